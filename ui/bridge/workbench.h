#pragma once

#include <functional>
#include <memory>

#include <QObject>
#include <QString>

#include "core/config/run_config.h"
#include "core/runs/engine.h"
#include "core/runs/events.h"
#include "core/store/project.h"

class QUndoStack;

namespace vlm::ui {

class KeyStore;

/// The one object that pages talk to: the open project, its engine, and what happened, as queued signals on the GUI
/// thread. It is the only class that knows both worlds; pages never see threads.
class Workbench : public QObject {
    Q_OBJECT
public:
    explicit Workbench(QObject* parent = nullptr);
    ~Workbench() override;

    /// Closes the open project first. @throws Error Store
    void openProject(const QString& folder);
    void createProject(const QString& folder);
    /// Copies the embedded demonstration (data sets, models) into `folder` as an ordinary project off-thread, then
    /// opens it; projectOpened() or failed() follows.
    void createDemonstration(const QString& folder);
    void closeProject();

    /// Describes a checkpoint folder off-thread and stores it, undoably.
    void addModel(const QString& folder);
    void removeModel(const QString& id); // undoable; the files stay
    /// Opens a data set off-thread and stores it with its samples.
    void addDataset(const QString& path);
    /// Submits the run; what goes wrong arrives as failed().
    void launch(const config::RunConfig& config);

    bool hasProject() const;
    store::Project& project(); // only while hasProject()
    store::Reader reader() const;
    runs::Engine& engine();
    QUndoStack* undoStack() const;
    /// Keys of services; the system's keyring unless a test has put another in its place.
    KeyStore& keys() const;
    void setKeys(std::unique_ptr<KeyStore> keys); // before a project is open

    /// Runs `work` on a pool thread and hands its result to `done` on the GUI thread, unless `context` died or a
    /// newer request with the same `slot` was made meanwhile (late answers are dropped).
    /// Errors arrive as text through `failed`.
    template <class Work, class Done>
    void query(QObject* context, const char* slot, Work work, Done done, std::function<void(QString)> failed = {});

Q_SIGNALS:
    void projectOpened();
    void projectClosed();
    void projectChanged(); // something was committed; coalesced to 10 Hz
    void runChanged(const vlm::runs::RunChanged& change);
    void cellChanged(const vlm::runs::CellChanged& change);
    void progressed(const vlm::runs::Progress& progress);
    void interimMetric(const vlm::runs::InterimMetric& metric);
    void trainingPoint(const vlm::runs::TrainingPoint& point);
    void answersGiven(const vlm::runs::AnswersGiven& answers); // at most four times a second a run
    void logged(const vlm::runs::LogLine& line);
    void failed(const QString& title, const QString& text); // for the message bar, never a modal
    void preparing(const QString& what); // something long began that no page shows; empty: it ended

    /// Navigation: any number is a door.
    void showSamplesRequested(const vlm::store::SampleQuery& query, const QString& title);
    /// One sample's prediction of a cell, in full.
    void showPredictionRequested(qint64 cell, const QString& sample);
    void helpRequested(const QString& topic); // a page of the help, with an anchor if need be: "metrics#auroc"
    /// A result against another one of the same data set; 0: whichever is nearest.
    void showComparisonRequested(qint64 cell, qint64 other);
    void showPageRequested(const QString& page); // "home", "data", "models", "runs", "results", "compare", "report"
    void configureRunRequested(const vlm::config::RunConfig& config);

private:
    struct Request {
        std::function<std::function<void()>()> work; // runs on the pool, returns what runs on the GUI thread
        std::function<void(QString)> failed;
    };
    void start(QObject* context, const char* slot, Request request);

    void adopt(std::unique_ptr<store::Project> project);

    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

template <class Work, class Done>
void Workbench::query(QObject* context, const char* slot, Work work, Done done, std::function<void(QString)> onFailure)
{
    start(context, slot,
        {[work = std::move(work), done = std::move(done)]() -> std::function<void()> {
             auto result = std::make_shared<decltype(work())>(work());
             return [result, done] { done(std::move(*result)); };
         },
            std::move(onFailure)});
}

}
