#include "ui/pages/compare/answer_column.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/figures/number_format.h"
#include "ui/models/sample_model.h"
#include "ui/pages/samples/marked_text.h"
#include "ui/plots/score_bars.h"

namespace vlm::ui {
namespace {

QLabel* paragraph(TextRole role)
{
    auto* label = new QLabel;
    setTextRole(label, role);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString className(const store::DatasetRow& dataset, int index)
{
    const auto at = static_cast<std::size_t>(index);
    return index >= 0 && at < dataset.classes.size() ? toQt(dataset.classes[at]) : QString();
}

}

AnswerColumn::AnswerColumn(const QString& letter, QWidget* parent)
    : QWidget(parent)
    , m_letter(letter)
    , m_title(paragraph(TextRole::Strong))
    , m_mode(paragraph(TextRole::Small))
    , m_verdictMark(new QLabel)
    , m_verdict(paragraph(TextRole::Strong))
    , m_open(new QToolButton)
    , m_text(paragraph(TextRole::Body))
    , m_bars(new ScoreBars)
    , m_how(paragraph(TextRole::Small))
{
    setObjectName(QStringLiteral("compare.column.") + letter);
    m_text->setObjectName(objectName() + QStringLiteral(".text"));
    m_verdict->setObjectName(objectName() + QStringLiteral(".verdict"));
    m_open->setObjectName(objectName() + QStringLiteral(".open"));
    m_open->setIcon(icon("eye"));
    m_open->setAutoRaise(true);
    m_open->setToolTip(tr("Show this prediction in full on Results"));
    m_open->setAccessibleName(tr("Show the prediction of %1 in full").arg(letter));
    setFixedScaled(m_open, 32, 32);
    auto* head = new QHBoxLayout;
    setSpacing(head, 0, 6);
    head->addWidget(m_title, 1);
    head->addWidget(m_open, 0, Qt::AlignTop);
    auto* verdict = new QHBoxLayout;
    setSpacing(verdict, 0, 6);
    verdict->addWidget(m_verdictMark);
    verdict->addWidget(m_verdict, 1);
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 0, 4);
    column->addLayout(head);
    column->addWidget(m_mode);
    column->addLayout(verdict);
    column->addWidget(m_text);
    column->addWidget(m_bars);
    column->addWidget(m_how);
    column->addStretch(1);
    connect(m_open, &QToolButton::clicked, this, &AnswerColumn::openRequested);
    clear();
}

void AnswerColumn::clear()
{
    for (QLabel* label : {m_title, m_mode, m_verdictMark, m_verdict, m_text, m_how})
        label->clear();
    m_bars->setBars({});
    m_bars->hide();
    m_open->setEnabled(false);
}

void AnswerColumn::showSaid(const ComparedSample::Said& said, const store::DatasetRow& dataset, bool blind)
{
    clear();
    m_title->setText(blind ? m_letter : QStringLiteral("%1 · %2").arg(m_letter, toQt(said.cell.model)));
    m_mode->setText(blind ? QString() : modeWord(said.cell.mode));
    m_open->setEnabled(said.prediction && !blind);
    if (!said.prediction) {
        m_text->setText(tr("<i>no prediction of this sample</i>"));
        return;
    }
    const store::PredictionRow& row = *said.prediction;
    const bool failed = row.status != "ok";
    const std::optional<bool> correct = isCorrect(row);
    const bool right = correct.value_or(false);
    const int side = px(18);
    m_verdictMark->setPixmap(icon(failed ? "alert-triangle"
            : right                      ? "circle-check"
                                         : "circle-x",
        failed      ? IconTint::Warning
            : right ? IconTint::Success
                    : IconTint::Danger)
                                 .pixmap(side, side));
    m_verdictMark->setVisible(failed || correct.has_value());
    m_verdict->setText(failed ? tr("no answer") : !correct ? QString() : right ? tr("right") : tr("wrong"));
    if (failed)
        m_text->setText(plainHtml(row.error));
    else if (!row.scores.empty())
        m_text->setText(className(dataset, row.predicted).toHtmlEscaped());
    else
        m_text->setText(
            row.text.empty() ? tr("<i>the model said nothing</i>") : markedHtml(row.text, said.marks, tokens().accent));
    std::vector<ScoreBars::Bar> bars;
    for (std::size_t i = 0; i < row.scores.size(); ++i)
        bars.push_back({.name = className(dataset, static_cast<int>(i)),
            .score = row.scores[i],
            .reference = static_cast<int>(i) == row.label,
            .predicted = static_cast<int>(i) == row.predicted});
    if (const auto& how = row.generation; bars.empty() && how && how->yes && how->no) {
        bars.push_back({.name = tr("begins with yes"), .score = *how->yes});
        bars.push_back({.name = tr("begins with no"), .score = *how->no});
    }
    m_bars->setVisible(!bars.empty());
    m_bars->setBars(std::move(bars));
    if (row.latencyMs > 0.0)
        m_how->setText(tr("%1 ms").arg(figures::decimalText(row.latencyMs, 1)));
}

}
