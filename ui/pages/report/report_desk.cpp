#include "ui/pages/report/report_desk.h"

#include <optional>

#include <QUndoCommand>
#include <QUndoStack>

#include "core/base/error.h"
#include "core/report/facts.h"
#include "core/report/standard.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"

namespace vlm::ui {
namespace {

constexpr int kMergeId = 0x5e9; // of QUndoCommand; only changes of reports have it

/// A step: the report before and after.
class ChangeReport : public QUndoCommand {
public:
    ChangeReport(ReportDesk& desk, const QString& what, report::Report next, QString merge)
        : QUndoCommand(what)
        , m_desk(desk)
        , m_before(desk.report())
        , m_after(std::move(next))
        , m_merge(std::move(merge))
    {
    }

    void redo() override { m_desk.apply(m_after); }
    void undo() override { m_desk.apply(m_before); }
    int id() const override { return m_merge.isEmpty() ? -1 : kMergeId; }
    bool mergeWith(const QUndoCommand* other) override
    {
        const auto* next = static_cast<const ChangeReport*>(other); // ids are equal
        if (next->m_merge != m_merge)
            return false;
        m_after = next->m_after;
        return true;
    }

private:
    ReportDesk& m_desk;
    report::Report m_before;
    report::Report m_after;
    QString m_merge;
};

}

ReportDesk& ReportDesk::of(Workbench& workbench)
{
    auto* known = workbench.findChild<ReportDesk*>(QString(), Qt::FindDirectChildrenOnly);
    return known ? *known : *new ReportDesk(workbench);
}

ReportDesk::ReportDesk(Workbench& workbench)
    : QObject(&workbench)
    , m_workbench(workbench)
{
    connect(&workbench, &Workbench::projectOpened, this, &ReportDesk::load);
    connect(&workbench, &Workbench::projectClosed, this, [this] {
        m_folder.clear();
        m_report = {};
        m_failure.clear();
        Q_EMIT changed();
    });
    load();
}

ReportDesk::~ReportDesk() = default;

void ReportDesk::load()
{
    m_report = {};
    m_failure.clear();
    m_folder.clear();
    if (m_workbench.hasProject()) {
        m_folder = m_workbench.project().folder();
        try {
            if (auto stored = report::read(m_folder))
                m_report = std::move(*stored);
        } catch (const Error& error) {
            m_failure = toQt(error.what());
        }
        if (m_report.title.empty())
            m_report.title = m_folder.stem().string();
    }
    Q_EMIT changed();
}

void ReportDesk::change(const QString& what, report::Report next, const QString& merge)
{
    if (m_folder.empty() || !m_failure.isEmpty())
        return;
    m_workbench.undoStack()->push(new ChangeReport(*this, what, std::move(next), merge));
}

void ReportDesk::apply(report::Report next)
{
    if (m_folder.empty())
        return;
    m_report = std::move(next);
    save();
    Q_EMIT changed();
}

void ReportDesk::save()
{
    std::uint64_t turn = 0;
    {
        const std::lock_guard lock(m_writes->mutex);
        turn = ++m_writes->newest;
    }
    m_workbench.query(
        this, "report.save",
        [report = m_report, folder = m_folder, writes = m_writes, turn] {
            const std::lock_guard lock(writes->mutex);
            if (turn > writes->written) {
                report::write(folder, report);
                writes->written = turn;
            }
            return true;
        },
        [](bool) {},
        [this](const QString& reason) { Q_EMIT m_workbench.failed(tr("The report could not be saved"), reason); });
}

void ReportDesk::append(report::Item item)
{
    report::Report next = m_report;
    item.id = report::newId(next);
    const QString title = toQt(item.title);
    next.items.push_back(std::move(item));
    change(tr("Add “%1” to the report").arg(title), std::move(next));
    Q_EMIT added(title);
}

void ReportDesk::add(report::Item item)
{
    add(std::move(item), report_ui::Prose{});
}

void ReportDesk::add(report::Item item, report_ui::Content content)
{
    if (m_folder.empty() || !m_failure.isEmpty()) {
        Q_EMIT failed(m_failure.isEmpty() ? tr("no project is open") : m_failure);
        return;
    }
    if (item.title.empty())
        item.title = report::standardTitle(item);
    if (item.form() == report::Form::Prose)
        return append(std::move(item));
    // Each has a slot of its own: none takes the place of one that is still looked up.
    const std::string slot = "report.add." + std::to_string(++m_additions);
    m_workbench.query(
        this, slot.c_str(),
        [item = std::move(item), content = std::move(content), folder = m_folder,
            reader = std::make_shared<store::Reader>(m_workbench.reader()), cache = m_cache] {
            report_ui::ContentMaker maker(*reader, folder, {}, cache);
            const bool known = !std::holds_alternative<report_ui::Prose>(content);
            report::Item made = item;
            report::refresh(
                made, maker.facts(item, known ? content : maker.make(item)), report::digestOf(item, *reader));
            return made;
        },
        [this](report::Item made) { append(std::move(made)); },
        [this](const QString& reason) { Q_EMIT failed(reason); });
}

}
