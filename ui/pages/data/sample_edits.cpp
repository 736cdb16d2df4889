#include "ui/pages/data/sample_edits.h"

#include <QCoreApplication>

#include "core/base/error.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"

namespace vlm::ui {
namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("SampleEdits", text);
}

/// A border: what the writer refuses (a read-only project) is said in the message bar.
template <class Edit> void write(Workbench& workbench, Edit edit)
{
    try {
        guard(ErrorKind::Store, "edit", [&] { edit(workbench.project().writer()); });
    } catch (const Error& error) {
        Q_EMIT workbench.failed(words("The sample could not be changed"), toQt(error.what()));
    }
}

}

StarSample::StarSample(Workbench& workbench, const store::SampleRow& sample, bool on)
    : QUndoCommand((on ? words("Star %1") : words("Unstar %1")).arg(toQt(sample.id)))
    , m_workbench(workbench)
    , m_dataset(sample.dataset)
    , m_sample(sample.id)
    , m_on(on)
{
}

void StarSample::redo()
{
    write(m_workbench, [this](store::Writer& writer) { writer.setStar(m_dataset, m_sample, m_on); });
}

void StarSample::undo()
{
    write(m_workbench, [this](store::Writer& writer) { writer.setStar(m_dataset, m_sample, !m_on); });
}

TagSample::TagSample(Workbench& workbench, const store::SampleRow& sample, std::string tag, bool on)
    : QUndoCommand((on ? words("Tag %1 as %2") : words("Remove tag %2 from %1")).arg(toQt(sample.id), toQt(tag)))
    , m_workbench(workbench)
    , m_dataset(sample.dataset)
    , m_sample(sample.id)
    , m_tag(std::move(tag))
    , m_on(on)
{
}

void TagSample::redo()
{
    write(m_workbench, [this](store::Writer& writer) { writer.setTag(m_dataset, m_sample, m_tag, m_on); });
}

void TagSample::undo()
{
    write(m_workbench, [this](store::Writer& writer) { writer.setTag(m_dataset, m_sample, m_tag, !m_on); });
}

TagSamples::TagSamples(Workbench& workbench, std::string dataset, std::vector<std::string> samples, std::string tag)
    : QUndoCommand(words("Tag %1 samples as %2").arg(countText(static_cast<std::int64_t>(samples.size())), toQt(tag)))
    , m_workbench(workbench)
    , m_dataset(std::move(dataset))
    , m_samples(std::move(samples))
    , m_tag(std::move(tag))
{
}

void TagSamples::redo()
{
    write(m_workbench, [this](store::Writer& writer) { writer.setTags(m_dataset, m_samples, m_tag, true); });
}

void TagSamples::undo()
{
    write(m_workbench, [this](store::Writer& writer) { writer.setTags(m_dataset, m_samples, m_tag, false); });
}

SaveViews::SaveViews(Workbench& workbench, std::vector<store::SavedView> before, std::vector<store::SavedView> after,
    const QString& what)
    : QUndoCommand(what)
    , m_workbench(workbench)
    , m_before(std::move(before))
    , m_after(std::move(after))
{
}

void SaveViews::redo()
{
    write(m_workbench, [this](store::Writer& writer) { store::putSavedViews(writer, m_after); });
}

void SaveViews::undo()
{
    write(m_workbench, [this](store::Writer& writer) { store::putSavedViews(writer, m_before); });
}

NoteSample::NoteSample(Workbench& workbench, const store::SampleRow& sample, std::string text)
    : QUndoCommand(words("Note on %1").arg(toQt(sample.id)))
    , m_workbench(workbench)
    , m_dataset(sample.dataset)
    , m_sample(sample.id)
    , m_before(sample.note)
    , m_after(std::move(text))
{
}

void NoteSample::redo()
{
    write(m_workbench, [this](store::Writer& writer) { writer.setNote(m_dataset, m_sample, m_after); });
}

void NoteSample::undo()
{
    write(m_workbench, [this](store::Writer& writer) { writer.setNote(m_dataset, m_sample, m_before); });
}

}
