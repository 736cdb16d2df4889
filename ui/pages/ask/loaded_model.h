#pragma once

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include <QObject>
#include <QString>

#include "core/config/run_config.h"
#include "core/imaging/image.h"

namespace vlm::ui {

/// A model that can be asked: as published, or with an adapter of this project.
struct AskModel {
    config::ModelRef ref{};
    bool contrastive = false; // scores labels instead of writing an answer
    std::filesystem::path adapter{}; // empty: as published
    QString title{}; // "demo-llava-general, tuned on vqa-rad"
    std::int64_t weightBytes = 0;
    std::string precision = "float32"; // of models that write

    std::string key() const { return ref.id + "\n" + adapter.string(); }
};

struct AskQuestion {
    quint64 id = 0;
    std::shared_ptr<const imaging::Image> image;
    std::string text; // for models that write
    std::vector<std::string> labels; // for models that score
    std::int64_t maxNewTokens = 64;
};

struct AskAnswer {
    quint64 question = 0;
    std::string text{};
    std::optional<double> yes{};
    std::optional<double> no{};
    std::vector<double> labelProbabilities{}; // one a label, summing to 1
    std::int64_t promptTokens = 0;
    std::int64_t newTokens = 0;
    double seconds = 0.0;
    bool finished = true; // false: cut at the greatest length
    bool stopped = false; // by the user; the text is what came until then
};

/// One model kept in memory on a thread of its own. Signals come on the thread of this object.
class LoadedModel : public QObject {
    Q_OBJECT
public:
    explicit LoadedModel(AskModel model, QObject* parent = nullptr);
    ~LoadedModel() override; // stops at the next token and waits

    const AskModel& model() const { return m_model; }
    /// Takes the place of a question that waits; one that is being answered is stopped first.
    void ask(AskQuestion question);
    void stop();
    bool busy() const { return m_busy; }
    bool loaded() const { return m_loaded; }

Q_SIGNALS:
    void loadingStarted();
    void loadingFinished(double seconds, qint64 bytes); // by how much the program grew
    void grew(quint64 question, const QString& text, int tokens); // at most twenty times a second
    void answered(const vlm::ui::AskAnswer& answer);
    void failed(quint64 question, const QString& reason);

private:
    struct Machine; // what only the worker touches

    void work(const std::stop_token& ending);
    void load(Machine& machine);
    AskAnswer answer(Machine& machine, const AskQuestion& question, std::stop_token stop);
    AskAnswer generate(Machine& machine, const AskQuestion& question, std::stop_token stop);
    AskAnswer scoreLabels(Machine& machine, const AskQuestion& question, std::stop_token stop);
    template <class Report> void report(Report report);
    void ended(quint64 question);

    const AskModel m_model;
    bool m_busy = false; // of the GUI thread, as m_latest and m_loaded
    quint64 m_latest = 0;
    bool m_loaded = false;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::optional<AskQuestion> m_next;
    std::stop_source m_stop; // of the question being answered
    std::jthread m_thread; // last: starts when all else is there
};

}
