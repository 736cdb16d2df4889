#include "core/decoding/source_image.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/decoding/decode.h"
#include "core/decoding/dicom.h"
#include "core/decoding/dicom_grey.h"
#include "core/decoding/file_format.h"
#include "core/decoding/nifti.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <span>
#include <utility>

namespace vlm::decoding {

namespace {

constexpr DicomTag kModality = 0x00080060;
constexpr DicomTag kPatientOrientation = 0x00200020;
constexpr DicomTag kImageOrientation = 0x00200037;
constexpr std::array kExtra{kModality, kPatientOrientation, kImageOrientation};

/// Centre and width in Hounsfield units, as radiology workstations offer them.
const std::array<SourceImage::Window, 5>& ctWindows()
{
    static const std::array<SourceImage::Window, 5> windows{{{VLM_TR("window", "lung"), -600, 1500},
        {VLM_TR("window", "bone"), 400, 1800}, {VLM_TR("window", "soft tissue"), 40, 400},
        {VLM_TR("window", "brain"), 40, 80}, {VLM_TR("window", "mediastinum"), 50, 350}}};
    return windows;
}

std::string readWhole(const std::filesystem::path& file)
{
    try {
        return readFile(file, std::size_t(1) << 30);
    } catch (const Error& error) {
        throw Error(ErrorKind::Image, error.what());
    }
}

std::vector<std::string> listOf(const std::string& text)
{
    std::vector<std::string> values;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\\', at), text.size());
        values.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return values;
}

std::optional<double> numberIn(std::string text)
{
    text.erase(0, text.find_first_not_of(" +"));
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

/// "L" or, between two axes, "LP". Source: DICOM PS3.3 C.7.6.2.1.1 (x to the left, y to the back, z to the head)
std::string lettersOf(const std::array<double, 3>& direction, bool opposite)
{
    std::array<std::pair<double, char>, 3> parts{};
    constexpr std::array ends{std::pair{'L', 'R'}, std::pair{'P', 'A'}, std::pair{'H', 'F'}};
    for (std::size_t i = 0; i < 3; ++i) {
        const bool positive = (direction[i] > 0) != opposite;
        parts[i] = {std::abs(direction[i]), positive ? ends[i].first : ends[i].second};
    }
    std::ranges::sort(parts, [](const auto& a, const auto& b) { return a.first > b.first; });
    std::string letters;
    for (const auto& [size, letter] : parts)
        if (size > 0.35)
            letters += letter;
    return letters.substr(0, 2);
}

std::string opposite(const std::string& letters)
{
    constexpr std::string_view from = "LRPAHF";
    constexpr std::string_view to = "RLAPFH";
    std::string out;
    for (const char c : letters)
        if (const std::size_t at = from.find(c); at != std::string_view::npos)
            out += to[at];
    return out;
}

void setOrientation(const DicomFile& file, SourceImage& image)
{
    const std::vector<std::string> cosines = listOf(file.text(kImageOrientation));
    std::array<double, 6> v{};
    bool known = cosines.size() == 6;
    for (std::size_t i = 0; known && i < 6; ++i) {
        const auto number = numberIn(cosines[i]);
        known = number.has_value();
        v[i] = number.value_or(0);
    }
    if (known) {
        const std::array<double, 3> row{v[0], v[1], v[2]};
        const std::array<double, 3> column{v[3], v[4], v[5]};
        image.right = lettersOf(row, false);
        image.left = lettersOf(row, true);
        image.bottom = lettersOf(column, false);
        image.top = lettersOf(column, true);
        return;
    }
    const std::vector<std::string> words = listOf(file.text(kPatientOrientation));
    if (words.size() != 2 || words[0].empty() || words[1].empty())
        return;
    image.right = opposite(opposite(words[0]));
    image.left = opposite(words[0]);
    image.bottom = opposite(opposite(words[1]));
    image.top = opposite(words[1]);
}

std::optional<SourceImage> fromDicom(std::span<const std::byte> bytes, std::string_view name, std::int64_t frame)
{
    const DicomFile file = DicomFile::parse(bytes, name, kExtra);
    const DicomPixels pixels = describePixels(file, name);
    if (pixels.samples != 1 || pixels.photometric == "PALETTE COLOR")
        return std::nullopt;
    const GreyTransform transform = greyTransform(file, pixels);
    const DicomFrame stored = frameAt(file, pixels, frame, name);
    SourceImage image{.width = static_cast<int>(pixels.width), .height = static_cast<int>(pixels.height)};
    image.values.reserve(stored.values.size());
    for (const double value : stored.values)
        image.values.push_back(static_cast<float>(modalityValue(transform, value)));
    if (transform.modalityTable || transform.slope != 1.0 || transform.intercept != 0.0)
        image.stored.assign(stored.values.begin(), stored.values.end());
    image.frames = pixels.frames;
    image.inverted = transform.inverted;
    const bool ct = file.text(kModality) == "CT";
    if (ct)
        image.unit = "HU";
    if (transform.window)
        image.windows.push_back({VLM_TR("window", "from the file"), transform.window->centre, transform.window->width});
    if (ct)
        image.windows.insert(image.windows.end(), ctWindows().begin(), ctWindows().end());
    setOrientation(file, image);
    image.pixels = dicomPixelShape(bytes, name);
    return image;
}

SourceImage fromNifti(const NiftiVolume& volume, Plane plane, std::int64_t index, std::string_view name)
{
    std::array<std::int64_t, 2> size{};
    SourceImage image;
    image.values = niftiValues(volume, plane, index, name, size);
    image.width = static_cast<int>(size[0]);
    image.height = static_cast<int>(size[1]);
    image.frames = volume.slices(plane);
    image.windows.push_back(
        {VLM_TR("window", "from the file"), (volume.low + volume.high) / 2, std::max(volume.high - volume.low, 1e-6)});
    const bool sagittal = plane == Plane::Sagittal;
    image.pixels = slicePixelShape(volume.spacing, plane);
    if (volume.oriented) {
        image.left = sagittal ? "A" : "R";
        image.right = sagittal ? "P" : "L";
        image.top = plane == Plane::Axial ? "A" : "H";
        image.bottom = plane == Plane::Axial ? "P" : "F";
    }
    return image;
}

bool isNiftiName(const std::string& file)
{
    return file.ends_with(".nii") || file.ends_with(".nii.gz");
}

std::pair<Plane, std::int64_t> sliceOf(const ImagePlace& place, const NiftiVolume& volume)
{
    if (place.part.empty())
        return {Plane::Axial, volume.slices(Plane::Axial) / 2};
    const auto plane = planeFromName(place.part);
    if (!plane)
        throw Error(ErrorKind::Image,
            place.file + ": has no part \"" + place.part + "\"; a volume has axial, coronal and sagittal slices");
    return {*plane, place.index};
}

void requireFrame(const ImagePlace& place)
{
    if (!place.part.empty() && place.part != "frame")
        throw Error(ErrorKind::Image, place.file + ": has no part \"" + place.part + "\"; an image file has frames");
}

}

ImagePlace placeOf(std::string_view image)
{
    const std::size_t hash = image.find('#');
    if (hash == std::string_view::npos)
        return {.file = std::string(image)};
    const std::string_view part = image.substr(hash + 1);
    const std::size_t slash = part.rfind('/');
    ImagePlace place{.file = std::string(image.substr(0, hash)), .part = std::string(part.substr(0, slash))};
    const std::string_view digits = slash == std::string_view::npos ? "" : part.substr(slash + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), place.index);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size())
        throw Error(ErrorKind::Image, std::string(image) + ": no number behind the part's name");
    return place;
}

imaging::Image decodePlace(const std::filesystem::path& root, const ImagePlace& place)
{
    const std::filesystem::path file = root / place.file;
    if (isNiftiName(place.file)) {
        const NiftiVolume volume = readNifti(file);
        const auto [plane, index] = sliceOf(place, volume);
        return niftiSlice(volume, plane, index, place.file);
    }
    requireFrame(place);
    if (place.part.empty() || place.index == 0)
        return decode(file);
    const std::string bytes = readWhole(file);
    const auto view = std::as_bytes(std::span(bytes));
    if (identify(view) != Format::Dicom)
        throw Error(ErrorKind::Image, file.string() + ": has one picture; frames are read from DICOM files");
    return decodeDicom(view, file.string(), place.index);
}

std::optional<SourceImage> sourceImage(std::span<const std::byte> bytes, const ImagePlace& place)
{
    if (isNiftiName(place.file)) {
        const NiftiVolume volume = readNifti(bytes, place.file);
        const auto [plane, index] = sliceOf(place, volume);
        return fromNifti(volume, plane, index, place.file);
    }
    if (identify(bytes) != Format::Dicom)
        return std::nullopt;
    requireFrame(place);
    return fromDicom(bytes, place.file, place.index);
}

std::optional<SourceImage> sourceImage(const std::filesystem::path& root, const ImagePlace& place)
{
    const std::string bytes = readWhole(root / place.file);
    return sourceImage(std::as_bytes(std::span(bytes)), place);
}

}
