#include "app/engine/commands.h"

#include <cstdio>

#include "core/base/error.h"
#include "core/models/bench.h"
#include "core/models/bench_decode.h"
#include "core/models/bench_train.h"
#include "core/models/model.h"

namespace vlm::engine {
namespace {

models::LoadOptions loadOptions(const Arguments& arguments, std::string_view precision)
{
    const std::string dtype = arguments.text("dtype", precision);
    if (dtype != "float32" && dtype != "bfloat16")
        throw Error(ErrorKind::Config, "--dtype " + dtype + " is unknown; known are float32, bfloat16");
    return {.precision = dtype == "bfloat16" ? models::Precision::BFloat16 : models::Precision::Float32,
        .threads = static_cast<int>(arguments.number("threads", 0)),
        .device = arguments.text("device", "cpu")};
}

int encode(const Arguments& arguments)
{
    const std::string architecture = arguments.text("arch", "vit-b-32");
    const int batch = static_cast<int>(arguments.number("batch", 32));
    models::LoadOptions options = loadOptions(arguments, "float32");
    const double seconds = arguments.number("seconds", 5.0);
    const models::EncodeBench bench = models::benchEncode(architecture, batch, options, seconds);
    std::printf("encode %s, batch %d: %.1f images/s, %.2f TFLOP/s\n", architecture.c_str(), batch,
        bench.imagesPerSecond, bench.imagesPerSecond * bench.floatingOperations / 1e12);
    if (options.precision == models::Precision::Float32)
        return 0;
    options.precision = models::Precision::Float32;
    const models::EncodeBench exact = models::benchEncode(architecture, batch, options, seconds);
    const models::Agreement agreement = models::agreement(bench.features, exact.features);
    std::printf("  %.2f times float32; cosine with it at least %.6f, %.6f on average\n",
        bench.imagesPerSecond / exact.imagesPerSecond, agreement.smallest, agreement.mean);
    return 0;
}

int decode(const Arguments& arguments)
{
    const std::string shape = arguments.text("shape", "vicuna-7b");
    const models::DecodeBenchOptions options{.promptTokens = static_cast<std::int64_t>(arguments.number("prompt", 700)),
        .newTokens = static_cast<std::int64_t>(arguments.number("tokens", 128)),
        .batch = static_cast<std::int64_t>(arguments.number("batch", 1))};
    const models::DecodeBench bench = models::benchDecode(shape, loadOptions(arguments, "bfloat16"), options);
    const double bytes = static_cast<double>(bench.tokenBytes + bench.cacheBytes);
    std::printf("decode %s, batch %lld, %lld + %lld tokens: %.1f tokens/s (median %.1f), %.2f of %.2f TB/s = %.0f %%\n",
        shape.c_str(), static_cast<long long>(options.batch), static_cast<long long>(options.promptTokens),
        static_cast<long long>(options.newTokens), bench.tokensPerSecond, bench.medianTokensPerSecond,
        bytes * bench.medianTokensPerSecond / static_cast<double>(options.batch) / 1e12, bench.bandwidth / 1e12,
        100.0 * bytes * bench.medianTokensPerSecond / static_cast<double>(options.batch) / bench.bandwidth);
    if (bench.layerwiseTokens > 0)
        std::printf("  layer by layer %.1f tokens/s; %lld of %lld tokens the same (else behind by at most %.1e), "
                    "logits differ by %.1e\n",
            bench.layerwiseTokensPerSecond, static_cast<long long>(bench.agreeing),
            static_cast<long long>(bench.layerwiseTokens), bench.largestTie, bench.logitDifference);
    return 0;
}

int train(const Arguments& arguments)
{
    const std::string shape = arguments.text("shape", "vicuna-7b");
    const models::TrainBenchOptions options{.rank = static_cast<std::int64_t>(arguments.number("rank", 128)),
        .batch = static_cast<std::int64_t>(arguments.number("batch", 8)),
        .tokens = static_cast<std::int64_t>(arguments.number("tokens", 700)),
        .steps = static_cast<int>(arguments.number("steps", 4)),
        .recompute = arguments.text("recompute", "yes") == "yes"};
    const models::TrainBench bench = models::benchTrain(shape, loadOptions(arguments, "bfloat16"), options);
    std::printf(
        "train %s, rank %lld, %lld x %lld tokens: %.3f s a step, %.0f tokens/s, peak %.2f GiB, loss %.6f to %.6f, "
        "gradient %.6e to %.6e\n",
        shape.c_str(), static_cast<long long>(options.rank), static_cast<long long>(options.batch),
        static_cast<long long>(options.tokens), bench.seconds, bench.tokensPerSecond,
        static_cast<double>(bench.peakBytes) / (1 << 30), bench.firstLoss, bench.lastLoss, bench.firstGradient,
        bench.lastGradient);
    return 0;
}

}

int bench(const Arguments& arguments)
{
    const std::string what = arguments.words().size() > 1 ? arguments.words()[1] : "";
    if (what == "encode")
        return encode(arguments);
    if (what == "decode")
        return decode(arguments);
    if (what == "train")
        return train(arguments);
    throw Error(ErrorKind::Config, "no benchmark '" + what + "'; known are encode, decode, train");
}

}
