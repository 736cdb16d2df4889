#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <ATen/ATen.h>

#include "core/imaging/processor.h"
#include "core/models/model.h"
#include "core/models/text_input.h"
#include "core/tensor/adaptable.h"
#include "core/tensor/weights.h"

namespace vlm::models {

/// What a contrastive family supplies; makeEncoder() adds batches, stop checks, threads and the torch-free face.
struct EncoderParts {
    ModelInfo info;
    imaging::ImageProcessor processor;
    TextInput text;
    std::function<at::Tensor(const at::Tensor&)> imageFeatures; // pixels [batch, c, h, w] -> [batch, featureDim]
    std::function<at::Tensor(const TokenBatch&)> textFeatures; // -> [texts, textDim]
    std::vector<tensor::AdaptableLinear> linears; // of the image tower
    std::vector<tensor::AdaptableLinear> textLinears = {};
    tensor::Trainable trainable = {};
    double logitScale = 1.0; // already exponentiated
    double logitBias = 0.0;
    at::Device device = at::kCPU;
    /// Round pixels to float16, as transformers does when it moves pixel_values to the dtype of a float16 checkpoint.
    bool halfPixels = false;
    std::function<Matrix(const Matrix&, const Matrix&)> logits = {}; // empty: scale * cosine + bias
    std::function<Matrix(const Matrix&)> probeFeatures = {}; // empty: the image features themselves
};

/// The encoder also is a tensor::Adaptable.
std::unique_ptr<ImageTextEncoder> makeEncoder(EncoderParts parts);

/// Whether the weights are stored as float16, so that the reference gives the model float16 pixels.
bool storedInHalf(const checkpoint::Checkpoint& checkpoint);

/// Dtype and device that the options ask for; sets the number of threads.
tensor::WeightOptions weightOptions(const LoadOptions& options);

/// The folder's image processor, or the family's published default where the folder has none.
/// @param fallback content of a preprocessor_config.json
imaging::ImageProcessor imageProcessor(const std::filesystem::path& folder, const nlohmann::json& fallback);

/// preprocessor_config.json of OpenAI's CLIP for another size.
nlohmann::json clipProcessor(std::int64_t imageSize);

/// Fills family, folder, name, sizes of weights and fingerprint.
ModelInfo describeCheckpoint(std::string_view family, const std::filesystem::path& folder,
    std::span<const checkpoint::Checkpoint> checkpoints, std::int64_t imageSize, std::int64_t featureDim);

}
