#include "core/decoding/nifti.h"

#include "core/archive/gzip.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/decoding/byte_reader.h"
#include "core/decoding/decode.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <optional>

namespace vlm::decoding {

namespace {

[[noreturn]] void refuse(std::string_view name, const std::string& reason)
{
    throw Error(ErrorKind::Image, std::string(name) + ": NIfTI: " + reason);
}

constexpr std::int64_t kMostVoxels = 512LL << 20;

/// Offsets of the fields that are used, in the two versions of the header.
struct Layout {
    std::size_t dim;
    std::size_t dimWidth; // 2 or 8 bytes an entry
    std::size_t datatype;
    std::size_t pixdim;
    std::size_t realWidth; // 4 or 8 bytes
    std::size_t offset;
    std::size_t slope;
    std::size_t inter;
    std::size_t calMax;
    std::size_t calMin;
    std::size_t qform;
    std::size_t sform;
    std::size_t codeWidth;
    std::size_t quaternion;
    std::size_t rows; // srow_x
};
constexpr Layout kOne{40, 2, 70, 76, 4, 108, 112, 116, 124, 128, 252, 254, 2, 256, 280};
constexpr Layout kTwo{16, 8, 12, 104, 8, 168, 176, 184, 192, 200, 344, 348, 4, 352, 400};

/// Numbers of a header of either version and byte order.
class Header {
public:
    Header(std::span<const std::byte> bytes, std::string_view name)
        : m_in(bytes)
        , m_name(name)
    {
        const auto little = m_in.little(0, 4);
        const auto big = m_in.big(0, 4);
        m_big = big == 348U || big == 540U;
        const std::uint64_t size = m_big ? big.value_or(0) : little.value_or(0);
        if (size == 348 && m_in.has(344, std::string_view("n+1\0", 4)))
            m_layout = kOne;
        else if (size == 540 && m_in.has(4, std::string_view("n+2\0", 4)))
            m_layout = kTwo;
        else if (size == 348 && m_in.has(344, std::string_view("ni1\0", 4)))
            refuse(name, "the voxels lie in an .img file beside this header; store both as one .nii");
        else
            refuse(name, "not a NIfTI file");
        if (bytes.size() < size)
            refuse(name, "the header is cut off");
    }

    [[nodiscard]] const Layout& at() const { return m_layout; }
    [[nodiscard]] bool big() const { return m_big; }
    [[nodiscard]] std::int64_t integer(std::size_t offset, std::size_t width) const
    {
        const auto value = m_big ? m_in.big(offset, width) : m_in.little(offset, width);
        if (!value)
            refuse(m_name, "the header is cut off");
        const int unused = 64 - 8 * static_cast<int>(width);
        return static_cast<std::int64_t>(*value << unused) >> unused;
    }
    [[nodiscard]] double real(std::size_t offset, std::size_t index = 0) const
    {
        const std::size_t width = m_layout.realWidth;
        const auto bits = m_big ? m_in.big(offset + index * width, width) : m_in.little(offset + index * width, width);
        if (!bits)
            refuse(m_name, "the header is cut off");
        return width == 4 ? static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(*bits)))
                          : std::bit_cast<double>(*bits);
    }

private:
    ByteReader m_in;
    std::string_view m_name;
    bool m_big = false;
    Layout m_layout = kOne;
};

enum class Type {
    UInt8 = 2,
    Int16 = 4,
    Int32 = 8,
    Float32 = 16,
    Float64 = 64,
    Rgb = 128,
    Int8 = 256,
    UInt16 = 512,
    UInt32 = 768
};

std::size_t widthOf(std::int64_t type, std::string_view name)
{
    switch (static_cast<Type>(type)) {
    case Type::UInt8:
    case Type::Int8:
        return 1;
    case Type::Int16:
    case Type::UInt16:
        return 2;
    case Type::Int32:
    case Type::UInt32:
    case Type::Float32:
        return 4;
    case Type::Float64:
        return 8;
    case Type::Rgb:
        break;
    }
    refuse(name,
        "voxels of datatype " + std::to_string(type)
            + " are not read; known: 8-, 16- and 32-bit integers, 32- and 64-bit floating point");
}

double voxel(std::uint64_t raw, Type type)
{
    switch (type) {
    case Type::Int8:
        return static_cast<std::int8_t>(raw);
    case Type::Int16:
        return static_cast<std::int16_t>(raw);
    case Type::Int32:
        return static_cast<std::int32_t>(raw);
    case Type::Float32:
        return static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(raw)));
    case Type::Float64:
        return std::bit_cast<double>(raw);
    default:
        return static_cast<double>(raw);
    }
}

using Matrix = std::array<std::array<double, 3>, 3>; // [R A S][i j k]

/// Source: nifti1.h, "3D IMAGE (VOLUME) ORIENTATION AND LOCATION IN SPACE", methods 2 and 3
std::optional<Matrix> orientation(const Header& h)
{
    const Layout& at = h.at();
    Matrix m{};
    if (h.integer(at.sform, at.codeWidth) > 0) {
        for (std::size_t row = 0; row < 3; ++row)
            for (std::size_t column = 0; column < 3; ++column)
                m[row][column] = h.real(at.rows, row * 4 + column);
    } else if (h.integer(at.qform, at.codeWidth) > 0) {
        const double b = h.real(at.quaternion, 0);
        const double c = h.real(at.quaternion, 1);
        const double d = h.real(at.quaternion, 2);
        const double a = std::sqrt(std::max(0.0, 1.0 - (b * b + c * c + d * d)));
        const double flip = h.real(at.pixdim, 0) < 0 ? -1.0 : 1.0;
        m = {{{a * a + b * b - c * c - d * d, 2 * (b * c - a * d), flip * 2 * (b * d + a * c)},
            {2 * (b * c + a * d), a * a + c * c - b * b - d * d, flip * 2 * (c * d - a * b)},
            {2 * (b * d - a * c), 2 * (c * d + a * b), flip * (a * a + d * d - b * b - c * c)}}};
    } else {
        return std::nullopt;
    }
    for (const auto& row : m)
        for (const double value : row)
            if (!std::isfinite(value))
                return std::nullopt;
    return m;
}

/// For each of R, A, S: the file's axis nearest to it, and whether it runs the other way.
struct Turn {
    std::array<std::size_t, 3> axis{0, 1, 2};
    std::array<bool, 3> reversed{};
};

std::optional<Turn> turnOf(Matrix m)
{
    for (std::size_t column = 0; column < 3; ++column) { // voxels' lengths must not decide
        double length = 0;
        for (const auto& row : m)
            length += row[column] * row[column];
        if (length == 0)
            return std::nullopt;
        for (auto& row : m)
            row[column] /= std::sqrt(length);
    }
    Turn turn;
    std::array<bool, 3> rowDone{};
    std::array<bool, 3> columnDone{};
    for (int left = 3; left > 0; --left) {
        std::size_t bestRow = 3;
        std::size_t bestColumn = 3;
        double best = -1;
        for (std::size_t row = 0; row < 3; ++row)
            for (std::size_t column = 0; column < 3; ++column)
                if (!rowDone[row] && !columnDone[column] && std::abs(m[row][column]) > best) {
                    best = std::abs(m[row][column]);
                    bestRow = row;
                    bestColumn = column;
                }
        rowDone[bestRow] = columnDone[bestColumn] = true;
        turn.axis[bestRow] = bestColumn;
        turn.reversed[bestRow] = m[bestRow][bestColumn] < 0;
    }
    return turn;
}

/// The header's display range, else percentiles that leave single bright voxels out.
void setWindow(const Header& h, NiftiVolume& volume)
{
    volume.low = h.real(h.at().calMin);
    volume.high = h.real(h.at().calMax);
    if (std::isfinite(volume.low) && std::isfinite(volume.high) && volume.high > volume.low)
        return;
    constexpr std::size_t most = 1 << 20;
    const std::size_t step = std::max<std::size_t>(1, volume.values.size() / most);
    std::vector<float> seen;
    for (std::size_t i = 0; i < volume.values.size(); i += step)
        seen.push_back(volume.values[i]);
    const auto percentile = [&seen](double share) {
        const auto place = seen.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(seen.size() - 1));
        std::nth_element(seen.begin(), place, seen.end());
        return static_cast<double>(*place);
    };
    volume.low = percentile(0.005);
    volume.high = percentile(0.995);
    if (!(volume.high > volume.low)) {
        const auto [least, greatest] = std::ranges::minmax(seen);
        volume.low = static_cast<double>(least);
        volume.high = static_cast<double>(greatest);
    }
}

constexpr std::size_t kHeaderBytes = 544;

bool isGzip(std::span<const std::byte> bytes)
{
    return bytes.size() > 1 && bytes[0] == std::byte(0x1f) && bytes[1] == std::byte(0x8b);
}

std::string_view textOf(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// What goes wrong with the file goes wrong with the image.
template <class Read> std::string unpacked(Read&& read)
{
    try {
        return read();
    } catch (const Error& error) {
        throw Error(ErrorKind::Image, error.what());
    }
}

std::size_t axisOf(Plane plane)
{
    return plane == Plane::Sagittal ? 0 : plane == Plane::Coronal ? 1 : 2;
}

}

std::string_view name(Plane plane)
{
    switch (plane) {
    case Plane::Axial:
        return "axial";
    case Plane::Coronal:
        return "coronal";
    case Plane::Sagittal:
        return "sagittal";
    }
    return "";
}

std::optional<Plane> planeFromName(std::string_view text)
{
    for (const Plane plane : {Plane::Axial, Plane::Coronal, Plane::Sagittal})
        if (text == name(plane))
            return plane;
    return std::nullopt;
}

std::int64_t NiftiVolume::slices(Plane plane) const
{
    return size[axisOf(plane)];
}

std::array<double, 3> niftiSpacing(std::span<const std::byte> bytes, std::string_view name)
{
    std::string start;
    if (isGzip(bytes)) {
        start = unpacked([&] { return archive::gunzipStart(textOf(bytes), kHeaderBytes, name); });
        bytes = std::as_bytes(std::span(start));
    }
    const Header h(bytes, name);
    const std::optional<Matrix> matrix = orientation(h);
    const Turn turn = matrix ? turnOf(*matrix).value_or(Turn{}) : Turn{};
    std::array<double, 3> spacing{};
    for (std::size_t axis = 0; axis < 3; ++axis)
        spacing[axis] = std::abs(h.real(h.at().pixdim, turn.axis[axis] + 1));
    return spacing;
}

NiftiVolume readNifti(std::span<const std::byte> bytes, std::string_view name)
{
    std::string whole;
    if (isGzip(bytes)) {
        whole = unpacked(
            [&] { return archive::gunzip(textOf(bytes), name, {.bytes = std::uint64_t(4) << 30, .ratio = 1000}); });
        bytes = std::as_bytes(std::span(whole));
    }
    const Header h(bytes, name);
    const Layout& at = h.at();
    const std::int64_t dimensions = h.integer(at.dim, at.dimWidth);
    if (dimensions < 2 || dimensions > 7)
        refuse(name, std::to_string(dimensions) + " dimensions; expected 2 to 7");
    std::array<std::int64_t, 3> sides{1, 1, 1};
    std::int64_t voxels = 1;
    for (std::int64_t i = 1; i <= dimensions; ++i) {
        const std::int64_t side = h.integer(at.dim + static_cast<std::size_t>(i) * at.dimWidth, at.dimWidth);
        if (side < 1 || side > kMostVoxels || voxels > kMostVoxels / side)
            refuse(name, "a side of " + std::to_string(side) + " voxels; the volume is empty or too large");
        if (i <= 3) {
            sides[static_cast<std::size_t>(i - 1)] = side;
            voxels *= side;
        } else if (side != 1) {
            refuse(name, std::to_string(side) + " time points or channels; one is read. Store them as single volumes");
        }
    }
    const std::int64_t type = h.integer(at.datatype, 2);
    const std::size_t width = widthOf(type, name);
    const double place = at.realWidth == 4 ? h.real(at.offset) : static_cast<double>(h.integer(at.offset, 8));
    if (!(place >= (at.realWidth == 4 ? 348.0 : 540.0)) || place > static_cast<double>(bytes.size()))
        refuse(name, "the voxels' place is outside the file");
    const auto data = bytes.subspan(static_cast<std::size_t>(place));
    if (data.size() / width < static_cast<std::size_t>(voxels))
        refuse(name, "the voxels end too early");

    NiftiVolume volume;
    const std::optional<Matrix> matrix = orientation(h);
    const std::optional<Turn> known = matrix ? turnOf(*matrix) : std::nullopt;
    volume.oriented = known.has_value();
    const Turn turn = known.value_or(Turn{});
    const std::array<std::int64_t, 3> stride{1, sides[0], sides[0] * sides[1]};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        volume.size[axis] = sides[turn.axis[axis]];
        volume.spacing[axis] = std::abs(h.real(at.pixdim, turn.axis[axis] + 1));
    }
    double slope = h.real(at.slope);
    double inter = h.real(at.inter);
    if (slope == 0 || !std::isfinite(slope) || !std::isfinite(inter)) {
        slope = 1;
        inter = 0;
    }
    const ByteReader in(data);
    volume.values.reserve(static_cast<std::size_t>(voxels));
    const auto from = [&](std::size_t axis, std::int64_t i) {
        return stride[turn.axis[axis]] * (turn.reversed[axis] ? volume.size[axis] - 1 - i : i);
    };
    for (std::int64_t s = 0; s < volume.size[2]; ++s)
        for (std::int64_t a = 0; a < volume.size[1]; ++a)
            for (std::int64_t r = 0; r < volume.size[0]; ++r) {
                const auto index = static_cast<std::size_t>(from(0, r) + from(1, a) + from(2, s));
                const std::uint64_t raw = h.big() ? *in.big(index * width, width) : *in.little(index * width, width);
                const double value = voxel(raw, static_cast<Type>(type)) * slope + inter;
                volume.values.push_back(std::isfinite(value) ? static_cast<float>(value) : 0.0F);
            }
    setWindow(h, volume);
    return volume;
}

NiftiVolume readNifti(const std::filesystem::path& file)
{
    const std::string bytes = unpacked([&] { return readFile(file, std::size_t(2) << 30); });
    return readNifti(std::as_bytes(std::span(bytes)), file.string());
}

std::vector<float> niftiValues(const NiftiVolume& volume, Plane plane, std::int64_t index, std::string_view name,
    std::array<std::int64_t, 2>& size)
{
    if (index < 0 || index >= volume.slices(plane))
        refuse(name,
            "there is no " + std::string(decoding::name(plane)) + " slice " + std::to_string(index) + "; there are "
                + std::to_string(volume.slices(plane)) + ", numbered from 0");
    // Columns run to the patient's left (axial, coronal) or back (sagittal), rows to the back or the feet.
    const std::size_t across = plane == Plane::Sagittal ? 1 : 0;
    const std::size_t down = plane == Plane::Axial ? 1 : 2;
    size = {volume.size[across], volume.size[down]};
    if (size[0] > 32768 || size[1] > 32768)
        refuse(name, "a side of more than 32768 voxels");
    std::vector<float> values;
    values.reserve(static_cast<std::size_t>(size[0] * size[1]));
    std::array<std::int64_t, 3> place{};
    place[axisOf(plane)] = index;
    for (std::int64_t y = 0; y < size[1]; ++y)
        for (std::int64_t x = 0; x < size[0]; ++x) {
            place[across] = size[0] - 1 - x;
            place[down] = size[1] - 1 - y;
            values.push_back(volume.values[static_cast<std::size_t>(
                (place[2] * volume.size[1] + place[1]) * volume.size[0] + place[0])]);
        }
    return values;
}

imaging::Image niftiSlice(const NiftiVolume& volume, Plane plane, std::int64_t index, std::string_view name)
{
    std::array<std::int64_t, 2> size{};
    const std::vector<float> values = niftiValues(volume, plane, index, name, size);
    imaging::Image image(static_cast<int>(size[0]), static_cast<int>(size[1]), 3);
    const double range = volume.high > volume.low ? volume.high - volume.low : 1.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double shown = std::clamp((static_cast<double>(values[i]) - volume.low) / range, 0.0, 1.0);
        std::fill_n(image.pixels.data() + i * 3, 3, static_cast<std::uint8_t>(std::lround(shown * 255.0)));
    }
    return image;
}

}
