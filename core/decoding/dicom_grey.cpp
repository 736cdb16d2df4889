#include "core/decoding/dicom_grey.h"

#include <cstddef>
#include <string>

namespace vlm::decoding {

std::optional<GreyTransform::Table> lookUpTable(const DicomFile& set, DicomTag descriptor, DicomTag data, bool isSigned)
{
    const auto declared = set.word(descriptor, 0);
    const auto first = set.word(descriptor, 1);
    const auto bits = set.word(descriptor, 2);
    const auto bytes = set.value(data);
    if (!declared || !first || !bits || !bytes || *bits < 1 || *bits > 16)
        return std::nullopt;
    const std::size_t count = *declared == 0 ? 65536 : *declared;
    const bool narrow = bytes->size() < count * 2;
    if (bytes->size() < count)
        return std::nullopt;
    GreyTransform::Table table;
    table.first = isSigned ? static_cast<std::int16_t>(*first) : *first;
    table.largest = (1 << *bits) - 1;
    for (std::size_t i = 0; i < count; ++i)
        table.entries.push_back(narrow ? std::to_integer<std::uint16_t>((*bytes)[i]) : set.word(data, i).value_or(0));
    return table;
}

GreyTransform greyTransform(const DicomFile& file, const DicomPixels& pixels)
{
    GreyTransform transform;
    transform.slope = file.decimal(tags::kSlope).value_or(1.0);
    transform.intercept = file.decimal(tags::kIntercept).value_or(0.0);
    if (const DicomFile* item = file.firstItem(tags::kModalitySequence))
        transform.modalityTable = lookUpTable(*item, tags::kLutDescriptor, tags::kLutData, pixels.isSigned);
    if (const DicomFile* item = file.firstItem(tags::kVoiSequence))
        transform.voiTable
            = lookUpTable(*item, tags::kLutDescriptor, tags::kLutData, pixels.isSigned || transform.intercept < 0);
    if (const auto padding = file.word(tags::kPixelPadding))
        transform.padding = pixels.isSigned ? static_cast<std::int16_t>(*padding) : *padding;
    transform.inverted = pixels.photometric == "MONOCHROME1";
    const auto centre = file.decimal(tags::kWindowCentre);
    const auto width = file.decimal(tags::kWindowWidth);
    const std::string function = file.text(tags::kVoiFunction);
    if (centre && width && (*width >= 1.0 || (*width > 0.0 && !function.empty() && function != "LINEAR"))) {
        GreyTransform::Window window{.centre = *centre, .width = *width};
        if (function == "LINEAR_EXACT")
            window.function = GreyTransform::Function::LinearExact;
        else if (function == "SIGMOID")
            window.function = GreyTransform::Function::Sigmoid;
        transform.window = window;
    }
    return transform;
}

}
