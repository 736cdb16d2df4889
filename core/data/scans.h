#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "core/data/draft.h"

namespace vlm::data {

/// .dcm, .dicom
bool looksLikeDicom(std::string_view image);
/// .nii, .nii.gz
bool looksLikeVolume(std::string_view image);

/// Setting "frames": "one" (default: the first frame of a DICOM file, the middle axial slice of a volume) or "all"
/// (every frame and every axial slice a sample of its own, "…#frame/3", "…#axial/12"). Files that cannot be read stay
/// one sample; the audit tells why.
void expandFrames(Draft& draft, const ImportOptions& options);

/// Fills in of the samples with DICOM images: view, laterality, manufacturer, model, body part, whether text is burned
/// in, and as cluster a pseudonym of the patient where the layout names none. Nothing else of the file is kept.
/// Warns of text burned into pixels.
void describeScans(Draft& draft, const ImportOptions& options);

/// Cluster made by describeScans(): its text depends on the project's key, its grouping does not.
bool isPseudonym(std::string_view cluster);

}
