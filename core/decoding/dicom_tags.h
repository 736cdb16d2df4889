#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vlm::decoding {

/// One element of a DICOM file that says nothing about the patient.
struct DicomAttribute {
    std::string tag{}; // "0018,0060"
    std::string name{}; // "KVP"
    std::string value{}; // "120"; values of a list separated by ", "
};

/// Device, geometry, exposure and pixel attributes in tag order: a fixed list of tags is let through, everything else
/// (names, identifiers, dates, institutions, comments, private elements) is never read out of the file.
/// @throws Error Image as decodeDicom()
std::vector<DicomAttribute> dicomTags(const std::filesystem::path& file);
std::vector<DicomAttribute> dicomTags(std::span<const std::byte> bytes, std::string_view name);

/// What a file says about text burned into its pixels, and what its kind makes likely.
enum class BurnedInText {
    No, // (0028,0301) is NO
    Unlikely, // nothing said, a primary image of a modality that writes no text
    Likely, // nothing said: secondary capture, screen save, ultrasound, or a derived image
    Yes // (0028,0301) is YES
};
std::string_view name(BurnedInText text); // "no", "unlikely", "likely", "yes"

/// What an import keeps of a DICOM file beside its pixels. No text about the patient is among it.
struct DicomSummary {
    std::string modality{}; // "CR"
    std::string view{}; // view position, "AP"
    std::string laterality{};
    std::string manufacturer{};
    std::string model{};
    std::string bodyPart{};
    std::int64_t frames = 1;
    bool image = true; // it has pixels
    BurnedInText burnedIn = BurnedInText::Likely;
    /// HMAC-SHA-256 of the patient's identifier under the caller's key, 16 hex digits; empty if the file has none.
    std::string patient{};
    std::string study{}; // the same of the study's instance identifier
};

/// @param key secret of the project, see data::pseudonymKey(); without one `patient` and `study` stay empty
/// @throws Error Image
DicomSummary dicomSummary(const std::filesystem::path& file, std::string_view key);
DicomSummary dicomSummary(std::span<const std::byte> bytes, std::string_view name, std::string_view key);

}
