#include "ui/pages/compare/compare_page.h"

#include <QComboBox>
#include <QLabel>

#include "ui/bridge/text.h"
#include "ui/models/figure_table_model.h"
#include "ui/pages/compare/retrieval_view.h"
#include "ui/pages/report/report_button.h"

// What of the comparison goes into the report.
namespace vlm::ui {
namespace {

exporting::Value value(const QString& text)
{
    return exporting::Value::of(text.toStdString());
}

QString nameOf(const store::CellRow& cell)
{
    return QStringLiteral("%1, %2").arg(toQt(cell.model), modeWord(cell.mode));
}

}

QWidget* ComparePage::makeReportButton()
{
    auto* button = new ReportButton(m_workbench, *m_banner, QStringLiteral("compare.report"));
    button->addPart("flow", tr("Who was right"), [this] { return flowItem(); });
    button->addPart("numbers", tr("Numbers and paired differences"), [this] { return numbersItem(); });
    button->addPart("pair", tr("All statistics of A and B"), [this] { return pairItem(); });
    button->addPart("retrieval", tr("Numbers of the retrieval"), [this] { return retrievalItem(); });
    return button;
}

std::optional<report::Item> ComparePage::flowItem() const
{
    if (!m_pair)
        return std::nullopt;
    const Flow& flow = m_pair->flow;
    exporting::Table table{.columns = {{""}, {tr("B right").toStdString(), true}, {tr("B wrong").toStdString(), true}},
        .rows = {{value(tr("A right")), value(countText(flow.bothRight)), value(countText(flow.lost))},
            {value(tr("A wrong")), value(countText(flow.gained)), value(countText(flow.bothWrong))}}};
    table.notes.push_back(tr("A: %1. B: %2.").arg(nameOf(m_pair->a), nameOf(m_pair->b)).toStdString());
    table.notes.push_back(m_difference->text().toStdString());
    for (const QLabel* label : {m_test, m_notes})
        if (!label->text().isEmpty())
            table.notes.push_back(label->text().simplified().toStdString());
    return snapshotItem(tr("Who was right on %1").arg(toQt(m_data.title)), std::move(table), m_data.id);
}

std::optional<report::Item> ComparePage::numbersItem() const
{
    exporting::Table table = m_tableModel->table();
    if (table.rows.empty())
        return std::nullopt;
    table.notes.push_back(m_caption->text().toStdString());
    return snapshotItem(
        tr("%1 compared on %2").arg(m_metric->currentText(), toQt(m_data.title)), std::move(table), m_data.id);
}

std::optional<report::Item> ComparePage::pairItem() const
{
    if (!m_pair)
        return std::nullopt;
    return report::Item{.kind = report::Kind::Pair,
        .parameters = {{"metric", m_metric->currentData().toString().toStdString()},
            {"convention", m_convention->currentData().toString().toStdString()}, {"dataset", m_data.id},
            {"model_a", m_pair->a.model}, {"mode_a", m_pair->a.mode}, {"model_b", m_pair->b.model},
            {"mode_b", m_pair->b.mode}}};
}

std::optional<report::Item> ComparePage::retrievalItem() const
{
    std::optional<exporting::Table> table = m_retrieval->table();
    if (!table)
        return std::nullopt;
    const store::DatasetRow& dataset = m_retrieval->dataset();
    return snapshotItem(tr("Retrieval on %1").arg(toQt(dataset.title)), std::move(*table), dataset.id);
}

}
