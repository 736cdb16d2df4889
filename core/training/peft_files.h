#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <ATen/ATen.h>

#include "core/config/adaptation_options.h"

namespace vlm::training {

/// Factors of one layer as PEFT stores them.
struct PeftLayer {
    at::Tensor a; // [rank, in]
    at::Tensor b; // [out, rank]
    at::Tensor magnitude; // [out]; undefined: not weight-decomposed
    double scale = 1.0; // of B A
};

/// A LoRA or DoRA adapter on disk. Names are module paths without PEFT's prefix and adapter name.
struct PeftAdapter {
    std::filesystem::path file;
    std::map<std::string, PeftLayer> layers;
    std::map<std::string, at::Tensor> biases; // by the path of their layer
    std::map<std::string, at::Tensor> saved; // modules_to_save, by the path of the tensor
    bool decomposed = false;
};

/// adapter_config.json with adapter_model.safetensors or adapter_model.bin: keys with or without the adapter's name
/// ("lora_A.default.weight", "lora_A.weight"), with or without "base_model.model.", rank_pattern and alpha_pattern
/// honoured. What would change the base model otherwise is refused by name.
/// Source: peft utils/save_and_load.py, tuners/lora/config.py@5d602fdb
/// @throws Error Checkpoint
PeftAdapter readPeft(const std::filesystem::path& folder);

/// adapter_model.safetensors and adapter_config.json with the keys, shapes and fields that PEFT writes.
void writePeft(const std::filesystem::path& folder, const PeftAdapter& adapter, const config::LoraOptions& options);

}
