#pragma once

#include <cstdint>
#include <string>

namespace vlm::tensor {

/// What this LibTorch can do here; torch-free for `medvlm doctor`.
struct Facts {
    std::string version;
    std::string blas; // "OpenBLAS", "MKL", "reference BLAS", …
    bool oneDnn = false;
    int threads = 0;
    bool cuda = false;
    std::string cudaDevice; // name and memory; empty without
};

Facts facts();

/// Measured matrix multiplication rate of one shape of a ViT-B MLP, [512, 768] x [768, 3072], best of a few.
double measureGflops(bool bfloat16);

}
