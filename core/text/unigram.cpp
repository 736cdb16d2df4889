#include "core/base/format.h"
#include "core/text/json_fields.h"
#include "core/text/subword_model.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace vlm::text {

namespace {

constexpr std::string_view kWhere = "model Unigram";
constexpr double kUnknownPenalty = 10.0; // below the lowest score; sentencepiece src/unigram_model.cc kUnkPenalty

struct Node {
    double score = 0.0;
    std::size_t start = std::numeric_limits<std::size_t>::max(); // of the piece that ends here
    int id = -1;
};

/// Viterbi over the pieces of a unigram language model.
/// Source: models/unigram/model.rs encode_optimized, after sentencepiece src/unigram_model.cc EncodeOptimized.
class Unigram final : public SubwordModel {
public:
    Unigram(TokenTable vocabulary, std::vector<double> scores, std::optional<int> unknown, bool byteFallback)
        : SubwordModel(std::move(vocabulary))
        , m_scores(std::move(scores))
        , m_unknown(unknown)
        , m_byteFallback(byteFallback)
        , m_unknownScore(
              (m_scores.empty() ? 0.0 : *std::min_element(m_scores.begin(), m_scores.end())) - kUnknownPenalty)
    {
        for (int id = 0; id < static_cast<int>(m_scores.size()); ++id) {
            const auto token = tokenOf(id);
            if (!token.empty() && this->vocabulary().idOf(token) == id) // of equal pieces the last counts
                m_sorted.push_back(id);
        }
        std::sort(m_sorted.begin(), m_sorted.end(), [this](int a, int b) { return tokenOf(a) < tokenOf(b); });
    }
    void encode(std::string_view word, std::vector<int>& ids) const override;

private:
    std::string_view tokenOf(int id) const { return vocabulary().tokenOf(id).value_or(std::string_view()); }
    int unknown() const;
    /// Calls found(length, id) for every piece that `text` begins with, shortest first.
    template <class Found> void prefixes(std::string_view text, Found found) const;
    std::vector<Node> bestPath(std::string_view word) const;
    void append(std::string_view piece, std::vector<int>& ids) const;

    std::vector<double> m_scores;
    std::vector<int> m_sorted; // ids in the order of their text
    std::optional<int> m_unknown;
    bool m_byteFallback;
    double m_unknownScore;
};

int Unigram::unknown() const
{
    if (!m_unknown)
        throw Error(ErrorKind::Tokenizer, vlm::format("{}: an unknown character, but there is no unk_id", kWhere));
    return *m_unknown;
}

template <class Found> void Unigram::prefixes(std::string_view text, Found found) const
{
    auto low = m_sorted.begin();
    auto high = m_sorted.end();
    for (std::size_t depth = 0; depth < text.size() && low != high; ++depth) {
        const auto byte = static_cast<unsigned char>(text[depth]);
        const auto at = [&](int id) { return static_cast<unsigned char>(tokenOf(id)[depth]); };
        low = std::partition_point(low, high, [&](int id) { return at(id) < byte; });
        high = std::partition_point(low, high, [&](int id) { return at(id) == byte; });
        // All of [low, high) share depth + 1 bytes; the one that has no more comes first.
        if (low != high && tokenOf(*low).size() == depth + 1)
            found(depth + 1, *low++);
    }
}

std::vector<Node> Unigram::bestPath(std::string_view word) const
{
    std::vector<Node> nodes(word.size() + 1);
    const auto offer = [&nodes](std::size_t start, std::size_t end, double score, int id) {
        Node& node = nodes[end];
        if (node.id < 0 || score > node.score)
            node = {score, start, id};
    };
    for (std::size_t start = 0; start < word.size();) {
        const double here = nodes[start].score;
        const std::size_t length = codePointAt(word, start).length;
        bool single = false;
        prefixes(word.substr(start), [&](std::size_t size, int id) {
            offer(start, start + size, m_scores[static_cast<std::size_t>(id)] + here, id);
            single = single || size == length;
        });
        if (!single)
            offer(start, start + length, m_unknownScore + here, unknown());
        start += length;
    }
    return nodes;
}

void Unigram::append(std::string_view piece, std::vector<int>& ids) const
{
    if (const int id = vocabulary().idOf(piece); id >= 0)
        ids.push_back(id);
    else if (!m_byteFallback || !appendBytes(piece, ids))
        ids.push_back(unknown());
}

void Unigram::encode(std::string_view word, std::vector<int>& ids) const
{
    const std::vector<Node> nodes = bestPath(word);
    std::vector<std::string_view> pieces; // from the end of the word
    bool lastUnknown = false;
    for (std::size_t end = word.size(); end > 0; end = nodes[end].start) {
        const std::size_t start = nodes[end].start;
        const bool isUnknown = m_unknown && nodes[end].id == *m_unknown;
        if (isUnknown && lastUnknown) // a run of unknown characters is one piece
            pieces.back() = word.substr(start, pieces.back().size() + end - start);
        else
            pieces.push_back(word.substr(start, end - start));
        lastUnknown = isUnknown;
    }
    for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece)
        append(*piece, ids);
}

}

std::unique_ptr<const SubwordModel> makeUnigram(const nlohmann::json& section, ModelData data)
{
    std::optional<int> unknown;
    if (section.contains("unk_id") && !section["unk_id"].is_null())
        unknown = field<int>(section, "unk_id", kWhere);
    if (unknown && !data.vocabulary.tokenOf(*unknown))
        throw Error(ErrorKind::Tokenizer,
            vlm::format("{}: unk_id {} is not in the vocabulary of {} pieces", kWhere, *unknown, data.scores.size()));
    return std::make_unique<Unigram>(
        std::move(data.vocabulary), std::move(data.scores), unknown, fieldOr(section, "byte_fallback", false, kWhere));
}

}
