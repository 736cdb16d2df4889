#pragma once

#include <cstdint>
#include <vector>

#include <QString>
#include <QWidget>

namespace vlm::ui {

/// How often each of a few values occurs: name, bar, count and share, one a line. The longest bar fills the width.
class CountBars : public QWidget {
    Q_OBJECT
public:
    struct Bar {
        QString name{};
        std::int64_t count = 0;
    };

    explicit CountBars(const QString& accessibleName, QWidget* parent = nullptr);
    /// @param whole what shares are taken of; 0: no shares
    void setBars(std::vector<Bar> bars, std::int64_t whole);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int rowHeight() const;
    QString numberText(const Bar& bar) const;

    std::vector<Bar> m_bars;
    std::int64_t m_whole = 0;
};

}
