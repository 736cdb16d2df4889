#include "ui/pages/ask/answer_card.h"

#include <algorithm>

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/figures/number_format.h"
#include "ui/plots/score_bars.h"

namespace vlm::ui {
namespace {

QLabel* paragraph(TextRole role)
{
    auto* label = new QLabel;
    setTextRole(label, role);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

}

AnswerCard::AnswerCard(LoadedModel& model, QWidget* parent)
    : Card(parent)
    , m_title(paragraph(TextRole::Strong))
    , m_state(paragraph(TextRole::Small))
    , m_copy(new QToolButton)
    , m_text(paragraph(TextRole::Section))
    , m_bars(new ScoreBars)
    , m_details(paragraph(TextRole::Secondary))
{
    setObjectName(QStringLiteral("ask.card"));
    setAccessibleName(tr("Answer of %1").arg(model.model().title));
    m_text->setObjectName("ask.card.text");
    m_state->setObjectName("ask.card.state");
    m_details->setObjectName("ask.card.details");
    m_title->setText(model.model().title);
    m_copy->setIcon(icon("copy"));
    m_copy->setAutoRaise(true);
    m_copy->setToolTip(tr("Copy this answer"));
    m_copy->setAccessibleName(tr("Copy the answer of %1").arg(model.model().title));
    setFixedScaled(m_copy, 32, 32);
    auto* head = new QHBoxLayout;
    setSpacing(head, 0, 4);
    head->addWidget(m_title, 1);
    head->addWidget(m_copy, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 12, 6);
    column->addLayout(head);
    column->addWidget(m_state);
    column->addWidget(m_text);
    column->addWidget(m_bars);
    column->addWidget(m_details);
    column->addStretch(1);
    m_bars->hide();
    m_copy->setEnabled(false);
    setState(tr("Not loaded yet; the first question loads it."));

    connect(m_copy, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(answerText()); });
    connect(&model, &LoadedModel::loadingStarted, this, [this, &model] {
        setState(model.model().weightBytes > 0 ? tr("Loading %1 of weights…").arg(bytesText(model.model().weightBytes))
                                               : tr("Loading…"));
    });
    connect(&model, &LoadedModel::loadingFinished, this, [this](double seconds, qint64 bytes) {
        m_memory
            = tr("Loaded in %1 s; the program grew by %2.").arg(figures::decimalText(seconds, 1), bytesText(bytes));
        setToolTip(m_memory);
        setState(tr("Looking at the image…"));
    });
    connect(&model, &LoadedModel::grew, this, [this](quint64 question, const QString& text, int tokens) {
        if (question != m_question.id)
            return;
        m_text->setText(text);
        setState(tr("%n token(s)…", nullptr, tokens));
    });
    connect(&model, &LoadedModel::answered, this, &AnswerCard::finish);
    connect(&model, &LoadedModel::failed, this, &AnswerCard::fail);
}

void AnswerCard::begin(const AskQuestion& question)
{
    m_question = question;
    m_done = false;
    m_text->clear();
    setTextRole(m_text, TextRole::Section);
    m_details->clear();
    m_bars->hide();
    m_copy->setEnabled(false);
    setState(tr("Looking at the image…"));
}

void AnswerCard::setState(const QString& text)
{
    m_state->setText(text);
    m_state->setVisible(!text.isEmpty());
}

QString AnswerCard::answerText() const
{
    return m_text->text();
}

void AnswerCard::finish(const AskAnswer& answer)
{
    if (answer.question != m_question.id || m_done)
        return;
    m_done = true;
    const QString text = toQt(answer.text);
    if (!text.isEmpty() || !answer.stopped)
        m_text->setText(text.isEmpty() ? tr("(the model said nothing)") : text);
    m_copy->setEnabled(!text.isEmpty());
    setState(answer.stopped ? tr("Stopped.") : answer.finished ? QString() : tr("Cut at the greatest length."));
    std::vector<ScoreBars::Bar> bars;
    for (std::size_t i = 0; i < answer.labelProbabilities.size(); ++i)
        bars.push_back({.name = toQt(m_question.labels[i]), .score = answer.labelProbabilities[i]});
    if (bars.empty() && answer.yes && answer.no) {
        bars.push_back({.name = tr("begins with yes"), .score = *answer.yes});
        bars.push_back({.name = tr("begins with no"), .score = *answer.no});
    }
    m_bars->setVisible(!bars.empty());
    m_bars->setBars(std::move(bars));
    QStringList details{tr("%1 s").arg(figures::decimalText(answer.seconds, 2))};
    if (answer.newTokens > 0 && answer.seconds > 0.0)
        details
            << tr("%n token(s)", nullptr, static_cast<int>(answer.newTokens))
            << tr("%1 tokens/s").arg(figures::decimalText(static_cast<double>(answer.newTokens) / answer.seconds, 1));
    if (answer.promptTokens > 0)
        details << tr("%1 of prompt and image").arg(countText(answer.promptTokens));
    m_details->setText(details.join(QStringLiteral("  ·  ")));
    Q_EMIT done();
}

void AnswerCard::fail(quint64 question, const QString& reason)
{
    if (question != m_question.id || m_done)
        return;
    m_done = true;
    setTextRole(m_text, TextRole::Body);
    m_text->setText(reason);
    setState(tr("This model could not answer."));
    Q_EMIT done();
}

}
