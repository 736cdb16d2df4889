#include "core/imaging/processor.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/imaging/interpolate.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <utility>

#include <nlohmann/json.hpp>

namespace vlm::imaging {

namespace {

constexpr std::string_view kVersion = "image-processor/1"; // raise when the same settings give other values

/// Hugging Face: float32(float64(v) * scale), then (x - mean) / std in float32.
float valueOf(const ProcessorSettings& s, std::size_t channel, int level)
{
    auto value = static_cast<float>(level);
    if (s.rescale)
        value = s.divide ? value / 255.0F : static_cast<float>(level * s.scale);
    if (s.normalise)
        value = (value - static_cast<float>(s.mean[channel])) / static_cast<float>(s.deviation[channel]);
    return value;
}

/// Sides of the resized image. Source: transformers image_transforms.py and image_utils.py
std::pair<int, int> resizedSize(const SizeRule& rule, int width, int height, const std::optional<PatchLayout>& patches)
{
    const auto shortest = [width, height](int edge) -> std::pair<int, int> {
        const int small = std::min(width, height);
        const int large = std::max(width, height);
        const auto other = static_cast<int>(static_cast<double>(static_cast<std::int64_t>(edge) * large) / small);
        return width <= height ? std::pair{edge, other} : std::pair{other, edge};
    };
    switch (rule.kind) {
    case SizeRule::Kind::Exact:
        return {rule.width, rule.height};
    case SizeRule::Kind::ShortestEdge:
        return shortest(rule.edge);
    case SizeRule::Kind::CropPercent:
        return shortest(static_cast<int>(rule.edge / rule.percent));
    case SizeRule::Kind::LongestEdge: {
        const double scale = static_cast<double>(rule.edge) / std::max(width, height);
        return {std::max(1, static_cast<int>(std::nearbyint(width * scale))),
            std::max(1, static_cast<int>(std::nearbyint(height * scale)))};
    }
    case SizeRule::Kind::ShortestLimit: { // get_size_with_aspect_ratio
        const double small = std::min(width, height);
        const double large = std::max(width, height);
        double raw = rule.edge;
        int edge = rule.edge;
        if (large / small * edge > rule.limit) {
            raw = rule.limit * small / large;
            edge = static_cast<int>(std::nearbyint(raw));
        }
        if (std::min(width, height) == edge)
            return {width, height};
        if (width < height)
            return {edge, static_cast<int>(raw * height / width)};
        return {static_cast<int>(raw * width / height), edge};
    }
    case SizeRule::Kind::Fit: {
        const double scale
            = std::min(static_cast<double>(rule.height) / height, static_cast<double>(rule.width) / width);
        return {std::max(1, static_cast<int>(width * scale)), std::max(1, static_cast<int>(height * scale))};
    }
    case SizeRule::Kind::Smart: {
        const PatchedSize size = smartResize(width, height, patches.value());
        return {size.width, size.height};
    }
    }
    assertionFailed("rule.kind", "every kind of size rule has a case", __FILE__, __LINE__);
}

}

ImageProcessor::ImageProcessor(ProcessorSettings settings)
    : m_settings(std::move(settings))
{
    for (std::size_t c = 0; c < 3; ++c)
        for (int level = 0; level < 256; ++level)
            m_values[c][static_cast<std::size_t>(level)] = valueOf(m_settings, c, level);
}

ImageProcessor ImageProcessor::fromJson(const nlohmann::json& config)
{
    return ImageProcessor(processorSettings(config));
}

std::optional<ImageProcessor> ImageProcessor::findIn(const std::filesystem::path& folder)
{
    for (const char* file : {"preprocessor_config.json", "processor_config.json", "open_clip_config.json"}) {
        const std::filesystem::path path = folder / file;
        if (!std::filesystem::exists(path))
            continue;
        const nlohmann::json config = readJson(path);
        // processor_config.json of older checkpoints describes only the chat side.
        if (path.filename() == "processor_config.json" && !config.contains("image_processor"))
            continue;
        try {
            return fromJson(config);
        } catch (const Error& error) {
            throw error.in(path.string());
        }
    }
    return std::nullopt;
}

ImageProcessor ImageProcessor::fromFolder(const std::filesystem::path& folder)
{
    if (std::optional<ImageProcessor> found = findIn(folder))
        return *std::move(found);
    throw Error(ErrorKind::Config,
        folder.string()
            + ": no image processor; looked for preprocessor_config.json, processor_config.json with an "
              "image_processor, and open_clip_config.json");
}

Image ImageProcessor::prepared(const Image& image) const
{
    if (image.empty() || image.width <= 0 || image.height <= 0)
        throw Error(ErrorKind::Image, "the image has no pixels");
    if (image.channels != 1 && image.channels != 3)
        throw Error(ErrorKind::Image,
            "the image has " + std::to_string(image.channels) + " channels; expected 1 (grey) or 3 (RGB)");
    if (m_settings.padding == Padding::None || m_settings.padding == Padding::SquareBlackAfter)
        return m_settings.grey ? toGrey(image) : image;
    if (m_settings.padding == Padding::SquareBlack)
        return padToSquare(m_settings.grey ? toGrey(image) : image, {0, 0, 0}, m_settings.paddingMinimum);
    std::array<std::uint8_t, 3> colour{};
    for (std::size_t c = 0; c < 3; ++c)
        colour[c] = static_cast<std::uint8_t>(static_cast<int>(m_settings.mean[c] * 255));
    return padToSquare(toRgb(image), colour);
}

Image ImageProcessor::resized(const Image& image) const
{
    const ProcessorSettings& s = m_settings;
    int width = image.width;
    int height = image.height;
    if (s.resize)
        std::tie(width, height) = resizedSize(s.size, width, height, s.patches);
    int cropWidth = s.cropWidth;
    int cropHeight = s.cropHeight;
    const bool percent = s.resize && s.size.kind == SizeRule::Kind::CropPercent;
    if (percent)
        cropWidth = cropHeight = s.size.edge;
    if (!s.crop && !percent)
        return s.resize ? resize(image, width, height, s.filter) : image;
    // Only what the crop keeps is filtered; each output pixel depends on its own taps alone.
    if (s.resize && width >= cropWidth && height >= cropHeight)
        return resize(image, width, height, s.filter,
            Region{.left = cropStart(width, cropWidth, s.cropRounding),
                .top = cropStart(height, cropHeight, s.cropRounding),
                .width = cropWidth,
                .height = cropHeight});
    return centreCrop(s.resize ? resize(image, width, height, s.filter) : image, cropWidth, cropHeight, s.cropRounding);
}

Pixels ImageProcessor::normalised(const Image& image) const
{
    Pixels result{.channels = 3, .height = image.height, .width = image.width, .values = {}};
    const std::size_t plane = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height);
    result.values.resize(plane * 3);
    const auto step = static_cast<std::size_t>(image.channels);
    for (std::size_t c = 0; c < 3; ++c) {
        const std::uint8_t* in = image.pixels.data() + (step == 3 ? c : 0);
        float* out = result.values.data() + c * plane;
        const auto& values = m_values[c];
        for (std::size_t i = 0; i < plane; ++i)
            out[i] = values[in[i * step]];
    }
    return result;
}

Pixels ImageProcessor::process(const Image& image) const
{
    Image small = resized(prepared(image));
    if (m_settings.padding == Padding::SquareBlackAfter)
        small = padToSquare(toGrey(small), {0, 0, 0}, m_settings.paddingMinimum);
    Pixels pixels = normalised(small);
    const int side = m_settings.interpolateTo;
    return side > 0 ? interpolate(pixels, side, side, Interpolation::Bicubic) : pixels;
}

std::vector<Pixels> ImageProcessor::processViews(const Image& image) const
{
    const ProcessorSettings& s = m_settings;
    std::vector<Pixels> views;
    if (s.views == Views::One) {
        views.push_back(process(image));
        return views;
    }
    const Image source = prepared(image);
    if (s.views == Views::Tiles) {
        const int w = s.size.width;
        const int h = s.size.height;
        const TileGrid grid
            = s.maxTiles > 1 ? tileGrid(source.width, source.height, w, h, s.minTiles, s.maxTiles) : TileGrid{};
        const Image canvas = resize(source, w * grid.columns, h * grid.rows, s.filter);
        for (int row = 0; row < grid.rows; ++row)
            for (int column = 0; column < grid.columns; ++column)
                views.push_back(
                    normalised(crop(canvas, {.left = column * w, .top = row * h, .width = w, .height = h})));
        if (views.size() != 1)
            views.push_back(normalised(resize(source, w, h, s.filter)));
        return views;
    }
    if (s.views == Views::PanAndScan) {
        views.push_back(normalised(resized(source)));
        for (const Region& region : panAndScan(source.width, source.height, s.panAndScan))
            views.push_back(normalised(resized(crop(source, region))));
        return views;
    }
    // LLaVA-NeXT, transformers llava_next get_image_patches
    const auto [height, width] = bestResolution(source.width, source.height, s.resolutions);
    const double across = static_cast<double>(width) / source.width;
    const double down = static_cast<double>(height) / source.height;
    const int newWidth = across < down ? width : std::min(static_cast<int>(std::ceil(source.width * down)), width);
    const int newHeight
        = across < down ? std::min(static_cast<int>(std::ceil(source.height * across)), height) : height;
    const Image scaled = toRgb(resize(source, newWidth, newHeight, s.filter));
    const Image canvas = centreCrop(scaled, width, height, CropRounding::HalfEven);
    views.push_back(normalised(resize(source, s.cropWidth, s.cropHeight, s.filter)));
    for (int top = 0; top < height; top += s.cropHeight)
        for (int left = 0; left < width; left += s.cropWidth)
            views.push_back(
                normalised(crop(canvas, {.left = left, .top = top, .width = s.cropWidth, .height = s.cropHeight})));
    return views;
}

Patches ImageProcessor::processPatches(const Image& image) const
{
    if (!m_settings.patches)
        throw Error(ErrorKind::Config,
            "image processor \"" + m_settings.type + "\" does not give patches; only Qwen-VL's does");
    return flattenPatches(process(image), *m_settings.patches);
}

Image ImageProcessor::undo(const Pixels& pixels) const
{
    const ProcessorSettings& s = m_settings;
    Image image(pixels.width, pixels.height, 3);
    const std::size_t plane = static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height);
    if (pixels.channels != 3 || pixels.values.size() != plane * 3)
        throw Error(ErrorKind::Image, "undo takes three planes, as process() gives them");
    const double scale = !s.rescale ? 1.0 : s.divide ? 1.0 / 255.0 : s.scale;
    for (std::size_t c = 0; c < 3; ++c) {
        for (std::size_t i = 0; i < plane; ++i) {
            double value = pixels.values[c * plane + i];
            if (s.normalise)
                value = value * s.deviation[c] + s.mean[c];
            image.pixels[i * 3 + c] = static_cast<std::uint8_t>(std::clamp(std::lround(value / scale), 0L, 255L));
        }
    }
    return image;
}

std::pair<int, int> ImageProcessor::outputSize(int width, int height) const
{
    const ProcessorSettings& s = m_settings;
    if (s.interpolateTo > 0)
        return {s.interpolateTo, s.interpolateTo};
    if (s.padding != Padding::None)
        width = height = std::max({width, height, s.paddingMinimum});
    if (s.resize && s.size.kind == SizeRule::Kind::CropPercent)
        return {s.size.edge, s.size.edge};
    if (s.crop)
        return {s.cropWidth, s.cropHeight};
    return s.resize ? resizedSize(s.size, width, height, s.patches) : std::pair{width, height};
}

std::string ImageProcessor::fingerprint() const
{
    return Hasher().add(kVersion).add(describe(m_settings)).hex();
}

}
