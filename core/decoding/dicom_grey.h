#pragma once

#include <optional>

#include "core/decoding/dicom_file.h"
#include "core/decoding/dicom_pixels.h"
#include "core/decoding/voi.h"

namespace vlm::decoding {

/// A look-up table: its descriptor (entries, first value, bits) and its data, 16 or 8 bits an entry. Nothing when the
/// file has none or a damaged one.
std::optional<GreyTransform::Table> lookUpTable(
    const DicomFile& set, DicomTag descriptor, DicomTag data, bool isSigned);

/// Rescale, tables and window as the file states them.
GreyTransform greyTransform(const DicomFile& file, const DicomPixels& pixels);

}
