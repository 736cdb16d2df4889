#include "core/imaging/processor_settings.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include <nlohmann/json.hpp>

namespace vlm::imaging {

namespace {

using Json = nlohmann::json;
using Triple = std::array<double, 3>;

constexpr Triple kClipMean{0.48145466, 0.4578275, 0.40821073}; // OpenAI CLIP
constexpr Triple kClipDeviation{0.26862954, 0.26130258, 0.27577711};
constexpr Triple kHalves{0.5, 0.5, 0.5};
constexpr Triple kImageNetMean{0.485, 0.456, 0.406};
constexpr Triple kImageNetDeviation{0.229, 0.224, 0.225};

/// What a processor class does where its file is silent. Source: transformers models/*/image_processing_*.py
struct ClassDefaults {
    std::string_view prefix; // of image_processor_type, lower case
    bool square; // a plain number means a square, not the shortest edge
    int side;
    bool crop;
    Filter filter;
    Triple mean;
    Triple deviation;
};

constexpr std::array kClasses{
    ClassDefaults{"clip", false, 224, true, Filter::Bicubic, kClipMean, kClipDeviation},
    ClassDefaults{"llavanext", false, 224, true, Filter::Bicubic, kClipMean, kClipDeviation},
    ClassDefaults{"llava", false, 224, true, Filter::Bicubic, kClipMean, kClipDeviation},
    ClassDefaults{"siglip", true, 224, false, Filter::Bicubic, kHalves, kHalves},
    ClassDefaults{"vit", true, 224, false, Filter::Bilinear, kHalves, kHalves},
    ClassDefaults{"deit", true, 256, true, Filter::Bicubic, kHalves, kHalves},
    ClassDefaults{"beit", true, 256, true, Filter::Bicubic, kHalves, kHalves},
    ClassDefaults{"bit", false, 224, true, Filter::Bicubic, kClipMean, kClipDeviation},
    ClassDefaults{"blip", true, 384, false, Filter::Bicubic, kClipMean, kClipDeviation},
    ClassDefaults{"convnext", false, 384, false, Filter::Bilinear, kHalves, kHalves},
    ClassDefaults{"qwen2", false, 0, false, Filter::Bicubic, kClipMean, kClipDeviation},
    ClassDefaults{"gemma3", true, 224, false, Filter::Bilinear, kHalves, kHalves},
    ClassDefaults{"gotocr2", true, 384, false, Filter::Bicubic, kClipMean, kClipDeviation},
    ClassDefaults{"internvl", true, 448, false, Filter::Bicubic, kImageNetMean, kImageNetDeviation},
    ClassDefaults{"medclip", false, 224, true, Filter::Bicubic,
        {0.5862785803043838, 0.5862785803043838, 0.5862785803043838},
        {0.27950088968644304, 0.27950088968644304, 0.27950088968644304}},
};

[[noreturn]] void fail(std::string_view key, const Json& value, std::string_view expected)
{
    throw Error(ErrorKind::Config,
        "image processor: \"" + std::string(key) + "\" is " + value.dump() + "; expected " + std::string(expected));
}

const Json* find(const Json& config, std::string_view key)
{
    const auto it = config.find(key);
    return it == config.end() || it->is_null() ? nullptr : &*it;
}

bool flag(const Json& config, std::string_view key, bool fallback)
{
    const Json* value = find(config, key);
    if (value == nullptr)
        return fallback;
    if (!value->is_boolean())
        fail(key, *value, "true or false");
    return value->get<bool>();
}

double number(const Json& config, std::string_view key, double fallback)
{
    const Json* value = find(config, key);
    if (value == nullptr)
        return fallback;
    if (!value->is_number())
        fail(key, *value, "a number");
    return value->get<double>();
}

constexpr int kLargestSide = 1 << 15;

int side(std::string_view key, const Json& value)
{
    if (!value.is_number())
        fail(key, value, "a number of pixels");
    const double v = value.get<double>();
    if (!(v >= 1 && v <= kLargestSide))
        fail(key, value, "a number of pixels from 1 to 32768");
    return static_cast<int>(v);
}

int integer(const Json& config, std::string_view key, int fallback, int largest)
{
    const double v = number(config, key, fallback);
    if (!(v >= 0 && v <= largest))
        fail(key, config.at(std::string(key)), "an integer from 0 to " + std::to_string(largest));
    return static_cast<int>(v);
}

Triple triple(const Json& config, std::string_view key, const Triple& fallback)
{
    const Json* value = find(config, key);
    if (value == nullptr)
        return fallback;
    if (value->is_number()) {
        const double v = value->get<double>();
        return {v, v, v};
    }
    if (!value->is_array() || (value->size() != 3 && value->size() != 1)
        || !std::ranges::all_of(*value, [](const Json& v) { return v.is_number(); }))
        fail(key, *value, "three numbers");
    const std::size_t last = value->size() - 1;
    return {(*value)[0].get<double>(), (*value)[std::min<std::size_t>(1, last)].get<double>(),
        (*value)[last].get<double>()};
}

Filter filterOf(const Json& value)
{
    if (value.is_number_integer())
        return filterFromCode(value.get<int>());
    if (value.is_string())
        return filterFromName(value.get<std::string>());
    fail("resample", value, "Pillow's code or the filter's name");
}

SizeRule sizeOf(const Json& size, bool square)
{
    SizeRule rule;
    if (size.is_number()) {
        rule.kind = square ? SizeRule::Kind::Exact : SizeRule::Kind::ShortestEdge;
        if (square)
            rule.width = rule.height = side("size", size);
        else
            rule.edge = side("size", size);
        return rule;
    }
    if (size.is_array() && size.size() == 2) { // older files: (height, width)
        rule.height = side("size", size[0]);
        rule.width = side("size", size[1]);
        return rule;
    }
    if (!size.is_object())
        fail("size", size, "a number, or an object of shortest_edge, longest_edge, height, width");
    const Json* shortest = find(size, "shortest_edge");
    const Json* longest = find(size, "longest_edge");
    if (shortest != nullptr) {
        rule.kind = longest == nullptr ? SizeRule::Kind::ShortestEdge : SizeRule::Kind::ShortestLimit;
        rule.edge = side("size.shortest_edge", *shortest);
        if (longest != nullptr)
            rule.limit = side("size.longest_edge", *longest);
    } else if (longest != nullptr) {
        rule.kind = SizeRule::Kind::LongestEdge;
        rule.edge = side("size.longest_edge", *longest);
    } else if (find(size, "max_height") != nullptr && find(size, "max_width") != nullptr) {
        rule.kind = SizeRule::Kind::Fit;
        rule.height = side("size.max_height", size["max_height"]);
        rule.width = side("size.max_width", size["max_width"]);
    } else if (find(size, "height") != nullptr && find(size, "width") != nullptr) {
        rule.height = side("size.height", size["height"]);
        rule.width = side("size.width", size["width"]);
    } else {
        fail("size", size, "shortest_edge, longest_edge, or height and width");
    }
    return rule;
}

void readCrop(const Json& config, ProcessorSettings& settings)
{
    const Json* size = find(config, "crop_size");
    if (size == nullptr) {
        settings.cropWidth = settings.size.width > 0 ? settings.size.width : settings.size.edge;
        settings.cropHeight = settings.size.height > 0 ? settings.size.height : settings.size.edge;
    } else if (size->is_number()) {
        settings.cropWidth = settings.cropHeight = side("crop_size", *size);
    } else if (size->is_object() && find(*size, "height") != nullptr && find(*size, "width") != nullptr) {
        settings.cropHeight = side("crop_size.height", (*size)["height"]);
        settings.cropWidth = side("crop_size.width", (*size)["width"]);
    } else if (size->is_object() && find(*size, "shortest_edge") != nullptr) {
        settings.cropWidth = settings.cropHeight = side("crop_size.shortest_edge", (*size)["shortest_edge"]);
    } else {
        fail("crop_size", *size, "a number, or an object of height and width");
    }
}

constexpr int kMostPixels = 1 << 28;

PatchLayout patchesOf(const Json& config)
{
    PatchLayout layout;
    layout.patch = integer(config, "patch_size", layout.patch, 1024);
    layout.merge = integer(config, "merge_size", layout.merge, 64);
    layout.temporal = integer(config, "temporal_patch_size", layout.temporal, 64);
    if (layout.patch < 1 || layout.merge < 1 || layout.temporal < 1)
        throw Error(
            ErrorKind::Config, "image processor: patch_size, merge_size and temporal_patch_size must be at least 1");
    if (const Json* size = find(config, "size"); size != nullptr && size->is_object()) {
        layout.minPixels
            = integer(*size, "shortest_edge", integer(*size, "min_pixels", layout.minPixels, kMostPixels), kMostPixels);
        layout.maxPixels
            = integer(*size, "longest_edge", integer(*size, "max_pixels", layout.maxPixels, kMostPixels), kMostPixels);
    }
    layout.minPixels = integer(config, "min_pixels", layout.minPixels, kMostPixels);
    layout.maxPixels = integer(config, "max_pixels", layout.maxPixels, kMostPixels);
    return layout;
}

void readViews(const Json& config, const std::string& type, ProcessorSettings& settings)
{
    if (flag(config, "crop_to_patches", false)) {
        settings.views = Views::Tiles;
        settings.minTiles = integer(config, "min_patches", 1, 1024);
        settings.maxTiles = integer(config, "max_patches", 12, 1024);
    }
    if (flag(config, "do_pan_and_scan", false)) {
        settings.views = Views::PanAndScan;
        settings.panAndScan.minCropSize = integer(config, "pan_and_scan_min_crop_size", 256, kLargestSide);
        settings.panAndScan.maxCrops = integer(config, "pan_and_scan_max_num_crops", 4, 64);
        settings.panAndScan.minRatio = number(config, "pan_and_scan_min_ratio_to_activate", 1.2);
    }
    const Json* grid = find(config, "image_grid_pinpoints");
    if (type.starts_with("llavanext") && grid != nullptr) {
        settings.views = Views::AnyRes;
        for (const Json& point : *grid) {
            if (!point.is_array() || point.size() != 2)
                fail("image_grid_pinpoints", *grid, "a list of [height, width]");
            settings.resolutions.emplace_back(
                side("image_grid_pinpoints", point[0]), side("image_grid_pinpoints", point[1]));
        }
    }
}

std::string lowered(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return text;
}

ProcessorSettings huggingFace(const Json& config)
{
    ProcessorSettings settings;
    for (const std::string_view key : {"image_processor_type", "feature_extractor_type"})
        if (const Json* type = find(config, key); type != nullptr && type->is_string() && settings.type.empty())
            settings.type = type->get<std::string>();
    const std::string type = lowered(settings.type);
    const auto known = std::ranges::find_if(kClasses, [&type](const auto& c) { return type.starts_with(c.prefix); });
    // A file without a class name is read as CLIP's when it crops and as ViT's when it does not.
    const std::string_view fallback = flag(config, "do_center_crop", false) ? "clip" : "vit";
    const ClassDefaults& defaults = known != kClasses.end()
        ? *known
        : *std::ranges::find_if(kClasses, [fallback](const auto& c) { return c.prefix == fallback; });
    const bool medClip = defaults.prefix == "medclip";

    settings.resize = flag(config, "do_resize", true);
    const Json* size = find(config, "size");
    settings.size = size != nullptr && defaults.prefix != "qwen2"
        ? sizeOf(*size, defaults.square)
        : sizeOf(Json(std::max(defaults.side, 1)), defaults.square);
    if (defaults.prefix == "convnext" && settings.size.edge > 0) {
        const bool small = settings.size.edge < 384;
        settings.size.kind = small ? SizeRule::Kind::CropPercent : SizeRule::Kind::Exact;
        settings.size.width = settings.size.height = settings.size.edge;
        settings.size.percent = number(config, "crop_pct", 224.0 / 256.0);
    }
    settings.filter = defaults.filter;
    if (const Json* resample = find(config, "resample"))
        settings.filter = filterOf(*resample);
    settings.crop = flag(config, "do_center_crop", defaults.crop);
    if (settings.crop)
        readCrop(config, settings);
    settings.rescale = flag(config, "do_rescale", true);
    settings.scale = number(config, "rescale_factor", 1.0 / 255.0);
    settings.normalise = flag(config, "do_normalize", true);
    settings.mean = triple(config, "image_mean", defaults.mean);
    settings.deviation = triple(config, "image_std", defaults.deviation);
    if (flag(config, "do_pad_square", medClip)) {
        settings.padding = Padding::SquareBlack;
        settings.paddingMinimum = medClip ? settings.size.edge : 0;
        settings.grey = medClip;
    } else if (defaults.prefix == "llava" && flag(config, "do_pad", false)) {
        settings.padding = Padding::SquareMean;
    }
    if (defaults.prefix == "qwen2") {
        settings.patches = patchesOf(config);
        settings.size.kind = SizeRule::Kind::Smart;
    }
    readViews(config, type, settings);
    return settings;
}

/// Source: mlfoundations/open_clip src/open_clip/transform.py, PreprocessCfg and image_transform (evaluation)
ProcessorSettings openClip(const Json& config)
{
    const Json& cfg = config.at("preprocess_cfg");
    ProcessorSettings settings;
    settings.type = "open_clip";
    settings.divide = true;
    settings.cropRounding = CropRounding::HalfEven;
    const Json* size = find(cfg, "size");
    const Json* vision = config.contains("model_cfg") ? find(config["model_cfg"], "vision_cfg") : nullptr;
    if (size == nullptr && vision != nullptr)
        size = find(*vision, "image_size");
    settings.size = sizeOf(size != nullptr ? *size : Json(224), true);
    const std::string mode = cfg.value("resize_mode", "shortest");
    if (mode == "shortest") {
        settings.crop = true;
        settings.cropWidth = settings.size.width;
        settings.cropHeight = settings.size.height;
        if (settings.size.width == settings.size.height) {
            settings.size.kind = SizeRule::Kind::ShortestEdge;
            settings.size.edge = settings.size.width;
        }
    } else if (mode == "longest") {
        settings.crop = true;
        settings.cropWidth = settings.size.width;
        settings.cropHeight = settings.size.height;
        settings.size.kind = SizeRule::Kind::LongestEdge;
        settings.size.edge = std::max(settings.size.width, settings.size.height);
    } else if (mode != "squash") {
        fail("resize_mode", Json(mode), "shortest, longest or squash");
    }
    const std::string filter = cfg.value("interpolation", "bicubic");
    settings.filter = filterFromName(filter == "random" ? "bicubic" : filter);
    settings.mean = triple(cfg, "mean", kClipMean);
    settings.deviation = triple(cfg, "std", kClipDeviation);
    return settings;
}

}

ProcessorSettings processorSettings(const Json& config)
{
    if (!config.is_object())
        throw Error(ErrorKind::Config, "image processor: the file holds no JSON object");
    if (const Json* nested = find(config, "image_processor"); nested != nullptr && nested->is_object())
        return processorSettings(*nested);
    if (const Json* type = find(config, "image_processor_type");
        type != nullptr && type->is_string() && lowered(type->get<std::string>()).starts_with("chexzero"))
        return cheXzeroSettings();
    ProcessorSettings settings = config.contains("preprocess_cfg") && config["preprocess_cfg"].is_object()
        ? openClip(config)
        : huggingFace(config);
    for (const double d : settings.deviation)
        if (settings.normalise && d == 0.0)
            throw Error(ErrorKind::Config, "image processor: a standard deviation is 0; expected a positive number");
    return settings;
}

ProcessorSettings cheXzeroSettings()
{
    constexpr int kStored = 320; // side of the stored images
    constexpr int kInput = 224;
    ProcessorSettings settings;
    settings.type = "CheXzero";
    settings.size = {.kind = SizeRule::Kind::Fit, .width = kStored, .height = kStored};
    settings.filter = Filter::Lanczos;
    settings.padding = Padding::SquareBlackAfter;
    settings.paddingMinimum = kStored;
    settings.interpolateTo = kInput;
    settings.rescale = false;
    settings.mean.fill(101.48761);
    settings.deviation.fill(83.43944);
    return settings;
}

std::string describe(const ProcessorSettings& s)
{
    Json text{{"resize", s.resize},
        {"size",
            {static_cast<int>(s.size.kind), s.size.width, s.size.height, s.size.edge, s.size.limit, s.size.percent}},
        {"filter", name(s.filter)}, {"padding", static_cast<int>(s.padding)}, {"minimum", s.paddingMinimum},
        {"grey", s.grey}, {"crop", {s.crop, s.cropWidth, s.cropHeight, static_cast<int>(s.cropRounding)}},
        {"rescale", {s.rescale, s.scale, s.divide}}, {"normalise", s.normalise}, {"mean", s.mean},
        {"deviation", s.deviation}, {"views", {static_cast<int>(s.views), s.minTiles, s.maxTiles}},
        {"pan", {s.panAndScan.minCropSize, s.panAndScan.maxCrops, s.panAndScan.minRatio}},
        {"resolutions", s.resolutions},
        {"patches",
            s.patches ? Json{s.patches->patch, s.patches->merge, s.patches->temporal, s.patches->minPixels,
                s.patches->maxPixels}
                      : Json()}};
    if (s.interpolateTo > 0)
        text["interpolate_to"] = s.interpolateTo;
    return text.dump();
}

}
