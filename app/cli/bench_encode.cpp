#include "app/cli/bench_encode.h"

#include "app/cli/system.h"

#include "core/base/data_dir.h"
#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/config/precision.h"
#include "core/data/dataset.h"
#include "core/models/bench.h"
#include "core/models/model.h"
#include "core/tensor/diagnose.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <ostream>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vlm::cli {
namespace {

namespace fs = std::filesystem;
using models::EncodeBench;
using models::Precision;
using nlohmann::json;

constexpr int kRounds = 3;
constexpr double kSecondsARound = 3.0;

/// One precision's best of all rounds.
struct Measured {
    Precision precision = Precision::Float32;
    EncodeBench bench = {};
};

void keepBest(EncodeBench& best, EncodeBench&& one)
{
    const std::int64_t peak = std::max(best.peakBytes, one.peakBytes);
    if (one.imagesPerSecond > best.imagesPerSecond)
        best = std::move(one);
    best.peakBytes = peak;
}

/// @throws Error Config for formats that only decoders have
Precision encoderPrecision(const std::string& wanted)
{
    const std::string name(wanted == "auto" ? config::automaticPrecision() : wanted);
    const Precision precision = models::precisionFromName(name);
    if (models::isQuantised(precision))
        throw Error(ErrorKind::Config,
            "encoders are not stored in " + name + "; --precision auto, float32 and bfloat16 can be measured");
    return precision;
}

std::vector<Measured> toMeasure(const EncodeOptions& options)
{
    std::vector<Measured> all{{.precision = encoderPrecision(options.precision)}};
    if (all.front().precision != Precision::Float32)
        all.push_back({.precision = Precision::Float32});
    return all;
}

std::vector<Measured> measureArchitecture(const EncodeOptions& options, const Context& context)
{
    std::vector<Measured> all = toMeasure(options);
    for (int round = 0; round < kRounds; ++round)
        for (Measured& one : all)
            keepBest(one.bench,
                models::benchEncode(options.architecture, options.batch,
                    {.precision = one.precision, .threads = options.threads}, kSecondsARound, context.stop));
    return all;
}

fs::path orEmbedded(const std::string& given, const fs::path& embedded)
{
    return given.empty() ? dataDirectory() / "demo" / embedded : fs::path(given);
}

std::vector<Measured> measureModel(const EncodeOptions& options, const Context& context, std::string& name)
{
    using Clock = std::chrono::steady_clock;
    const auto dataset = data::open(orEmbedded(options.dataset, "datasets/busi-ultrasound"));
    std::vector<Measured> all = toMeasure(options);
    std::vector<std::unique_ptr<models::ImageTextEncoder>> encoders;
    for (const Measured& one : all)
        encoders.push_back(models::loadEncoder(orEmbedded(options.model, "models/demo-clip-general"),
            {.precision = one.precision, .threads = options.threads}));
    name = encoders.front()->info().name;
    std::vector<imaging::Pixels> pixels;
    for (std::size_t i = 0; pixels.size() < static_cast<std::size_t>(options.batch); ++i)
        pixels.push_back(
            encoders.front()->preprocess(dataset->load(dataset->samples()[i % dataset->samples().size()])));
    for (int round = 0; round <= kRounds; ++round) // the first builds kernels
        for (std::size_t k = 0; k < all.size(); ++k) {
            const auto end = Clock::now() + std::chrono::duration<double>(round == 0 ? 0.0 : kSecondsARound / 3);
            do {
                throwIfStopped(context.stop);
                const auto start = Clock::now();
                EncodeBench one;
                one.features = encoders[k]->encodeImages(pixels, context.stop);
                one.seconds = std::chrono::duration<double>(Clock::now() - start).count();
                one.imagesPerSecond = options.batch / one.seconds;
                if (round > 0)
                    keepBest(all[k].bench, std::move(one));
            } while (Clock::now() < end);
        }
    return all;
}

json toJson(const Measured& one)
{
    json out{{"precision", models::name(one.precision)}, {"images_per_second", one.bench.imagesPerSecond}};
    if (one.bench.weightBytes > 0)
        out.update({{"weight_bytes", one.bench.weightBytes}, {"activation_bytes", one.bench.activationBytes},
            {"baseline_bytes", one.bench.baselineBytes}, {"peak_bytes", one.bench.peakBytes},
            {"peak_ratio",
                static_cast<double>(one.bench.peakBytes)
                    / static_cast<double>(one.bench.weightBytes + one.bench.activationBytes)}});
    return out;
}

void printMemory(const std::vector<json>& rows, std::ostream& out)
{
    out << fmt::format("\n  {:<9} {:>10} {:>12} {:>18} {:>7}   {}\n", "memory", "weights", "activations",
        "peak over baseline", "ratio", "baseline");
    for (const json& row : rows) {
        const auto bytes = [&](const char* key) { return readableBytes(row[key].get<std::int64_t>()); };
        out << fmt::format("  {:<9} {:>10} {:>12} {:>18} {:>7.3f}   {}\n", row["precision"].get<std::string>(),
            bytes("weight_bytes"), bytes("activation_bytes"), bytes("peak_bytes"), row["peak_ratio"].get<double>(),
            bytes("baseline_bytes"));
    }
    out << "  activations: the most that tensors hold at a time beside the weights, the batch's pixels included, as "
           "the\n"
           "  allocator reports them during a pass; baseline: program and libraries; ratio: peak / (weights + "
           "activations)\n";
}

}

int benchEncode(const EncodeOptions& options, const Context& context)
{
    std::string name = options.architecture;
    const std::vector<Measured> measured
        = name.empty() ? measureModel(options, context, name) : measureArchitecture(options, context);
    const EncodeBench& first = measured.front().bench;
    const EncodeBench& exact = measured.back().bench;
    const models::Agreement agreement = models::agreement(first.features, exact.features);
    const bool bfloat16 = measured.front().precision == Precision::BFloat16;
    const double rate = tensor::measureGflops(bfloat16);
    std::vector<json> rows;
    for (const Measured& one : measured)
        rows.push_back(toJson(one));
    const std::string_view precision = models::name(measured.front().precision);
    const double ratio = first.imagesPerSecond / exact.imagesPerSecond;
    if (context.json) {
        context.out << json{{"what", "encode, " + name}, {"batch", options.batch}, {"precision", precision},
            {"asked", options.precision}, {"per_second", first.imagesPerSecond}, {"unit", "images/s"},
            {"ratio_to_float32", ratio}, {"cosine_smallest", agreement.smallest}, {"cosine_mean", agreement.mean},
            {"gflops_measured", rate},
            {"precisions",
                rows}}.dump(1)
                    << '\n';
        return 0;
    }
    context.out << fmt::format("encode, {}{}, batch {}, {}{}; best of {} rounds\n", name,
        first.parameters > 0 ? fmt::format(", {:.1f} M parameters", static_cast<double>(first.parameters) / 1e6) : "",
        options.batch, precision, options.precision == "auto" ? " (the default here)" : "", kRounds);
    for (const Measured& one : measured)
        context.out << fmt::format(
            "  {:<9} {:8.1f} images/s\n", models::name(one.precision), one.bench.imagesPerSecond);
    if (measured.size() > 1)
        context.out << fmt::format("  {:.2f} times float32; cosine similarity of the features with float32's: smallest "
                                   "{:.6f}, mean {:.6f}\n",
            ratio, agreement.smallest, agreement.mean);
    else if (options.precision == "auto")
        context.out << "  this processor has no bfloat16 instructions, so the default is float32 itself\n";
    if (first.floatingOperations > 0)
        context.out << fmt::format("  limit: matrix multiplication, {:.0f} of {:.0f} GFLOP/s measured here\n",
            first.imagesPerSecond * first.floatingOperations / 1e9, rate);
    if (first.weightBytes > 0)
        printMemory(rows, context.out);
    return 0;
}

}
