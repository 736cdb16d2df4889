#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "core/imaging/image.h"
#include "core/imaging/patches.h"
#include "core/imaging/processor_settings.h"

namespace vlm::imaging {

/// The published image processor of a checkpoint, reproduced to the last bit of the resized 8-bit image.
/// Immutable; every member is thread-safe.
class ImageProcessor {
public:
    explicit ImageProcessor(ProcessorSettings settings);

    /// Reads preprocessor_config.json, processor_config.json or open_clip_config.json, in this order.
    /// @throws Error Config saying which files were looked for, or what is wrong in the one found
    static ImageProcessor fromFolder(const std::filesystem::path& folder);
    /// Nothing when the folder has none of these files. @throws Error Config for a bad one
    static std::optional<ImageProcessor> findIn(const std::filesystem::path& folder);
    /// @throws Error Config
    static ImageProcessor fromJson(const nlohmann::json& config);

    /// @return [3, height, width] float32: the whole image, whatever `views` says
    /// @throws Error Image
    [[nodiscard]] Pixels process(const Image& image) const;
    /// All views in the order the reference gives them; one unless the processor tiles.
    [[nodiscard]] std::vector<Pixels> processViews(const Image& image) const;
    /// @throws Error Config if this is not a Qwen-VL processor; Image
    [[nodiscard]] Patches processPatches(const Image& image) const;

    /// The 8-bit picture behind the values: what the model saw, normalisation undone.
    [[nodiscard]] Image undo(const Pixels& pixels) const;

    /// Size of the image process() would give for an image of this size.
    [[nodiscard]] std::pair<int, int> outputSize(int width, int height) const;

    [[nodiscard]] const ProcessorSettings& settings() const { return m_settings; }
    /// Changes whenever the result could.
    [[nodiscard]] std::string fingerprint() const;

private:
    [[nodiscard]] Image prepared(const Image& image) const;
    [[nodiscard]] Image resized(const Image& image) const;
    [[nodiscard]] Pixels normalised(const Image& image) const;

    ProcessorSettings m_settings;
    std::array<std::array<float, 256>, 3> m_values{}; // of each channel and grey level
};

}
