#include "app/cli/bench_generators.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <map>
#include <span>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/system.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/dataset.h"
#include "core/metrics/vqa_scores.h"
#include "core/models/bench_decode.h"
#include "core/models/generator.h"
#include "core/models/memory.h"
#include "core/quant/product.h"

namespace vlm::cli {
namespace {

constexpr std::array kAll{models::Precision::Float32, models::Precision::BFloat16, models::Precision::Int8,
    models::Precision::Int4, models::Precision::Nf4};

nlohmann::json decodeRow(const DecodeOptions& options, models::Precision precision, const Context& context)
{
    const models::DecodeBench bench
        = models::benchDecode(options.shape, {.precision = precision, .threads = options.threads},
            {.promptTokens = options.prompt, .newTokens = options.tokens, .batch = options.sequences}, context.stop);
    const double bytes
        = static_cast<double>(bench.tokenBytes) * bench.tokensPerSecond / static_cast<double>(options.sequences);
    return {{"shape", options.shape}, {"precision", models::name(precision)}, {"parameters", bench.parameters},
        {"sequences", options.sequences}, {"bytes_per_token", bench.tokenBytes},
        {"tokens_per_second", bench.tokensPerSecond}, {"median_tokens_per_second", bench.medianTokensPerSecond},
        {"prompt_tokens_per_second", bench.prefillTokensPerSecond}, {"load_seconds", bench.loadSeconds},
        {"bandwidth", bench.bandwidth}, {"share_of_bandwidth", bytes / bench.bandwidth},
        {"kernels", quant::name(quant::bestIsa())}, {"peak_memory", peakMemory()}};
}

/// The test questions of a data set by image.
struct Asked {
    std::vector<imaging::Image> images;
    std::vector<std::vector<std::string>> prompts;
    std::vector<std::vector<const data::Sample*>> samples;
    std::size_t questions = 0;
};

Asked ask(const data::Dataset& dataset, std::int64_t most)
{
    Asked asked;
    std::map<std::string, std::size_t> known;
    for (const data::Sample& sample : dataset.samples()) {
        if (sample.split != data::Split::Test || sample.question.empty())
            continue;
        if (most > 0 && static_cast<std::int64_t>(asked.questions) >= most)
            break;
        const auto [found, fresh] = known.emplace(sample.image, asked.images.size());
        if (fresh) {
            asked.images.push_back(dataset.load(sample));
            asked.prompts.emplace_back();
            asked.samples.emplace_back();
        }
        asked.prompts[found->second].push_back(sample.prompt.empty() ? sample.question : sample.prompt);
        asked.samples[found->second].push_back(&sample);
        ++asked.questions;
    }
    if (asked.questions == 0)
        throw Error(ErrorKind::Data, dataset.info().id + " has no test questions");
    return asked;
}

metrics::VqaItem item(const data::Sample& sample, const models::Answer& answer)
{
    metrics::VqaItem made;
    made.answer = sample.answer;
    made.prediction = answer.text;
    const bool closed
        = sample.answer == "yes" || sample.answer == "no" || sample.answer == "Yes" || sample.answer == "No";
    made.type = closed ? metrics::QuestionType::YesNo : metrics::QuestionType::Open;
    return made;
}

using Answers = std::vector<std::vector<models::Answer>>;

/// How far `answers` are from the exact ones.
nlohmann::json compared(const Asked& asked, const Answers& exact, const Answers& answers)
{
    std::size_t same = 0;
    std::size_t closed = 0;
    std::size_t sameClosed = 0;
    double right = 0.0;
    double yes = 0.0;
    double largest = 0.0;
    double first = 0.0;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        for (std::size_t q = 0; q < answers[i].size(); ++q) {
            const models::Answer& ours = answers[i][q];
            const models::Answer& reference = exact[i][q];
            const metrics::VqaItem made = item(*asked.samples[i][q], ours);
            const metrics::VqaScore score
                = metrics::scoreVqa(made, metrics::Convention::Strict, metrics::VqaDetail::Words);
            right += std::isnan(score.accuracy) ? score.exactMatch : score.accuracy;
            same += ours.text == reference.text ? 1 : 0;
            if (made.type == metrics::QuestionType::YesNo) {
                ++closed;
                sameClosed += ours.text == reference.text ? 1 : 0;
            }
            yes += std::abs(ours.yes - reference.yes);
            largest = std::max(largest, std::abs(ours.yes - reference.yes));
            if (!ours.ids.empty() && !reference.ids.empty() && ours.ids.front() == reference.ids.front())
                first += std::abs(double(ours.logProbabilities.front()) - double(reference.logProbabilities.front()));
        }
    }
    const auto count = static_cast<double>(asked.questions);
    return {{"questions", asked.questions}, {"same_answers", same}, {"agreement", static_cast<double>(same) / count},
        {"closed_questions", closed},
        {"closed_agreement", closed > 0 ? static_cast<double>(sameClosed) / static_cast<double>(closed) : 1.0},
        {"accuracy", right / count}, {"yes_probability_mean_difference", yes / count},
        {"yes_probability_largest_difference", largest},
        {"first_token_log_probability_mean_difference", first / count}};
}

std::size_t different(const Answers& a, const Answers& b)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t q = 0; q < a[i].size(); ++q)
            count += a[i][q].text != b[i][q].text ? 1 : 0;
    return count;
}

constexpr std::int64_t kTogether = 32; // a run's default
constexpr std::int64_t kNewTokens = 32;

/// Answers that are others than when each question is decoded alone: sums are rounded in another order, and between
/// two words that are nearly as probable that decides.
nlohmann::json batchEffects(models::Generator& generator, std::span<const models::ImageQuestions> questions,
    const Answers& together, const std::stop_token& stop)
{
    Answers alone;
    for (const models::ImageQuestions& one : questions) {
        alone.emplace_back();
        for (const std::string& question : one.questions)
            alone.back().push_back(
                generator.answer(*one.image, {&question, 1}, {.maxNewTokens = kNewTokens, .batch = 1}, stop).front());
    }
    const Answers more = generator.answerAll(questions, {.maxNewTokens = kNewTokens, .batch = 2 * kTogether}, stop);
    return {{{"batch", kTogether}, {"changed", different(alone, together)}},
        {{"batch", 2 * kTogether}, {"changed", different(alone, more)}}};
}

void print(const Context& context, const nlohmann::json& rows)
{
    context.out << fmt::format("{:<9} {:>10} {:>8} {:>9} {:>10} {:>12} {:>11}\n", "precision", "agreement", "closed",
        "accuracy", "|Δp(yes)|", "|Δlog p|", "questions/s");
    for (const nlohmann::json& row : rows)
        context.out << fmt::format("{:<9} {:>9.1f}% {:>7.1f}% {:>8.1f}% {:>10.4f} {:>12.4f} {:>11.1f}\n",
            row["precision"].get<std::string>(), 100.0 * row["agreement"].get<double>(),
            100.0 * row["closed_agreement"].get<double>(), 100.0 * row["accuracy"].get<double>(),
            row["yes_probability_mean_difference"].get<double>(),
            row["first_token_log_probability_mean_difference"].get<double>(),
            row["questions_per_second"].get<double>());
    for (const nlohmann::json& row : rows)
        for (const nlohmann::json& one : row.value("batches", nlohmann::json::array()))
            context.out << fmt::format("{}: {} answers change when {} questions are decoded together instead of one\n",
                row["precision"].get<std::string>(), one["changed"].get<std::size_t>(), one["batch"].get<int>());
}

}

int benchDecode(const DecodeOptions& options, const Context& context)
{
    nlohmann::json rows = nlohmann::json::array();
    for (const models::Precision precision : kAll) {
        if (options.precision != "all" && models::name(precision) != options.precision)
            continue;
        rows.push_back(decodeRow(options, precision, context));
        const nlohmann::json& row = rows.back();
        if (!context.json)
            context.out << fmt::format(
                "decode, {}, {}, {} sequence(s), {}\n  {:.2f} tokens/s, median {:.2f}; prompt {:.0f} "
                "tokens/s\n  limit: memory, {:.0f} % of {:.1f} GB/s measured here, {} a token\n",
                options.shape, models::name(precision), options.sequences, quant::name(quant::bestIsa()),
                row["tokens_per_second"].get<double>(), row["median_tokens_per_second"].get<double>(),
                row["prompt_tokens_per_second"].get<double>(), 100.0 * row["share_of_bandwidth"].get<double>(),
                row["bandwidth"].get<double>() / 1e9, readableBytes(row["bytes_per_token"].get<std::int64_t>()));
    }
    if (context.json)
        context.out << rows.dump(1) << '\n';
    return 0;
}

int benchQuantise(const QuantiseOptions& options, const Context& context)
{
    using Clock = std::chrono::steady_clock;
    const auto dataset = data::open(options.dataset);
    const Asked asked = ask(*dataset, options.questions);
    std::vector<models::ImageQuestions> questions;
    for (std::size_t i = 0; i < asked.images.size(); ++i)
        questions.push_back({.image = &asked.images[i], .questions = asked.prompts[i]});
    nlohmann::json rows = nlohmann::json::array();
    Answers exact;
    std::string model;
    for (const models::Precision precision : kAll) {
        const auto generator = models::loadGenerator(options.model, {.precision = precision});
        model = generator->info().name;
        const auto start = Clock::now();
        const Answers answers
            = generator->answerAll(questions, {.maxNewTokens = kNewTokens, .batch = kTogether}, context.stop);
        const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
        if (exact.empty())
            exact = answers;
        nlohmann::json row = compared(asked, exact, answers);
        row["precision"] = models::name(precision);
        const models::MemoryNeed need = models::memoryNeed(options.model, precision);
        row["memory"] = need.own + need.mapped;
        row["questions_per_second"] = static_cast<double>(asked.questions) / seconds;
        if (options.batches)
            row["batches"] = batchEffects(*generator, questions, answers, context.stop);
        rows.push_back(std::move(row));
    }
    const nlohmann::json report{{"model", model}, {"dataset", dataset->info().id},
        {"kernels", quant::name(quant::bestIsa())}, {"precisions", rows}};
    if (!options.output.empty())
        writeFileAtomically(options.output, report.dump(1) + "\n");
    if (context.json) {
        context.out << report.dump(1) << '\n';
        return 0;
    }
    context.out << fmt::format(
        "{} on {}, {} test questions, agreement with float32\n", model, dataset->info().id, asked.questions);
    print(context, rows);
    return 0;
}

}
