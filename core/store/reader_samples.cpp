#include "core/store/reader_impl.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

namespace vlm::store {
namespace {

constexpr const char* kSampleColumns
    = "SELECT s.ordinal, d.id, s.id, s.split, s.image, s.label, s.label_text, s.question, s.answer, s.answer_type,"
      " s.cluster, EXISTS (SELECT 1 FROM star t WHERE t.dataset = d.id AND t.sample = s.id),"
      " (SELECT json_group_array(t.tag) FROM tag t WHERE t.dataset = d.id AND t.sample = s.id),"
      " (SELECT t.text FROM note t WHERE t.dataset = d.id AND t.sample = s.id)"
      " FROM sample s JOIN dataset d ON d.key = s.dataset WHERE ";

SampleRow sampleRow(const Statement& row)
{
    SampleRow sample{.ordinal = row.integer(0),
        .dataset = row.text(1),
        .id = row.text(2),
        .split = row.text(3),
        .image = row.text(4),
        .label = static_cast<int>(row.integer(5)),
        .labelText = row.text(6),
        .question = row.text(7),
        .answer = row.text(8),
        .answerType = row.text(9),
        .cluster = row.text(10),
        .starred = row.integer(11) != 0,
        .tags = {},
        .note = row.text(13)};
    if (const std::string tags = row.text(12); tags != "[]")
        sample.tags = nlohmann::json::parse(tags).get<std::vector<std::string>>();
    return sample;
}

}

std::uint64_t Reader::Impl::generation(const SampleQuery& query) const
{
    if (!shared)
        return static_cast<std::uint64_t>(connection.integer("PRAGMA data_version"));
    return orders->samples + (query.cell || !query.filter.empty() ? orders->predictions << 32 : 0);
}

OrderCache::Keys Reader::Impl::keys(const SampleQuery& query)
{
    const std::string name = signature(query);
    const std::uint64_t current = generation(query);
    if (auto kept = orders->find(name, current))
        return kept;
    const SampleFilter filter = SampleFilter::of(query);
    Statement statement = connection.prepare("SELECT s.key" + filter.from + orderClause(query));
    filter.bindTo(statement);
    auto found = std::make_shared<std::vector<Id>>();
    while (statement.step())
        found->push_back(statement.integer(0));
    orders->keep(name, current, found);
    return found;
}

std::optional<std::int64_t> Reader::Impl::wholeDataset(const SampleQuery& query) const
{
    if (query.dataset.empty() || query.orderBy != "ordinal" || SampleFilter::of(query).restricted)
        return std::nullopt;
    Statement statement = connection.prepare(
        "SELECT MAX(ordinal) + 1 FROM sample WHERE dataset = (SELECT key FROM dataset WHERE id = ?1)");
    statement.bind(query.dataset);
    return statement.step() ? statement.integer(0) : 0;
}

std::int64_t Reader::countSamples(const SampleQuery& query) const
{
    if (const auto whole = m_impl->wholeDataset(query))
        return *whole;
    return static_cast<std::int64_t>(m_impl->keys(query)->size());
}

std::vector<SampleRow> Reader::samples(const SampleQuery& query, std::int64_t offset, std::int64_t limit) const
{
    std::vector<SampleRow> rows;
    offset = std::max<std::int64_t>(offset, 0);
    if (limit <= 0)
        return rows;
    if (const auto whole = m_impl->wholeDataset(query)) {
        const std::int64_t last = std::min(offset + std::min(limit, *whole), *whole);
        Statement statement = m_impl->connection.prepare(std::string(kSampleColumns)
            + "s.dataset = (SELECT key FROM dataset WHERE id = ?1) AND s.ordinal BETWEEN ?2 AND ?3 ORDER BY s.ordinal"
            + (query.descending ? " DESC" : ""));
        if (query.descending)
            statement.bind(query.dataset, *whole - last, *whole - 1 - offset);
        else
            statement.bind(query.dataset, offset, last - 1);
        while (statement.step())
            rows.push_back(sampleRow(statement));
        return rows;
    }
    const OrderCache::Keys keys = m_impl->keys(query);
    const auto count = static_cast<std::int64_t>(keys->size());
    Statement statement = m_impl->connection.prepare(std::string(kSampleColumns) + "s.key = ?1");
    for (std::int64_t at = offset; at < count && at - offset < limit; ++at) {
        statement.bind((*keys)[static_cast<std::size_t>(at)]);
        if (statement.step())
            rows.push_back(sampleRow(statement));
    }
    return rows;
}

std::optional<SampleRow> Reader::sample(std::string_view dataset, std::string_view id) const
{
    Statement statement = m_impl->connection.prepare(std::string(kSampleColumns) + "d.id = ?1 AND s.id = ?2");
    statement.bind(dataset, id);
    return statement.step() ? std::optional(sampleRow(statement)) : std::nullopt;
}

std::vector<std::string> Reader::sampleIds(const SampleQuery& query) const
{
    const OrderCache::Keys keys = m_impl->keys(query);
    std::vector<std::string> ids;
    ids.reserve(keys->size());
    Statement statement = m_impl->connection.prepare("SELECT id FROM sample WHERE key = ?1");
    for (const Id key : *keys)
        if (statement.bind(key).step())
            ids.push_back(statement.text(0));
    return ids;
}

std::optional<std::int64_t> Reader::position(const SampleQuery& query, std::string_view sample) const
{
    SampleQuery one = query;
    one.ids = {std::string(sample)};
    const OrderCache::Keys wanted = m_impl->keys(one);
    if (wanted->empty())
        return std::nullopt;
    const OrderCache::Keys keys = m_impl->keys(query);
    const auto found = std::ranges::find(*keys, wanted->front());
    return found == keys->end() ? std::nullopt : std::optional<std::int64_t>(found - keys->begin());
}

std::vector<NoteRow> Reader::notes() const
{
    Statement statement = m_impl->connection.prepare(
        "SELECT n.dataset, n.sample, n.text, s.key IS NOT NULL FROM note n LEFT JOIN dataset d ON d.id = n.dataset"
        " LEFT JOIN sample s ON s.dataset = d.key AND s.id = n.sample ORDER BY n.dataset, s.ordinal, n.sample");
    std::vector<NoteRow> rows;
    while (statement.step())
        rows.push_back({.dataset = statement.text(0),
            .sample = statement.text(1),
            .text = statement.text(2),
            .known = statement.integer(3) != 0});
    return rows;
}

}
