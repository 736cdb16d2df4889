#pragma once

#include <array>

#include <QWidget>

class QGridLayout;

namespace vlm::ui {

class ImageView;

/// One, two or four images side by side, two above each other where that gives them more room; zoom, place, window and
/// level of all follow whichever is moved.
class ImageGrid : public QWidget {
    Q_OBJECT
public:
    static constexpr int kMost = 4;

    explicit ImageGrid(QWidget* parent = nullptr);

    void setCount(int views); // 1, 2 or 4
    int count() const { return m_count; }
    ImageView* view(int index) const { return m_views[static_cast<std::size_t>(index)]; }
    /// The same images, windows and colours.
    void copyFrom(const ImageGrid& other);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void place();

    QGridLayout* m_grid;
    std::array<ImageView*, kMost> m_views{};
    int m_count = 1;
    bool m_stacked = false; // two above each other
};

}
