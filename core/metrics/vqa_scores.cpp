#include "core/metrics/vqa_scores.h"
#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/metrics/text/answers.h"
#include "core/metrics/text/meteor.h"
#include "core/metrics/text/normalise.h"
#include "core/metrics/text/python_text.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace vlm::metrics {
namespace {

constexpr double kOpenRecall = 0.75; // MedVLMBench eval/vqa.py: accuracy of an open question

std::string lower(std::string_view text)
{
    return encodeUtf8(pythonLower(decodeUtf8(text)));
}

std::string letters(const VqaItem& item)
{
    std::string out;
    for (const auto& [letter, text] : item.options) {
        for (const char c : letter) // the reference joins the keys and takes every character as a choice
            out.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c);
    }
    return out;
}

void addOverlaps(VqaScore& score, VqaDetail detail, bool wholeStringMeteor)
{
    if (detail == VqaDetail::Words)
        return;
    const std::vector<std::string> said = lowerWords(score.normalisedPrediction);
    const std::vector<std::string> wanted = lowerWords(score.normalisedAnswer);
    for (std::size_t order = 1; order <= 4; ++order)
        score.bleu[order - 1] = bleu(said, wanted, order);
    const std::vector<std::string> saidRuns = alphanumericRuns(score.normalisedPrediction);
    const std::vector<std::string> wantedRuns = alphanumericRuns(score.normalisedAnswer);
    score.rouge1 = rougeN(saidRuns, wantedRuns, 1);
    score.rouge2 = rougeN(saidRuns, wantedRuns, 2);
    score.rougeL = rougeL(saidRuns, wantedRuns);
    if (detail != VqaDetail::All)
        return;
    // The reference hands the whole string over as one word.
    const Tokens candidate = wholeStringMeteor ? Tokens(&score.normalisedPrediction, 1) : Tokens(said);
    const Tokens reference = wholeStringMeteor ? Tokens(&score.normalisedAnswer, 1) : Tokens(wanted);
    score.meteor = meteor(candidate, reference, Synonyms::Wordnet);
    score.meteorWithoutSynonyms = meteor(candidate, reference, Synonyms::None);
}

VqaScore scoreReference(const VqaItem& item, VqaDetail detail)
{
    VqaScore score;
    const std::string said = lower(item.prediction);
    const std::string wanted = lower(item.answer);
    score.normalisedPrediction = normaliseMedVlmBench(said);
    score.normalisedAnswer = normaliseMedVlmBench(wanted);
    const std::vector<std::string> saidWords = lowerWords(score.normalisedPrediction);
    const std::vector<std::string> wantedWords = lowerWords(score.normalisedAnswer);
    score.tokens = unclippedOverlap(saidWords, wantedWords);
    score.exactMatch = sharedWordShare(saidWords, wantedWords);
    switch (item.type) {
    case QuestionType::Open:
        score.accuracy = score.tokens.recall >= kOpenRecall ? 1 : 0;
        break;
    case QuestionType::YesNo:
        score.accuracy = said.find(wanted) != std::string::npos ? 1 : 0;
        break;
    case QuestionType::MultipleChoice:
        score.choice = choiceLetterMedVlmBench(said, letters(item));
        score.parsed = score.choice.has_value();
        score.accuracy = score.choice && lower(std::string(1, *score.choice)) == wanted ? 1 : 0;
        break;
    }
    addOverlaps(score, detail, true);
    return score;
}

std::optional<Closed> closedAnswer(const VqaItem& item, const std::string& normalised)
{
    if (item.type != QuestionType::YesNo)
        return std::nullopt;
    if (normalised == "yes" || normalised == "true")
        return Closed::Yes;
    if (normalised == "no" || normalised == "false")
        return Closed::No;
    return std::nullopt; // closed but not binary ("left"): scored as an exact answer
}

void scoreChoice(const VqaItem& item, VqaScore& score)
{
    std::vector<Option> options;
    for (const auto& [letter, text] : item.options)
        options.push_back({letter, text});
    score.choice = choiceLetterStrict(item.prediction, options);
    score.parsed = score.choice.has_value();
    const std::string wanted = lower(item.answer);
    const auto named = [&](std::string_view letter) {
        const auto found = item.options.find(std::string(letter));
        return found != item.options.end() && lower(found->second) == wanted;
    };
    if (score.choice) {
        const std::string letter(1, *score.choice);
        score.accuracy = lower(letter) == wanted || named(letter) ? 1 : 0;
    }
}

VqaScore scoreStrict(const VqaItem& item, VqaDetail detail)
{
    VqaScore score;
    score.normalisedPrediction = normaliseStrict(item.prediction);
    score.normalisedAnswer = normaliseStrict(item.answer);
    const std::vector<std::string> said = lowerWords(score.normalisedPrediction);
    const std::vector<std::string> wanted = lowerWords(score.normalisedAnswer);
    score.tokens = clippedOverlap(said, wanted);
    score.exactMatch = !wanted.empty() && score.normalisedPrediction == score.normalisedAnswer ? 1 : 0;
    score.accuracy = score.exactMatch;
    if (const auto closed = closedAnswer(item, score.normalisedAnswer)) {
        const Closed read = readYesNo(item.prediction);
        score.parsed = read != Closed::Unparsed;
        score.accuracy = read == *closed ? 1 : 0;
    } else if (item.type == QuestionType::MultipleChoice) {
        scoreChoice(item, score);
    }
    addOverlaps(score, detail, false);
    return score;
}

std::string_view suffix(QuestionType type)
{
    switch (type) {
    case QuestionType::Open:
        return "_open";
    case QuestionType::YesNo:
        return "_closed";
    case QuestionType::MultipleChoice:
        return "_mc";
    }
    return "";
}

bool onlyOpen(std::string_view name)
{
    return name.starts_with("bleu") || name.starts_with("rouge") || name.starts_with("meteor");
}

Meter meanOver(std::string name, const std::vector<double>& values)
{
    Meter meter{.name = std::move(name), .n = values.size()};
    double sum = 0;
    for (const double value : values)
        sum += value;
    if (!values.empty())
        meter.value = sum / static_cast<double>(values.size());
    return meter;
}

}

VqaScore scoreVqa(const VqaItem& item, Convention convention, VqaDetail detail)
{
    return convention == Convention::MedVlmBench ? scoreReference(item, detail) : scoreStrict(item, detail);
}

std::vector<VqaScore> scoreVqa(const VqaPredictions& predictions, Convention convention, VqaDetail detail)
{
    constexpr std::size_t grain = 64;
    std::vector<VqaScore> scores(predictions.size());
    parallelFor(scores.size(), grain, 0, {}, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            scores[i] = scoreVqa(predictions.items[i], convention, detail);
    });
    return scores;
}

const std::vector<VqaScore>& VqaMemo::scores(const VqaPredictions& predictions, Convention convention, VqaDetail detail)
{
    if (m_table == &predictions && m_convention == convention && detail <= m_detail)
        return m_scores;
    m_detail = std::max(m_detail, detail);
    m_scores = scoreVqa(predictions, convention, m_detail);
    m_table = &predictions;
    m_convention = convention;
    return m_scores;
}

std::vector<std::pair<std::string_view, double>> namedValues(const VqaScore& s)
{
    return {{"accuracy", s.accuracy}, {"exact_match", s.exactMatch}, {"precision", s.tokens.precision},
        {"recall", s.tokens.recall}, {"f1_score", s.tokens.f1}, {"bleu1", s.bleu[0]}, {"bleu2", s.bleu[1]},
        {"bleu3", s.bleu[2]}, {"bleu4", s.bleu[3]}, {"rouge1_precision", s.rouge1.precision},
        {"rouge1_recall", s.rouge1.recall}, {"rouge1_fmeasure", s.rouge1.f1}, {"rouge2_precision", s.rouge2.precision},
        {"rouge2_recall", s.rouge2.recall}, {"rouge2_fmeasure", s.rouge2.f1}, {"rougeL_precision", s.rougeL.precision},
        {"rougeL_recall", s.rougeL.recall}, {"rougeL_fmeasure", s.rougeL.f1}, {"meteor", s.meteor},
        {"meteor_exact_stem_only", s.meteorWithoutSynonyms}};
}

std::vector<Meter> vqaMeters(const VqaPredictions& predictions, Convention convention)
{
    const std::vector<VqaScore> scores = scoreVqa(predictions, convention);
    std::vector<std::string_view> names;
    std::vector<std::vector<double>> columns; // [names][questions]
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const auto values = namedValues(scores[i]);
        columns.resize(values.size());
        for (std::size_t k = 0; k < values.size(); ++k) {
            if (i == 0)
                names.push_back(values[k].first);
            columns[k].push_back(values[k].second);
        }
    }
    std::vector<Meter> meters;
    for (const QuestionType type : {QuestionType::Open, QuestionType::YesNo, QuestionType::MultipleChoice}) {
        for (std::size_t k = 0; k < names.size(); ++k) {
            if (type != QuestionType::Open && onlyOpen(names[k]))
                continue;
            std::vector<double> values;
            for (std::size_t i = 0; i < scores.size(); ++i) {
                if (predictions.items[i].type == type && !predictions.items[i].failed)
                    values.push_back(columns[k][i]);
            }
            if (!values.empty())
                meters.push_back(meanOver(std::string(names[k]) + std::string(suffix(type)), values));
        }
    }
    for (std::size_t k = 0; k < names.size(); ++k) {
        if (onlyOpen(names[k]) || names[k] == "accuracy")
            continue;
        std::vector<double> values;
        for (std::size_t i = 0; i < scores.size(); ++i) {
            if (!predictions.items[i].failed)
                values.push_back(columns[k][i]);
        }
        const std::string name = names[k] == "f1_score" ? "f1" : std::string(names[k]);
        meters.push_back(meanOver(name + "_overall", values));
    }
    return meters;
}

Prepared meanOfScores(const Predictions& predictions, const MetricSettings& settings, VqaDetail detail,
    double (*value)(const VqaItem&, const VqaScore&))
{
    const auto* table = std::get_if<VqaPredictions>(&predictions);
    if (table == nullptr)
        throw Error(ErrorKind::Data,
            fmt::format("a question answering metric was asked of {} predictions", name(taskOf(predictions))));
    // The reference drops questions on which the model failed; strictly they count as wrong answers.
    const bool dropFailed = settings.convention == Convention::MedVlmBench;
    VqaMemo own(detail);
    VqaMemo& memo = settings.vqaMemo ? *settings.vqaMemo : own;
    const std::vector<VqaScore>& scores = memo.scores(*table, settings.convention, detail);
    std::vector<double> values;
    for (std::size_t i = 0; i < scores.size(); ++i)
        values.push_back(dropFailed && table->items[i].failed ? stats::kUndefined : value(table->items[i], scores[i]));
    if (std::all_of(values.begin(), values.end(), [](double v) { return std::isnan(v); }))
        return {.undefined = "no question of the type that this metric is about"};
    const auto about = std::count_if(values.begin(), values.end(), [](double v) { return !std::isnan(v); });
    return {.statistic =
                [values = std::move(values)](stats::Weights weights) {
                    double sum = 0;
                    double count = 0;
                    for (std::size_t i = 0; i < values.size(); ++i) {
                        if (std::isnan(values[i]))
                            continue;
                        sum += weights[i] * values[i];
                        count += weights[i];
                    }
                    return count > 0 ? sum / count : stats::kUndefined;
                },
        .undefined = {},
        .rows = static_cast<std::size_t>(about)};
}

}
