#include "app/cli/single_cell.h"

#include "app/cli/options.h"
#include "app/cli/results_export.h"
#include "app/cli/study.h"
#include "core/base/data_dir.h"
#include "core/base/error.h"
#include "core/workflow/registration.h"

#include <filesystem>
#include <map>
#include <ostream>

namespace vlm::cli {
namespace {

namespace fs = std::filesystem;

fs::path datasetPath(const SingleCell& cell)
{
    if (!cell.imagePath.empty())
        return cell.imagePath;
    const fs::path embedded = dataDirectory() / "demo" / "datasets" / cell.dataset;
    if (fs::exists(embedded))
        return embedded;
    throw Error(ErrorKind::Config, "--image_path is missing, and '" + cell.dataset + "' is not an embedded data set");
}

fs::path modelPath(const SingleCell& cell)
{
    if (!cell.modelPath.empty() && cell.modelPath != "original_pretrained")
        return cell.modelPath;
    const fs::path embedded = dataDirectory() / "demo" / "models" / cell.model;
    if (fs::exists(embedded))
        return embedded;
    throw Error(ErrorKind::Config, "--model_path is missing, and '" + cell.model + "' is not an embedded model");
}

}

config::Mode modeOfUsage(const std::string& usage)
{
    static const std::map<std::string, config::Mode> usages{{"clip-zs", config::Mode::OffTheShelf},
        {"zs", config::Mode::OffTheShelf}, {"lora", config::Mode::Lora}, {"lp", config::Mode::LinearProbe},
        {"clip-img-lora", config::Mode::Lora}, {"img-lora-lp", config::Mode::Lora},
        {"clip-adapter", config::Mode::ClipAdapter}, {"tip-adapter", config::Mode::TipAdapter},
        {"tip-adapter-f", config::Mode::TipAdapterF}, {"coop", config::Mode::Coop}, {"ft", config::Mode::FineTune},
        {"wise-ft", config::Mode::WiseFt}};
    std::string known;
    for (const auto& [word, mode] : usages) {
        if (word == usage)
            return mode;
        known += (known.empty() ? "" : ", ") + word;
    }
    throw Error(ErrorKind::Config, "--usage '" + usage + "' is not known here; known: " + known);
}

void declareSingleCell(CLI::App& app, SingleCell& cell)
{
    app.add_option("--task", cell.task, "What the data set asks for")
        ->capture_default_str()
        ->check(CLI::IsMember({"diagnosis", "vqa", "caption"}));
    app.add_option("--dataset", cell.dataset, "Data set id; an embedded one needs no --image_path")->required();
    app.add_option("--image_path", cell.imagePath, "Folder or file of the data set");
    app.add_option("--split", cell.split, "Split that is scored")
        ->capture_default_str()
        ->check(CLI::IsMember({"test"}));
    app.add_flag("--save_pred", cell.savePredictions, "Write predictions.json");
    app.add_option("--model", cell.model, "Model id; an embedded one needs no --model_path")->required();
    app.add_option("--model_path", cell.modelPath, "Checkpoint folder, or original_pretrained");
    app.add_option("--usage", cell.usage,
           "clip-zs, lp, img-lora-lp, clip-adapter, tip-adapter, tip-adapter-f, coop, ft or wise-ft; zs or lora for "
           "questions")
        ->capture_default_str();
    app.add_option("--output_dir,--exp_path", cell.outputFolder, "Where project, results.csv and predictions.json go")
        ->capture_default_str();
    app.add_option("--device", cell.device, "cpu")->capture_default_str()->check(CLI::IsMember({"cpu"}));
    declareFields(app, cell.evaluation);
    declareFields(app, cell.decoding, "decoding_");
}

int runSingleCell(const SingleCell& cell, const std::string& kind, const Context& context)
{
    config::RunConfig config;
    config.name = cell.model + " x " + cell.dataset;
    const fs::path model = fs::absolute(modelPath(cell)).lexically_normal();
    const fs::path dataset = fs::absolute(datasetPath(cell)).lexically_normal();
    const workflow::ModelCard card = workflow::readModelCard(model);
    config.models = {{.id = cell.model, .folder = model, .specialist = card.specialist, .pairing = card.pairing}};
    config.datasets = {{.id = cell.dataset, .path = dataset, .inDomainFor = workflow::inDomainFor(dataset)}};
    config.modes = {modeOfUsage(cell.usage)};
    config.evaluation = cell.evaluation;
    config.linearProbe = cell.linearProbe;
    config.lora = cell.lora;
    config.clipAdapter = cell.clipAdapter;
    config.tipAdapter = cell.tipAdapter;
    config.coop = cell.coop;
    config.fineTune = cell.fineTune;
    config.answerLora = cell.answerLora;
    config.decoding = cell.decoding;
    const std::string metric = cell.task == "diagnosis" ? "auroc" : cell.task == "vqa" ? "closed_accuracy" : "rouge_l";

    const fs::path output = fs::absolute(cell.outputFolder);
    fs::create_directories(output);
    const auto project = openOrCreate(output / "project");
    const store::Id run = runStudy(*project, config, context);
    const int status = printResults(*project, run, metric, config.evaluation.convention, context);

    const fs::path folder = output / cell.task / cell.dataset / cell.model / kind;
    fs::create_directories(folder);
    ExportRequest request{.what = "medvlmbench-results",
        .format = "csv",
        .metric = metric,
        .convention = config.evaluation.convention,
        .mode = std::string(config::name(config.modes.front())),
        .model = cell.model,
        .dataset = cell.dataset,
        .out = folder / "results.csv"};
    exportResults(request, *project);
    context.messages << "written: " << request.out.string() << '\n';
    if (cell.savePredictions) {
        request.what = "medvlmbench-predictions";
        request.format = "json";
        request.out = folder / "predictions.json";
        exportResults(request, *project);
        context.messages << "written: " << request.out.string() << '\n';
    }
    return status;
}

}
