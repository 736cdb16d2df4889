#include "ui/pages/results/judge_models.h"

#include <cmath>

#include <QColor>
#include <QLocale>

#include "ui/base/theme.h"
#include "ui/bridge/text.h"

namespace vlm::ui {
namespace {

QString percent(double value)
{
    return std::isfinite(value) ? QLocale().toString(100.0 * value, 'f', 1) : QStringLiteral("–");
}

QString scoreText(const stats::Estimate& score)
{
    if (!score.defined())
        return QStringLiteral("–");
    return score.hasInterval()
        ? QStringLiteral("%1  [%2, %3]").arg(percent(score.value), percent(score.lower), percent(score.upper))
        : percent(score.value);
}

}

QVariant JudgedCellsModel::headerCell(int column, int role) const
{
    if (role == Qt::DisplayRole)
        switch (column) {
        case Model:
            return tr("Model");
        case Mode:
            return tr("Mode");
        case Score:
            return tr("Score %, 95 % CI");
        case Coverage:
            return tr("Coverage %");
        case Bounds:
            return tr("Bounds %");
        case Judged:
            return tr("Judged");
        case Unjudged:
            return tr("Unjudged");
        }
    if (role == Qt::ToolTipRole && column == Score)
        return tr("Mean over the judged answers; percentile bootstrap, resampled by image or patient");
    if (role == Qt::ToolTipRole && column == Bounds)
        return tr("The score if every unjudged answer were worth nothing, and if it were worth full marks");
    return {};
}

QVariant JudgedCellsModel::cell(int column, int role, const workflow::JudgedCell& row) const
{
    const judge::Summary& sums = row.summary;
    if (role == Qt::TextAlignmentRole && column >= Score)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && column == Unjudged)
        return tr("%1 not asked, %2 without a verdict, %3 without a reply, %4 where the model gave no answer")
            .arg(sums.unasked)
            .arg(sums.unparsed)
            .arg(sums.failed)
            .arg(sums.unanswered);
    if (role == Qt::ToolTipRole && column == Judged)
        return tr("%1 of them equal their reference and got full marks without being asked").arg(sums.identical);
    if (role == Qt::ToolTipRole && column == Score)
        return toQt(row.score.note);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Model:
        return toQt(row.cell.model);
    case Mode:
        return modeWord(row.cell.mode);
    case Score:
        return scoreText(row.score);
    case Coverage:
        return percent(sums.coverage);
    case Bounds:
        return QStringLiteral("%1 – %2").arg(percent(sums.lower), percent(sums.upper));
    case Judged:
        return countText(static_cast<std::int64_t>(sums.judged));
    case Unjudged:
        return countText(static_cast<std::int64_t>(sums.n - sums.judged));
    }
    return {};
}

QString JudgedItemsModel::verdictWord(const workflow::JudgedItem& row)
{
    if (row.item.failed)
        return tr("no answer");
    if (!row.entry)
        return tr("not asked");
    switch (row.entry->outcome) {
    case judge::Outcome::Unparsed:
        return tr("unjudged");
    case judge::Outcome::Failed:
        return tr("no reply");
    case judge::Outcome::Judged:
    case judge::Outcome::Identical:
        break;
    }
    if (row.entry->mode == judge::Mode::MedVlmBench)
        return toQt(row.entry->verdict.label);
    const std::string& label = row.entry->verdict.label;
    return label == "correct"  ? tr("correct")
        : label == "partially" ? tr("partially")
        : label == "refuse"    ? tr("refused")
                               : tr("incorrect");
}

QVariant JudgedItemsModel::headerCell(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Verdict:
        return tr("Verdict");
    case Question:
        return tr("Question");
    case Reference:
        return tr("Reference");
    case Answer:
        return tr("Answer");
    }
    return {};
}

QVariant JudgedItemsModel::cell(int column, int role, const workflow::JudgedItem& row) const
{
    if (role == Qt::ForegroundRole && column == Verdict && row.entry && !row.entry->verdict.label.empty())
        return row.entry->verdict.score >= 0.75 ? tokens().success
            : row.entry->verdict.score >= 0.5   ? tokens().warning
                                                : tokens().danger;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case Verdict:
        return verdictWord(row);
    case Question:
        return toQt(row.item.question).simplified();
    case Reference:
        return toQt(row.item.answer).simplified();
    case Answer:
        return toQt(row.item.prediction).simplified();
    }
    return {};
}

}
