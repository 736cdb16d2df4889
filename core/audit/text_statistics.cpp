#include "core/audit/text_statistics.h"

#include "core/audit/checks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <set>
#include <sstream>

namespace vlm::audit {

namespace {

constexpr std::array<std::string_view, 62> kCommon{"a", "about", "above", "after", "all", "an", "and", "any", "are",
    "as", "at", "be", "been", "below", "between", "both", "but", "by", "can", "do", "does", "for", "from", "has",
    "have", "if", "in", "into", "is", "it", "its", "may", "more", "most", "no", "not", "of", "on", "or", "other", "s",
    "seen", "show", "shows", "some", "such", "than", "that", "the", "their", "there", "these", "they", "this", "to",
    "was", "were", "which", "with", "within", "x", "xxxx"};

template <class Map> std::vector<Bar> sortedBars(const Map& counts, std::size_t limit)
{
    std::vector<Bar> bars;
    for (const auto& [name, count] : counts)
        bars.push_back({.name = name, .count = count});
    std::ranges::stable_sort(bars, [](const Bar& a, const Bar& b) { return a.count > b.count; });
    if (bars.size() > limit)
        bars.resize(limit);
    return bars;
}

double quantile(const std::vector<double>& sorted, double share)
{
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (place - static_cast<double>(below));
}

}

std::size_t wordCount(std::string_view text)
{
    std::size_t words = 0;
    bool inside = false;
    for (const char c : text) {
        const bool space = c == ' ' || (c >= '\t' && c <= '\r');
        words += !space && !inside;
        inside = !space;
    }
    return words;
}

std::vector<Bar> ranked(const std::vector<std::string>& names, std::size_t limit)
{
    std::map<std::string, std::int64_t> counts;
    for (const std::string& name : names)
        ++counts[name];
    return sortedBars(counts, limit);
}

std::vector<Bar> rankedTerms(const std::vector<std::string_view>& texts, std::size_t limit)
{
    std::map<std::string, std::int64_t> counts;
    for (const std::string_view text : texts) {
        std::istringstream words(normalised(text));
        std::set<std::string> seen;
        for (std::string word; words >> word;)
            if (std::ranges::find(kCommon, word) == kCommon.end() && seen.insert(word).second)
                ++counts[word];
    }
    return sortedBars(counts, limit);
}

Distribution distributionOf(std::string name, std::string unit, std::vector<double> values)
{
    Distribution d{.name = std::move(name), .unit = std::move(unit), .n = static_cast<std::int64_t>(values.size())};
    if (values.empty())
        return d;
    std::ranges::sort(values);
    double sum = 0;
    for (const double v : values)
        sum += v;
    d.mean = sum / static_cast<double>(d.n);
    double squares = 0;
    for (const double v : values)
        squares += (v - d.mean) * (v - d.mean);
    d.deviation = d.n > 1 ? std::sqrt(squares / static_cast<double>(d.n - 1)) : 0.0;
    for (std::size_t i = 0; i < d.quantiles.size(); ++i)
        d.quantiles[i] = quantile(values, 0.25 * static_cast<double>(i));
    const bool whole = std::ranges::all_of(values, [](double v) { return v == std::floor(v); });
    const double low = values.front();
    const double range = values.back() - low;
    double width = range > 0 ? range / 30 : 1.0;
    if (whole)
        width = std::max(1.0, std::ceil((range + 1) / 30));
    const auto bins = static_cast<std::size_t>(std::clamp(whole ? std::floor(range / width) + 1
            : range > 0                                         ? 30.0
                                                                : 1.0,
        1.0, 31.0));
    d.counts.assign(bins, 0);
    for (std::size_t i = 0; i <= bins; ++i)
        d.edges.push_back(low + width * static_cast<double>(i));
    for (const double v : values)
        ++d.counts[std::min(static_cast<std::size_t>((v - low) / width), bins - 1)];
    return d;
}

}
