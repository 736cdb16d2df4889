#include "core/text/subword_model.h"

#include "core/base/format.h"
#include "core/text/json_fields.h"

namespace vlm::text {

namespace {

constexpr std::string_view kWhere = "model";

/// Older files have no "type".
std::string guessType(const nlohmann::json& section, const ModelData& data)
{
    if (!data.merges.empty() || section.contains("end_of_word_suffix"))
        return "BPE";
    if (!data.scores.empty())
        return "Unigram";
    return section.contains("max_input_chars_per_word") ? "WordPiece" : "WordLevel";
}

}

void ModelData::addMerge(std::string_view left, std::string_view right)
{
    merges.push_back({static_cast<std::uint32_t>(mergeText.size()), static_cast<std::uint32_t>(left.size()),
        static_cast<std::uint32_t>(right.size())});
    mergeText.append(left).append(right);
}

void ModelData::addMerge(std::string_view line)
{
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos || line.find(' ', space + 1) != std::string_view::npos)
        throw Error(ErrorKind::Tokenizer, vlm::format("merges: \"{}\" is not two tokens and one space", line));
    addMerge(line.substr(0, space), line.substr(space + 1));
}

UnknownToken::UnknownToken(std::string token, const TokenTable& vocabulary)
    : m_token(std::move(token))
    , m_id(m_token.empty() ? -1 : vocabulary.idOf(m_token))
{
}

int UnknownToken::id() const
{
    if (m_id < 0)
        throw Error(ErrorKind::Tokenizer,
            vlm::format("{}: the text needs the unk_token \"{}\", which the vocabulary lacks", kWhere, m_token));
    return m_id;
}

bool SubwordModel::appendBytes(std::string_view text, std::vector<int>& ids) const
{
    const std::size_t before = ids.size();
    for (const char c : text) {
        const int id = m_vocabulary.idOf("<0x" + hexByte(static_cast<unsigned char>(c), "0123456789ABCDEF") + ">");
        if (id < 0) {
            ids.resize(before);
            return false;
        }
        ids.push_back(id);
    }
    return true;
}

std::unique_ptr<const SubwordModel> makeModel(const nlohmann::json& section, ModelData data)
{
    const auto type = fieldOr<std::string>(section, "type", guessType(section, data), kWhere);
    if (type == "BPE")
        return makeBpe(section, std::move(data));
    if (type == "WordPiece")
        return makeWordPiece(section, std::move(data));
    if (type == "Unigram")
        return makeUnigram(section, std::move(data));
    if (type == "WordLevel")
        return makeWordLevel(section, std::move(data));
    unknownType(type, kWhere, "BPE, WordPiece, Unigram, WordLevel");
}

}
