#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <utility>

#include "core/decoding/nifti.h"

namespace vlm::decoding {

class DicomFile;

/// The sides of a picture's pixels. Only what people look at is drawn with them: decode() gives the pixels as they are
/// stored, and so does everything that goes to a model.
struct PixelShape {
    double width = 1.0;
    double height = 1.0;
    bool millimetres = false; // else only their ratio is known

    /// Sides that differ by less than a thousandth.
    [[nodiscard]] bool square() const;
    /// By what a picture is to be drawn wider and higher so that its proportions are right; the smaller one is 1.
    [[nodiscard]] std::pair<double, double> stretch() const;
};

/// Pixel Spacing, also of an enhanced file's functional groups, else Imager Pixel Spacing, Nominal Scanned Pixel
/// Spacing or Pixel Aspect Ratio. Squares where none is given, or none that can be (not positive, beyond 1 : 50).
/// Source: DICOM PS3.3 10.7.1.3, C.7.6.3.1.7, C.7.6.16.2.1
PixelShape pixelShape(const DicomFile& file);
/// @throws Error Image: not DICOM
PixelShape dicomPixelShape(std::span<const std::byte> bytes, std::string_view name);

/// Of a slice through voxels of this spacing (R, A, S).
PixelShape slicePixelShape(const std::array<double, 3>& spacing, Plane plane);

}
