#pragma once

#include "core/base/files.h"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

/// The tensors of a small safetensors file as float (F16) or whole numbers (I64).
struct GoldenTensor {
    std::vector<std::int64_t> shape;
    std::vector<float> values;
};

inline float fromHalf(std::uint16_t bits)
{
    const int exponent = (bits >> 10) & 31;
    const auto mantissa = static_cast<float>(bits & 1023);
    const float magnitude = exponent == 0 ? std::ldexp(mantissa, -24) : std::ldexp(1024.0F + mantissa, exponent - 25);
    return (bits & 0x8000) != 0 ? -magnitude : magnitude;
}

inline std::map<std::string, GoldenTensor> readGolden(const std::filesystem::path& file)
{
    const std::string bytes = vlm::readFile(file);
    std::uint64_t length = 0;
    std::memcpy(&length, bytes.data(), sizeof length);
    const nlohmann::json header = nlohmann::json::parse(bytes.substr(8, length));
    std::map<std::string, GoldenTensor> tensors;
    for (const auto& [name, entry] : header.items()) {
        if (name == "__metadata__")
            continue;
        GoldenTensor tensor{.shape = entry.at("shape").get<std::vector<std::int64_t>>(), .values = {}};
        const auto begin = entry.at("data_offsets")[0].get<std::size_t>() + 8 + length;
        const auto end = entry.at("data_offsets")[1].get<std::size_t>() + 8 + length;
        const bool half = entry.at("dtype") == "F16";
        for (std::size_t at = begin; at < end; at += half ? 2 : 8) {
            if (half) {
                std::uint16_t bits = 0;
                std::memcpy(&bits, bytes.data() + at, sizeof bits);
                tensor.values.push_back(fromHalf(bits));
            } else {
                std::int64_t number = 0;
                std::memcpy(&number, bytes.data() + at, sizeof number);
                tensor.values.push_back(static_cast<float>(number));
            }
        }
        tensors.emplace(name, std::move(tensor));
    }
    return tensors;
}
