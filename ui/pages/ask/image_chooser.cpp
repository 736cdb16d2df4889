#include "ui/pages/ask/image_chooser.h"

#include <algorithm>

#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/decoding/decode.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/models/thumbnails.h"
#include "ui/pages/data/image_view.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/widgets/flow_layout.h"

namespace vlm::ui {

ImageChooser::ImageChooser(Workbench& workbench, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_view(new ImageView)
    , m_dataset(new QComboBox)
    , m_index(new QSpinBox)
    , m_open(new QToolButton)
{
    setObjectName("ask.chooser");
    setAcceptDrops(true);
    m_view->setObjectName("ask.image");
    setMinimumScaled(m_view, 260, 220);
    m_view->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // takes what is left, wants no more
    m_dataset->setObjectName("ask.dataset");
    m_dataset->setAccessibleName(tr("Data set"));
    m_dataset->setMinimumContentsLength(8);
    m_index->setObjectName("ask.sample");
    m_index->setAccessibleName(tr("Sample"));
    m_index->setMinimum(1);
    m_index->setPrefix(tr("sample "));
    m_index->setKeyboardTracking(false);
    m_open->setObjectName("ask.open");
    m_open->setIcon(icon("folder-open"));
    m_open->setText(tr("Open file…"));
    m_open->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_open->setToolTip(tr("An image or a DICOM file; you can also drop one here (Ctrl+Shift+O)"));
    setMinimumScaled(m_open, 96, 32);
    auto* row = new FlowLayout;
    m_dataset->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    row->addWidget(m_dataset);
    row->addWidget(m_index);
    row->addWidget(m_open);
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 0, kGap);
    column->addWidget(m_view, 1);
    column->addLayout(row);
    m_view->setMessage(tr("Drop an image here, open a file, or choose a sample."));
    connect(m_open, &QToolButton::clicked, this, &ImageChooser::askForFile);
    connect(m_dataset, &QComboBox::activated, this, [this] {
        const QSignalBlocker quiet(m_index);
        m_index->setValue(1);
        loadSample();
    });
    connect(m_index, &QSpinBox::valueChanged, this, &ImageChooser::loadSample);
    refresh();
}

void ImageChooser::refresh()
{
    if (!m_workbench.hasProject()) {
        m_datasets.clear();
        m_dataset->clear();
        m_dataset->setEnabled(false);
        m_index->setEnabled(false);
        return;
    }
    m_workbench.query(
        this, "datasets", [&workbench = m_workbench] { return workbench.reader().datasets(); },
        [this](std::vector<store::DatasetRow> rows) {
            const QString before = m_dataset->currentData().toString();
            m_datasets = std::move(rows);
            // Questions first: they bring a question along.
            std::ranges::stable_sort(
                m_datasets, [](const auto& a, const auto& b) { return a.task == "vqa" && b.task != "vqa"; });
            m_dataset->clear();
            for (const store::DatasetRow& row : m_datasets)
                m_dataset->addItem(toQt(row.title), toQt(row.id));
            const bool any = !m_datasets.empty();
            m_dataset->setEnabled(any);
            m_index->setEnabled(any);
            m_dataset->setCurrentIndex(std::max(0, m_dataset->findData(before)));
            if (any && !m_image && m_name.isEmpty())
                loadSample();
        });
}

void ImageChooser::showSample(const QString& dataset, int index)
{
    m_dataset->setCurrentIndex(std::max(0, m_dataset->findData(dataset)));
    const QSignalBlocker quiet(m_index);
    m_index->setMaximum(std::max(m_index->maximum(), index + 1));
    m_index->setValue(index + 1);
    loadSample();
}

void ImageChooser::step(int samples)
{
    if (m_index->isEnabled())
        m_index->setValue(m_index->value() + samples);
}

void ImageChooser::loadSample()
{
    const auto at = static_cast<std::size_t>(m_dataset->currentIndex());
    if (m_dataset->currentIndex() < 0 || at >= m_datasets.size())
        return;
    const quint64 mine = ++m_request;
    struct Found {
        Read read;
        std::int64_t count = 0;
    };
    m_view->setMessage(tr("Reading…"));
    m_workbench.query(
        this, "sample",
        [&workbench = m_workbench, pool = m_pool, dataset = m_datasets[at], index = m_index->value() - 1] {
            const store::Reader reader = workbench.reader();
            store::SampleQuery query{.dataset = dataset.id, .split = "test"};
            std::int64_t count = reader.countSamples(query);
            if (count == 0) {
                query.split.clear();
                count = reader.countSamples(query);
            }
            const auto rows
                = reader.samples(query, std::min<std::int64_t>(index, std::max<std::int64_t>(0, count - 1)), 1);
            if (rows.empty())
                throw Error(ErrorKind::Data, dataset.id + " has no samples");
            const store::SampleRow& row = rows.front();
            const auto opened = pool->open(dataset);
            Found found{.read = {.image = {}, .sample = row, .name = toQt(row.id)}, .count = count};
            if (row.image.empty())
                return found;
            const data::Sample sample = sampleOf(*opened, row);
            found.read.image = std::make_shared<const imaging::Image>(opened->load(sample));
            found.read.pixels = opened->pixelShape(sample);
            return found;
        },
        [this, mine](Found found) {
            if (mine != m_request)
                return;
            const QSignalBlocker quiet(m_index);
            m_index->setMaximum(static_cast<int>(found.count));
            m_index->setSuffix(tr(" of %1").arg(countText(found.count)));
            take(std::move(found.read));
        },
        [this, mine](const QString& reason) {
            if (mine == m_request)
                fail(reason);
        });
}

void ImageChooser::askForFile()
{
    const QString file = file_dialogs::askOpenFile(this, tr("Open an image"), {},
        tr("Images (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp *.dcm);;All files (*)"));
    if (!file.isEmpty())
        openFile(file);
}

void ImageChooser::openFile(const QString& file)
{
    const quint64 mine = ++m_request;
    m_view->setMessage(tr("Reading…"));
    m_workbench.query(
        this, "file", [path = toPath(file)] { return std::make_shared<const imaging::Image>(decoding::decode(path)); },
        [this, mine, name = QFileInfo(file).fileName()](std::shared_ptr<const imaging::Image> image) {
            if (mine == m_request)
                take({.image = std::move(image), .sample = {}, .name = name});
        },
        [this, mine](const QString& reason) {
            if (mine == m_request)
                fail(reason);
        });
}

void ImageChooser::take(Read read)
{
    m_image = std::move(read.image);
    m_sample = std::move(read.sample);
    m_name = read.name;
    if (m_image)
        m_view->setImage(toQImage(*m_image), m_name, {}, read.pixels);
    else
        m_view->setMessage(tr("This sample is text only; it has no image."));
    Q_EMIT imageChanged();
}

void ImageChooser::fail(const QString& reason)
{
    m_image.reset();
    m_sample.reset();
    m_view->setMessage(reason);
    Q_EMIT imageChanged();
}

void ImageChooser::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.front().isLocalFile())
        event->acceptProposedAction();
}

void ImageChooser::dropEvent(QDropEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.isEmpty() || !urls.front().isLocalFile())
        return;
    event->acceptProposedAction();
    openFile(urls.front().toLocalFile());
}

}
