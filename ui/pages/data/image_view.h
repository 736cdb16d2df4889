#pragma once

#include <optional>

#include <QImage>
#include <QPixmap>
#include <QWidget>

namespace vlm::ui {

/// One image on a dark canvas: wheel zooms at the cursor, middle-drag pans, left-drag sets window (across) and level
/// (down), double-click resets, F fits, Ctrl+1 shows pixels one to one. The corners say what is shown.
class ImageView : public QWidget {
    Q_OBJECT
public:
    enum class ColourMap {
        Grey,
        Inverted,
        Heat,
        Viridis
    }; // of grey images; the last two for reading faint differences
    Q_ENUM(ColourMap)

    explicit ImageView(QWidget* parent = nullptr);

    void setImage(const QImage& image, const QString& name);
    /// While decoding, or instead of an image that cannot be read.
    void setMessage(const QString& text);
    void setCornerText(const QString& text); // bottom left: "37 of 412"
    bool hasImage() const { return !m_image.isNull(); }
    QString message() const { return m_message; }
    const QImage& image() const { return m_image; }
    QString name() const { return m_name; }
    void setColours(ColourMap map);
    ColourMap colours() const { return m_colours; }
    /// Window and level that spread the middle 98 % of the pixels over the whole range.
    void autoContrast();
    /// Zoom, place, window and level of one follow the other's from now on, both ways.
    static void link(ImageView* one, ImageView* other);

    double zoom() const;
    double window() const { return m_window; }
    double level() const { return m_level; }
    QSize sizeHint() const override;

public Q_SLOTS:
    void fit();
    void actualSize();
    void zoomBy(double factor);
    void resetWindow();
    void setWindowLevel(double window, double level);

Q_SIGNALS:
    void windowChanged(double window, double level);
    void viewChanged(); // zoom, place, window or level, by the user

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Drag { None, Window, Pan };
    double fitScale() const;
    QRectF target() const; // of the image, in widget coordinates
    void zoomAt(const QPointF& point, double factor);
    void applyWindow();
    void describe();
    void follow(const ImageView& other);
    QString probeText() const;

    QImage m_image;
    QPixmap m_shown; // after window and level
    QString m_name;
    QString m_message;
    QString m_corner;
    std::optional<double> m_scale; // none: fitted
    QPointF m_centre; // image point in the middle of the view
    double m_window = 255.0;
    double m_level = 127.5;
    ColourMap m_colours = ColourMap::Grey;
    std::optional<QPoint> m_probe; // pixel under the mouse
    Drag m_drag = Drag::None;
    QPointF m_last;
};

}
