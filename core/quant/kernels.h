#pragma once

#include <cstdint>

// What the kernels share. Their files are compiled for different processors, so nothing here may be a template or an
// inline function: the linker would keep one processor's copy for all.
namespace vlm::quant::kernels {

struct Job {
    const std::uint8_t* codes;
    const void* scales;
    const float* second;
    float mean;
    std::int64_t groups;
    std::int64_t cols; // padded
    const std::int8_t* x; // [count, cols]
    const float* xScales; // [count, cols / 32]
    const std::int32_t* xSums; // [count, cols / 32]
    const float* xFloat; // [count, cols], Nf4
    std::int64_t count;
    std::int64_t stride; // of y between columns
    float* y; // [count, stride]
};

using Product = void (*)(const Job& job, std::int64_t beginBlock, std::int64_t endBlock);

struct RowsJob {
    const void* weights; // [rows, cols] bfloat16 or float32
    std::int64_t cols;
    const float* x; // [count, cols]
    std::int64_t count;
    std::int64_t stride;
    float* y; // [count, stride]
};

using RowsProduct = void (*)(const RowsJob& job, std::int64_t beginRow, std::int64_t endRow);

struct Table {
    Product int8;
    Product int4;
    Product nf4;
    RowsProduct bfloat16;
    RowsProduct float32;
};

extern const Table kScalar;
#if defined(__x86_64__)
extern const Table kAvx2; // AVX2, FMA, F16C
extern const Table kAvx512; // AVX-512 F, BW, DQ, VL, VNNI
#endif

}
