#pragma once

#include <atomic>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include <QObject>

#include "core/judge/judge.h"

namespace vlm::ui {

class KeyStore;

/// Asks a judge in a thread of its own; closing the project or the program stops it, and it goes on later from its
/// journal.
class JudgeRunner : public QObject {
    Q_OBJECT
public:
    struct Job {
        remote::RemoteModel judge{};
        std::filesystem::path modelFolder{}; ///< where requests are counted
        judge::Mode mode = judge::Mode::Rubric;
        std::string dataset{};
        std::vector<judge::Item> items{};
        std::filesystem::path journal{};
    };

    explicit JudgeRunner(KeyStore& keys, QObject* parent = nullptr);
    ~JudgeRunner() override;

    void start(Job job); // not while running()
    void stop();
    bool running() const { return m_running; }

Q_SIGNALS:
    void progressed(int done, int total); // at most ten times a second
    void finished(const QString& error); // empty: every answer was asked for, or it was stopped

private:
    void work(const Job& job, const std::stop_token& stop);

    KeyStore& m_keys;
    std::atomic<bool> m_running = false;
    std::jthread m_thread;
};

}
