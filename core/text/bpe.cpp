#include "core/base/format.h"
#include "core/text/json_fields.h"
#include "core/text/subword_model.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <limits>
#include <mutex>
#include <queue>
#include <shared_mutex>
#include <unordered_map>

namespace vlm::text {

namespace {

constexpr std::string_view kWhere = "model BPE";
constexpr std::size_t kCachedWords = 20'000;
constexpr std::size_t kCachedBytes = 64; // of one word

struct MergeRule {
    std::uint32_t rank = 0;
    int id = -1;
};

/// (left id, right id) to rank and merged id, open addressing.
class MergeTable {
public:
    explicit MergeTable(std::size_t count)
    {
        std::size_t size = 16;
        while (size < 2 * count)
            size *= 2;
        m_slots.resize(size);
    }
    void set(int left, int right, MergeRule rule)
    {
        Slot& slot = m_slots[slotOf(key(left, right))];
        slot = {key(left, right), rule};
    }
    const MergeRule* find(int left, int right) const
    {
        const Slot& slot = m_slots[slotOf(key(left, right))];
        return slot.key == kFree ? nullptr : &slot.rule;
    }

private:
    static constexpr std::uint64_t kFree = std::numeric_limits<std::uint64_t>::max();
    struct Slot {
        std::uint64_t key = kFree;
        MergeRule rule;
    };
    static std::uint64_t key(int left, int right)
    {
        return (std::uint64_t(static_cast<std::uint32_t>(left)) << 32U) | static_cast<std::uint32_t>(right);
    }
    std::size_t slotOf(std::uint64_t k) const
    {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t slot = (k * 0x9E3779B97F4A7C15ULL >> 20U) & mask; // Fibonacci hashing
        while (m_slots[slot].key != kFree && m_slots[slot].key != k)
            slot = (slot + 1) & mask;
        return slot;
    }
    std::vector<Slot> m_slots;
};

struct Symbol {
    int id = 0;
    int previous = -1;
    int next = -1;
    bool alive = true;
};

struct Candidate {
    std::uint32_t rank = 0;
    int position = 0;
    int id = 0;
    /// std::priority_queue has its largest on top: the lowest rank, then the leftmost.
    bool operator<(const Candidate& other) const
    {
        return rank != other.rank ? rank > other.rank : position > other.position;
    }
};

struct Settings {
    UnknownToken unknown;
    std::string prefix; // of every character but a word's first
    std::string suffix; // of a word's last character
    bool fuseUnknown = false;
    bool byteFallback = false;
    bool ignoreMerges = false;
};

class Bpe final : public SubwordModel {
public:
    Bpe(Settings settings, TokenTable vocabulary, MergeTable merges)
        : SubwordModel(std::move(vocabulary))
        , m_settings(std::move(settings))
        , m_merges(std::move(merges))
    {
    }
    void encode(std::string_view word, std::vector<int>& ids) const override;

private:
    std::vector<int> symbolsOf(std::string_view word) const;
    std::vector<int> merged(const std::vector<int>& start) const;

    Settings m_settings;
    MergeTable m_merges;
    mutable std::shared_mutex m_mutex;
    mutable std::unordered_map<std::string, std::vector<int>> m_cache;
};

/// Source: models/bpe/model.rs merge_word; the order of its byte fallback and unknown tokens is kept as it is.
std::vector<int> Bpe::symbolsOf(std::string_view word) const
{
    std::vector<int> ids;
    bool pendingUnknown = false;
    std::string decorated;
    for (std::size_t i = 0; i < word.size();) {
        const std::size_t length = codePointAt(word, i).length;
        std::string_view symbol = word.substr(i, length);
        const bool first = i == 0;
        i += length;
        if ((!first && !m_settings.prefix.empty()) || (i == word.size() && !m_settings.suffix.empty())) {
            decorated = first ? "" : m_settings.prefix;
            decorated += symbol;
            if (i == word.size())
                decorated += m_settings.suffix;
            symbol = decorated;
        }
        if (const int id = vocabulary().idOf(symbol); id >= 0) {
            if (pendingUnknown)
                ids.push_back(m_settings.unknown.id());
            pendingUnknown = false;
            ids.push_back(id);
            continue;
        }
        if (m_settings.byteFallback && appendBytes(symbol, ids))
            continue;
        if (!m_settings.unknown.isNamed())
            continue;
        if (pendingUnknown && !m_settings.fuseUnknown)
            ids.push_back(m_settings.unknown.id());
        pendingUnknown = true;
    }
    if (pendingUnknown)
        ids.push_back(m_settings.unknown.id());
    return ids;
}

std::vector<int> Bpe::merged(const std::vector<int>& start) const
{
    std::vector<Symbol> symbols(start.size());
    std::vector<Candidate> initial;
    for (std::size_t i = 0; i < start.size(); ++i) {
        const int at = static_cast<int>(i);
        symbols[i] = {start[i], at - 1, i + 1 < start.size() ? at + 1 : -1, true};
        if (i + 1 < start.size()) {
            if (const auto* rule = m_merges.find(start[i], start[i + 1]))
                initial.push_back({rule->rank, at, rule->id});
        }
    }
    const auto at = [&symbols](int i) -> Symbol& { return symbols[static_cast<std::size_t>(i)]; };
    std::priority_queue<Candidate> queue({}, std::move(initial));
    while (!queue.empty()) {
        const Candidate top = queue.top();
        queue.pop();
        Symbol& left = at(top.position);
        if (!left.alive || left.next < 0)
            continue;
        Symbol& right = at(left.next);
        const auto* rule = m_merges.find(left.id, right.id);
        if (!rule || rule->id != top.id) // the pair has changed since it was queued
            continue;
        left.id = top.id;
        left.next = right.next;
        right.alive = false;
        if (left.next >= 0)
            at(left.next).previous = top.position;
        if (left.previous >= 0) {
            if (const auto* before = m_merges.find(at(left.previous).id, left.id))
                queue.push({before->rank, left.previous, before->id});
        }
        if (left.next >= 0) {
            if (const auto* after = m_merges.find(left.id, at(left.next).id))
                queue.push({after->rank, top.position, after->id});
        }
    }
    std::vector<int> ids;
    for (const Symbol& symbol : symbols) {
        if (symbol.alive)
            ids.push_back(symbol.id);
    }
    return ids;
}

void Bpe::encode(std::string_view word, std::vector<int>& ids) const
{
    if (word.empty())
        return;
    if (m_settings.ignoreMerges) {
        if (const int id = vocabulary().idOf(word); id >= 0) {
            ids.push_back(id);
            return;
        }
    }
    const bool cached = word.size() <= kCachedBytes;
    if (cached) {
        const std::shared_lock lock(m_mutex);
        if (const auto found = m_cache.find(std::string(word)); found != m_cache.end()) {
            ids.insert(ids.end(), found->second.begin(), found->second.end());
            return;
        }
    }
    const std::vector<int> made = merged(symbolsOf(word));
    ids.insert(ids.end(), made.begin(), made.end());
    if (cached) {
        const std::unique_lock lock(m_mutex);
        if (m_cache.size() < kCachedWords)
            m_cache.emplace(word, made);
    }
}

MergeTable resolve(const ModelData& data, std::size_t prefixLength)
{
    const auto known = [&](std::string_view token) {
        const int id = data.vocabulary.idOf(token);
        if (id < 0)
            throw Error(ErrorKind::Tokenizer,
                vlm::format("{}: the merges speak of the token \"{}\", which the vocabulary of {} tokens lacks", kWhere,
                    token, data.vocabulary.size()));
        return id;
    };
    MergeTable table(data.merges.size());
    std::string joined;
    std::uint32_t rank = 0;
    for (const auto& [offset, left, right] : data.merges) {
        const auto both = std::string_view(data.mergeText).substr(offset, left + right);
        std::string_view whole = both;
        if (prefixLength > 0) {
            joined.assign(both.substr(0, left))
                .append(both.substr(left).substr(std::min<std::size_t>(prefixLength, right)));
            whole = joined;
        }
        const int leftId = known(both.substr(0, left));
        const int rightId = known(both.substr(left));
        table.set(leftId, rightId, {rank++, known(whole)});
    }
    return table;
}

}

std::unique_ptr<const SubwordModel> makeBpe(const nlohmann::json& section, ModelData data)
{
    Settings settings{
        .unknown = {fieldOr<std::string>(section, "unk_token", "", kWhere), data.vocabulary},
        .prefix = fieldOr<std::string>(section, "continuing_subword_prefix", "", kWhere),
        .suffix = fieldOr<std::string>(section, "end_of_word_suffix", "", kWhere),
        .fuseUnknown = fieldOr(section, "fuse_unk", false, kWhere),
        .byteFallback = fieldOr(section, "byte_fallback", false, kWhere),
        .ignoreMerges = fieldOr(section, "ignore_merges", false, kWhere),
    };
    if (fieldOr(section, "dropout", 0.0, kWhere) != 0.0)
        throw Error(ErrorKind::Tokenizer,
            vlm::format("{}: dropout makes encoding random; only null and 0 are supported", kWhere));
    MergeTable merges = resolve(data, settings.prefix.size());
    return std::make_unique<Bpe>(std::move(settings), std::move(data.vocabulary), std::move(merges));
}

}
