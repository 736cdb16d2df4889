#include "app/cli/bench_encode.h"
#include "app/cli/bench_generators.h"
#include "app/cli/command.h"
#include "app/cli/system.h"

#include "core/adaptation/linear_probe.h"
#include "core/base/data_dir.h"
#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/base/process_memory.h"
#include "core/base/random.h"
#include "core/config/precision.h"
#include "core/data/dataset.h"
#include "core/imaging/processor.h"
#include "core/models/bench.h"
#include "core/models/bench_decode.h"
#include "core/models/model.h"
#include "core/stats/auroc.h"
#include "core/stats/bootstrap.h"
#include "core/tensor/diagnose.h"

#include <chrono>
#include <ctime>
#include <memory>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vlm::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::string name;
    EncodeOptions encode;
    std::string model;
    std::string dataset;
    std::string precision = "auto";
    int clipSide = 0; // of OpenAI's image processor; 0: the model's own
    int images = 64;
    std::size_t samples = 1746;
    std::size_t replicates = 1000;
    DecodeOptions decode;
    std::string output;
    std::int64_t questions = 0;
    bool batches = false;
};

struct Report {
    std::string what;
    double perSecond = 0.0;
    std::string unit;
    std::string limit; // what bounds it, with the figure
    nlohmann::json more = {}; // for programs
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

/// openai/clip-vit-base-patch32 preprocessor_config.json for another size; 3 is Pillow's bicubic.
imaging::ImageProcessor clipProcessor(int side)
{
    return imaging::ImageProcessor::fromJson({{"image_processor_type", "CLIPImageProcessor"}, {"do_resize", true},
        {"size", {{"shortest_edge", side}}}, {"resample", 3}, {"do_center_crop", true},
        {"crop_size", {{"height", side}, {"width", side}}}, {"do_normalize", true},
        {"image_mean", {0.48145466, 0.4578275, 0.40821073}}, {"image_std", {0.26862954, 0.26130258, 0.27577711}}});
}

/// Whole, from the file to the numbers.
Report preprocess(const Options& options, const Context& context)
{
    const auto dataset = data::open(orEmbedded(options.dataset, "datasets/busi-ultrasound"));
    const imaging::ImageProcessor processor = options.clipSide > 0
        ? clipProcessor(options.clipSide)
        : imaging::ImageProcessor::fromFolder(orEmbedded(options.model, "models/demo-clip-general"));
    const auto count = static_cast<std::size_t>(options.images);
    {
        const OwnMappings loading;
    } // leaves the heap as it is when a model is there: what is freed is kept
    const auto load = [&](std::size_t i) { return dataset->load(dataset->samples()[i % dataset->samples().size()]); };
    double decoding = 0.0;
    double processing = 0.0;
    double processorTime = 0.0; // of this thread, which others that run beside it do not lengthen
    const double time = bestOf(3, [&] {
        const std::clock_t begin = std::clock();
        double decodingNow = 0.0;
        double processingNow = 0.0;
        for (std::size_t i = 0; i < count; ++i) {
            throwIfStopped(context.stop);
            imaging::Image image;
            decodingNow += seconds([&] { image = load(i); });
            processingNow += seconds([&] { (void)processor.process(image); });
        }
        const double spent = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        processorTime = processorTime == 0.0 ? spent : std::min(processorTime, spent);
        if (processing == 0.0 || decodingNow + processingNow < decoding + processing) {
            decoding = decodingNow;
            processing = processingNow;
        }
    });
    return {.what = fmt::format("preprocess, {} images of {}, one thread", count, dataset->info().id),
        .perSecond = static_cast<double>(count) / time,
        .unit = "images/s",
        .limit = fmt::format("decoding takes {:.0f} % of the time, the rest {:.2f} ms an image",
            100.0 * decoding / (decoding + processing), 1000.0 * processing / static_cast<double>(count)),
        .more = {{"decoding_share", decoding / (decoding + processing)},
            {"per_processor_second", static_cast<double>(count) / processorTime}}};
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
    if (options.name == "encode") {
        EncodeOptions encode = options.encode;
        encode.model = options.model;
        encode.dataset = options.dataset;
        encode.precision = options.precision;
        encode.threads = options.decode.threads;
        return benchEncode(encode, context);
    }
    if (options.name == "decode") {
        DecodeOptions decode = options.decode;
        decode.precision = options.precision == "auto" ? std::string(config::automaticPrecision()) : options.precision;
        return benchDecode(decode, context);
    }
    if (options.name == "quantise")
        return benchQuantise({.model = orEmbedded(options.model, "models/demo-llava-general"),
                                 .dataset = orEmbedded(options.dataset, "datasets/vqa-rad"),
                                 .output = options.output,
                                 .questions = options.questions,
                                 .batches = options.batches},
            context);
    const Report report = options.name == "preprocess" ? preprocess(options, context)
        : options.name == "bootstrap"                  ? bootstrap(options, context)
                                                       : linearProbe(options, context);
    if (context.json) {
        nlohmann::json out = report.more.is_object() ? report.more : nlohmann::json::object();
        out.update(
            {{"what", report.what}, {"per_second", report.perSecond}, {"unit", report.unit}, {"limit", report.limit}});
        context.out << out.dump(1) << '\n';
    } else
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
    app.add_option("--arch", options->encode.architecture, "A published size with random weights: " + known);
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
    app.add_option("--threads", options->decode.threads, "encode, decode: processor threads; 0 uses all")
        ->capture_default_str()
        ->check(CLI::Range(0, 1024));
    app.add_option("--questions", options->questions, "quantise: test questions; 0 asks all")->capture_default_str();
    app.add_flag("--batches", options->batches,
        "quantise: also how many answers change with the number of questions decoded together");
    app.add_option("--output", options->output, "quantise: a JSON file to write");
    app.add_option("--model", options->model, "Checkpoint folder; an embedded model without it");
    app.add_option("--dataset", options->dataset, "Data set; an embedded one without it");
    app.add_option("--precision", options->precision,
           "auto (what runs take by default), float32 or bfloat16; decode: also int8, int4, nf4, all")
        ->capture_default_str()
        ->check(CLI::IsMember({"auto", "float32", "bfloat16", "int8", "int4", "nf4", "all"}));
    app.add_option("--batch", options->encode.batch, "Images at a time")
        ->capture_default_str()
        ->check(CLI::Range(1, 4096));
    app.add_option("--clip_side", options->clipSide, "preprocess: side of OpenAI CLIP's, instead of a model's own")
        ->check(CLI::Range(0, 4096));
    app.add_option("--images", options->images, "preprocess: images")
        ->capture_default_str()
        ->check(CLI::Range(1, 1000000));
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
