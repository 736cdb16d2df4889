#include "core/checkpoint/safetensors_header.h"
#include "core/checkpoint/dtype.h"
#include "core/checkpoint/part.h"

#include <unordered_set>

#include <nlohmann/json.hpp>

namespace vlm::checkpoint {
namespace {

constexpr std::size_t kMaxTensors = 1'000'000;
constexpr std::size_t kMaxNameLength = 4096;
constexpr std::size_t kMaxRank = 8;
constexpr std::uint64_t kMaxDimension = std::uint64_t(1) << 40;

class HeaderReader : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit HeaderReader(const std::filesystem::path& file)
        : m_file(file)
    {
    }
    Header take() { return std::move(m_header); }

    bool start_object(std::size_t) override
    {
        if (m_place == Place::Outside)
            m_place = Place::Top;
        else if (m_place == Place::Entry)
            m_place = m_inMetadata ? Place::Metadata : Place::Tensor;
        else
            fail("an object where none belongs");
        return true;
    }

    bool end_object() override
    {
        if (m_place == Place::Tensor)
            finishTensor();
        m_place = m_place == Place::Top ? Place::Outside : Place::Top;
        return true;
    }

    bool key(string_t& text) override
    {
        if (text.size() > kMaxNameLength)
            fail("a key longer than " + std::to_string(kMaxNameLength) + " bytes");
        if (m_place == Place::Top)
            startEntry(text);
        else if (m_place == Place::Metadata)
            startMetadata(text);
        else
            startField(text);
        return true;
    }

    bool string(string_t& text) override
    {
        if (m_place == Place::Metadata) {
            m_header.metadata[m_key] = text;
            return true;
        }
        if (m_place != Place::Tensor || m_field != "dtype")
            fail("text where none belongs");
        const auto dtype = dtypeNamed(text);
        if (!dtype)
            fail("unknown dtype \"" + text + "\"; known: F64 F32 F16 BF16 I64 I32 I16 I8 U8 BOOL");
        m_entry.dtype = *dtype;
        return true;
    }

    bool start_array(std::size_t) override
    {
        if (m_place != Place::Tensor || m_field == "dtype")
            fail("an array where none belongs");
        m_place = Place::Numbers;
        return true;
    }

    bool end_array() override
    {
        if (m_field == "data_offsets" && m_offsets.size() != 2)
            fail("data_offsets has " + std::to_string(m_offsets.size()) + " numbers; expected 2");
        m_place = Place::Tensor;
        return true;
    }

    bool number_unsigned(number_unsigned_t value) override
    {
        if (m_place != Place::Numbers)
            fail("a number where none belongs");
        if (m_field == "data_offsets") {
            m_offsets.push_back(value);
            return true;
        }
        if (m_entry.shape.size() == kMaxRank)
            fail("more than " + std::to_string(kMaxRank) + " dimensions");
        if (value > kMaxDimension)
            fail("a dimension of " + std::to_string(value));
        m_entry.shape.push_back(static_cast<std::int64_t>(value));
        return true;
    }

    bool number_integer(number_integer_t value) override { fail("a negative number " + std::to_string(value)); }
    bool number_float(number_float_t, const string_t& text) override
    {
        fail("a number " + text + " that is no integer");
    }
    bool null() override { fail("null where none belongs"); }
    bool boolean(bool) override { fail("a boolean where none belongs"); }
    bool binary(binary_t&) override { fail("binary data"); }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) override
    {
        fail("not JSON at byte " + std::to_string(position) + ": " + error.what());
    }

private:
    enum class Place { Outside, Top, Entry, Tensor, Metadata, Numbers };

    void startEntry(const std::string& text)
    {
        if (!m_names.insert(text).second)
            refuse(m_file, "the header names \"" + text + "\" twice");
        if (m_names.size() > kMaxTensors)
            refuse(m_file, "the header has more than " + std::to_string(kMaxTensors) + " entries");
        m_inMetadata = text == "__metadata__";
        m_entry = {.name = text};
        m_fields.clear();
        m_offsets.clear();
        m_place = Place::Entry;
    }

    void startMetadata(const std::string& text)
    {
        if (m_header.metadata.contains(text))
            fail("the key \"" + text + "\" twice");
        m_key = text;
        m_header.metadata[text];
    }

    void startField(const std::string& text)
    {
        if (text != "dtype" && text != "shape" && text != "data_offsets")
            fail("the unknown field \"" + text + "\"");
        if (!m_fields.insert(text).second)
            fail("the field \"" + text + "\" twice");
        m_field = text;
    }

    void finishTensor()
    {
        if (m_fields.size() != 3)
            fail("not all of dtype, shape and data_offsets");
        m_entry.begin = m_offsets[0];
        m_entry.end = m_offsets[1];
        m_header.entries.push_back(std::move(m_entry));
    }

    [[noreturn]] void fail(const std::string& what) const
    {
        const std::string where = m_place == Place::Outside || m_place == Place::Top ? "the header"
            : m_inMetadata                                                           ? "__metadata__"
                           : "tensor \"" + m_entry.name + "\"";
        refuse(m_file, where + " has " + what);
    }

    const std::filesystem::path& m_file;
    Header m_header;
    HeaderEntry m_entry;
    Place m_place = Place::Outside;
    bool m_inMetadata = false;
    std::string m_field;
    std::string m_key;
    std::vector<std::uint64_t> m_offsets;
    std::unordered_set<std::string> m_fields;
    std::unordered_set<std::string> m_names;
};

}

Header parseHeader(std::string_view json, const std::filesystem::path& file)
{
    if (json.empty() || json.front() != '{')
        refuse(file, "the header does not start with '{'");
    HeaderReader reader(file);
    nlohmann::json::sax_parse(json.begin(), json.end(), &reader);
    return reader.take();
}

}
