#include "core/store/reader_impl.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <utility>

namespace vlm::store {
namespace {

constexpr std::size_t kCountsKept = 8;

using Facet = std::pair<std::string_view, std::string_view>;
constexpr std::array kFacets{
    Facet{"split", "s.split"},
    Facet{"label", "s.label"},
    Facet{"answer_type", "s.answer_type"},
    Facet{"tag", "g.tag"},
    Facet{"starred", "EXISTS (SELECT 1 FROM star t WHERE t.dataset = d.id AND t.sample = s.id)"},
    Facet{"noted", "EXISTS (SELECT 1 FROM note t WHERE t.dataset = d.id AND t.sample = s.id)"},
    Facet{"correct", "CASE WHEN p.label >= 0 THEN p.predicted = p.label ELSE '' END"},
    Facet{"predicted", "p.predicted"},
};

using Tally = std::map<std::string, std::int64_t>;

std::vector<FacetCount> sorted(const Tally& tally)
{
    std::vector<FacetCount> out;
    for (const auto& [value, count] : tally)
        if (count > 0)
            out.push_back({value, count});
    std::ranges::stable_sort(out, std::ranges::greater(), &FacetCount::count);
    return out;
}

}

/// All facets of the samples of one data set that the query keeps, in one pass over them and one over their marks.
const FacetCounts& Reader::Impl::facetCounts(const SampleQuery& query)
{
    const std::string name = signature(query);
    const std::uint64_t current = generation(query);
    for (const FacetCounts& kept : counted)
        if (kept.signature == name && kept.generation == current)
            return kept;
    const SampleFilter filter = SampleFilter::of(query);
    Tally split;
    std::map<std::int64_t, std::int64_t> label;
    std::map<std::int64_t, std::int64_t> predicted;
    Tally type;
    std::array<std::int64_t, 3> verdict{}; // wrong, right, neither
    std::vector<bool> has; // by key
    std::int64_t rows = 0;
    Statement statement = connection.prepare(std::string("SELECT s.key, s.split, s.label, s.answer_type")
        + (query.cell ? ", p.label, p.predicted" : "") + filter.from);
    filter.bindTo(statement);
    while (statement.step()) {
        ++rows;
        const auto key = static_cast<std::size_t>(statement.integer(0));
        if (key >= has.size())
            has.resize(std::max(key + 1, has.size() * 2));
        has[key] = true;
        ++split[statement.text(1)];
        ++label[statement.integer(2)];
        ++type[statement.text(3)];
        if (query.cell) {
            const std::int64_t truth = statement.integer(4);
            const std::int64_t said = statement.integer(5);
            ++predicted[said];
            ++verdict[truth < 0 ? 2 : said == truth ? 1 : 0];
        }
    }
    FacetCounts counts{.signature = name, .generation = current, .facets = {}};
    const auto numbers = [](const std::map<std::int64_t, std::int64_t>& tally) {
        Tally out;
        for (const auto& [value, count] : tally)
            out[std::to_string(value)] = count;
        return sorted(out);
    };
    counts.facets["split"] = sorted(split);
    counts.facets["label"] = numbers(label);
    counts.facets["answer_type"] = sorted(type);
    counts.facets["predicted"] = numbers(predicted);
    counts.facets["correct"] = sorted({{"0", verdict[0]}, {"1", verdict[1]}, {"", verdict[2]}});
    const auto marked = [&](const std::string& table, const std::string& value) {
        Tally tally;
        Statement marks = connection.prepare("SELECT s.key, " + value + " FROM " + table
            + " m JOIN dataset d ON d.id = m.dataset JOIN sample s ON s.dataset = d.key AND s.id = m.sample"
              " WHERE m.dataset = ?1");
        marks.bind(query.dataset);
        while (marks.step())
            if (const auto key = static_cast<std::size_t>(marks.integer(0)); key < has.size() && has[key])
                ++tally[marks.text(1)];
        return tally;
    };
    counts.facets["tag"] = sorted(marked("tag", "m.tag"));
    for (const auto& [facet, table] : {std::pair{"starred", "star"}, std::pair{"noted", "note"}}) {
        Tally tally = marked(table, "'1'");
        tally["0"] = rows - tally["1"];
        counts.facets[facet] = sorted(tally);
    }
    if (counted.size() == kCountsKept)
        counted.pop_front();
    counted.push_back(std::move(counts));
    return counted.back();
}

std::vector<FacetCount> Reader::facet(const SampleQuery& query, std::string_view column) const
{
    std::string known;
    for (const auto& [facetName, expression] : kFacets) {
        if (facetName != column) {
            known.append(known.empty() ? "" : ", ").append(facetName);
            continue;
        }
        if ((column == "correct" || column == "predicted") && !query.cell)
            throw Error(ErrorKind::Store, "answers can be counted only for one cell's predictions");
        const SampleFilter filter = SampleFilter::of(query);
        // An index holds the counts of a whole data set.
        const bool indexed = column == "split" || column == "label" || column == "answer_type";
        if (!query.dataset.empty() && !(indexed && !filter.restricted))
            return m_impl->facetCounts(query).facets.at(std::string(column));
        std::string from = filter.from;
        if (column == "tag") {
            const std::string samples = " FROM sample s JOIN dataset d ON d.key = s.dataset";
            from = samples + " JOIN tag g ON g.dataset = d.id AND g.sample = s.id" + from.substr(samples.size());
        }
        Statement statement = m_impl->connection.prepare("SELECT " + std::string(expression)
            + " AS value, COUNT(*) AS n" + from + " GROUP BY value ORDER BY n DESC, value");
        filter.bindTo(statement);
        std::vector<FacetCount> counts;
        while (statement.step())
            counts.push_back({statement.text(0), statement.integer(1)});
        return counts;
    }
    throw Error(ErrorKind::Store, "no facet '" + std::string(column) + "'; known: " + known);
}

}
