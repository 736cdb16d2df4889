#pragma once

#include <array>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <QObject>
#include <QString>

#include "core/store/rows.h"
#include "core/workflow/retrieval.h"
#include "ui/models/dataset_pool.h"

namespace vlm::ui {

/// A data set that one model has made searchable, with what was measured over all its queries.
struct OpenedRetrieval {
    std::shared_ptr<workflow::Retrieval> retrieval;
    std::array<workflow::RetrievalSummary, 2> summaries{}; // by SearchDirection
    std::array<std::vector<std::size_t>, 2> ranks{}; // [queries] of the first right entry

    const workflow::RetrievalSummary& summary(workflow::SearchDirection direction) const
    {
        return summaries[static_cast<std::size_t>(direction)];
    }
};

/// Keeps one model and its gallery on a thread of its own. Signals come on the thread of this object.
class RetrievalSearch : public QObject {
    Q_OBJECT
public:
    struct Request {
        store::ModelRow model;
        store::DatasetRow dataset;
        std::shared_ptr<DatasetPool> datasets;
        std::filesystem::path cache; // the project's features folder
    };

    explicit RetrievalSearch(QObject* parent = nullptr);
    ~RetrievalSearch() override; // stops at the next batch and waits

    /// Loads the model, encodes what the cache lacks, measures. Takes the place of everything that waits.
    void open(Request request);
    /// Scores of a text against the images of what is open.
    void search(const QString& text);
    void stop();
    /// Stops and lets go of the model.
    void close();

Q_SIGNALS:
    void progressed(qint64 done, qint64 total); // images; (0, 0) while the model loads
    void opened(std::shared_ptr<const vlm::ui::OpenedRetrieval> found);
    void found(const QString& text, const std::vector<float>& scores);
    void failed(const QString& reason);
    void stopped();

private:
    using Task = std::function<void(std::stop_token)>;
    void work(const std::stop_token& ending);
    void put(Task task);
    void openNow(const Request& request, const std::stop_token& stop);

    std::shared_ptr<OpenedRetrieval> m_open; // of the worker
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Task> m_tasks;
    std::stop_source m_stop; // of the task at work
    std::jthread m_thread; // last: starts when all else is there
};

}
