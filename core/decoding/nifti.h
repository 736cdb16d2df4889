#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/imaging/image.h"

namespace vlm::decoding {

/// Planes of a volume as a radiologist names them, whatever order the file stores its axes in.
enum class Plane { Axial, Coronal, Sagittal };
std::string_view name(Plane plane); // "axial", "coronal", "sagittal"

std::optional<Plane> planeFromName(std::string_view text);

/// A NIfTI-1 or -2 volume (.nii, .nii.gz; one time point), turned to right-anterior-superior axes.
/// Source: NIfTI-1 data format, nifti1.h (Cox et al. 2004); nifti2.h
struct NiftiVolume {
    std::array<std::int64_t, 3> size{}; // along R, A, S
    std::array<double, 3> spacing{}; // mm
    std::vector<float> values{}; // [S, A, R], after scl_slope and scl_inter
    bool oriented = false; // the file says where right, front and top are; otherwise its own order is kept
    double low = 0.0; // window: the header's cal_min and cal_max, else the 0.5th and 99.5th percentile
    double high = 0.0;

    [[nodiscard]] std::int64_t slices(Plane plane) const;
};

/// @throws Error Image: not NIfTI, cut off, a type that is not read, too large
NiftiVolume readNifti(const std::filesystem::path& file);
/// @param bytes the file's content, gzipped or not
NiftiVolume readNifti(std::span<const std::byte> bytes, std::string_view name);
/// Voxels' sides in mm along R, A, S as in NiftiVolume, from the header alone. @throws Error Image: not NIfTI
std::array<double, 3> niftiSpacing(std::span<const std::byte> bytes, std::string_view name);

/// Values of one slice, row by row. Axial and coronal as seen from the feet and the front (the patient's right on the
/// left), sagittal from the left side (front on the left); head up.
/// @param size set to width and height. @throws Error Image for a slice outside the volume
std::vector<float> niftiValues(const NiftiVolume& volume, Plane plane, std::int64_t index, std::string_view name,
    std::array<std::int64_t, 2>& size);
/// The same as a picture: Grey levels through the window, repeated in three channels.
/// @throws Error Image for a slice outside the volume
imaging::Image niftiSlice(const NiftiVolume& volume, Plane plane, std::int64_t index, std::string_view name);

}
