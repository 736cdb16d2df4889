#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/decoding/pixel_shape.h"
#include "core/imaging/image.h"

namespace vlm::decoding {

/// Grey values before any window, for a viewer that sets its own.
struct SourceImage {
    int width = 0;
    int height = 0;
    std::vector<float> values{}; // [height, width], modality units (Hounsfield for CT), after slope and intercept
    std::vector<float> stored{}; // [height, width], before slope and intercept; empty where those change nothing
    std::string unit{}; // "HU", or empty
    bool inverted = false; // MONOCHROME1: small values are bright
    struct Window {
        std::string name{}; // "from the file", "lung"
        double centre = 0.0;
        double width = 1.0;
    };
    std::vector<Window> windows{}; // the file's own first, then the presets of its modality
    /// What the left, right, top and bottom edges show ("R", "L", "A", "P", "H", "F", or two letters); empty when the
    /// file does not say.
    std::string left{};
    std::string right{};
    std::string top{};
    std::string bottom{};
    PixelShape pixels{};
    std::int64_t frames = 1; // of the file; slices of the plane
};

/// Where an image lies: a file, and a place inside it. "scan.dcm#frame/3", "volume.nii.gz#axial/40".
struct ImagePlace {
    std::string file{};
    std::string part{}; // "frame", "axial", …; empty: the file's only picture
    std::int64_t index = 0;
};
/// Splits at '#'. @throws Error Image when the part has no number
ImagePlace placeOf(std::string_view image);

/// The picture at a place as decode() shows it. @throws Error Image
imaging::Image decodePlace(const std::filesystem::path& root, const ImagePlace& place);

/// Nothing for colour images and for 8-bit formats, whose pixels are already what is shown.
/// @param root folder that the place is relative to. @throws Error Image
std::optional<SourceImage> sourceImage(const std::filesystem::path& root, const ImagePlace& place);
/// The same of a file's content. @param place its name tells volumes from pictures
std::optional<SourceImage> sourceImage(std::span<const std::byte> bytes, const ImagePlace& place);

}
