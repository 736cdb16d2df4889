#include "ui/pages/results/judge_runner.h"

#include <chrono>

#include "core/base/error.h"
#include "ui/bridge/key_store.h"
#include "ui/bridge/text.h"

namespace vlm::ui {
namespace {

constexpr std::chrono::milliseconds kReportInterval{100};

}

JudgeRunner::JudgeRunner(KeyStore& keys, QObject* parent)
    : QObject(parent)
    , m_keys(keys)
{
}

JudgeRunner::~JudgeRunner()
{
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

void JudgeRunner::start(Job job)
{
    VLM_ASSERT(!m_running, "one judge at a time");
    m_running = true;
    m_thread = std::jthread([this, job = std::move(job)](const std::stop_token& stop) {
        QString error;
        try {
            guard(ErrorKind::Internal, "", [&] { work(job, stop); });
        } catch (const Error& fault) {
            if (fault.kind() != ErrorKind::Cancelled)
                error = toQt(fault.what());
        }
        QMetaObject::invokeMethod(this, [this, error] {
            m_running = false;
            Q_EMIT finished(error);
        });
    });
}

void JudgeRunner::stop()
{
    m_thread.request_stop();
}

void JudgeRunner::work(const Job& job, const std::stop_token& stop)
{
    std::filesystem::create_directories(job.journal.parent_path());
    remote::Endpoint endpoint(job.judge.endpoint, m_keys.lookup(job.judge.endpoint.keyVariable, stop));
    remote::RequestJournal ledger(remote::journalFile(job.modelFolder));
    auto reported = std::chrono::steady_clock::now();
    judge::JudgeOptions options{.mode = job.mode,
        .connections = static_cast<unsigned>(job.judge.limits.connections),
        .failuresInRow = static_cast<unsigned>(job.judge.limits.failuresInRow),
        .ledger = &ledger,
        .model = &job.judge,
        .dataset = job.dataset};
    options.stop = stop;
    options.progress = [this, &reported](std::size_t done, std::size_t total) {
        const auto now = std::chrono::steady_clock::now();
        if (done != total && now - reported < kReportInterval)
            return;
        reported = now;
        Q_EMIT progressed(static_cast<int>(done), static_cast<int>(total));
    };
    (void)judge::judgeAll(job.items, endpoint, job.journal, options);
}

}
