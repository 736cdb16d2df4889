#include "ui/bridge/workbench.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/data/import_choices.h"
#include "core/workflow/demonstration.h"
#include "core/workflow/registration.h"
#include "ui/bridge/commands.h"
#include "ui/bridge/event_relay.h"
#include "ui/bridge/key_store.h"
#include "ui/bridge/text.h"

#include <atomic>
#include <map>

#include <QHash>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>
#include <QUndoStack>

namespace vlm::ui {
namespace {

constexpr int kCoalesceMs = 100; // live views are redrawn at most ten times a second
constexpr int kQueryThreads = 2;

}

struct Workbench::Impl {
    explicit Impl(Workbench& owner)
        : relay(owner)
        , undo(new QUndoStack(&owner))
        , changed(new QTimer(&owner))
    {
    }

    EventRelay relay;
    std::unique_ptr<KeyStore> keys = makeKeyring(); // outlives the engine, which asks for keys
    std::unique_ptr<store::Project> project;
    std::unique_ptr<runs::Engine> engine;
    QUndoStack* undo;
    QTimer* changed;
    QThreadPool pool;
    std::map<std::pair<QObject*, std::string>, quint64> newest;
    quint64 requests = 0;
    std::atomic<bool> commitPosted = false;
};

Workbench::Workbench(QObject* parent)
    : QObject(parent)
    , m_impl(std::make_unique<Impl>(*this))
{
    m_impl->pool.setMaxThreadCount(kQueryThreads);
    m_impl->changed->setSingleShot(true);
    m_impl->changed->setInterval(kCoalesceMs);
    connect(m_impl->changed, &QTimer::timeout, this, &Workbench::projectChanged);
}

Workbench::~Workbench()
{
    blockSignals(true);
    closeProject();
}

void Workbench::openProject(const QString& folder)
{
    closeProject();
    adopt(store::Project::open(toPath(folder)));
}

void Workbench::createProject(const QString& folder)
{
    closeProject();
    adopt(store::Project::create(toPath(folder)));
}

void Workbench::createDemonstration(const QString& folder)
{
    closeProject();
    Q_EMIT preparing(tr("Copying the demonstration…"));
    query(
        this, "demonstration",
        // The writer's lock and thread belong to the project, so it may be made on one thread and used on another.
        [path = toPath(folder)] {
            return std::make_shared<std::unique_ptr<store::Project>>(workflow::createDemonstration(path));
        },
        [this](const std::shared_ptr<std::unique_ptr<store::Project>>& project) {
            Q_EMIT preparing({});
            adopt(std::move(*project));
        },
        [this](const QString& reason) {
            Q_EMIT preparing({});
            Q_EMIT failed(tr("The demonstration could not be copied"), reason);
        });
}

void Workbench::adopt(std::unique_ptr<store::Project> project)
{
    m_impl->project = std::move(project);
    data::useImportsOf(m_impl->project->folder());
    m_impl->project->onCommit([this] {
        // Called on the writer thread: one message in flight is enough.
        if (!m_impl->commitPosted.exchange(true))
            QMetaObject::invokeMethod(this, [this] {
                m_impl->commitPosted = false;
                if (!m_impl->changed->isActive())
                    m_impl->changed->start();
            });
    });
    m_impl->project->onFailure([this](const std::string& reason) {
        QMetaObject::invokeMethod(
            this, [this, text = toQt(reason)] { Q_EMIT failed(tr("The project could not be written"), text); });
    });
    runs::Sources sources = runs::Sources::real();
    sources.key = [keys = m_impl->keys.get()](
                      const std::string& name, std::stop_token stop) { return keys->lookup(name, std::move(stop)); };
    m_impl->engine = std::make_unique<runs::Engine>(*m_impl->project, std::move(sources), m_impl->relay);
    Q_EMIT projectOpened();
}

void Workbench::closeProject()
{
    m_impl->pool.clear();
    m_impl->pool.waitForDone();
    m_impl->newest.clear();
    m_impl->engine.reset();
    if (!m_impl->project)
        return;
    m_impl->project->onCommit({});
    m_impl->project->onFailure({});
    m_impl->project.reset();
    m_impl->undo->clear();
    Q_EMIT projectClosed();
}

void Workbench::addModel(const QString& folder)
{
    if (!hasProject())
        return;
    query(
        this, "addModel", [this, path = toPath(folder)] { return workflow::describeModel(path); },
        [this](const store::ModelRow& row) { m_impl->undo->push(new PutModel(*this, row, PutModel::Put)); },
        [this](const QString& reason) { Q_EMIT failed(tr("The model could not be added"), reason); });
}

void Workbench::removeModel(const QString& id)
{
    for (const store::ModelRow& row : reader().models())
        if (row.id == id.toStdString())
            m_impl->undo->push(new PutModel(*this, row, PutModel::Remove));
}

void Workbench::addDataset(const QString& path)
{
    if (!hasProject())
        return;
    Q_EMIT preparing(tr("Reading %1…").arg(path));
    query(
        this, "addDataset", [this, from = toPath(path)] { return workflow::addDataset(project(), from); },
        [this](const store::DatasetRow&) { Q_EMIT preparing({}); },
        [this](const QString& reason) {
            Q_EMIT preparing({});
            Q_EMIT failed(tr("The data set could not be added"), reason);
        });
}

void Workbench::launch(const config::RunConfig& config)
{
    try {
        guard(ErrorKind::Config, "launch", [&] { m_impl->engine->submit(config); });
    } catch (const Error& error) {
        Q_EMIT failed(tr("The run could not be launched"), toQt(error.what()));
    }
}

bool Workbench::hasProject() const
{
    return m_impl->project != nullptr;
}

store::Project& Workbench::project()
{
    VLM_ASSERT(m_impl->project, "no project is open");
    return *m_impl->project;
}

store::Reader Workbench::reader() const
{
    VLM_ASSERT(m_impl->project, "no project is open");
    return m_impl->project->reader();
}

runs::Engine& Workbench::engine()
{
    VLM_ASSERT(m_impl->engine, "no project is open");
    return *m_impl->engine;
}

KeyStore& Workbench::keys() const
{
    return *m_impl->keys;
}

void Workbench::setKeys(std::unique_ptr<KeyStore> keys)
{
    VLM_ASSERT(!m_impl->project, "an engine may be using the keys that are there");
    m_impl->keys = std::move(keys);
}

QUndoStack* Workbench::undoStack() const
{
    return m_impl->undo;
}

void Workbench::start(QObject* context, const char* slot, Request request)
{
    const std::pair<QObject*, std::string> key(context, slot);
    const quint64 mine = ++m_impl->requests;
    if (!m_impl->newest.contains(key))
        connect(context, &QObject::destroyed, this, [this, key] { m_impl->newest.erase(key); });
    m_impl->newest[key] = mine;

    m_impl->pool.start([this, key, mine, alive = QPointer<QObject>(context), request = std::move(request)] {
        std::function<void()> answer;
        QString reason;
        try {
            answer = guard(ErrorKind::Internal, "query", [&] { return request.work(); });
        } catch (const Error& error) {
            reason = toQt(error.what());
        }
        QMetaObject::invokeMethod(this, [this, key, mine, alive, answer, reason, onFailure = request.failed] {
            const auto newest = m_impl->newest.find(key);
            if (!alive || newest == m_impl->newest.end() || newest->second != mine)
                return;
            m_impl->newest.erase(newest);
            if (answer)
                answer();
            else if (onFailure)
                onFailure(reason);
            else
                Q_EMIT failed(tr("Something could not be read"), reason);
        });
    });
}

}
