#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vlm::decoding {

/// (group << 16) | element
using DicomTag = std::uint32_t;

namespace tags {
constexpr DicomTag kTransferSyntax = 0x00020010;
constexpr DicomTag kSamplesPerPixel = 0x00280002;
constexpr DicomTag kPhotometric = 0x00280004;
constexpr DicomTag kPlanarConfiguration = 0x00280006;
constexpr DicomTag kFrames = 0x00280008;
constexpr DicomTag kRows = 0x00280010;
constexpr DicomTag kColumns = 0x00280011;
constexpr DicomTag kPixelSpacing = 0x00280030;
constexpr DicomTag kBitsAllocated = 0x00280100;
constexpr DicomTag kBitsStored = 0x00280101;
constexpr DicomTag kHighBit = 0x00280102;
constexpr DicomTag kPixelRepresentation = 0x00280103;
constexpr DicomTag kPixelPadding = 0x00280120;
constexpr DicomTag kWindowCentre = 0x00281050;
constexpr DicomTag kWindowWidth = 0x00281051;
constexpr DicomTag kIntercept = 0x00281052;
constexpr DicomTag kSlope = 0x00281053;
constexpr DicomTag kVoiFunction = 0x00281056;
constexpr DicomTag kRedDescriptor = 0x00281101; // green and blue follow
constexpr DicomTag kRedData = 0x00281201;
constexpr DicomTag kModalitySequence = 0x00283000;
constexpr DicomTag kLutDescriptor = 0x00283002;
constexpr DicomTag kLutData = 0x00283006;
constexpr DicomTag kVoiSequence = 0x00283010;
constexpr DicomTag kPixelMeasures = 0x00289110; // in functional groups
constexpr DicomTag kPixelData = 0x7FE00010;
}

/// The elements of one data set that pictures depend on; all others, patient data among them, are passed over.
class DicomFile {
public:
    /// @throws Error Image: not DICOM, elements cut off, nested too deeply
    /// @param also further tags to keep
    static DicomFile parse(
        std::span<const std::byte> bytes, std::string_view name, std::span<const DicomTag> also = {});

    [[nodiscard]] const std::string& transferSyntax() const { return m_syntax; }
    [[nodiscard]] bool bigEndian() const { return m_bigEndian; }

    [[nodiscard]] std::optional<std::span<const std::byte>> value(DicomTag tag) const;
    /// Text without padding; empty when absent.
    [[nodiscard]] std::string text(DicomTag tag) const;
    /// First of the unsigned 16-bit values.
    [[nodiscard]] std::optional<std::uint16_t> word(DicomTag tag, std::size_t index = 0) const;
    /// First of the decimal values of a text.
    [[nodiscard]] std::optional<double> decimal(DicomTag tag) const;
    /// Elements of the first item of a sequence; null when absent. Of sequences in items, kPixelMeasures alone is kept.
    [[nodiscard]] const DicomFile* firstItem(DicomTag tag) const;

    /// Fragments of encapsulated pixel data, the offset table (maybe empty) first; empty for native pixel data.
    [[nodiscard]] std::span<const std::span<const std::byte>> fragments() const { return m_fragments; }

private:
    friend class DicomParser;

    std::shared_ptr<const std::string> m_inflated; // what deflated files' views point into
    std::string m_syntax;
    bool m_bigEndian = false;
    std::map<DicomTag, std::span<const std::byte>> m_values;
    std::map<DicomTag, std::shared_ptr<const DicomFile>> m_items;
    std::vector<std::span<const std::byte>> m_fragments;
};

}
