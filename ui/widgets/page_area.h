#pragma once

#include <QScrollArea>

namespace vlm::ui {

/// Holds a page and scrolls it where the window is smaller than the page can be, so that nothing is ever cut off.
class PageArea : public QScrollArea {
    Q_OBJECT
public:
    explicit PageArea(QWidget* page, QWidget* parent = nullptr);

    QSize minimumSizeHint() const override { return {0, 0}; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fit();
};

}
