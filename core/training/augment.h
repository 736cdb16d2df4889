#pragma once

#include <cstdint>

#include "core/config/adaptation_options.h"
#include "core/imaging/image.h"

namespace vlm::training {

/// Whether any of the options changes an image.
bool augments(const config::AugmentOptions& options);

/// A random crop, rotation and mirroring in one bilinear resampling, edges repeated; then contrast about the mean of
/// each channel and brightness, in units of the normalised pixel values. A pure function of its arguments: neither the
/// order of the images nor the number of threads matters.
/// @param draw  number of this draw, e.g. epoch · images + image
imaging::Pixels augmented(
    const imaging::Pixels& pixels, const config::AugmentOptions& options, std::uint64_t seed, std::uint64_t draw);

}
