#pragma once

#include <memory>
#include <optional>

#include <QImage>
#include <QPixmap>
#include <QWidget>

#include "core/decoding/pixel_shape.h"

namespace vlm::ui {

class RawImage;

/// One image on a dark canvas: wheel zooms at the cursor, middle-drag pans, left-drag sets window (across) and level
/// (down), Ctrl-drag takes both from a region, double-click resets, F fits, Ctrl+1 shows pixels one to one, 1 to 5 are
/// the presets of CT, A hides the corners. Window and level are in the modality's unit where the file holds more than
/// is shown. The corners say what is shown; the edges where the patient's left, back and head are, when that is known.
/// Pixels that are no squares are drawn with their proportions, and a corner says so. Only the drawing knows of that:
/// places, values, regions and what goes to a model are of the pixels as they are stored.
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

    /// @param raw the values behind the image; null where it has no more than 8 bits
    /// @param pixels their sides; a place in the image is always counted in pixels
    void setImage(const QImage& image, const QString& name, std::shared_ptr<const RawImage> raw = {},
        const decoding::PixelShape& pixels = {});
    const std::shared_ptr<const RawImage>& raw() const { return m_raw; }
    const decoding::PixelShape& pixels() const { return m_pixels; }
    /// While decoding, or instead of an image that cannot be read.
    void setMessage(const QString& text);
    void setCornerText(const QString& text); // bottom left: "37 of 412"
    bool hasImage() const { return !m_image.isNull(); }
    QString message() const { return m_message; }
    const QImage& image() const { return m_image; }
    QString name() const { return m_name; }
    void setColours(ColourMap map);
    ColourMap colours() const { return m_colours; }
    /// Window and level that leave out the share `tail` of the pixels at either end.
    /// @param region in pixels; empty: the whole picture
    void autoContrast(double tail = 0.01, const QRect& region = {});
    /// The n-th preset of the modality, from 1. @return false if there is none
    bool choosePreset(int number);
    /// Zoom, place, window and level of one follow the other's from now on, both ways.
    static void link(ImageView* one, ImageView* other);
    /// A picture that came after `first` was zoomed or given a window takes them over; nothing else changes.
    void catchUpWith(const ImageView& first);

    /// Points of the screen for a pixel, along its smaller side.
    double zoom() const;
    /// Where the image lies in the widget.
    QRectF target() const;
    double window() const { return m_window; }
    double level() const { return m_level; }
    QString unit() const; // "HU", or empty
    /// What lies under the mouse: place, stored value, value in its unit, shown grey. Empty outside the image.
    QString probeText() const;
    /// "pixels 0.70 × 1.40 mm", or their ratio where no more is known; empty of squares.
    QString pixelsText() const;
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
    void probed(const QString& text);
    void imageChanged();

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
    enum class Drag { None, Window, Pan, Region };
    double fitScale() const;
    QPointF scale() const; // points of the screen for a pixel across and down
    QPointF middle() const; // of the image, in pixels
    void zoomAt(const QPointF& point, double factor);
    void applyWindow();
    void describe();
    void follow(const ImageView& other);
    void setDefaultWindow();
    bool isDefaultWindow() const;
    QPoint pixelAt(const QPointF& point) const;
    QRect regionPixels() const;
    void paintCorners(QPainter& painter);
    void paintLetters(QPainter& painter);

    QImage m_image;
    std::shared_ptr<const RawImage> m_raw;
    decoding::PixelShape m_pixels;
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
    QPointF m_pressed;
    bool m_windowSet = false; // by the user; kept from one scan to the next
    bool m_corners = true;
};

}
