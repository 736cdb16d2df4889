#pragma once

#include <cstdint>
#include <vector>

#include <QWidget>

namespace vlm::ui {

/// How many pixels have which value, on a logarithmic scale, with window and level drawn over it.
class LevelHistogram : public QWidget {
    Q_OBJECT
public:
    explicit LevelHistogram(QWidget* parent = nullptr);

    void setCounts(std::vector<std::int64_t> counts, double smallest, double largest);
    void setWindow(double window, double level);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<std::int64_t> m_counts;
    double m_smallest = 0.0;
    double m_largest = 255.0;
    double m_window = 255.0;
    double m_level = 127.5;
};

}
