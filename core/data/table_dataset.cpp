#include "core/data/table_dataset.h"

#include "core/archive/archive_folder.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/data/folders.h"
#include "core/data/scans.h"
#include "core/decoding/decode.h"
#include "core/decoding/dicom.h"
#include "core/decoding/source_image.h"
#include "core/imaging/transform.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

namespace vlm::data {

namespace {

/// "file.npz#array/17" or "file.npz#array".
struct ArrayReference {
    std::string file;
    std::string array;
    std::optional<std::int64_t> row;
};

std::optional<ArrayReference> parseReference(const std::string& image)
{
    const std::size_t hash = image.find('#');
    if (hash == std::string::npos)
        return std::nullopt;
    ArrayReference reference{.file = image.substr(0, hash), .array = image.substr(hash + 1), .row = std::nullopt};
    if (const std::size_t slash = reference.array.rfind('/'); slash != std::string::npos) {
        std::int64_t row = 0;
        const char* end = reference.array.data() + reference.array.size();
        if (std::from_chars(reference.array.data() + slash + 1, end, row).ptr != end)
            throw Error(ErrorKind::Image, image + ": no row number behind the array's name");
        reference.row = row;
        reference.array.resize(slash);
    }
    return reference;
}

/// Content of a file in an archive; nothing for files on their own.
std::optional<std::string> archived(const std::filesystem::path& file)
{
    if (!archive::archivePlace(file))
        return std::nullopt;
    try {
        return bytesOf(file);
    } catch (const Error& error) {
        throw Error(ErrorKind::Image, error.what());
    }
}

std::span<const std::byte> bytesIn(const std::string& content)
{
    return std::as_bytes(std::span(content));
}

constexpr std::uint64_t kKeptWhole = 64U << 20; // larger arrays are read row by row
constexpr std::size_t kKeptVolumes = 2;

std::uint8_t level(double value, ArrayScale scale)
{
    if (scale == ArrayScale::Rnflt)
        value = (value + 2.0) / 352.0 * 255.0;
    return static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0));
}

}

imaging::Image imageFromArray(std::span<const std::int64_t> shape, const archive::NpyArray& array,
    std::int64_t firstElement, ArrayScale scale, const std::string& name)
{
    const bool flat = shape.size() == 2;
    constexpr std::int64_t largest = 1 << 15;
    if ((!flat && (shape.size() != 3 || (shape[2] != 1 && shape[2] != 3))) || shape[0] < 1 || shape[1] < 1
        || shape[0] > largest || shape[1] > largest)
        throw Error(
            ErrorKind::Image, name + ": the array is not an image; expected [height, width] or [height, width, 3]");
    const int channels = flat ? 1 : static_cast<int>(shape[2]);
    imaging::Image image(static_cast<int>(shape[1]), static_cast<int>(shape[0]), channels);
    if (array.type == archive::NpyType::UInt8 && scale == ArrayScale::Bytes) {
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(array.bytes.data()) + firstElement;
        std::copy_n(bytes, image.pixels.size(), image.pixels.data());
    } else {
        for (std::size_t i = 0; i < image.pixels.size(); ++i) {
            const double value = array.at(firstElement + static_cast<std::int64_t>(i));
            if (!std::isfinite(value))
                throw Error(ErrorKind::Image, name + ": the array holds values that are not finite numbers");
            image.pixels[i] = level(value, scale);
        }
    }
    return imaging::toRgb(image);
}

TableDataset::TableDataset(Draft draft)
    : m_draft(std::move(draft))
{
}

TableDataset::Array TableDataset::sharedArray(const std::filesystem::path& file, const std::string& name) const
{
    const std::string key = file.string() + "#" + name;
    const std::lock_guard lock(m_mutex);
    Array& array = m_arrays[key];
    if (array == nullptr)
        array = std::make_shared<archive::NpyArray>(archive::Npz(file).read(name));
    return array;
}

TableDataset::Rows TableDataset::sharedRows(const std::filesystem::path& file, const std::string& name) const
{
    const std::lock_guard lock(m_mutex);
    const auto [it, fresh] = m_rows.try_emplace(file.string() + "#" + name);
    if (fresh) {
        try {
            auto rows = std::make_shared<const archive::NpyRows>(file, name);
            if (rows->size() > kKeptWhole)
                it->second = std::move(rows);
        } catch (const Error&) { // not stored row by row, or damaged: reading it whole says what is wrong
            it->second = nullptr;
        }
    }
    return it->second;
}

TableDataset::Volume TableDataset::sharedVolume(const std::filesystem::path& file) const
{
    const std::lock_guard lock(m_mutex);
    for (const auto& [name, volume] : m_volumes)
        if (name == file.string())
            return volume;
    const std::optional<std::string> bytes = archived(file);
    auto volume = std::make_shared<const decoding::NiftiVolume>(
        bytes ? decoding::readNifti(bytesIn(*bytes), file.string()) : decoding::readNifti(file));
    if (m_volumes.size() == kKeptVolumes)
        m_volumes.pop_back();
    m_volumes.emplace_front(file.string(), volume);
    return volume;
}

imaging::Image TableDataset::loadScan(const Sample& sample) const
{
    const decoding::ImagePlace place = decoding::placeOf(placeOf(m_draft, sample.image));
    const auto plane = decoding::planeFromName(place.part);
    if (!plane || !looksLikeVolume(sample.image)) {
        if (const std::optional<std::string> bytes = archived(m_draft.info.root / place.file))
            return looksLikeVolume(sample.image) ? decoding::decode(bytesIn(*bytes), sample.image)
                                                 : decoding::decodeDicom(bytesIn(*bytes), sample.image, place.index);
        return decoding::decodePlace(m_draft.info.root, place);
    }
    return decoding::niftiSlice(*sharedVolume(m_draft.info.root / place.file), *plane, place.index, sample.image);
}

imaging::Image TableDataset::load(const Sample& sample) const
{
    if (m_draft.dicom || looksLikeDicom(sample.image) || looksLikeVolume(sample.image))
        return loadScan(sample);
    const std::optional<ArrayReference> reference = parseReference(placeOf(m_draft, sample.image));
    if (!reference) {
        const std::filesystem::path file = fileOf(sample);
        const std::optional<std::string> bytes = archived(file);
        return bytes ? decoding::decode(bytesIn(*bytes), sample.image) : decoding::decode(file);
    }
    const std::filesystem::path file = m_draft.info.root / reference->file;
    try {
        if (!reference->row) { // a file an image: nothing to keep
            const archive::NpyArray array = archive::Npz(file).read(reference->array);
            return imageFromArray(array.shape, array, 0, m_draft.scale, sample.image);
        }
        if (const Rows rows = sharedRows(file, reference->array)) {
            const archive::NpyArray row = rows->row(*reference->row);
            return imageFromArray(row.shape, row, 0, m_draft.scale, sample.image);
        }
        const Array array = sharedArray(file, reference->array);
        if (array->shape.empty() || *reference->row >= array->shape[0] || *reference->row < 0)
            throw Error(ErrorKind::Image, sample.image + ": the array has no such row");
        const std::int64_t pitch = array->count() / array->shape[0];
        return imageFromArray(
            std::span(array->shape).subspan(1), *array, *reference->row * pitch, m_draft.scale, sample.image);
    } catch (const Error& error) {
        throw Error(ErrorKind::Image, error.what());
    }
}

std::filesystem::path TableDataset::fileOf(const Sample& sample) const
{
    const std::string place = placeOf(m_draft, sample.image);
    return m_draft.info.root / place.substr(0, place.find('#'));
}

decoding::PixelShape TableDataset::pixelShape(const Sample& sample) const
{
    const bool volume = looksLikeVolume(sample.image);
    if (!volume && !m_draft.dicom && !looksLikeDicom(sample.image))
        return {};
    const decoding::ImagePlace place = decoding::placeOf(placeOf(m_draft, sample.image));
    const std::filesystem::path file = m_draft.info.root / place.file;
    const std::optional<std::string> content = archived(file);
    const MappedFile mapped = content ? MappedFile() : MappedFile(file);
    const std::span<const std::byte> bytes = content ? bytesIn(*content) : mapped.bytes();
    return volume ? decoding::slicePixelShape(decoding::niftiSpacing(bytes, sample.image),
               decoding::planeFromName(place.part).value_or(decoding::Plane::Axial))
                  : decoding::dicomPixelShape(bytes, sample.image);
}

std::string TableDataset::imageKey(const Sample& sample) const
{
    const std::filesystem::path file = std::filesystem::absolute(fileOf(sample));
    const auto place = archive::archivePlace(file);
    const std::filesystem::path& container = place ? place->first : file;
    std::error_code error;
    const auto size = std::filesystem::file_size(container, error);
    if (error)
        throw Error(ErrorKind::Image, file.string() + ": " + error.message());
    const auto changed = std::filesystem::last_write_time(container, error).time_since_epoch().count();
    return Hasher()
        .add("image/1")
        .add(file.string())
        .add(static_cast<std::uint64_t>(size))
        .add(static_cast<std::uint64_t>(changed))
        .add(sample.image)
        .add(static_cast<std::uint64_t>(m_draft.scale))
        .hex();
}

}
