#include "core/text/json_fields.h"
#include "core/text/subword_model.h"
#include "core/text/unicode.h"

namespace vlm::text {

namespace {

constexpr std::string_view kWhere = "model WordPiece";

/// Greedy longest match from the left. Source: models/wordpiece/mod.rs.
class WordPiece final : public SubwordModel {
public:
    WordPiece(TokenTable vocabulary, UnknownToken unknown, std::string prefix, std::size_t longest)
        : SubwordModel(std::move(vocabulary))
        , m_unknown(std::move(unknown))
        , m_prefix(std::move(prefix))
        , m_longest(longest)
    {
    }

    void encode(std::string_view word, std::vector<int>& ids) const override
    {
        const std::size_t before = ids.size();
        bool known = countCodePoints(word) <= m_longest;
        for (std::size_t start = 0; known && start < word.size();) {
            std::string candidate = start > 0 ? m_prefix : std::string();
            const std::size_t decorated = candidate.size();
            candidate += word.substr(start);
            int id = -1;
            while (candidate.size() > decorated && (id = vocabulary().idOf(candidate)) < 0) {
                std::size_t end = candidate.size() - 1;
                while ((static_cast<unsigned char>(candidate[end]) & 0xC0U) == 0x80U)
                    --end;
                candidate.resize(end);
            }
            known = id >= 0;
            if (known)
                ids.push_back(id);
            start += candidate.size() - decorated;
        }
        if (!known) {
            ids.resize(before);
            ids.push_back(m_unknown.id());
        }
    }

private:
    UnknownToken m_unknown;
    std::string m_prefix;
    std::size_t m_longest; // code points; longer words are unknown
};

/// One word, one id. Source: models/wordlevel/mod.rs.
class WordLevel final : public SubwordModel {
public:
    WordLevel(TokenTable vocabulary, UnknownToken unknown)
        : SubwordModel(std::move(vocabulary))
        , m_unknown(std::move(unknown))
    {
    }
    void encode(std::string_view word, std::vector<int>& ids) const override
    {
        const int id = vocabulary().idOf(word);
        ids.push_back(id < 0 ? m_unknown.id() : id);
    }

private:
    UnknownToken m_unknown;
};

}

std::unique_ptr<const SubwordModel> makeWordPiece(const nlohmann::json& section, ModelData data)
{
    UnknownToken unknown(fieldOr<std::string>(section, "unk_token", "[UNK]", kWhere), data.vocabulary);
    return std::make_unique<WordPiece>(std::move(data.vocabulary), std::move(unknown),
        fieldOr<std::string>(section, "continuing_subword_prefix", "##", kWhere),
        fieldOr<std::size_t>(section, "max_input_chars_per_word", 100, kWhere));
}

std::unique_ptr<const SubwordModel> makeWordLevel(const nlohmann::json& section, ModelData data)
{
    UnknownToken unknown(fieldOr<std::string>(section, "unk_token", "<unk>", "model WordLevel"), data.vocabulary);
    return std::make_unique<WordLevel>(std::move(data.vocabulary), std::move(unknown));
}

}
