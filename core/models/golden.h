#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <ATen/ATen.h>
#include <nlohmann/json_fwd.hpp>

#include "core/checkpoint/checkpoint.h"
#include "core/models/model.h"
#include "core/models/text_input.h"
#include "core/tensor/adaptable.h"

namespace vlm::models {

/// Largest allowed difference, relative to the reference tensor's largest magnitude: float32, other order of sums.
inline constexpr double kTolerance = 1e-4;
/// After several optimiser steps, which amplify rounding.
inline constexpr double kTrainedTolerance = 1e-3;

/// The reference's inputs, activations and outputs beside a checkpoint (golden.safetensors, golden.json), compared in
/// the order of the forward pass, so that the first failed check is the first diverging activation.
class Golden {
public:
    /// @throws Error Checkpoint, Data
    explicit Golden(const std::filesystem::path& folder);

    [[nodiscard]] const nlohmann::json& settings() const { return *m_settings; }
    [[nodiscard]] bool has(std::string_view name) const;
    /// An input of the computation. @throws Error Data when absent
    at::Tensor given(std::string_view name);
    /// Compares and marks as recomputed; no-op when the golden has no such tensor.
    void check(std::string_view name, const at::Tensor& ours, double tolerance = kTolerance);
    /// Compares trace[i] with "<prefix>.i".
    void checkTrace(std::string_view prefix, const std::vector<at::Tensor>& trace);
    /// Compares a list of numbers of golden.json.
    void checkNumbers(std::string_view name, const std::vector<double>& reference, const std::vector<double>& ours);
    /// A comparison that is not of numbers.
    void checkText(std::string_view name, bool same, const std::string& note);

    /// golden.json's tokenizer rows: ids, ids without special tokens, decoded text.
    void checkTokenizer(const text::Tokenizer& tokenizer);
    /// input_ids and attention_mask of golden.json's texts, padded as the reference padded them.
    /// @return the reference's batch, to compute with
    TokenBatch checkTokens(const TextInput& text);
    /// golden.json's "lora": the steps from lora_init.* with a linear head on `features`, to lora_after.*.
    void checkLora(std::span<const tensor::AdaptableLinear> linears, const std::function<at::Tensor()>& features);

    /// The checks so far; every tensor of golden.safetensors that nobody asked for is a failed check.
    [[nodiscard]] std::vector<TensorCheck> finish() const;

private:
    [[nodiscard]] at::Tensor load(std::string_view name) const;

    std::filesystem::path m_folder;
    checkpoint::Checkpoint m_tensors;
    std::shared_ptr<const nlohmann::json> m_settings;
    std::set<std::string, std::less<>> m_seen;
    std::vector<TensorCheck> m_checks;
};

/// Runs `verify` with a fresh Golden and each weight file of the folder, whatever the format; checks of the second and
/// later files carry the file's name in front.
std::vector<TensorCheck> verifyFiles(
    const std::filesystem::path& folder, const std::function<void(Golden&, const checkpoint::Checkpoint&)>& verify);

}
