#include "core/decoding/dicom_file.h"

#include "core/archive/gzip.h"
#include "core/base/error.h"
#include "core/decoding/byte_reader.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace vlm::decoding {

namespace {

constexpr std::size_t kPreamble = 132; // 128 bytes and "DICM"
constexpr std::uint32_t kUndefined = 0xFFFFFFFF;
constexpr DicomTag kItem = 0xFFFEE000;
constexpr DicomTag kItemEnd = 0xFFFEE00D;
constexpr DicomTag kSequenceEnd = 0xFFFEE0DD;
constexpr int kDeepest = 32;

constexpr std::string_view kImplicit = "1.2.840.10008.1.2";
constexpr std::string_view kDeflated = "1.2.840.10008.1.2.1.99";
constexpr std::string_view kBigEndian = "1.2.840.10008.1.2.2";

constexpr std::array kWanted{tags::kTransferSyntax, tags::kSamplesPerPixel, tags::kPhotometric,
    tags::kPlanarConfiguration, tags::kFrames, tags::kRows, tags::kColumns, tags::kPixelSpacing, tags::kBitsAllocated,
    tags::kBitsStored, tags::kHighBit, tags::kPixelRepresentation, tags::kPixelPadding, tags::kWindowCentre,
    tags::kWindowWidth, tags::kIntercept, tags::kSlope, tags::kVoiFunction, tags::kRedDescriptor,
    tags::kRedDescriptor + 1, tags::kRedDescriptor + 2, tags::kRedData, tags::kRedData + 1, tags::kRedData + 2,
    tags::kLutDescriptor, tags::kLutData, tags::kPixelData};

}

/// One pass over a data set. Source: DICOM PS3.5 clause 7
class DicomParser {
public:
    DicomParser(std::span<const std::byte> bytes, std::string_view name, std::span<const DicomTag> also)
        : m_bytes(bytes)
        , m_in(bytes)
        , m_name(name)
        , m_also(also)
    {
    }

    void setEncoding(bool explicitVr, bool bigEndian)
    {
        m_explicit = explicitVr;
        m_big = bigEndian;
    }
    void seek(std::size_t at) { m_at = at; }
    [[nodiscard]] std::size_t position() const { return m_at; }

    /// Group 0002, always explicit and little-endian.
    void readMeta(DicomFile& file)
    {
        setEncoding(true, false);
        while (m_in.little(m_at, 2) == 2U)
            readElement(file, 0);
    }

    /// Elements up to the pixel data, an item's end or the end of the bytes.
    void readSet(DicomFile& file, std::size_t end, int depth)
    {
        file.m_bigEndian = m_big;
        while (m_at < end) {
            // Some writers pad the file's end.
            if (depth == 0 && end - m_at < 8)
                return;
            if (!readElement(file, depth))
                return;
        }
    }

private:
    struct Head {
        DicomTag tag = 0;
        bool sequence = false;
        std::uint32_t length = 0;
    };

    [[noreturn]] void fail(const std::string& reason) const
    {
        throw Error(ErrorKind::Image, std::string(m_name) + ": DICOM: " + reason);
    }

    std::uint32_t integer(std::size_t size)
    {
        const auto value = m_big ? m_in.big(m_at, size) : m_in.little(m_at, size);
        if (!value)
            fail("an element is cut off");
        m_at += size;
        return static_cast<std::uint32_t>(*value);
    }

    Head readHead()
    {
        Head head;
        head.tag = integer(2) << 16;
        head.tag |= integer(2);
        if (head.tag == kItem || head.tag == kItemEnd || head.tag == kSequenceEnd || !m_explicit) {
            head.length = integer(4);
            return head;
        }
        std::array<char, 2> vr{};
        for (char& c : vr)
            c = static_cast<char>(m_in.little(m_at++, 1).value_or(0));
        const std::string_view kind(vr.data(), 2);
        constexpr std::array<std::string_view, 13> wide{
            "OB", "OW", "OF", "OD", "OL", "OV", "SQ", "UC", "UN", "UR", "UT", "SV", "UV"};
        head.sequence = kind == "SQ";
        if (std::ranges::find(wide, kind) != wide.end()) {
            m_at += 2;
            head.length = integer(4);
        } else if (std::ranges::all_of(vr, [](char c) { return c >= 'A' && c <= 'Z'; })) {
            head.length = integer(2);
        } else { // no value representation here after all
            m_at -= 2;
            head.length = integer(4);
        }
        return head;
    }

    /// @return false at the end of an item or behind the pixel data
    bool readElement(DicomFile& file, int depth)
    {
        if (depth > kDeepest)
            fail("sequences are nested too deeply");
        const Head head = readHead();
        if (head.tag == kItemEnd || head.tag == kSequenceEnd)
            return false;
        const bool lut = head.tag == tags::kModalitySequence || head.tag == tags::kVoiSequence;
        if (head.tag == tags::kPixelData && head.length == kUndefined) {
            readFragments(file);
            return false;
        }
        if (head.length == kUndefined || lut || head.sequence) {
            readSequence(file, head, depth);
            return true;
        }
        if (head.length > m_bytes.size() - std::min(m_at, m_bytes.size()))
            fail("an element is cut off");
        if (std::ranges::find(kWanted, head.tag) != kWanted.end()
            || (depth == 0 && std::ranges::find(m_also, head.tag) != m_also.end()))
            file.m_values[head.tag] = m_bytes.subspan(m_at, head.length);
        m_at += head.length;
        return head.tag != tags::kPixelData || depth > 0;
    }

    void readSequence(DicomFile& file, const Head& head, int depth)
    {
        const std::size_t end = endOf(head.length);
        bool first = true;
        while (m_at < end) {
            const Head item = readHead();
            if (item.tag == kSequenceEnd)
                return;
            if (item.tag != kItem)
                fail("a sequence holds something other than items");
            auto content = std::make_shared<DicomFile>();
            const std::size_t itemEnd = endOf(item.length);
            readSet(*content, itemEnd, depth + 1);
            if (item.length != kUndefined)
                m_at = itemEnd;
            if (first && (depth == 0 || head.tag == tags::kPixelMeasures))
                file.m_items[head.tag] = std::move(content);
            first = false;
        }
    }

    [[nodiscard]] std::size_t endOf(std::uint32_t length) const
    {
        if (length == kUndefined)
            return m_bytes.size();
        if (m_at > m_bytes.size() || length > m_bytes.size() - m_at)
            fail("a sequence is cut off");
        return m_at + length;
    }

    void readFragments(DicomFile& file)
    {
        for (;;) {
            const Head head = readHead();
            if (head.tag == kSequenceEnd)
                return;
            if (head.tag != kItem || head.length > m_bytes.size() - std::min(m_at, m_bytes.size()))
                fail("the compressed pixel data are cut off");
            file.m_fragments.push_back(m_bytes.subspan(m_at, head.length));
            m_at += head.length;
            if (m_at == m_bytes.size()) // the end mark is missing, the data are not
                return;
        }
    }

    std::span<const std::byte> m_bytes;
    ByteReader m_in;
    std::string_view m_name;
    std::span<const DicomTag> m_also;
    std::size_t m_at = 0;
    bool m_explicit = true;
    bool m_big = false;
};

DicomFile DicomFile::parse(std::span<const std::byte> bytes, std::string_view name, std::span<const DicomTag> also)
{
    DicomFile file;
    DicomParser meta(bytes, name, also);
    meta.seek(kPreamble);
    meta.readMeta(file);
    file.m_syntax = file.text(tags::kTransferSyntax);
    std::span<const std::byte> body = bytes.subspan(std::min(meta.position(), bytes.size()));
    if (file.m_syntax == kDeflated) {
        try {
            file.m_inflated = std::make_shared<std::string>(archive::inflateRaw(
                {reinterpret_cast<const char*>(body.data()), body.size()}, name, {.bytes = std::uint64_t(1) << 32}));
        } catch (const Error& error) {
            throw Error(ErrorKind::Image, error.what());
        }
        body = std::as_bytes(std::span(*file.m_inflated));
    }
    DicomParser set(body, name, also);
    set.setEncoding(file.m_syntax != kImplicit && !file.m_syntax.empty(), file.m_syntax == kBigEndian);
    set.readSet(file, body.size(), 0);
    return file;
}

std::optional<std::span<const std::byte>> DicomFile::value(DicomTag tag) const
{
    const auto it = m_values.find(tag);
    return it == m_values.end() ? std::nullopt : std::optional(it->second);
}

std::string DicomFile::text(DicomTag tag) const
{
    const auto bytes = value(tag);
    if (!bytes)
        return {};
    std::string text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
    while (!text.empty() && (text.back() == ' ' || text.back() == '\0'))
        text.pop_back();
    return text.substr(std::min(text.find_first_not_of(' '), text.size()));
}

std::optional<std::uint16_t> DicomFile::word(DicomTag tag, std::size_t index) const
{
    const auto bytes = value(tag);
    if (!bytes)
        return std::nullopt;
    const ByteReader in(*bytes);
    const auto number = m_bigEndian ? in.big(index * 2, 2) : in.little(index * 2, 2);
    return number ? std::optional(static_cast<std::uint16_t>(*number)) : std::nullopt;
}

std::optional<double> DicomFile::decimal(DicomTag tag) const
{
    std::string first = text(tag);
    first = first.substr(0, first.find('\\'));
    first.erase(0, first.find_first_not_of(" +"));
    double number = 0;
    const auto [end, error] = std::from_chars(first.data(), first.data() + first.size(), number);
    return error == std::errc() ? std::optional(number) : std::nullopt;
}

const DicomFile* DicomFile::firstItem(DicomTag tag) const
{
    const auto it = m_items.find(tag);
    return it == m_items.end() ? nullptr : it->second.get();
}

}
