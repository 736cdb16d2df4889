#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/matrix.h"
#include "core/imaging/image.h"

namespace vlm::models {

/// Arithmetic of a model. The last three are formats of a decoder's weights (core/quant), for models that generate;
/// image tower and projector stay float32 with them.
enum class Precision { Float32, BFloat16, Int8, Int4, Nf4 };
/// "float32", "bfloat16", "int8", "int4", "nf4"
std::string_view name(Precision precision);
/// @throws Error Config listing the known spellings
Precision precisionFromName(std::string_view text);
/// int8, int4, nf4
bool isQuantised(Precision precision);

struct LoadOptions {
    Precision precision = Precision::Float32;
    int threads = 0; // 0: all this process may use
    std::string device = "cpu"; // "cpu", "cuda", "cuda:1"
};

/// What a checkpoint says of itself; filled without loading weights.
struct ModelInfo {
    std::string family = {}; // id in the catalogue, e.g. "clip"
    std::string name = {}; // folder name
    std::filesystem::path folder = {};
    std::int64_t parameters = 0; // tied weights once
    std::int64_t weightBytes = 0; // as stored
    int imageSize = 0; // pixels, square; 0 when dynamic
    int featureDim = 0; // columns of encodeImages; 0 for generative models
    std::string fingerprint = {}; // hash of weights, config, tokenizer and preprocessing
};

/// Contrastive image-text encoder. Not thread-safe except preprocess().
class ImageTextEncoder {
public:
    virtual ~ImageTextEncoder() = default;

    /// Exactly what the published processor does. Thread-safe. @throws Error Image
    [[nodiscard]] virtual imaging::Pixels preprocess(const imaging::Image& image) const = 0;

    /// Image features as the family's linear probe takes them (projected, not normalised unless the reference is).
    /// @param pixels outputs of preprocess(), all of one size
    /// @return [pixels.size(), featureDim] float32
    /// @throws Error Tensor; Cancelled
    [[nodiscard]] virtual Matrix encodeImages(std::span<const imaging::Pixels> pixels, std::stop_token stop) = 0;

    /// Text features, not normalised. @return [texts.size(), textDim]
    [[nodiscard]] virtual Matrix encodeTexts(std::span<const std::string> texts, std::stop_token stop) = 0;

    /// Zero-shot logits from features of this model. Default: scale * cosine + bias.
    /// @return [images.rows, texts.rows]
    [[nodiscard]] virtual Matrix logits(const Matrix& images, const Matrix& texts) const;

    /// The columns of encodeImages() that the reference's linear probe takes; all of them in most families.
    [[nodiscard]] virtual Matrix probeFeatures(const Matrix& images) const { return images; }

    [[nodiscard]] virtual float logitScale() const = 0; // already exponentiated
    [[nodiscard]] virtual float logitBias() const { return 0.0F; }
    [[nodiscard]] virtual const ModelInfo& info() const = 0;
};

class Generator; // generator.h

enum class FamilyKind { Contrastive, Generative, Encoder };

/// One named tensor of a verification: the difference between ours and the reference's.
struct TensorCheck {
    std::string name = {};
    std::vector<std::int64_t> shape = {};
    double maxAbsolute = 0.0;
    double maxRelative = 0.0; // maxAbsolute / largest magnitude of the reference tensor
    double tolerance = 0.0;
    bool passed = false;
    std::string note = {}; // what differs where it is not a number (ids, texts)
};

/// A family of architectures: how to recognise, describe and load its checkpoints. One file each in families/.
struct Family {
    std::string_view id;
    std::string_view title;
    FamilyKind kind;
    std::string_view source; // paper and reference file@commit
    /// True if the folder's files (config.json's model_type/architectures, key names) are this family's layout.
    bool (*recognises)(const std::filesystem::path& folder);
    ModelInfo (*describe)(const std::filesystem::path& folder);
    /// Null for families that are not contrastive.
    std::unique_ptr<ImageTextEncoder> (*loadEncoder)(const std::filesystem::path& folder, const LoadOptions& options);
    /// Recomputes every tensor of the golden.safetensors/golden.json beside the checkpoint.
    std::vector<TensorCheck> (*verify)(const std::filesystem::path& folder);
    /// Null for families that do not generate text.
    std::unique_ptr<Generator> (*loadGenerator)(const std::filesystem::path& folder, const LoadOptions& options)
        = nullptr;
};

std::span<const Family* const> allFamilyEntries(); // generated from core/models/CMakeLists.txt

/// family.verify with weights and inputs on `device` ("cpu", "cuda", "cuda:1"). @throws Error Config
std::vector<TensorCheck> verify(const Family& family, const std::filesystem::path& folder, const std::string& device);

/// @throws Error Config listing the known ids
const Family& family(std::string_view id);
/// The family whose layout the folder has. @throws Error Checkpoint saying which files were looked for
const Family& recognise(const std::filesystem::path& folder);
/// recognise + describe
ModelInfo describe(const std::filesystem::path& folder);
/// recognise + loadEncoder. @throws Error Checkpoint also when the family is not contrastive
std::unique_ptr<ImageTextEncoder> loadEncoder(const std::filesystem::path& folder, const LoadOptions& options);

}
