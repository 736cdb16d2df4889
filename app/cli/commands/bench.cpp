#include "app/cli/bench_generators.h"
#include "app/cli/command.h"
#include "app/cli/system.h"

#include "core/adaptation/linear_probe.h"
#include "core/base/data_dir.h"
#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/data/dataset.h"
#include "core/models/bench.h"
#include "core/models/bench_decode.h"
#include "core/models/model.h"
#include "core/stats/auroc.h"
#include "core/stats/bootstrap.h"
#include "core/tensor/diagnose.h"

#include <chrono>
#include <memory>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vlm::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::string name;
    std::string architecture;
    std::string model;
    std::string dataset;
    std::string precision = "float32";
    int batch = 32;
    std::size_t samples = 1746;
    std::size_t replicates = 1000;
    DecodeOptions decode;
    std::string output;
    std::int64_t questions = 0;
};

struct Report {
    std::string what;
    double perSecond = 0.0;
    std::string unit;
    std::string limit; // what bounds it, with the figure
};

double seconds(const std::function<void()>& work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double bestOf(int times, const std::function<void()>& work)
{
    double best = seconds(work);
    for (int i = 1; i < times; ++i)
        best = std::min(best, seconds(work));
    return best;
}

fs::path orEmbedded(const std::string& given, const fs::path& embedded)
{
    return given.empty() ? dataDirectory() / "demo" / embedded : fs::path(given);
}

std::vector<imaging::Image> images(const Options& options, std::size_t count)
{
    const auto dataset = data::open(orEmbedded(options.dataset, "datasets/busi-ultrasound"));
    std::vector<imaging::Image> loaded;
    for (std::size_t i = 0; loaded.size() < count; ++i)
        loaded.push_back(dataset->load(dataset->samples()[i % dataset->samples().size()]));
    return loaded;
}

/// @throws Error Config for formats that only decoders have
models::Precision encoderPrecision(const Options& options)
{
    const models::Precision precision = models::precisionFromName(options.precision);
    if (models::isQuantised(precision))
        throw Error(ErrorKind::Config,
            "encoders are not stored in " + options.precision + "; --precision float32 and bfloat16 can be measured");
    return precision;
}

/// A published size with random weights: no checkpoint needed.
Report encodeArchitecture(const Options& options, const Context& context)
{
    constexpr double kSeconds = 10.0;
    const bool bfloat16 = options.precision == "bfloat16";
    const models::EncodeBench bench = models::benchEncode(
        options.architecture, options.batch, {.precision = encoderPrecision(options)}, kSeconds, context.stop);
    return {.what
        = fmt::format("encode, {}, {:.1f} M parameters, batch {}, {}, cosine with float32 {:.6f}", options.architecture,
            static_cast<double>(bench.parameters) / 1e6, options.batch, options.precision, bench.cosine),
        .perSecond = bench.imagesPerSecond,
        .unit = "images/s",
        .limit = fmt::format("matrix multiplication: {:.0f} of {:.0f} GFLOP/s measured here, peak memory {}",
            bench.imagesPerSecond * bench.floatingOperations / 1e9, tensor::measureGflops(bfloat16),
            readableBytes(peakMemory()))};
}

Report encode(const Options& options, const Context& context)
{
    if (!options.architecture.empty())
        return encodeArchitecture(options, context);
    const auto batch = static_cast<std::size_t>(options.batch);
    const auto model = models::loadEncoder(
        orEmbedded(options.model, "models/demo-clip-general"), {.precision = encoderPrecision(options)});
    std::vector<imaging::Pixels> pixels;
    for (const imaging::Image& image : images(options, batch))
        pixels.push_back(model->preprocess(image));
    const double time = bestOf(5, [&] { (void)model->encodeImages(pixels, context.stop); });
    return {.what = fmt::format("encode, {}, batch {}, {}", model->info().name, batch, options.precision),
        .perSecond = static_cast<double>(batch) / time,
        .unit = "images/s",
        .limit = fmt::format("matrix multiplication: {:.0f} GFLOP/s measured here, peak memory {}",
            tensor::measureGflops(options.precision == "bfloat16"), readableBytes(peakMemory()))};
}

Report preprocess(const Options& options, const Context& context)
{
    constexpr std::size_t kImages = 64;
    const auto dataset = data::open(orEmbedded(options.dataset, "datasets/busi-ultrasound"));
    const auto model = models::loadEncoder(orEmbedded(options.model, "models/demo-clip-general"), {});
    const auto sample = [&](std::size_t i) { return dataset->samples()[i % dataset->samples().size()]; };
    double decoding = 0.0;
    const double time = bestOf(3, [&] {
        decoding = seconds([&] {
            parallelFor(
                kImages, 1, 1, context.stop, [&](std::size_t i, std::size_t) { (void)dataset->load(sample(i)); });
        });
        parallelFor(kImages, 1, 1, context.stop,
            [&](std::size_t i, std::size_t) { (void)model->preprocess(dataset->load(sample(i))); });
    }) - decoding;
    return {.what = fmt::format("preprocess, {}, one thread", model->info().name),
        .perSecond = kImages / time,
        .unit = "images/s",
        .limit = fmt::format("decoding takes {:.0f} % of the time", 100.0 * std::min(1.0, decoding / time))};
}

Report bootstrap(const Options& options, const Context& context)
{
    PhiloxStream random(1, 0);
    std::vector<std::uint8_t> labels(options.samples);
    std::vector<double> scores(options.samples);
    for (std::size_t i = 0; i < options.samples; ++i) {
        labels[i] = i % 2;
        scores[i] = random.normal() + (labels[i] ? 1.0 : 0.0);
    }
    const stats::AurocSweep sweep(labels, scores);
    const std::vector<stats::Statistic> statistics{[&](stats::Weights weights) { return sweep(weights); }};
    stats::BootstrapOptions settings;
    settings.replicates = options.replicates;
    settings.stop = context.stop;
    const double time
        = bestOf(5, [&] { (void)stats::bootstrapEstimates(statistics, stats::Clusters(options.samples), settings); });
    return {.what = fmt::format("bootstrap, AUROC, n = {}, {} replicates in {:.2f} ms", options.samples,
                options.replicates, 1000.0 * time),
        .perSecond = static_cast<double>(options.replicates) / time,
        .unit = "replicates/s",
        .limit
        = fmt::format("drawing and counting {} rows a replicate on {} threads", options.samples, defaultThreads())};
}

Report linearProbe(const Options&, const Context& context)
{
    constexpr std::size_t kRows = 4708;
    constexpr std::size_t kDim = 512;
    PhiloxStream random(2, 0);
    adaptation::FeatureSet set{.features = Matrix(kRows, kDim), .labels = {}};
    for (std::size_t i = 0; i < kRows; ++i) {
        set.labels.push_back(static_cast<int>(i % 2));
        for (std::size_t k = 0; k < kDim; ++k)
            set.features(i, k) = static_cast<float>(random.normal() + (k < 8 && i % 2 ? 0.5 : 0.0));
    }
    int iterations = 0;
    std::size_t points = 0;
    const double time = seconds([&] {
        const auto probe = adaptation::LinearProbe::fit(set, set, 2, {}, context.stop);
        points = probe.path().size();
        for (const auto& point : probe.path())
            iterations += point.iterations;
    });
    return {.what = fmt::format("linear-probe, {} x {}, {} penalties, {} iterations in {:.2f} s", kRows, kDim, points,
                iterations, time),
        .perSecond = iterations / time,
        .unit = "iterations/s",
        .limit
        = fmt::format("passes over the features: {:.1f} GFLOP/s", 4.0 * kRows * kDim * 2 * iterations / time / 1e9)};
}

int bench(const Options& options, const Context& context)
{
    if (options.name == "decode") {
        DecodeOptions decode = options.decode;
        decode.precision = options.precision;
        return benchDecode(decode, context);
    }
    if (options.name == "quantise")
        return benchQuantise({.model = orEmbedded(options.model, "models/demo-llava-general"),
                                 .dataset = orEmbedded(options.dataset, "datasets/vqa-rad"),
                                 .output = options.output,
                                 .questions = options.questions},
            context);
    const Report report = options.name == "encode" ? encode(options, context)
        : options.name == "preprocess"             ? preprocess(options, context)
        : options.name == "bootstrap"              ? bootstrap(options, context)
                                                   : linearProbe(options, context);
    if (context.json)
        context.out << nlohmann::json{{"what", report.what}, {"per_second", report.perSecond}, {"unit", report.unit},
            {"limit", report.limit}}
                           .dump(1)
                    << '\n';
    else
        context.out << fmt::format(
            "{}\n  {:.1f} {}\n  limit: {}\n", report.what, report.perSecond, report.unit, report.limit);
    return 0;
}

void declare(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<Options>();
    app.add_option("name", options->name, "encode, decode, quantise, preprocess, bootstrap or linear-probe")
        ->required()
        ->check(CLI::IsMember({"encode", "decode", "quantise", "preprocess", "bootstrap", "linear-probe"}));
    std::string known;
    for (const std::string_view architecture : models::benchArchitectures())
        known.append(known.empty() ? "" : ", ").append(architecture);
    app.add_option("--arch", options->architecture, "A published size with random weights: " + known);
    std::string shapes;
    for (const std::string_view shape : models::decodeShapes())
        shapes.append(shapes.empty() ? "" : ", ").append(shape);
    app.add_option("--shape", options->decode.shape, "decode: a language model's size with random weights: " + shapes)
        ->capture_default_str();
    app.add_option("--tokens", options->decode.tokens, "decode: new tokens")
        ->capture_default_str()
        ->check(CLI::Range(1, 65536));
    app.add_option("--prompt", options->decode.prompt, "decode: tokens of the prompt")
        ->capture_default_str()
        ->check(CLI::Range(1, 65536));
    app.add_option("--sequences", options->decode.sequences, "decode: sequences at a time")
        ->capture_default_str()
        ->check(CLI::Range(1, 256));
    app.add_option("--threads", options->decode.threads, "decode: processor threads; 0 uses all")
        ->capture_default_str()
        ->check(CLI::Range(0, 1024));
    app.add_option("--questions", options->questions, "quantise: test questions; 0 asks all")->capture_default_str();
    app.add_option("--output", options->output, "quantise: a JSON file to write");
    app.add_option("--model", options->model, "Checkpoint folder; an embedded model without it");
    app.add_option("--dataset", options->dataset, "Data set; an embedded one without it");
    app.add_option("--precision", options->precision, "float32 or bfloat16; decode: also int8, int4, nf4, all")
        ->capture_default_str()
        ->check(CLI::IsMember({"float32", "bfloat16", "int8", "int4", "nf4", "all"}));
    app.add_option("--batch", options->batch, "Images at a time")->capture_default_str()->check(CLI::Range(1, 4096));
    app.add_option("--samples", options->samples, "Rows of the bootstrap")->capture_default_str();
    app.add_option("--replicates", options->replicates, "Replicates of the bootstrap")->capture_default_str();
    app.callback([options, &chosen] { chosen = [options](const Context& c) { return bench(*options, c); }; });
}

}

namespace entries {
extern constinit const Command bench{
    .name = "bench", .summary = "Work per second, and what limits it", .declare = &declare};
}
}
