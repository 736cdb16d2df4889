#include "core/archive/npy.h"

#include "core/archive/archive_folder.h"
#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <optional>
#include <utility>

namespace vlm::archive {

namespace {

static_assert(std::endian::native == std::endian::little);

constexpr std::array kTypes{std::pair{std::string_view("b1"), NpyType::Bool},
    std::pair{std::string_view("i1"), NpyType::Int8}, std::pair{std::string_view("i2"), NpyType::Int16},
    std::pair{std::string_view("i4"), NpyType::Int32}, std::pair{std::string_view("i8"), NpyType::Int64},
    std::pair{std::string_view("u1"), NpyType::UInt8}, std::pair{std::string_view("u2"), NpyType::UInt16},
    std::pair{std::string_view("u4"), NpyType::UInt32}, std::pair{std::string_view("u8"), NpyType::UInt64},
    std::pair{std::string_view("f2"), NpyType::Float16}, std::pair{std::string_view("f4"), NpyType::Float32},
    std::pair{std::string_view("f8"), NpyType::Float64}};

struct DictEntries {
    std::string descr;
    bool fortran = false;
    std::vector<std::int64_t> shape;
};

/// Text behind `'key':` in the header's Python dict.
std::optional<std::string_view> valueOf(std::string_view dict, std::string_view key)
{
    const std::string quoted = "'" + std::string(key) + "'";
    const std::size_t at = dict.find(quoted);
    if (at == std::string_view::npos)
        return std::nullopt;
    const std::size_t begin = dict.find_first_not_of(": ", at + quoted.size());
    return begin == std::string_view::npos ? std::nullopt : std::optional(dict.substr(begin));
}

std::optional<DictEntries> parseHeader(std::string_view dict)
{
    DictEntries header;
    const auto descr = valueOf(dict, "descr");
    const auto order = valueOf(dict, "fortran_order");
    const auto shape = valueOf(dict, "shape");
    if (!descr || !order || !shape || !descr->starts_with('\'') || !shape->starts_with('('))
        return std::nullopt;
    header.descr = descr->substr(1, descr->find('\'', 1) - 1);
    header.fortran = order->starts_with("True");
    if (!header.fortran && !order->starts_with("False"))
        return std::nullopt;
    const char* at = shape->data() + 1;
    const char* end = shape->data() + shape->size();
    while (at < end && *at != ')') {
        if (*at == ' ' || *at == ',' || *at == 'L') {
            ++at;
            continue;
        }
        std::int64_t side = 0;
        const auto [next, error] = std::from_chars(at, end, side);
        if (error != std::errc() || side < 0)
            return std::nullopt;
        header.shape.push_back(side);
        at = next;
    }
    return at < end ? std::optional(header) : std::nullopt;
}

void swapBytes(std::string& bytes, std::size_t width)
{
    for (std::size_t at = 0; at + width <= bytes.size(); at += width)
        std::reverse(
            bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.begin() + static_cast<std::ptrdiff_t>(at + width));
}

/// Fortran order to C order.
std::string transposed(const std::string& bytes, const std::vector<std::int64_t>& shape, std::size_t width)
{
    std::string out(bytes.size(), '\0');
    std::vector<std::int64_t> index(shape.size(), 0);
    std::vector<std::size_t> stride(shape.size(), width);
    for (std::size_t i = 1; i < shape.size(); ++i)
        stride[i] = stride[i - 1] * static_cast<std::size_t>(shape[i - 1]);
    for (std::size_t at = 0; at < out.size(); at += width) {
        std::size_t from = 0;
        for (std::size_t i = 0; i < shape.size(); ++i)
            from += static_cast<std::size_t>(index[i]) * stride[i];
        std::memcpy(out.data() + at, bytes.data() + from, width);
        for (std::size_t i = shape.size(); i-- > 0;) {
            if (++index[i] < shape[i])
                break;
            index[i] = 0;
        }
    }
    return out;
}

template <class T> double load(const std::string& bytes, std::int64_t index)
{
    T value;
    std::memcpy(&value, bytes.data() + static_cast<std::size_t>(index) * sizeof(T), sizeof(T));
    return static_cast<double>(value);
}

double half(std::uint16_t bits)
{
    const int exponent = (bits >> 10) & 31;
    const double mantissa = bits & 1023;
    double magnitude = exponent == 0 ? std::ldexp(mantissa, -24) : std::ldexp(1024 + mantissa, exponent - 25);
    if (exponent == 31)
        magnitude = mantissa == 0 ? HUGE_VAL : std::nan("");
    return (bits & 0x8000) != 0 ? -magnitude : magnitude;
}

}

std::size_t size(NpyType type)
{
    switch (type) {
    case NpyType::Bool:
    case NpyType::Int8:
    case NpyType::UInt8:
        return 1;
    case NpyType::Int16:
    case NpyType::UInt16:
    case NpyType::Float16:
        return 2;
    case NpyType::Int32:
    case NpyType::UInt32:
    case NpyType::Float32:
        return 4;
    case NpyType::Int64:
    case NpyType::UInt64:
    case NpyType::Float64:
        return 8;
    }
    return 0;
}

std::int64_t NpyArray::count() const
{
    return static_cast<std::int64_t>(bytes.size() / size(type));
}

std::span<const std::byte> NpyArray::row(std::int64_t i) const
{
    VLM_ASSERT(!shape.empty() && i >= 0 && i < shape[0], "a row of the array is asked for");
    const std::size_t pitch = bytes.size() / static_cast<std::size_t>(shape[0]);
    return std::as_bytes(std::span(bytes)).subspan(static_cast<std::size_t>(i) * pitch, pitch);
}

double NpyArray::at(std::int64_t index) const
{
    VLM_ASSERT(index >= 0 && index < count(), "an element of the array is asked for");
    switch (type) {
    case NpyType::Bool:
    case NpyType::UInt8:
        return load<std::uint8_t>(bytes, index);
    case NpyType::Int8:
        return load<std::int8_t>(bytes, index);
    case NpyType::Int16:
        return load<std::int16_t>(bytes, index);
    case NpyType::Int32:
        return load<std::int32_t>(bytes, index);
    case NpyType::Int64:
        return load<std::int64_t>(bytes, index);
    case NpyType::UInt16:
        return load<std::uint16_t>(bytes, index);
    case NpyType::UInt32:
        return load<std::uint32_t>(bytes, index);
    case NpyType::UInt64:
        return load<std::uint64_t>(bytes, index);
    case NpyType::Float16: {
        std::uint16_t bits = 0;
        std::memcpy(&bits, bytes.data() + static_cast<std::size_t>(index) * 2, 2);
        return half(bits);
    }
    case NpyType::Float32:
        return load<float>(bytes, index);
    case NpyType::Float64:
        return load<double>(bytes, index);
    }
    return 0;
}

NpyHeader parseNpyHeader(std::string_view bytes, std::uint64_t fileSize, std::string_view name)
{
    const auto fail
        = [name](const std::string& reason) { throw Error(ErrorKind::Data, std::string(name) + ": " + reason); };
    if (bytes.size() < 10 || !bytes.starts_with("\x93NUMPY"))
        fail("not a NumPy array");
    const int major = bytes[6];
    if (major < 1 || major > 3)
        fail("NumPy format version " + std::to_string(major) + " is not read; known: 1, 2, 3");
    const std::size_t prefix = major == 1 ? 10 : 12;
    if (bytes.size() < prefix)
        fail("the NumPy header is cut off");
    std::size_t length = 0;
    std::memcpy(&length, bytes.data() + 8, prefix - 8);
    if (length > bytes.size() - prefix)
        fail("the NumPy header is cut off");
    const std::optional<DictEntries> entries = parseHeader(bytes.substr(prefix, length));
    if (!entries)
        fail("the NumPy header cannot be read; pickled objects and structured types are not supported");
    const std::string_view descr = entries->descr;
    const auto type
        = std::ranges::find(kTypes, descr.empty() ? descr : descr.substr(1), &decltype(kTypes)::value_type::first);
    if (type == kTypes.end() || std::string_view("<>|=").find(descr[0]) == std::string_view::npos)
        fail("arrays of type \"" + entries->descr + "\" are not read; known: b1, i1-i8, u1-u8, f2-f8");
    NpyHeader header{.type = type->second,
        .shape = entries->shape,
        .fortran = entries->fortran,
        .bigEndian = descr[0] == '>',
        .dataOffset = prefix + length};
    const std::uint64_t room = fileSize - std::min<std::uint64_t>(fileSize, header.dataOffset);
    header.dataSize = size(header.type);
    for (const std::int64_t side : header.shape) {
        if (side != 0 && header.dataSize > room / static_cast<std::uint64_t>(side))
            fail("the array's data end too early");
        header.dataSize *= static_cast<std::uint64_t>(side);
    }
    if (header.dataSize > room)
        fail("the array's data end too early");
    return header;
}

void swapBytes(NpyArray& array)
{
    swapBytes(array.bytes, size(array.type));
}

NpyArray parseNpy(std::string_view bytes, std::string_view name)
{
    const NpyHeader header = parseNpyHeader(bytes, bytes.size(), name);
    NpyArray array{.type = header.type,
        .shape = header.shape,
        .bytes = std::string(bytes.substr(header.dataOffset, static_cast<std::size_t>(header.dataSize)))};
    if (header.bigEndian)
        swapBytes(array);
    if (header.fortran && array.shape.size() > 1)
        array.bytes = transposed(array.bytes, array.shape, size(array.type));
    return array;
}

namespace {

ZipFile zipAt(const std::filesystem::path& file, const Budget& budget)
{
    if (auto archived = archivedContent(file))
        return ZipFile(archived->bytes, archived->owner, file.string(), archived->budget);
    return ZipFile(file, budget);
}

}

Npz::Npz(const std::filesystem::path& file, const Budget& budget)
    : m_file(file.string())
    , m_zip(zipAt(file, budget))
{
    for (const ZipEntry& entry : m_zip.entries())
        if (entry.name.ends_with(".npy"))
            m_names.push_back(entry.name.substr(0, entry.name.size() - 4));
}

bool Npz::contains(std::string_view name) const
{
    return std::ranges::find(m_names, name) != m_names.end();
}

NpyArray Npz::read(std::string_view name) const
{
    if (!contains(name)) {
        std::string known;
        for (const std::string& n : m_names)
            known += (known.empty() ? "" : ", ") + n;
        throw Error(ErrorKind::Data, m_file + ": has no array " + std::string(name) + "; it holds " + known);
    }
    return parseNpy(m_zip.read(std::string(name) + ".npy"), m_file + "#" + std::string(name));
}

}
