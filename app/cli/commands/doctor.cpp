#include "app/cli/command.h"
#include "app/cli/system.h"

#include "core/base/data_dir.h"
#include "core/base/error.h"
#include "core/config/precision.h"
#include "core/tensor/diagnose.h"

#include <string>
#include <vector>

#include <QtGlobal>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sqlite3.h>

namespace vlm::cli {
namespace {

using nlohmann::json;

// A reference BLAS gives about 3 GFLOP/s on two cores, OpenBLAS 170 to 190.
constexpr double kSlowGflopsPerThread = 15.0;
constexpr std::int64_t kLittleMemory = 4'000'000'000;
constexpr std::int64_t kLittleDisk = 5'000'000'000;

struct Warning {
    std::string what;
    std::string todo;
};

int doctor(const Context& context)
{
    const Machine host = machine();
    const tensor::Facts torch = tensor::facts();
    const double float32 = tensor::measureGflops(false);
    const double bfloat16 = tensor::measureGflops(true);

    std::vector<Warning> warnings;
    if (torch.blas == "reference BLAS" || float32 < kSlowGflopsPerThread * host.threads)
        warnings.push_back({fmt::format("matrix multiplication is slow: {:.0f} GFLOP/s with {}", float32, torch.blas),
            "install an optimised BLAS: apt install libopenblas0-openmp"});
    if (host.bfloat16 && bfloat16 < float32)
        warnings.push_back({fmt::format("bfloat16 is slower than float32 here, though the processor has it: {:.0f} and "
                                        "{:.0f} GFLOP/s",
                                bfloat16, float32),
            "run with --precision float32"});
    if (torch.threads < static_cast<int>(host.threads))
        warnings.push_back({fmt::format("LibTorch uses {} of {} processors", torch.threads, host.threads),
            "unset OMP_NUM_THREADS, or set threads in the run"});
    if (host.availableBytes < kLittleMemory)
        warnings.push_back({"only " + readableBytes(host.availableBytes) + " of memory are available",
            "close other programs; models of more than 1 GB will not fit"});
    if (host.freeDiskBytes < kLittleDisk)
        warnings.push_back({"only " + readableBytes(host.freeDiskBytes) + " of disk are free here",
            "put projects on a larger disk: their feature caches grow with each model"});
    std::string data;
    try {
        data = dataDirectory().string();
    } catch (const Error& e) {
        warnings.push_back({e.what(), "install the program again, or set MEDVLM_DATA_DIR"});
    }

    if (context.json) {
        json list = json::array();
        for (const Warning& warning : warnings)
            list.push_back({{"what", warning.what}, {"todo", warning.todo}});
        context.out << json{{"version", MEDVLM_VERSION}, {"libtorch", torch.version}, {"qt", qVersion()},
            {"sqlite", sqlite3_libversion()}, {"processor", host.processor}, {"threads", torch.threads},
            {"avx2", host.avx2}, {"avx512", host.avx512}, {"bfloat16", host.bfloat16},
            {"precision", config::automaticPrecision()}, {"blas", torch.blas}, {"onednn", torch.oneDnn},
            {"cuda", torch.cuda}, {"gflops_float32", float32}, {"gflops_bfloat16", bfloat16},
            {"memory_bytes", host.memoryBytes}, {"available_bytes", host.availableBytes},
            {"free_disk_bytes", host.freeDiskBytes}, {"data", data},
            {"warnings",
                list}}.dump(1)
                    << '\n';
        return 0;
    }
    const auto yes = [](bool b) { return b ? "yes" : "no"; };
    context.out << fmt::format(
        "MedVLM Workbench {}   research use only, not for clinical decisions\n\n"
        "  LibTorch    {}, {}, oneDNN {}, {} threads, CUDA {}\n"
        "  Qt          {}, SQLite {}\n"
        "  processor   {}\n"
        "              AVX2 {}, AVX-512 {}, bfloat16 {}: runs compute in {} unless told otherwise\n"
        "  measured    {:.0f} GFLOP/s float32, {:.0f} GFLOP/s bfloat16\n"
        "  memory      {} available of {}\n"
        "  disk        {} free here\n"
        "  data        {}\n\n",
        MEDVLM_VERSION, torch.version, torch.blas, yes(torch.oneDnn), torch.threads,
        torch.cuda ? torch.cudaDevice : "no", qVersion(), sqlite3_libversion(), host.processor, yes(host.avx2),
        yes(host.avx512), yes(host.bfloat16), config::automaticPrecision(), float32, bfloat16,
        readableBytes(host.availableBytes), readableBytes(host.memoryBytes), readableBytes(host.freeDiskBytes), data);
    for (const Warning& warning : warnings)
        context.out << "  warning: " << warning.what << "\n           " << warning.todo << '\n';
    if (warnings.empty())
        context.out << "  everything is as it should be\n";
    return 0;
}

void declare(CLI::App& app, Action& chosen)
{
    app.callback([&chosen] { chosen = &doctor; });
}

}

namespace entries {
extern constinit const Command doctor{.name = "doctor",
    .summary = "Versions, speed and memory of this machine, and what to do about each warning",
    .declare = &declare};
}
}
