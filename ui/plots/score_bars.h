#pragma once

#include <vector>

#include <QString>
#include <QWidget>

namespace vlm::ui {

/// Scores per class as horizontal bars with their numbers; the reference and the prediction are marked by words.
class ScoreBars : public QWidget {
    Q_OBJECT
public:
    struct Bar {
        QString name;
        double score = 0.0;
        bool reference = false;
        bool predicted = false;
    };

    explicit ScoreBars(QWidget* parent = nullptr);
    void setBars(std::vector<Bar> bars);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int rowHeight() const;
    std::vector<Bar> m_bars;
};

}
