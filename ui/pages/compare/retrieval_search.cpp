#include "ui/pages/compare/retrieval_search.h"

#include <chrono>
#include <utility>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/config/precision.h"
#include "core/models/model.h"
#include "ui/bridge/text.h"

namespace vlm::ui {
namespace {

constexpr std::size_t kReplicates = 1000;
constexpr std::chrono::milliseconds kProgressInterval{80};

}

RetrievalSearch::RetrievalSearch(QObject* parent)
    : QObject(parent)
    , m_thread([this](const std::stop_token& ending) { work(ending); })
{
}

RetrievalSearch::~RetrievalSearch()
{
    stop();
}

void RetrievalSearch::stop()
{
    const std::lock_guard lock(m_mutex);
    m_tasks.clear();
    m_stop.request_stop();
}

void RetrievalSearch::close()
{
    stop();
    put([this](const std::stop_token&) { m_open.reset(); });
}

void RetrievalSearch::put(Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
}

void RetrievalSearch::open(Request request)
{
    stop();
    put([this, request = std::move(request)](const std::stop_token& token) { openNow(request, token); });
}

void RetrievalSearch::search(const QString& text)
{
    put([this, text](const std::stop_token& token) {
        if (!m_open)
            return;
        std::vector<float> scores = m_open->retrieval->scores(text.toStdString(), token);
        QMetaObject::invokeMethod(
            this, [this, text, scores = std::move(scores)] { Q_EMIT found(text, scores); }, Qt::QueuedConnection);
    });
}

void RetrievalSearch::work(const std::stop_token& ending)
{
    while (true) {
        Task task;
        std::stop_token token;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, ending, [this] { return !m_tasks.empty(); }))
                return;
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
            m_stop = std::stop_source();
            token = m_stop.get_token();
        }
        const std::stop_callback ends(ending, [this] { m_stop.request_stop(); });
        try {
            guard(ErrorKind::Internal, "search", [&] { task(token); });
        } catch (const Error& error) {
            const bool cancelled = error.kind() == ErrorKind::Cancelled;
            QMetaObject::invokeMethod(
                this,
                [this, cancelled, reason = toQt(error.what())] {
                    if (cancelled)
                        Q_EMIT stopped();
                    else
                        Q_EMIT failed(reason);
                },
                Qt::QueuedConnection);
        }
    }
}

void RetrievalSearch::openNow(const Request& request, const std::stop_token& stop)
{
    m_open.reset(); // before another model is read: memory holds one
    const auto tell = [this](std::size_t done, std::size_t total) {
        QMetaObject::invokeMethod(
            this, [this, done, total] { Q_EMIT progressed(static_cast<qint64>(done), static_cast<qint64>(total)); },
            Qt::QueuedConnection);
    };
    tell(0, 0);
    const std::string precision(config::automaticPrecision());
    workflow::Retrieval::Options options{.cache = request.cache,
        .fingerprint = request.model.fingerprint,
        .precision = precision,
        .threads = defaultThreads(),
        .progress = {},
        .stop = stop};
    options.progress
        = [tell, last = std::chrono::steady_clock::time_point()](std::size_t done, std::size_t total) mutable {
              const auto now = std::chrono::steady_clock::now();
              if (now - last < kProgressInterval && done < total)
                  return;
              last = now;
              tell(done, total);
          };
    auto open = std::make_shared<OpenedRetrieval>();
    open->retrieval = std::make_shared<workflow::Retrieval>(request.datasets->open(request.dataset),
        models::loadEncoder(request.model.folder, {.precision = models::precisionFromName(precision)}), options);
    const workflow::RetrievalSet& set = open->retrieval->set();
    for (const auto direction : {workflow::SearchDirection::TextToImage, workflow::SearchDirection::ImageToText}) {
        const auto at = static_cast<std::size_t>(direction);
        open->summaries[at] = open->retrieval->summary(direction, kReplicates, stop);
        for (std::size_t query = 0; query < set.queries(direction); ++query) {
            throwIfStopped(stop);
            const auto& right = set.positives(direction, query);
            open->ranks[at].push_back(
                workflow::ranked(open->retrieval->scores(direction, query), right, 0).correct.front().rank);
        }
    }
    m_open = open;
    QMetaObject::invokeMethod(
        this, [this, open] { Q_EMIT opened(open); }, Qt::QueuedConnection);
}

}
