#pragma once

#include <memory>
#include <mutex>
#include <string>

#include <QObject>

#include "core/rq/gaps.h"
#include "core/science/project_study.h"

class QTimer;

namespace vlm::ui {

class Workbench;

/// Predictions of a project's cells, read once and shared by the workers of the tabs.
struct SharedCells {
    explicit SharedCells(store::Reader from)
        : reader(std::move(from))
        , cells(reader)
    {
    }
    std::mutex mutex; // held while `cells` is used
    store::Reader reader;
    science::CellCache cells;
};

/// The study that the science tabs look at: the project's own results or a published one, with the what-if
/// assumptions. One for all tabs, so that they never disagree.
class StudySource : public QObject {
    Q_OBJECT
public:
    enum class State { NoProject, Loading, Ready, Failed };

    explicit StudySource(Workbench& workbench, QObject* parent = nullptr);

    void chooseProject(const std::string& metric, const std::string& convention);
    void choosePublished(const std::string& id);
    void retry() { load(); }

    State state() const { return m_state; }
    QString failure() const { return m_failure; }
    bool ofProject() const { return m_published.empty(); }
    const std::string& published() const { return m_published; }
    const std::string& metric() const { return m_metric; }
    const std::string& convention() const { return m_convention; }
    /// Only while Ready.
    const rq::Study& study() const { return *m_study; }
    /// Null unless Ready and of the project; stays valid for workers.
    std::shared_ptr<const science::ProjectStudy> own() const { return m_own; }
    std::shared_ptr<SharedCells> cells() const { return m_cells; }

    const rq::Assumptions& assumptions() const { return m_assumptions; }
    void setAssumptions(rq::Assumptions assumptions);
    /// The table in force: the study's own unless replaced.
    const rq::InDomainTable& inDomain() const;

Q_SIGNALS:
    void studyChanged(); // also its state
    void assumptionsChanged();

private:
    void load();
    void adopt(const rq::Study* study);

    Workbench& m_workbench;
    QTimer* m_timer;
    std::string m_published; // empty: the project
    std::string m_metric = "auroc";
    std::string m_convention = "strict";
    bool m_chosen = false; // by the user
    State m_state = State::NoProject;
    QString m_failure;
    const rq::Study* m_study = nullptr;
    std::shared_ptr<const science::ProjectStudy> m_own;
    std::shared_ptr<SharedCells> m_cells;
    rq::Assumptions m_assumptions;
};

}
