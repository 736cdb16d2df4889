#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace vlm {

/// Row-major float32 matrix, [rows, cols]; the torch-free currency for features and logits.
struct Matrix {
    std::size_t rows = 0;
    std::size_t cols = 0;
    std::vector<float> values;

    Matrix() = default;
    Matrix(std::size_t rowCount, std::size_t colCount)
        : rows(rowCount)
        , cols(colCount)
        , values(rowCount * colCount)
    {
    }
    std::span<float> row(std::size_t i) { return {values.data() + i * cols, cols}; }
    std::span<const float> row(std::size_t i) const { return {values.data() + i * cols, cols}; }
    float& operator()(std::size_t i, std::size_t j) { return values[i * cols + j]; }
    float operator()(std::size_t i, std::size_t j) const { return values[i * cols + j]; }
};

}
