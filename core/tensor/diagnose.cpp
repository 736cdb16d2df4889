#include "core/tensor/diagnose.h"

#include "core/base/error.h"
#include "core/tensor/runtime.h"

#include <algorithm>
#include <chrono>
#include <fstream>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <c10/core/GradMode.h>
#include <torch/version.h>

namespace vlm::tensor {
namespace {

/// The library behind libblas in this process; LibTorch's own build string does not know it on Debian.
std::string loadedBlas()
{
    std::ifstream maps("/proc/self/maps");
    std::string found;
    for (std::string line; std::getline(maps, line);) {
        if (line.find("libmkl_") != std::string::npos)
            return "MKL";
        if (line.find("openblas") != std::string::npos)
            found = line.find("openmp") != std::string::npos ? "OpenBLAS (OpenMP)" : "OpenBLAS";
        else if (line.find("libblis") != std::string::npos && found.empty())
            found = "BLIS";
        else if (line.find("/blas/libblas") != std::string::npos && found.empty())
            found = "reference BLAS";
    }
    if (!found.empty())
        return found;
    return at::show_config().find("BLAS_INFO=mkl") != std::string::npos ? "MKL" : "built into LibTorch";
}

}

Facts facts()
{
    setThreads(0); // as a run does
    Facts out;
    out.version = TORCH_VERSION;
    out.blas = loadedBlas();
    out.oneDnn = at::hasMKLDNN();
    out.threads = at::get_num_threads();
    out.cuda = at::hasCUDA();
    if (out.cuda)
        out.cudaDevice = "cuda:0";
    return out;
}

double measureGflops(bool bfloat16)
{
    return guard(ErrorKind::Tensor, "measuring the matrix multiplication rate", [&] {
        const c10::NoGradGuard noGrad;
        const auto options = at::TensorOptions().dtype(bfloat16 ? at::kBFloat16 : at::kFloat);
        const at::Tensor x = at::rand({512, 768}).to(options.dtype());
        const at::Tensor w = at::rand({3072, 768}).to(options.dtype());
        constexpr double kFlops = 2.0 * 512 * 768 * 3072;
        double best = 1e300;
        for (int i = 0; i < 8; ++i) {
            const auto begin = std::chrono::steady_clock::now();
            const at::Tensor y = at::linear(x, w);
            best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
        }
        return kFlops / best / 1e9;
    });
}

}
