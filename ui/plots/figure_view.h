#pragma once

#include <functional>
#include <optional>

#include <QPixmap>
#include <QWidget>

#include "ui/figures/render.h"

namespace vlm::ui {

/// A figure on a white paper card, painted by the same renderer as the files. Its data are hit by mouse and by the
/// arrow keys; the cursor is what Enter and double-click open.
class FigureView : public QWidget {
    Q_OBJECT
public:
    struct Place {
        int row = 0;
        int column = 0;
        bool operator==(const Place&) const = default;
    };

    explicit FigureView(QWidget* parent = nullptr);

    void setFigure(figures::Figure figure);
    const figures::Figure& figure() const { return m_figure; }
    /// Text of a datum for the tooltip and for screen readers.
    void setExplanation(std::function<QString(Place)> explain);
    /// Grow with the widget's height; off for figures in a scroll area.
    void setFillsHeight(bool on);
    std::optional<Place> cursor() const { return m_cursor; }
    void setCursorAt(std::optional<Place> place);
    QRectF areaOf(Place place) const; // in widget coordinates
    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void cursorMoved(int row, int column);
    void activated(int row, int column);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    figures::Style styleFor(QSize size) const;
    double scale() const; // widget pixels a unit
    void invalidate();
    void render();
    std::optional<Place> placeAt(const QPointF& position) const;
    void step(int rows, int columns);

    figures::Figure m_figure;
    std::function<QString(Place)> m_explain;
    bool m_fillsHeight = true;
    QPixmap m_picture;
    figures::Painted m_painted;
    std::optional<Place> m_cursor;
    std::optional<Place> m_hover;
};

}
