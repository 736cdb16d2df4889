#include "core/text/tokenizer_file.h"

#include "core/base/error.h"
#include "core/base/format.h"

#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vlm::text {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kDeepest = 64; // nesting; real files have about 8

[[noreturn]] void malformed(std::string_view what)
{
    throw Error(ErrorKind::Tokenizer, std::string(what));
}

/// SAX handler. Everything goes into a document but model.vocab and model.merges, which go into ModelData.
class Reader {
public:
    explicit Reader(TokenizerFile& file)
        : m_file(file)
    {
    }

    bool null() { return value(nullptr); }
    bool boolean(bool v) { return value(v); }
    bool number_integer(Json::number_integer_t v) { return number(v); }
    bool number_unsigned(Json::number_unsigned_t v) { return number(v); }
    bool number_float(Json::number_float_t v, const std::string&) { return number(v); }
    bool binary(Json::binary_t&) { return false; }
    bool string(std::string& text);
    bool key(std::string& name);
    bool start_object(std::size_t);
    bool end_object();
    bool start_array(std::size_t);
    bool end_array();
    bool parse_error(std::size_t position, const std::string&, const Json::exception& why)
    {
        malformed(vlm::format("not JSON at byte {}: {}", position, why.what()));
    }

private:
    enum class Table { None, Vocabulary, Merges };

    template <class N> bool number(N v);
    bool value(Json v);
    void open(Json container);
    Table tableHere() const;

    TokenizerFile& m_file;
    std::vector<Json*> m_open; // the containers on the way to here; json arrays do not move while a child is open
    std::string m_key;
    Table m_table = Table::None;
    std::size_t m_depth = 0; // inside the table
    bool m_tableIsArray = false;
    std::vector<std::string> m_pair;
    std::optional<double> m_score;
};

Reader::Table Reader::tableHere() const
{
    if (m_open.size() != 2 || !m_file.document.contains("model") || m_open[1] != &m_file.document["model"])
        return Table::None;
    return m_key == "vocab" ? Table::Vocabulary : m_key == "merges" ? Table::Merges : Table::None;
}

void Reader::open(Json container)
{
    if (m_open.size() >= kDeepest)
        malformed("nested too deeply to be a tokenizer file");
    if (m_open.empty()) {
        m_file.document = std::move(container);
        m_open.push_back(&m_file.document);
    } else if (m_open.back()->is_array()) {
        m_open.back()->push_back(std::move(container));
        m_open.push_back(&m_open.back()->back());
    } else {
        Json& child = (*m_open.back())[m_key];
        child = std::move(container);
        m_open.push_back(&child);
    }
}

bool Reader::value(Json v)
{
    if (m_table != Table::None)
        malformed(m_table == Table::Vocabulary ? "model: vocab holds something that is neither an id nor a score"
                                               : "model: merges hold something other than texts");
    if (m_open.empty())
        m_file.document = std::move(v);
    else if (m_open.back()->is_array())
        m_open.back()->push_back(std::move(v));
    else
        (*m_open.back())[m_key] = std::move(v);
    return true;
}

template <class N> bool Reader::number(N v)
{
    if (m_table != Table::Vocabulary)
        return value(v);
    if (m_tableIsArray) {
        if (m_depth != 2)
            malformed("model: vocab as a list needs [piece, score] pairs");
        m_score = static_cast<double>(v);
        return true;
    }
    if constexpr (std::is_floating_point_v<N>) {
        malformed(vlm::format("model: the id of \"{}\" is not an integer", m_key));
    } else {
        if (!std::in_range<std::int32_t>(v) || m_depth != 1)
            malformed(vlm::format("model: the id of \"{}\" is out of range", m_key));
        m_file.data.vocabulary.add(m_key, static_cast<std::int64_t>(v));
        return true;
    }
}

bool Reader::string(std::string& text)
{
    if (m_table == Table::None)
        return value(std::move(text));
    if (m_table == Table::Merges && m_depth == 1)
        m_file.data.addMerge(text);
    else if (m_depth == 2 && m_tableIsArray && m_pair.size() < 2)
        m_pair.push_back(std::move(text));
    else
        return value(nullptr);
    return true;
}

bool Reader::key(std::string& name)
{
    m_key = std::move(name);
    return true;
}

bool Reader::start_object(std::size_t)
{
    if (m_table != Table::None)
        return value(nullptr);
    m_table = tableHere();
    m_depth = 1;
    m_tableIsArray = false;
    if (m_table == Table::None)
        open(Json::object());
    else if (m_table == Table::Merges)
        return value(nullptr);
    return true;
}

bool Reader::end_object()
{
    if (m_table == Table::None)
        m_open.pop_back();
    m_table = Table::None;
    return true;
}

bool Reader::start_array(std::size_t)
{
    if (m_table == Table::None) {
        m_table = tableHere();
        m_depth = 1;
        m_tableIsArray = true;
        if (m_table == Table::None)
            open(Json::array());
        return true;
    }
    if (++m_depth > 2 || !m_tableIsArray)
        return value(nullptr);
    m_pair.clear();
    m_score.reset();
    return true;
}

bool Reader::end_array()
{
    if (m_table == Table::None) {
        m_open.pop_back();
        return true;
    }
    if (m_depth == 1) {
        m_table = Table::None;
        return true;
    }
    --m_depth;
    ModelData& data = m_file.data;
    if (m_table == Table::Merges) {
        if (m_pair.size() != 2)
            malformed("model: a merge is not two texts");
        data.addMerge(m_pair[0], m_pair[1]);
        return true;
    }
    if (m_pair.size() != 1 || !m_score)
        malformed("model: vocab as a list needs [piece, score] pairs");
    data.vocabulary.add(m_pair[0], static_cast<std::int64_t>(data.scores.size()));
    data.scores.push_back(*m_score);
    return true;
}

}

TokenizerFile parseTokenizerJson(std::string_view text)
{
    TokenizerFile file;
    Reader reader(file);
    Json::sax_parse(text.begin(), text.end(), &reader);
    if (!file.document.is_object())
        malformed("not a tokenizer file: the outermost JSON value is not an object");
    return file;
}

}
