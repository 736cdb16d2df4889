#include "ui/pages/data/image_desk.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/models/thumbnails.h"
#include "ui/pages/data/image_grid.h"
#include "ui/pages/data/image_view.h"
#include "ui/pages/data/raw_image.h"
#include "ui/pages/data/window_panel.h"

namespace vlm::ui {
namespace {

constexpr const char* kSlots[ImageGrid::kMost] = {"image", "image 2", "image 3", "image 4"};

}

ImageDesk::ImageDesk(Workbench& workbench, std::shared_ptr<DatasetPool> datasets, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_datasets(std::move(datasets))
    , m_grid(new ImageGrid)
    , m_panel(new WindowPanel(m_grid->view(0)))
    , m_probe(new QLabel)
    , m_frames(new QWidget)
    , m_slider(new QSlider(Qt::Horizontal))
    , m_frame(new QLabel)
    , m_hanging(keptHanging())
{
    image()->setObjectName("data.viewer.image");
    m_probe->setObjectName("data.viewer.probe");
    m_probe->setTextFormat(Qt::PlainText);
    setTextRole(m_probe, TextRole::Small);
    m_probe->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_slider->setObjectName("data.viewer.frames");
    m_slider->setAccessibleName(tr("Frame"));
    m_slider->setPageStep(5);
    setTextRole(m_frame, TextRole::Small);
    auto* frames = new QHBoxLayout(m_frames);
    setSpacing(frames, 0, 2, 0, 2, kGap);
    frames->addWidget(m_slider, 1);
    frames->addWidget(m_frame);
    m_frames->hide();
    m_panel->hide();
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 0, 2);
    column->addWidget(m_grid, 1);
    column->addWidget(m_probe);
    column->addWidget(m_frames);
    column->addWidget(m_panel);

    for (int i = 0; i < ImageGrid::kMost; ++i)
        connect(m_grid->view(i), &ImageView::probed, m_probe, &QLabel::setText);
    connect(m_slider, &QSlider::valueChanged, this, [this](int frame) { load(0, frame); });
}

ImageView* ImageDesk::image() const
{
    return m_grid->view(0);
}

void ImageDesk::show(
    const store::DatasetRow& dataset, const store::SampleRow& chosen, const std::vector<store::SampleRow>& after)
{
    const auto ids = [](const std::vector<store::SampleRow>& rows) {
        std::vector<std::string> out;
        for (const store::SampleRow& row : rows)
            out.push_back(row.id);
        return out;
    };
    const bool same = m_dataset.id == dataset.id && m_dataset.fingerprint == dataset.fingerprint
        && m_dataset.path == dataset.path && !m_samples.empty() && m_samples[0].id == chosen.id && image()->hasImage();
    if (same && ids(m_after) == ids(after))
        return;
    m_dataset = dataset;
    m_after = after;
    if (!same) { // else its zoom and window stay
        ++m_request;
        m_frames->hide();
        m_samples = {chosen};
        load(0);
    }
    findRelatives();
}

/// What lies beside the chosen sample is known when the data set is open; its image does not wait for it.
void ImageDesk::findRelatives()
{
    if (m_hanging.beside == Hanging::Beside::Next)
        return arrange({});
    m_workbench.query(
        this, "relatives",
        [chosen = m_samples[0], dataset = m_dataset, pool = m_datasets] {
            return relativesOf(*pool->open(dataset), chosen);
        },
        [this, mine = m_request](const Relatives& relatives) {
            if (mine == m_request)
                arrange(relatives);
        },
        [this, mine = m_request](const QString&) { // the image says why
            if (mine == m_request)
                arrange({});
        });
}

void ImageDesk::arrange(const Relatives& relatives)
{
    Hung hung = hang(m_hanging, m_dataset.task, m_samples[0], m_after, relatives);
    const std::vector<store::SampleRow> before = std::exchange(m_samples, std::move(hung.samples));
    m_patient = hung.patient;
    m_grid->setCount(hung.views);
    for (std::size_t i = 1; i < static_cast<std::size_t>(hung.views); ++i) {
        const bool there = i < before.size() && i < m_samples.size() && before[i].id == m_samples[i].id;
        if (const int view = static_cast<int>(i); !there || !m_grid->view(view)->hasImage())
            load(view);
    }
    Q_EMIT questionsHung(hung.questions);
}

void ImageDesk::clear(const QString& message)
{
    ++m_request;
    m_samples.clear();
    m_after.clear();
    m_frames->hide();
    m_probe->clear();
    for (int i = 0; i < ImageGrid::kMost; ++i)
        m_grid->view(i)->setMessage(i == 0 ? message : QString());
}

void ImageDesk::setHanging(const Hanging& hanging)
{
    m_hanging = hanging;
    if (m_samples.empty())
        m_grid->setCount(std::max(1, hanging.views));
    else
        findRelatives();
}

void ImageDesk::showPanel(bool on)
{
    m_panel->setVisible(on);
}

void ImageDesk::load(int view, std::optional<std::int64_t> frame)
{
    ImageView* target = m_grid->view(view);
    if (static_cast<std::size_t>(view) >= m_samples.size()) {
        target->setMessage(m_samples.empty() ? target->message()
                : m_patient                  ? tr("No other image of this patient.")
                                             : tr("The list ends here."));
        return;
    }
    const store::SampleRow& sample = m_samples[static_cast<std::size_t>(view)];
    if (sample.image.empty()) {
        target->setMessage(tr("This sample is text only; it has no image."));
        return;
    }
    m_workbench.query(
        this, kSlots[view],
        [sample, dataset = m_dataset, pool = m_datasets, frame] {
            const auto opened = pool->open(dataset);
            return viewImage(*opened, sampleOf(*opened, sample), frame);
        },
        [this, view, mine = m_request](const ViewedImage& viewed) {
            if (mine == m_request)
                shown(view, viewed);
        },
        [target, mine = m_request, this](const QString& reason) {
            if (mine == m_request)
                target->setMessage(reason);
        });
}

void ImageDesk::shown(int view, const ViewedImage& viewed)
{
    m_grid->view(view)->setImage(
        viewed.image, toQt(m_samples[static_cast<std::size_t>(view)].id), viewed.raw, viewed.pixels);
    if (view != 0)
        return m_grid->view(view)->catchUpWith(*m_grid->view(0));
    const QSignalBlocker quiet(m_slider);
    m_slider->setRange(0, static_cast<int>(viewed.frames) - 1);
    if (!m_slider->isSliderDown())
        m_slider->setValue(static_cast<int>(viewed.frame));
    m_frame->setText(tr("Frame %1 of %2").arg(countText(viewed.frame + 1), countText(viewed.frames)));
    m_frames->setVisible(viewed.frames > 1);
}

}
