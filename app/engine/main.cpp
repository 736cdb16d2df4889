#include <cstdio>
#include <exception>

#include "app/engine/commands.h"
#include "core/base/error.h"
#include "core/base/wait_policy.h"

namespace {

constexpr const char* kUsage = "medvlm-engine verify FOLDER... [--device cpu|cuda] [--tolerance T]\n"
                               "medvlm-engine bench encode [--arch A] [--batch N] [--dtype float32|bfloat16]\n"
                               "              [--device cpu|cuda] [--threads N] [--seconds S]\n"
                               "medvlm-engine bench decode [--shape S] [--batch N] [--prompt N] [--tokens N]\n"
                               "              [--dtype float32|bfloat16] [--device cpu|cuda] [--threads N]\n"
                               "medvlm-engine bench train [--shape S] [--rank N] [--batch N] [--tokens N] [--steps N]\n"
                               "              [--recompute yes|no] [--dtype float32|bfloat16] [--device cpu|cuda]\n";

}

int main(int argc, char** argv)
{
    vlm::sleepWhenWaiting(argv);
    try {
        return vlm::guard(vlm::ErrorKind::Internal, "", [&] {
            const vlm::engine::Arguments arguments(argc, argv,
                {"device", "tolerance", "arch", "batch", "dtype", "threads", "seconds", "shape", "prompt", "tokens",
                    "rank", "steps", "recompute"});
            const auto& words = arguments.words();
            if (!words.empty() && words[0] == "verify")
                return vlm::engine::verify(arguments);
            if (!words.empty() && words[0] == "bench")
                return vlm::engine::bench(arguments);
            std::fputs(kUsage, stderr);
            return 2;
        });
    } catch (const std::exception& error) {
        std::fprintf(stderr, "medvlm-engine: %s\n", error.what());
        return 1;
    }
}
