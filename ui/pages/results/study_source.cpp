#include "ui/pages/results/study_source.h"

#include <QTimer>

#include "core/base/error.h"
#include "core/rq/published.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"

namespace vlm::ui {
namespace {

constexpr int kReloadMs = 500; // a running study is read again at most this often
constexpr const char* kFirstPublished = "diagnosis";

}

StudySource::StudySource(Workbench& workbench, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    m_timer->setInterval(kReloadMs);
    connect(m_timer, &QTimer::timeout, this, &StudySource::load);
    if (!workbench.hasProject())
        m_published = kFirstPublished;
    connect(&workbench, &Workbench::projectOpened, this, [this] {
        if (!m_chosen)
            m_published.clear();
        m_assumptions = {};
        load();
    });
    connect(&workbench, &Workbench::projectClosed, this, [this] {
        m_own.reset();
        m_cells.reset();
        if (ofProject())
            load();
    });
    connect(&workbench, &Workbench::projectChanged, this, [this] {
        if (ofProject() && !m_timer->isActive())
            m_timer->start();
    });
    load();
}

void StudySource::chooseProject(const std::string& metric, const std::string& convention)
{
    m_chosen = true;
    if (!ofProject())
        m_assumptions = {}; // they name another study's models
    m_published.clear();
    m_metric = metric;
    m_convention = convention;
    load();
}

void StudySource::choosePublished(const std::string& id)
{
    m_chosen = true;
    m_published = id;
    m_assumptions = {};
    load();
}

void StudySource::load()
{
    if (!ofProject()) {
        try {
            m_own.reset();
            adopt(&rq::publishedStudy(m_published));
        } catch (const Error& error) {
            m_failure = toQt(error.what());
            m_state = State::Failed;
            m_study = nullptr;
            Q_EMIT studyChanged();
        }
        return;
    }
    if (!m_workbench.hasProject()) {
        m_state = State::NoProject;
        m_study = nullptr;
        Q_EMIT studyChanged();
        return;
    }
    if (m_state != State::Ready || !m_own) {
        m_state = State::Loading;
        Q_EMIT studyChanged();
    }
    struct Loaded {
        std::shared_ptr<const science::ProjectStudy> own;
        std::shared_ptr<SharedCells> cells;
    };
    m_workbench.query(
        this, "study",
        [&workbench = m_workbench, metric = m_metric, convention = m_convention] {
            Loaded loaded;
            loaded.cells = std::make_shared<SharedCells>(workbench.reader());
            science::ProjectStudy own
                = science::studyOf(loaded.cells->reader, metric, metrics::conventionFromName(convention));
            loaded.own = std::make_shared<const science::ProjectStudy>(std::move(own));
            return loaded;
        },
        [this](Loaded loaded) {
            if (!ofProject())
                return;
            m_own = std::move(loaded.own);
            m_cells = std::move(loaded.cells);
            adopt(&m_own->study);
        },
        [this](const QString& reason) {
            m_failure = reason;
            m_state = State::Failed;
            Q_EMIT studyChanged();
        });
}

void StudySource::adopt(const rq::Study* study)
{
    m_study = study;
    m_state = State::Ready;
    Q_EMIT studyChanged();
}

void StudySource::setAssumptions(rq::Assumptions assumptions)
{
    m_assumptions = std::move(assumptions);
    Q_EMIT assumptionsChanged();
}

const rq::InDomainTable& StudySource::inDomain() const
{
    return m_assumptions.inDomain.id.empty() ? m_study->inDomain : m_assumptions.inDomain;
}

}
