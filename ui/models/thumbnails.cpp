#include "ui/models/thumbnails.h"

#include <atomic>
#include <cstring>
#include <utility>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/data/disk_cache.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"

namespace vlm::ui {
namespace {

constexpr int kThreads = 2;
constexpr std::size_t kQueueLimit = 400; // about three screens of the smallest tiles; older requests are dropped
constexpr int kDearPixels = 256 * 256; // smaller images decode faster than a file is read
constexpr int kJpegQuality = 88;
constexpr int kTrimEvery = 4096; // new files, some 20 MB
// Less than is allowed: with a data set of 200,000 samples open and audited the program is to stay below 400 MB.
constexpr int kKeptMb = 24; // some 140 of the largest: two screens and more
static_assert(kKeptMb <= Thumbnails::kMemoryMb);

QString keyOf(const store::SampleRow& sample)
{
    return toQt(sample.dataset) + QLatin1Char('\n') + toQt(sample.id);
}

std::filesystem::path fileOf(const std::filesystem::path& folder, const std::string& imageKey)
{
    const std::string hash = hashText(imageKey + "/proportions/" + std::to_string(Thumbnails::kSide));
    return folder / hash.substr(0, 2) / (hash.substr(2, 30) + ".jpg");
}

/// A lost thumbnail is made again, so it is renamed into place without a flush to disk.
void keep(const QImage& image, const std::filesystem::path& file)
{
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    std::filesystem::path part = file;
    part += ".part" + std::to_string(reinterpret_cast<std::uintptr_t>(QThread::currentThreadId()));
    if (image.save(pathText(part), "JPEG", kJpegQuality))
        std::filesystem::rename(part, file, error);
}

QImage thumbnail(const data::Dataset& dataset, const data::Sample& sample, const std::filesystem::path& folder)
{
    const std::filesystem::path file = fileOf(folder, dataset.imageKey(sample));
    if (QImage kept(pathText(file)); !kept.isNull()) {
        data::markUsed(file);
        return kept;
    }
    const SamplePicture picture = samplePicture(dataset, sample);
    const QImage small = fitted(picture, Thumbnails::kSide, SmallPictures::AsTheyAre);
    if (picture.image.width() * picture.image.height() >= kDearPixels) {
        keep(small, file);
        static std::atomic<int> kept = 0;
        if (++kept % kTrimEvery == 0)
            data::trimFolder(folder, data::kThumbnailBytes);
    }
    return small;
}

}

QImage toQImage(const imaging::Image& image)
{
    const bool grey = image.channels == 1;
    QImage out(image.width, image.height, grey ? QImage::Format_Grayscale8 : QImage::Format_RGB888);
    const auto stride = static_cast<std::size_t>(image.width * image.channels);
    for (int y = 0; y < image.height; ++y)
        std::memcpy(out.scanLine(y), image.pixels.data() + static_cast<std::size_t>(y) * stride, stride);
    return out;
}

SamplePicture samplePicture(const data::Dataset& dataset, const data::Sample& sample)
{
    return {.image = toQImage(dataset.load(sample)), .pixels = dataset.pixelShape(sample)};
}

QImage fitted(const SamplePicture& picture, int side, SmallPictures small)
{
    const auto [wider, higher] = picture.pixels.stretch();
    const QSizeF shown(picture.image.width() * wider, picture.image.height() * higher);
    const bool fits = small == SmallPictures::AsTheyAre && shown.width() <= side && shown.height() <= side;
    if (fits && picture.pixels.square())
        return picture.image;
    const QSize size = (fits ? shown : shown.scaled(side, side, Qt::KeepAspectRatio)).toSize();
    return picture.image.scaled(size.expandedTo({1, 1}), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

Thumbnails::Thumbnails(Workbench& workbench, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_datasets(std::make_shared<DatasetPool>())
    , m_cache(kKeptMb * 1024)
{
    m_pool.setMaxThreadCount(kThreads);
    m_pool.setThreadPriority(QThread::LowPriority);
    connect(&workbench, &Workbench::projectOpened, this, [this] {
        forget();
        readDatasets();
    });
    connect(&workbench, &Workbench::projectClosed, this, &Thumbnails::forget);
    connect(&workbench, &Workbench::projectChanged, this, &Thumbnails::readDatasets);
    if (workbench.hasProject())
        readDatasets();
}

Thumbnails::~Thumbnails()
{
    forget();
    m_pool.waitForDone();
}

void Thumbnails::readDatasets()
{
    if (!m_workbench.hasProject())
        return;
    const std::filesystem::path folder = m_workbench.project().cacheFolder() / "thumbnails";
    if (std::exchange(m_folder, folder) != folder)
        m_pool.start([folder] { data::trimFolder(folder, data::kThumbnailBytes); });
    m_workbench.query(
        this, "datasets", [&workbench = m_workbench] { return workbench.reader().datasets(); },
        [this](const std::vector<store::DatasetRow>& rows) {
            m_rows.clear();
            for (const store::DatasetRow& row : rows)
                m_rows.insert(toQt(row.id), row);
            for (const QString& key : std::exchange(m_waiting, {}))
                Q_EMIT ready(key.section(QLatin1Char('\n'), 0, 0), key.section(QLatin1Char('\n'), 1));
        });
}

void Thumbnails::forget()
{
    ++m_generation;
    m_waiting.clear();
    {
        const std::lock_guard lock(m_mutex);
        m_queue.clear();
    }
    m_requested.clear();
    m_cache.clear();
    m_failures.clear();
    m_rows.clear();
    m_datasets = std::make_shared<DatasetPool>();
}

void Thumbnails::retry()
{
    m_datasets->clear();
    m_failures.clear();
}

const store::DatasetRow* Thumbnails::dataset(const std::string& id) const
{
    const auto found = m_rows.find(toQt(id));
    return found == m_rows.end() ? nullptr : &*found;
}

int Thumbnails::pending() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_queue.size());
}

QPixmap Thumbnails::pixmap(const store::SampleRow& sample)
{
    const QString key = keyOf(sample);
    if (const QPixmap* kept = m_cache.object(key))
        return *kept;
    if (!m_requested.contains(key) && !m_failures.contains(key))
        request(key, sample);
    return {};
}

QString Thumbnails::failure(const store::SampleRow& sample) const
{
    return m_failures.value(keyOf(sample));
}

void Thumbnails::request(const QString& key, const store::SampleRow& sample)
{
    const store::DatasetRow* row = dataset(sample.dataset);
    if (!row) {
        m_waiting.insert(key);
        return;
    }
    m_requested.insert(key);
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_front({key, sample, *row, m_datasets, m_folder, m_generation});
        while (m_queue.size() > kQueueLimit) {
            m_requested.remove(m_queue.back().key);
            m_queue.pop_back();
        }
    }
    startWorkers();
}

void Thumbnails::startWorkers()
{
    const std::lock_guard lock(m_mutex);
    while (m_workers < kThreads && m_workers < static_cast<int>(m_queue.size())) {
        ++m_workers;
        m_pool.start([this] { work(); });
    }
}

void Thumbnails::work()
{
    while (true) {
        Job job;
        {
            const std::lock_guard lock(m_mutex);
            if (m_queue.empty()) {
                --m_workers;
                return;
            }
            job = std::move(m_queue.front());
            m_queue.pop_front();
        }
        QImage image;
        QString failure;
        try {
            image = guard(ErrorKind::Image, job.sample.id, [&] {
                const auto dataset = job.datasets->open(job.dataset);
                return thumbnail(*dataset, sampleOf(*dataset, job.sample), job.folder);
            });
        } catch (const Error& error) {
            failure = toQt(error.what());
        }
        QMetaObject::invokeMethod(this, [this, job = std::move(job), image, failure] { deliver(job, image, failure); });
    }
}

void Thumbnails::deliver(const Job& job, const QImage& image, const QString& failure)
{
    if (job.generation != m_generation)
        return;
    m_requested.remove(job.key);
    if (failure.isEmpty()) {
        auto* pixmap = new QPixmap(QPixmap::fromImage(image));
        const int bytes = pixmap->width() * pixmap->height() * pixmap->depth() / 8;
        m_cache.insert(job.key, pixmap, bytes / 1024 + 1);
    } else {
        m_failures.insert(job.key, failure);
    }
    Q_EMIT ready(toQt(job.sample.dataset), toQt(job.sample.id));
}

}
