#include "ui/pages/samples/answer_sheet.h"

#include <algorithm>
#include <cmath>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/figures/number_format.h"
#include "ui/models/sample_model.h"
#include "ui/pages/samples/decoding_text.h"
#include "ui/pages/samples/marked_text.h"
#include "ui/plots/score_bars.h"
#include "ui/widgets/fold.h"

namespace vlm::ui {
namespace {

QLabel* paragraph(TextRole role, const char* name = nullptr)
{
    auto* label = new QLabel;
    setTextRole(label, role);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (name)
        label->setObjectName(QLatin1String(name));
    return label;
}

QString percent(double share)
{
    return figures::decimalText(share, 1, 2) + QStringLiteral(" %");
}

QString score(double value)
{
    return std::isnan(value) ? QStringLiteral("–") : figures::decimalText(value, 1, 2);
}

QString tableRow(const QStringList& cells, bool heading)
{
    QString out = QStringLiteral("<tr>");
    for (qsizetype i = 0; i < cells.size(); ++i)
        out += QStringLiteral("<td %1 style='padding: 2px %2px 2px 0; %3'>%4</td>")
                   .arg(i == 0 ? QString() : QStringLiteral("align='right'"))
                   .arg(px(i + 1 < cells.size() ? 20 : 0))
                   .arg(heading || i == 0 ? QStringLiteral("color:%1").arg(tokens().secondary.name()) : QString())
                   .arg(cells[i].toHtmlEscaped());
    return out + QStringLiteral("</tr>");
}

QString className(const store::DatasetRow& dataset, int index)
{
    const auto at = static_cast<std::size_t>(index);
    return index >= 0 && at < dataset.classes.size() ? toQt(dataset.classes[at]) : QString();
}

}

AnswerSheet::AnswerSheet(QWidget* parent)
    : QWidget(parent)
    , m_verdictMark(new QLabel)
    , m_verdict(new QLabel)
    , m_about(paragraph(TextRole::Secondary, "answer.about"))
    , m_question{paragraph(TextRole::Small), paragraph(TextRole::Section, "answer.question")}
    , m_reference{paragraph(TextRole::Small), paragraph(TextRole::Body, "answer.reference")}
    , m_reply{paragraph(TextRole::Small), paragraph(TextRole::Body, "answer.reply")}
    , m_marks(paragraph(TextRole::Small))
    , m_barsTitle(paragraph(TextRole::Strong))
    , m_bars(new ScoreBars)
    , m_scoresTitle(paragraph(TextRole::Strong))
    , m_scores(paragraph(TextRole::Body, "answer.scores"))
    , m_how(paragraph(TextRole::Secondary, "answer.how"))
    , m_prompt(paragraph(TextRole::Mono, "answer.prompt"))
    , m_promptFold(new Fold(tr("Prompt as sent"), m_prompt))
    , m_raw(paragraph(TextRole::Mono, "answer.raw"))
    , m_rawFold(new Fold(tr("Text as decoded"), m_raw))
    , m_othersTitle(paragraph(TextRole::Strong))
    , m_others(paragraph(TextRole::Body, "answer.others"))
{
    setObjectName("answer");
    setAccessibleName(tr("Answer"));
    m_promptFold->setObjectName("answer.promptFold");
    m_bars->setObjectName("answer.bars");
    m_verdict->setObjectName("answer.verdict");
    setTextRole(m_verdict, TextRole::Strong);
    m_question.title->setText(tr("Question"));
    m_reference.title->setText(tr("Reference answer"));
    m_scoresTitle->setText(tr("Scores of this sample, in percent"));
    m_marks->setText(tr("Bold and underlined: words that both have once the metric has normalised them."));
    m_others->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_others->setOpenExternalLinks(false);
    m_scores->setTextFormat(Qt::RichText);

    auto* head = new QHBoxLayout;
    setSpacing(head, 0, 6);
    head->addWidget(m_verdictMark);
    head->addWidget(m_verdict);
    head->addWidget(m_about, 1);
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 0, 4);
    column->addLayout(head);
    for (const Block& block : {m_question, m_reference, m_reply}) {
        column->addSpacing(px(6));
        column->addWidget(block.title);
        column->addWidget(block.text);
    }
    column->addWidget(m_marks);
    const auto section = [&](QLabel* title, QWidget* content) {
        column->addSpacing(px(10));
        column->addWidget(title);
        column->addWidget(content);
    };
    section(m_barsTitle, m_bars);
    section(m_othersTitle, m_others);
    section(m_scoresTitle, m_scores);
    column->addSpacing(px(6));
    column->addWidget(m_how);
    column->addWidget(m_promptFold);
    column->addWidget(m_rawFold);
    column->addStretch(1);
    connect(m_others, &QLabel::linkActivated, this,
        [this](const QString& link) { Q_EMIT cellRequested(link.toLongLong()); });
    clear();
}

void AnswerSheet::clear()
{
    showFacts({});
}

void AnswerSheet::showFacts(AnswerFacts facts)
{
    m_facts = std::move(facts);
    render();
}

void AnswerSheet::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        render();
    QWidget::changeEvent(event);
}

void AnswerSheet::render()
{
    renderVerdict();
    renderTexts();
    renderBars();
    renderScores();
    renderHow();
    renderOthers();
}

void AnswerSheet::renderVerdict()
{
    const std::optional<bool> correct = isCorrect(m_facts.prediction);
    const bool right = correct.value_or(false);
    const bool failed = m_facts.prediction && m_facts.prediction->status != "ok";
    m_verdict->setText(failed ? tr("no answer") : !correct ? QString() : right ? tr("right") : tr("wrong"));
    const QString picture = failed ? QStringLiteral("alert-triangle")
        : right                    ? QStringLiteral("circle-check")
                                   : QStringLiteral("circle-x");
    const IconTint tint = failed ? IconTint::Warning : right ? IconTint::Success : IconTint::Danger;
    const int side = px(18);
    m_verdictMark->setPixmap(icon(picture, tint).pixmap(side, side));
    m_verdictMark->setVisible(failed || correct.has_value());
    m_verdict->setVisible(failed || correct.has_value());
    const store::SampleRow& sample = m_facts.sample;
    QStringList about;
    for (const std::string& part : {sample.id, sample.split, sample.answerType})
        if (!part.empty())
            about << toQt(part);
    if (!sample.cluster.empty() && sample.cluster != sample.id)
        about << tr("group %1").arg(toQt(sample.cluster));
    m_about->setText(about.join(QStringLiteral("  ·  ")));
}

void AnswerSheet::renderTexts()
{
    const auto put = [](const Block& block, const QString& html) {
        block.text->setText(html);
        block.title->setVisible(!html.isEmpty());
        block.text->setVisible(!html.isEmpty());
    };
    const store::SampleRow& sample = m_facts.sample;
    put(m_question, plainHtml(sample.question));
    m_marks->hide();
    const bool question = m_facts.asksQuestion();
    m_reference.title->setText(question ? tr("Reference answer") : tr("Reference"));
    m_reply.title->setText(m_facts.cell.model.empty()
            ? tr("Answer")
            : tr("Answer of %1, %2").arg(toQt(m_facts.cell.model), modeWord(m_facts.cell.mode)));
    if (!m_facts.prediction) {
        put(m_reference, plainHtml(sample.answer.empty() ? sample.labelText : sample.answer));
        put(m_reply, {});
        return;
    }
    const store::PredictionRow& prediction = *m_facts.prediction;
    if (prediction.status != "ok" && !prediction.error.empty()) {
        put(m_reference, plainHtml(sample.answer.empty() ? sample.labelText : sample.answer));
        put(m_reply, tr("<i>Could not be evaluated:</i> %1").arg(plainHtml(prediction.error)));
        return;
    }
    if (!question) {
        const QString label = className(m_facts.dataset, prediction.label);
        put(m_reference, label.isEmpty() ? plainHtml(sample.labelText) : label.toHtmlEscaped());
        put(m_reply, className(m_facts.dataset, prediction.predicted).toHtmlEscaped());
        return;
    }
    const QColor colour = tokens().success;
    const std::string& wanted = prediction.answer.empty() ? sample.answer : prediction.answer;
    put(m_reference,
        m_facts.scored ? markedHtml(m_facts.scored->item.answer, m_facts.scored->reference, colour)
                       : plainHtml(wanted));
    const QString said
        = m_facts.scored ? markedHtml(prediction.text, m_facts.scored->reply, colour) : plainHtml(prediction.text);
    put(m_reply, said.isEmpty() ? tr("<i>the model said nothing</i>") : said);
    const auto any = [](const std::vector<metrics::WordMark>& words) {
        return std::ranges::any_of(words, [](const metrics::WordMark& word) { return word.marked; });
    };
    m_marks->setVisible(m_facts.scored && any(m_facts.scored->reply));
}

void AnswerSheet::renderBars()
{
    std::vector<ScoreBars::Bar> bars;
    m_barsTitle->setText(tr("Probabilities"));
    if (m_facts.prediction) {
        const store::PredictionRow& prediction = *m_facts.prediction;
        for (std::size_t i = 0; i < prediction.scores.size(); ++i) {
            const QString name = className(m_facts.dataset, static_cast<int>(i));
            bars.push_back({.name = name.isEmpty() ? QString::number(i) : name,
                .score = prediction.scores[i],
                .reference = static_cast<int>(i) == prediction.label,
                .predicted = static_cast<int>(i) == prediction.predicted});
        }
        const auto& how = prediction.generation;
        if (bars.empty() && how && how->yes && how->no) {
            const QString wanted = toQt(prediction.answer).trimmed().toLower();
            const double rest = std::max(0.0, 1.0 - *how->yes - *how->no);
            m_barsTitle->setText(tr("How likely the answer was to begin with"));
            bars.push_back({.name = tr("yes"), .score = *how->yes, .reference = wanted == QLatin1String("yes")});
            bars.push_back({.name = tr("no"), .score = *how->no, .reference = wanted == QLatin1String("no")});
            bars.push_back({.name = tr("anything else"), .score = rest});
        }
    }
    m_barsTitle->setVisible(!bars.empty());
    m_bars->setVisible(!bars.empty());
    m_bars->setBars(std::move(bars));
}

void AnswerSheet::renderScores()
{
    m_scoresTitle->setVisible(m_facts.scored.has_value());
    m_scores->setVisible(m_facts.scored.has_value());
    if (!m_facts.scored)
        return;
    const auto& [strict, reference] = m_facts.scored->scores;
    QString rows = tableRow({QString(), tr("strict"), tr("as MedVLMBench")}, true);
    const auto add = [&](const QString& name, double a, double b) {
        rows += tableRow({name, score(a), score(b)}, false);
    };
    add(tr("Accuracy"), strict.accuracy, reference.accuracy);
    add(tr("Exact match"), strict.exactMatch, reference.exactMatch);
    add(tr("Token F1"), strict.tokens.f1, reference.tokens.f1);
    add(tr("Token precision"), strict.tokens.precision, reference.tokens.precision);
    add(tr("Token recall"), strict.tokens.recall, reference.tokens.recall);
    for (std::size_t n = 0; n < 4; ++n)
        add(tr("BLEU-%1").arg(n + 1), strict.bleu[n], reference.bleu[n]);
    add(tr("ROUGE-1"), strict.rouge1.f1, reference.rouge1.f1);
    add(tr("ROUGE-2"), strict.rouge2.f1, reference.rouge2.f1);
    add(tr("ROUGE-L"), strict.rougeL.f1, reference.rougeL.f1);
    add(tr("METEOR"), strict.meteor, reference.meteor);
    QString notes;
    if (!strict.parsed)
        notes = m_facts.scored->item.type == metrics::QuestionType::MultipleChoice
            ? tr("No option could be read from the answer; it counts as wrong.")
            : tr("Neither yes nor no could be read from the answer; it counts as wrong.");
    else if (strict.choice)
        notes = tr("Option read from the answer: %1").arg(QLatin1Char(*strict.choice));
    m_scores->setText(QStringLiteral("<table cellspacing='0'>%1</table>%2").arg(rows, notes.toHtmlEscaped()));
}

void AnswerSheet::renderHow()
{
    QStringList parts;
    m_promptFold->setVisible(false);
    m_rawFold->setVisible(false);
    if (m_facts.prediction) {
        const store::PredictionRow& prediction = *m_facts.prediction;
        if (const auto& how = prediction.generation) {
            if (how->promptTokens > 0)
                parts << tr("%1 tokens of prompt and image").arg(countText(how->promptTokens));
            if (how->newTokens > 0)
                parts << tr("%n new token(s)", nullptr, static_cast<int>(how->newTokens));
            if (how->newTokens > 0 && prediction.latencyMs > 0.0)
                parts << tr("%1 tokens/s")
                             .arg(figures::decimalText(
                                 1000.0 * static_cast<double>(how->newTokens) / prediction.latencyMs, 1));
            if (how->meanLogProbability)
                parts << tr("mean log probability %1").arg(figures::decimalText(*how->meanLogProbability, 3));
            if (how->newTokens > 0)
                parts << (how->finished ? tr("finished by itself") : tr("cut at the greatest length"));
            m_prompt->setText(plainHtml(how->prompt()));
            m_promptFold->setVisible(!how->promptTemplate.empty());
            m_raw->setText(plainHtml(how->raw));
            m_rawFold->setVisible(how->raw != prediction.text);
        }
        if (prediction.latencyMs > 0.0)
            parts.prepend(prediction.latencyMs < 1000.0
                    ? tr("%1 ms").arg(figures::decimalText(prediction.latencyMs, 1))
                    : tr("%1 s").arg(figures::decimalText(prediction.latencyMs / 1000.0, 1)));
    }
    QStringList lines{parts.join(QStringLiteral("  ·  ")), decodingText(m_facts.cell.details)};
    lines.removeAll(QString());
    m_how->setText(lines.join(QLatin1Char('\n')));
    m_how->setVisible(!lines.isEmpty());
}

void AnswerSheet::renderOthers()
{
    m_othersTitle->setVisible(!m_facts.others.empty());
    m_others->setVisible(!m_facts.others.empty());
    m_othersTitle->setText(tr("Other answers to this sample"));
    QString rows;
    for (const AnswerFacts::Other& other : m_facts.others) {
        const store::PredictionRow& said = other.answer.prediction;
        const bool ok = said.status == "ok";
        const std::optional<bool> correct = isCorrect(said);
        const bool right = correct.value_or(false);
        const QString verdict = !ok ? tr("no answer") : !correct ? QString() : right ? tr("✓ right") : tr("✗ wrong");
        const QColor tone = !ok || !correct ? tokens().secondary : right ? tokens().success : tokens().danger;
        QString text;
        if (m_facts.asksQuestion())
            text = markedHtml(said.text, other.reply, tokens().success);
        else if (said.predicted >= 0 && static_cast<std::size_t>(said.predicted) < said.scores.size())
            text = QStringLiteral("%1 %2").arg(className(m_facts.dataset, said.predicted).toHtmlEscaped(),
                percent(said.scores[static_cast<std::size_t>(said.predicted)]));
        else
            text = plainHtml(said.error);
        rows += QStringLiteral("<tr><td style='padding: 3px 14px 3px 0'><a href='%1' style='color:%2'>%3</a><br>"
                               "<span style='color:%4'>%5</span></td>"
                               "<td style='padding: 3px 14px 3px 0; color:%6; white-space:nowrap'>%7</td>"
                               "<td style='padding: 3px 0'>%8</td></tr>")
                    .arg(QString::number(other.answer.cell.id), tokens().accent.name(),
                        toQt(other.answer.cell.model).toHtmlEscaped(), tokens().secondary.name(),
                        modeWord(other.answer.cell.mode).toHtmlEscaped(), tone.name(), verdict, text);
    }
    m_others->setText(QStringLiteral("<table cellspacing='0'>%1</table>").arg(rows));
}

}
