#include "core/decoding/dicom_tags.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/decoding/byte_reader.h"
#include "core/decoding/dicom_file.h"
#include "core/decoding/file_format.h"
#include "core/decoding/sha256.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstdio>

namespace vlm::decoding {

namespace {

enum class Kind { Text, Word };

struct Known {
    DicomTag tag;
    std::string_view name;
    Kind kind = Kind::Text;
};

/// What may be seen: nothing that names a person, place or date, no free text, no private element.
/// Names as in DICOM PS3.6; compare PS3.15 table E.1-1.
constexpr std::array kShown{Known{0x00020010, "Transfer Syntax UID"}, Known{0x00080008, "Image Type"},
    Known{0x00080016, "SOP Class UID"}, Known{0x00080060, "Modality"}, Known{0x00080070, "Manufacturer"},
    Known{0x00081090, "Manufacturer's Model Name"}, Known{0x00180015, "Body Part Examined"},
    Known{0x00180020, "Scanning Sequence"}, Known{0x00180021, "Sequence Variant"},
    Known{0x00180023, "MR Acquisition Type"}, Known{0x00180050, "Slice Thickness"}, Known{0x00180060, "KVP"},
    Known{0x00180080, "Repetition Time"}, Known{0x00180081, "Echo Time"}, Known{0x00180082, "Inversion Time"},
    Known{0x00180087, "Magnetic Field Strength"}, Known{0x00180088, "Spacing Between Slices"},
    Known{0x00181110, "Distance Source to Detector"}, Known{0x00181111, "Distance Source to Patient"},
    Known{0x00181120, "Gantry/Detector Tilt"}, Known{0x00181150, "Exposure Time"},
    Known{0x00181151, "X-Ray Tube Current"}, Known{0x00181152, "Exposure"}, Known{0x00181153, "Exposure in uAs"},
    Known{0x00181160, "Filter Type"}, Known{0x00181164, "Imager Pixel Spacing"}, Known{0x00181190, "Focal Spot(s)"},
    Known{0x00181210, "Convolution Kernel"}, Known{0x00181314, "Flip Angle"}, Known{0x00185100, "Patient Position"},
    Known{0x00185101, "View Position"}, Known{0x00187004, "Detector Type"}, Known{0x00200020, "Patient Orientation"},
    Known{0x00200032, "Image Position (Patient)"}, Known{0x00200037, "Image Orientation (Patient)"},
    Known{0x00200060, "Laterality"}, Known{0x00200062, "Image Laterality"}, Known{0x00201041, "Slice Location"},
    Known{0x00280002, "Samples per Pixel", Kind::Word}, Known{0x00280004, "Photometric Interpretation"},
    Known{0x00280006, "Planar Configuration", Kind::Word}, Known{0x00280008, "Number of Frames"},
    Known{0x00280010, "Rows", Kind::Word}, Known{0x00280011, "Columns", Kind::Word}, Known{0x00280030, "Pixel Spacing"},
    Known{0x00280034, "Pixel Aspect Ratio"}, Known{0x00280100, "Bits Allocated", Kind::Word},
    Known{0x00280101, "Bits Stored", Kind::Word}, Known{0x00280102, "High Bit", Kind::Word},
    Known{0x00280103, "Pixel Representation", Kind::Word}, Known{0x00280301, "Burned In Annotation"},
    Known{0x00281050, "Window Center"}, Known{0x00281051, "Window Width"}, Known{0x00281052, "Rescale Intercept"},
    Known{0x00281053, "Rescale Slope"}, Known{0x00281054, "Rescale Type"}, Known{0x00281056, "VOI LUT Function"},
    Known{0x00282110, "Lossy Image Compression"}, Known{0x00282112, "Lossy Image Compression Ratio"}};

constexpr DicomTag kPatientId = 0x00100020;
constexpr DicomTag kPatientName = 0x00100010; // read only where there is no identifier, and only to be hashed
constexpr DicomTag kStudy = 0x0020000D;
constexpr DicomTag kSopClass = 0x00080016;
constexpr DicomTag kImageType = 0x00080008;
constexpr DicomTag kModality = 0x00080060;
constexpr DicomTag kBurnedIn = 0x00280301;

std::vector<DicomTag> shownTags()
{
    std::vector<DicomTag> list;
    for (const Known& known : kShown)
        list.push_back(known.tag);
    return list;
}

/// Printable characters of the default repertoire; values in a list get a comma.
std::string printable(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '\\')
            out += ", ";
        else
            out += c >= ' ' && c < 127 ? c : '?';
    }
    return out;
}

std::string valueOf(const DicomFile& file, const Known& known)
{
    if (known.kind == Kind::Text)
        return printable(file.text(known.tag));
    const auto word = file.word(known.tag);
    return word ? std::to_string(*word) : std::string();
}

DicomFile parsed(std::span<const std::byte> bytes, std::string_view name, std::span<const DicomTag> also)
{
    if (identify(bytes) != Format::Dicom)
        throw Error(ErrorKind::Image, std::string(name) + ": not a DICOM file");
    return DicomFile::parse(bytes, name, also);
}

/// Only the pages of the header are read from disk.
MappedFile mapped(const std::filesystem::path& file)
{
    try {
        return MappedFile(file);
    } catch (const Error& error) {
        throw Error(ErrorKind::Image, error.what());
    }
}

/// Secondary capture storage classes begin so.
constexpr std::string_view kSecondaryCapture = "1.2.840.10008.5.1.4.1.1.7";

BurnedInText burnedInOf(const DicomFile& file)
{
    const std::string said = file.text(kBurnedIn);
    if (said == "YES")
        return BurnedInText::Yes;
    if (said == "NO")
        return BurnedInText::No;
    const std::string modality = file.text(kModality);
    constexpr std::array<std::string_view, 7> writers{"US", "IVUS", "OT", "SC", "XC", "ES", "DOC"};
    const bool derived = file.text(kImageType).starts_with("DERIVED");
    return file.text(kSopClass).starts_with(kSecondaryCapture) || derived || modality.empty()
            || std::ranges::find(writers, modality) != writers.end()
        ? BurnedInText::Likely
        : BurnedInText::Unlikely;
}

std::string pseudonym(std::string_view key, std::string_view purpose, const std::string& value)
{
    if (key.empty() || value.empty())
        return {};
    const std::string digest = hmacSha256(key, std::string(purpose) + ":" + value);
    std::string hex;
    for (std::size_t i = 0; i < 8; ++i) {
        std::array<char, 3> digits{};
        std::snprintf(digits.data(), digits.size(), "%02x", static_cast<unsigned char>(digest[i]));
        hex += digits.data();
    }
    return hex;
}

}

std::string_view name(BurnedInText text)
{
    switch (text) {
    case BurnedInText::No:
        return "no";
    case BurnedInText::Unlikely:
        return "unlikely";
    case BurnedInText::Likely:
        return "likely";
    case BurnedInText::Yes:
        return "yes";
    }
    return "";
}

std::vector<DicomAttribute> dicomTags(std::span<const std::byte> bytes, std::string_view name)
{
    const DicomFile file = parsed(bytes, name, shownTags());
    std::vector<DicomAttribute> attributes;
    for (const Known& known : kShown) {
        std::string value = valueOf(file, known);
        if (value.empty())
            continue;
        std::array<char, 10> tag{};
        std::snprintf(tag.data(), tag.size(), "%04X,%04X", known.tag >> 16, known.tag & 0xFFFFU);
        attributes.push_back({.tag = tag.data(), .name = std::string(known.name), .value = std::move(value)});
    }
    return attributes;
}

std::vector<DicomAttribute> dicomTags(const std::filesystem::path& file)
{
    const MappedFile content = mapped(file);
    return dicomTags(content.bytes(), file.string());
}

DicomSummary dicomSummary(const std::filesystem::path& path, std::string_view key)
{
    const MappedFile content = mapped(path);
    return dicomSummary(content.bytes(), path.string(), key);
}

DicomSummary dicomSummary(std::span<const std::byte> bytes, std::string_view name, std::string_view key)
{
    std::vector<DicomTag> also = shownTags();
    also.insert(also.end(), {kPatientId, kPatientName, kStudy});
    const DicomFile file = parsed(bytes, name, also);
    const auto text = [&file](DicomTag tag) { return printable(file.text(tag)); };
    DicomSummary summary{.modality = text(kModality),
        .view = text(0x00185101),
        .laterality = text(0x00200062).empty() ? text(0x00200060) : text(0x00200062),
        .manufacturer = text(0x00080070),
        .model = text(0x00081090),
        .bodyPart = text(0x00180015),
        .frames = static_cast<std::int64_t>(std::clamp(file.decimal(tags::kFrames).value_or(1), 1.0, 1e9)),
        .image = file.word(tags::kRows).value_or(0) > 0 && (file.value(tags::kPixelData) || !file.fragments().empty()),
        .burnedIn = burnedInOf(file)};
    const std::string id = file.text(kPatientId);
    summary.patient = pseudonym(key, "patient", id.empty() ? file.text(kPatientName) : id);
    summary.study = pseudonym(key, "study", file.text(kStudy));
    return summary;
}

}
