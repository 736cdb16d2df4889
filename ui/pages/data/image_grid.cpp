#include "ui/pages/data/image_grid.h"

#include <utility>

#include <QGridLayout>

#include "ui/base/theme.h"
#include "ui/pages/data/image_view.h"

namespace vlm::ui {

ImageGrid::ImageGrid(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    setSpacing(m_grid, 0, 2);
    for (int i = 0; i < kMost; ++i) {
        m_views[static_cast<std::size_t>(i)] = new ImageView;
        m_grid->addWidget(view(i), i / 2, i % 2);
    }
    for (int i = 0; i < kMost; ++i)
        for (int j = i + 1; j < kMost; ++j)
            ImageView::link(view(i), view(j));
    setCount(1);
}

void ImageGrid::setCount(int views)
{
    m_count = views;
    for (int i = 0; i < kMost; ++i)
        view(i)->setVisible(i < views);
    place();
}

void ImageGrid::place()
{
    const bool stacked = m_count == 2 && height() > width();
    if (std::exchange(m_stacked, stacked) == stacked)
        return;
    m_grid->addWidget(view(1), stacked ? 1 : 0, stacked ? 0 : 1);
    m_grid->addWidget(view(2), 1, stacked ? 1 : 0);
}

void ImageGrid::resizeEvent(QResizeEvent*)
{
    place();
}

void ImageGrid::copyFrom(const ImageGrid& other)
{
    setCount(other.count());
    for (int i = 0; i < m_count; ++i) {
        const ImageView* from = other.view(i);
        view(i)->setColours(from->colours());
        if (!from->hasImage()) {
            view(i)->setMessage(from->message());
            continue;
        }
        view(i)->setImage(from->image(), from->name(), from->raw(), from->pixels());
        view(i)->setWindowLevel(from->window(), from->level());
    }
}

}
