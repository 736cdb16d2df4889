#include "core/judge/agreement.h"
#include "core/base/error.h"
#include "core/metrics/csv.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace vlm::judge {
namespace {

constexpr std::array<std::string_view, 4> kLabels{"correct", "partially", "incorrect", "refuse"};
constexpr std::size_t kEnoughPairs = 200; // for a slice that calibrates a judge

struct Pair {
    double first = 0; // index into kLabels, or the score
    double second = 0;
};

double nominalKappa(const std::vector<Pair>& pairs, stats::Weights weights)
{
    std::array<double, kLabels.size()> first{};
    std::array<double, kLabels.size()> second{};
    double total = 0;
    double same = 0;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const double w = weights[i];
        total += w;
        first[static_cast<std::size_t>(pairs[i].first)] += w;
        second[static_cast<std::size_t>(pairs[i].second)] += w;
        same += pairs[i].first == pairs[i].second ? w : 0;
    }
    double chance = 0;
    for (std::size_t k = 0; k < kLabels.size(); ++k)
        chance += first[k] / total * (second[k] / total);
    return chance >= 1 ? stats::kUndefined : (same / total - chance) / (1 - chance);
}

/// 1 − mean (x−y)² over pairs / mean (x−y)² over all combinations; the latter is var x + var y + (mean x − mean y)².
double quadraticKappa(const std::vector<Pair>& pairs, stats::Weights weights)
{
    double total = 0;
    double x = 0;
    double y = 0;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        total += weights[i];
        x += weights[i] * pairs[i].first;
        y += weights[i] * pairs[i].second;
    }
    x /= total;
    y /= total;
    double observed = 0;
    double expected = 0;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto [a, b] = pairs[i];
        observed += weights[i] * (a - b) * (a - b);
        expected += weights[i] * ((a - x) * (a - x) + (b - y) * (b - y));
    }
    expected = expected / total + (x - y) * (x - y);
    return expected <= 0 ? stats::kUndefined : 1 - observed / total / expected;
}

Rater fromJournal(const std::filesystem::path& file)
{
    Rater rater{.name = file.filename().string()};
    std::map<std::pair<std::string, std::string>, JournalEntry> last;
    for (JournalEntry& entry : readJournal(file)) {
        rater.mode = entry.mode;
        std::pair key{entry.item, entry.content};
        last.insert_or_assign(std::move(key), std::move(entry));
    }
    for (const auto& [key, entry] : last)
        if (entry.outcome == Outcome::Judged)
            rater.ratings.push_back({.item = key.first, .content = key.second, .verdict = entry.verdict});
    return rater;
}

Rater fromTable(const std::filesystem::path& file)
{
    const metrics::CsvTable table = metrics::readCsv(file);
    Rater rater{.name = file.filename().string()};
    const std::size_t item = table.column("id") ? *table.column("id") : table.require("item", file.string());
    const bool scores = !table.column("verdict") && table.column("score");
    const std::size_t column = table.require(scores ? "score" : "verdict", file.string());
    rater.mode = scores ? Mode::MedVlmBench : Mode::Rubric;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const std::string& cell = table.rows[i][column];
        const std::string& id = table.rows[i][item];
        if (cell.empty())
            continue;
        const std::optional<Verdict> verdict = scores ? parseVerdict(rater.mode, cell) : rubricVerdict(cell);
        if (!verdict)
            throw Error(ErrorKind::Data,
                fmt::format("{}, row {}: '{}' is not {}", file.string(), i + 1, cell,
                    scores ? "a number from 1 to 100" : "one of correct, partially, incorrect, refuse"));
        if (!seen.insert(id).second)
            throw Error(ErrorKind::Data, fmt::format("{}, row {}: item '{}' occurs twice", file.string(), i + 1, id));
        rater.ratings.push_back({.item = id, .content = {}, .verdict = *verdict});
    }
    return rater;
}

double number(Mode mode, const Verdict& verdict)
{
    if (mode == Mode::MedVlmBench)
        return verdict.score;
    return static_cast<double>(std::find(kLabels.begin(), kLabels.end(), verdict.label) - kLabels.begin());
}

}

Rater readRater(const std::filesystem::path& file)
{
    const std::string extension = file.extension().string();
    return extension == ".csv" || extension == ".tsv" ? fromTable(file) : fromJournal(file);
}

Agreement agreement(const Rater& first, const Rater& second, const stats::BootstrapOptions& options)
{
    if (first.mode != second.mode)
        throw Error(ErrorKind::Config,
            fmt::format("{} holds {} verdicts and {} holds {} ones; agreement needs the same kind", first.name,
                name(first.mode), second.name, name(second.mode)));
    // An id without a content fits any answer that carries it.
    std::multimap<std::string, const Rater::Rating*> byItem;
    for (const Rater::Rating& rating : second.ratings)
        byItem.emplace(rating.item, &rating);
    Agreement out;
    std::vector<Pair> pairs;
    std::set<const Rater::Rating*> matched;
    std::size_t same = 0;
    for (const Rater::Rating& a : first.ratings) {
        const auto [begin, end] = byItem.equal_range(a.item);
        const auto found = std::find_if(begin, end, [&a](const auto& candidate) {
            const std::string& content = candidate.second->content;
            return content.empty() || a.content.empty() || content == a.content;
        });
        if (found == end) {
            ++out.onlyFirst;
            continue;
        }
        const Rater::Rating& b = *found->second;
        matched.insert(&b);
        pairs.push_back({.first = number(first.mode, a.verdict), .second = number(second.mode, b.verdict)});
        same += pairs.back().first == pairs.back().second ? 1 : 0;
    }
    if (pairs.empty())
        throw Error(ErrorKind::Data,
            fmt::format("{} ({} verdicts) and {} ({}) have no item in common", first.name, first.ratings.size(),
                second.name, second.ratings.size()));
    out.pairs = pairs.size();
    out.onlySecond = second.ratings.size() - matched.size();
    out.observed = static_cast<double>(same) / static_cast<double>(pairs.size());
    out.weights = first.mode == Mode::Rubric ? "nominal" : "quadratic";
    const stats::Statistic statistic = [&pairs, mode = first.mode](stats::Weights weights) {
        return mode == Mode::Rubric ? nominalKappa(pairs, weights) : quadraticKappa(pairs, weights);
    };
    out.kappa = stats::bootstrapEstimates({&statistic, 1}, stats::Clusters(pairs.size()), options).front();
    if (pairs.size() < kEnoughPairs)
        out.kappa.note += fmt::format("{}fewer than {} common items", out.kappa.note.empty() ? "" : "; ", kEnoughPairs);
    return out;
}

}
