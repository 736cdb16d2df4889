#pragma once

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "core/imaging/patches.h"
#include "core/imaging/resize.h"
#include "core/imaging/tiling.h"
#include "core/imaging/transform.h"

namespace vlm::imaging {

/// What the resized image's sides follow from.
struct SizeRule {
    enum class Kind {
        Exact, // width x height, aspect ratio not kept
        ShortestEdge, // shorter side = edge, longer truncated to an integer
        LongestEdge, // longer side = edge
        ShortestLimit, // shorter side = edge, unless the longer would exceed limit
        Fit, // largest size inside width x height
        CropPercent, // ConvNeXT: edge / percent, then centre crop of edge; from 384 on exact
        Smart // Qwen-VL: see smartResize
    };
    Kind kind = Kind::Exact;
    int width = 0;
    int height = 0;
    int edge = 0;
    int limit = 0;
    double percent = 1.0;
};

/// How many images come of one.
enum class Views {
    One,
    Tiles, // InternVL: grid of tiles, then the whole as a thumbnail
    PanAndScan, // Gemma 3: the whole, then crops of a long image
    AnyRes // LLaVA-NeXT: the whole squashed to a square, then tiles of the padded image
};

enum class Padding {
    None,
    SquareMean, // to a square in the mean colour, before resizing (LLaVA)
    SquareBlack, // to a square in black, before resizing (MedCLIP)
    SquareBlackAfter // to a grey square of paddingMinimum on black, after resizing (CheXzero)
};

/// A published image processor in our terms. Units: pixels; values 0…255 before `scale`.
struct ProcessorSettings {
    std::string type; // image_processor_type, or "open_clip"
    bool resize = true;
    SizeRule size;
    Filter filter = Filter::Bicubic;
    Padding padding = Padding::None;
    int paddingMinimum = 0; // smallest side of the square
    int interpolateTo = 0; // CheXzero: the values are brought to this side (bicubic, not antialiased); 0: are not
    bool grey = false; // convert to grey first; the result still has three equal channels unless one mean is given
    bool crop = false;
    int cropWidth = 0;
    int cropHeight = 0;
    CropRounding cropRounding = CropRounding::Floor;
    bool rescale = true;
    double scale = 1.0 / 255.0;
    bool divide = false; // torchvision ToTensor divides by 255 in float32; Hugging Face multiplies in float64
    bool normalise = true;
    std::array<double, 3> mean{0.0, 0.0, 0.0};
    std::array<double, 3> deviation{1.0, 1.0, 1.0};
    Views views = Views::One;
    int minTiles = 1;
    int maxTiles = 12;
    PanAndScan panAndScan;
    std::vector<std::pair<int, int>> resolutions; // (height, width)
    std::optional<PatchLayout> patches; // Qwen-VL
};

/// From the content of preprocessor_config.json, of processor_config.json (its image_processor), or of
/// open_clip_config.json. Keys that are absent take the defaults of the named processor class.
/// @throws Error Config naming the key, what it holds and what was expected
ProcessorSettings processorSettings(const nlohmann::json& config);

/// What CheXzero's authors do: longest side to 320 (Lanczos, sides truncated), grey on a black square, values 0…255
/// normalised, then the tensor brought to 224.
/// Source: rajpurkarlab/CheXzero data_process.py preprocess, zero_shot.py@5c341db
ProcessorSettings cheXzeroSettings();

/// One canonical line; equal settings give equal text.
std::string describe(const ProcessorSettings& settings);

}
