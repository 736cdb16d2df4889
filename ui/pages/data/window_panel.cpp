#include "ui/pages/data/window_panel.h"

#include <algorithm>
#include <cmath>

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>

#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/pages/data/image_view.h"
#include "ui/pages/data/level_histogram.h"
#include "ui/pages/data/raw_image.h"

namespace vlm::ui {
namespace {

constexpr double kMostTail = 20.0; // per cent
constexpr double kUsualTail = 1.0;

QDoubleSpinBox* spin(const char* name, const QString& what)
{
    auto* box = new QDoubleSpinBox;
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(what);
    box->setToolTip(what);
    box->setKeyboardTracking(false);
    setMinimumScaled(box, 64);
    return box;
}

}

WindowPanel::WindowPanel(ImageView* view, QWidget* parent)
    : QWidget(parent)
    , m_view(view)
    , m_preset(new QComboBox)
    , m_window(spin("data.window.width", tr("Window")))
    , m_level(spin("data.window.level", tr("Level")))
    , m_tail(spin("data.window.tail", tr("Pixels cut off at either end")))
    , m_histogram(new LevelHistogram)
{
    setObjectName("data.window");
    m_preset->setObjectName("data.window.preset");
    m_preset->setAccessibleName(tr("Preset"));
    m_preset->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_preset->setMinimumContentsLength(8);
    m_window->setPrefix(tr("W "));
    m_level->setPrefix(tr("L "));
    m_tail->setRange(0.0, kMostTail);
    m_tail->setDecimals(1);
    m_tail->setSingleStep(0.5);
    m_tail->setValue(kUsualTail);
    m_tail->setSuffix(QStringLiteral(" %"));
    auto* clip = new QPushButton(tr("Clip"));
    clip->setObjectName("data.window.clip");
    clip->setToolTip(tr("Spread what is left over the whole range"));
    auto* grid = new QGridLayout(this);
    setSpacing(grid, 0, 6, 0, kGap, 6);
    grid->addWidget(m_histogram, 0, 0, 1, 4);
    grid->addWidget(m_window, 1, 0, 1, 2);
    grid->addWidget(m_level, 1, 2, 1, 2);
    grid->addWidget(m_preset, 2, 0, 1, 4);
    grid->addWidget(m_tail, 3, 0, 1, 2);
    grid->addWidget(clip, 3, 2, 1, 2);
    for (int column = 0; column < 4; ++column)
        grid->setColumnStretch(column, 1);

    for (QDoubleSpinBox* box : {m_window, m_level})
        connect(box, &QDoubleSpinBox::valueChanged, this, [this] {
            m_view->setWindowLevel(m_window->value(), m_level->value());
            Q_EMIT m_view->viewChanged();
        });
    connect(clip, &QPushButton::clicked, this, [this] { m_view->autoContrast(m_tail->value() / 100.0); });
    connect(m_preset, &QComboBox::activated, this, [this] {
        const QPointF window = m_preset->currentData().toPointF();
        m_view->setWindowLevel(window.x(), window.y());
        Q_EMIT m_view->viewChanged();
    });
    connect(m_view, &ImageView::imageChanged, this, &WindowPanel::showImage);
    connect(m_view, &ImageView::windowChanged, this, &WindowPanel::showWindow);
    showImage();
}

void WindowPanel::showImage()
{
    setEnabled(m_view->hasImage());
    const RawImage* raw = m_view->raw().get();
    m_preset->clear();
    double smallest = 0.0;
    double largest = 255.0;
    std::vector<std::int64_t> counts;
    if (raw) {
        for (const decoding::SourceImage::Window& window : raw->source().windows)
            m_preset->addItem(translated("window", window.name), QPointF(window.width, window.centre));
        smallest = raw->smallest();
        largest = raw->largest();
        counts.assign(raw->histogram().begin(), raw->histogram().end());
    } else if (m_view->hasImage()) {
        counts.assign(64, 0);
        const QImage grey = m_view->image().convertToFormat(QImage::Format_Grayscale8);
        for (int y = 0; y < grey.height(); ++y)
            for (int x = 0; x < grey.width(); ++x)
                ++counts[grey.constScanLine(y)[x] / 4];
    }
    m_preset->setVisible(m_preset->count() > 0);
    const double range = std::max(largest - smallest, 1e-6);
    const bool whole = !raw || raw->wholeNumbers();
    for (QDoubleSpinBox* box : {m_window, m_level}) {
        const QSignalBlocker quiet(box);
        box->setDecimals(whole ? 0 : std::clamp(static_cast<int>(3 - std::floor(std::log10(range))), 0, 8));
        box->setSingleStep(raw ? std::max(raw->step(), range / 100.0) : 1.0);
        box->setSuffix(m_view->unit().isEmpty() ? QString() : QLatin1Char(' ') + m_view->unit());
    }
    const double room = raw ? std::max(range, 4096.0) : range;
    {
        const QSignalBlocker quietWindow(m_window);
        const QSignalBlocker quietLevel(m_level);
        m_window->setRange(whole ? 1.0 : range / 255.0, 4.0 * room);
        m_level->setRange(smallest - room, smallest + 2.0 * room);
    }
    m_histogram->setCounts(std::move(counts), smallest, largest);
    showWindow();
}

void WindowPanel::showWindow()
{
    const QSignalBlocker quietWindow(m_window);
    const QSignalBlocker quietLevel(m_level);
    m_window->setValue(m_view->window());
    m_level->setValue(m_view->level());
    m_histogram->setWindow(m_view->window(), m_view->level());
    const QPointF now(m_view->window(), m_view->level());
    int found = -1;
    for (int i = 0; i < m_preset->count() && found < 0; ++i)
        if (m_preset->itemData(i).toPointF() == now)
            found = i;
    m_preset->setCurrentIndex(found);
    m_preset->setPlaceholderText(tr("Window of your own"));
}

}
