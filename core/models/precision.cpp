#include <algorithm>
#include <array>
#include <string>

#include "core/base/error.h"
#include "core/models/model.h"

namespace vlm::models {
namespace {

constexpr std::array<std::string_view, 5> kPrecisions{"float32", "bfloat16", "int8", "int4", "nf4"};

}

std::string_view name(Precision precision)
{
    return kPrecisions.at(static_cast<std::size_t>(precision));
}

Precision precisionFromName(std::string_view text)
{
    const auto found = std::ranges::find(kPrecisions, text);
    if (found == kPrecisions.end())
        throw Error(ErrorKind::Config,
            "precision '" + std::string(text) + "' is unknown; known are float32, bfloat16, int8, int4, nf4");
    return static_cast<Precision>(found - kPrecisions.begin());
}

bool isQuantised(Precision precision)
{
    return precision != Precision::Float32 && precision != Precision::BFloat16;
}

}
