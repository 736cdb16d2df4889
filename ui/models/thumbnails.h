#pragma once

#include <deque>
#include <memory>
#include <mutex>

#include <QCache>
#include <QHash>
#include <QImage>
#include <QObject>
#include <QPixmap>
#include <QSet>
#include <QThreadPool>

#include "core/store/rows.h"
#include "ui/models/dataset_pool.h"

namespace vlm::ui {

class Workbench;

/// Small pictures of samples, made on worker threads, newest request first, kept in a bounded memory cache and, where
/// decoding is dear, in the project's cache folder. GUI thread only.
class Thumbnails : public QObject {
    Q_OBJECT
public:
    static constexpr int kSide = 208; // pixels of the longer side
    static constexpr int kMemoryMb = 128;

    explicit Thumbnails(Workbench& workbench, QObject* parent = nullptr);
    ~Thumbnails() override;

    /// Null while it is being made (ready() follows) or if the image cannot be read (see failure()).
    QPixmap pixmap(const store::SampleRow& sample);
    QString failure(const store::SampleRow& sample) const;
    std::shared_ptr<DatasetPool> sharedDatasets() const { return m_datasets; }
    /// The data set's row, from a copy that follows the project.
    const store::DatasetRow* dataset(const std::string& id) const;
    int pending() const;
    /// Opens the data sets afresh and tries again what could not be read.
    void retry();

Q_SIGNALS:
    void ready(const QString& dataset, const QString& sample);

private:
    struct Job {
        QString key;
        store::SampleRow sample;
        store::DatasetRow dataset;
        std::shared_ptr<DatasetPool> datasets;
        std::filesystem::path folder;
        quint64 generation = 0;
    };
    void request(const QString& key, const store::SampleRow& sample);
    void startWorkers();
    void work();
    void deliver(const Job& job, const QImage& image, const QString& failure);
    void forget();
    void readDatasets();

    Workbench& m_workbench;
    std::shared_ptr<DatasetPool> m_datasets;
    QHash<QString, store::DatasetRow> m_rows;
    QCache<QString, QPixmap> m_cache;
    QHash<QString, QString> m_failures;
    QSet<QString> m_requested;
    QSet<QString> m_waiting; // for their data set's row
    mutable std::mutex m_mutex;
    std::deque<Job> m_queue; // newest first
    int m_workers = 0;
    quint64 m_generation = 1;
    std::filesystem::path m_folder;
    QThreadPool m_pool;
};

/// 8-bit grey or RGB as a QImage that owns its pixels.
QImage toQImage(const imaging::Image& image);

/// A sample's picture and the shape of its pixels, to be shown. @throws Error Image
struct SamplePicture {
    QImage image{};
    decoding::PixelShape pixels{};
};
SamplePicture samplePicture(const data::Dataset& dataset, const data::Sample& sample);
enum class SmallPictures { AsTheyAre, Enlarged };
/// Scaled into a square of this side, its pixels with their proportions.
QImage fitted(const SamplePicture& picture, int side, SmallPictures small = SmallPictures::Enlarged);

}
