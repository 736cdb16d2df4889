#include "app/cli/command.h"
#include "app/cli/consents.h"
#include "app/cli/merge_adapter.h"
#include "app/cli/table.h"

#include "core/base/data_dir.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/cards/check.h"
#include "core/checkpoint/checkpoint.h"
#include "core/models/memory.h"
#include "core/models/model.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vlm::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

struct Options {
    std::string folder;
    std::string out;
    std::string publishedId;
    bool all = false;
    bool values = false;
};

json toJson(const models::ModelInfo& info)
{
    return {{"name", info.name}, {"family", info.family}, {"folder", info.folder.string()},
        {"parameters", info.parameters}, {"weight_bytes", info.weightBytes}, {"image_size", info.imageSize},
        {"feature_dim", info.featureDim}, {"fingerprint", info.fingerprint}};
}

std::string millions(std::int64_t parameters)
{
    return fmt::format("{:.2f} M", static_cast<double>(parameters) / 1e6);
}

/// Families this program can load, and the checkpoints of the demonstration.
int list(const Context& context)
{
    json families = json::array();
    Table table({"family", "kind", "title"});
    constexpr const char* kinds[] = {"contrastive", "generative", "encoder"};
    for (const models::Family* family : models::allFamilyEntries()) {
        const char* kind = kinds[static_cast<int>(family->kind)];
        families.push_back({{"id", family->id}, {"title", family->title}, {"kind", kind}, {"source", family->source}});
        table.add({std::string(family->id), kind, std::string(family->title)});
    }
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator(dataDirectory() / "demo" / "models"))
        folders.push_back(entry.path());
    std::sort(folders.begin(), folders.end());
    json checkpoints = json::array();
    Table embedded({"embedded model", "family", "parameters", "image"});
    for (const fs::path& folder : folders) {
        const models::ModelInfo info = models::describe(folder);
        checkpoints.push_back(toJson(info));
        embedded.add({info.name, info.family, millions(info.parameters), fmt::format("{} px", info.imageSize)});
    }
    if (context.json) {
        context.out << json{{"families", families}, {"models", checkpoints}}.dump(1) << '\n';
        return 0;
    }
    table.print(context.out);
    context.out << '\n';
    embedded.print(context.out);
    return 0;
}

/// What answering takes in each precision; empty for models that do not answer.
json memoryOf(const models::ModelInfo& model)
{
    json rows = json::array();
    if (models::family(model.family).kind != models::FamilyKind::Generative)
        return rows;
    for (const auto precision : {models::Precision::Float32, models::Precision::BFloat16, models::Precision::Int8,
             models::Precision::Int4, models::Precision::Nf4}) {
        const models::MemoryNeed need = models::memoryNeed(model.folder, precision);
        rows.push_back({{"precision", models::name(precision)}, {"weights", need.own + need.mapped},
            {"mapped", need.mapped}, {"peak", models::answeringPeak(need, 1)}});
    }
    return rows;
}

int info(const Options& options, const Context& context)
{
    const models::ModelInfo model = models::describe(options.folder);
    const json memory = memoryOf(model);
    if (context.json) {
        json out = toJson(model);
        out["memory"] = memory;
        context.out << out.dump(1) << '\n';
        return 0;
    }
    context.out << fmt::format("{}\n  family       {} ({})\n  parameters   {}\n  weights      {:.1f} MB as stored\n"
                               "  image        {}\n  features     {}\n  fingerprint  {}\n",
        model.name, model.family, models::family(model.family).source, millions(model.parameters),
        static_cast<double>(model.weightBytes) / 1e6,
        model.imageSize > 0 ? fmt::format("{} x {} px", model.imageSize, model.imageSize) : "any size",
        model.featureDim > 0 ? std::to_string(model.featureDim) : "-", model.fingerprint);
    for (const json& row : memory)
        context.out << fmt::format("  in {:<10}{:.2f} GB of weights, {:.2f} GB while it answers\n",
            row["precision"].get<std::string>(), row["weights"].get<double>() / 1e9, row["peak"].get<double>() / 1e9);
    return 0;
}

/// The models of the benchmark and the files that each needs.
int published(const Context& context)
{
    json rows = json::array();
    Table table({"id", "model", "kind", "", "parameters", "published at", "files"});
    for (const cards::PublishedModel& model : cards::publishedModels()) {
        std::string files;
        json needs = json::array();
        for (const cards::FileNeed& need : model.files) {
            files += (files.empty() ? "" : ", ") + need.anyOf.front();
            needs.push_back({{"role", need.role}, {"any_of", need.anyOf}, {"optional", need.optional}});
        }
        rows.push_back({{"id", model.id}, {"title", model.title}, {"family", model.family}, {"kind", model.kind},
            {"specialist", model.specialist}, {"pairing", model.pairing}, {"hub", model.hub},
            {"parameters", model.parameters}, {"licence", model.licence}, {"files", needs}, {"note", model.note}});
        table.add({model.id, model.title, model.kind, model.specialist ? "specialist" : "generalist",
            model.parameters > 0 ? millions(model.parameters) : "-", model.hub, files});
    }
    if (context.json)
        context.out << rows.dump(1) << '\n';
    else
        table.print(context.out);
    return 0;
}

/// Whether a folder holds what a published model needs.
int check(const Options& options, const Context& context)
{
    const fs::path folder = fs::absolute(options.folder).lexically_normal();
    std::optional<cards::PublishedModel> model;
    if (!options.publishedId.empty())
        model = cards::publishedModel(options.publishedId);
    else
        model = cards::identify(models::describe(folder));
    if (!model)
        throw Error(ErrorKind::Checkpoint,
            folder.string()
                + " is none of the published models by its layout and parameters; name one with --as (see medvlm model "
                  "published)");
    const cards::FolderCheck result
        = cards::checkFolder(*model, folder, options.values ? cards::Depth::Values : cards::Depth::Headers);
    constexpr const char* words[] = {"ok", "note", "FAULT"};
    json rows = json::array();
    Table table({"", "what", "found"});
    for (const cards::Finding& finding : result.findings) {
        const char* word = words[static_cast<int>(finding.verdict)];
        rows.push_back({{"verdict", word}, {"subject", finding.subject}, {"text", finding.text}});
        table.add({word, finding.subject, finding.text});
    }
    if (context.json)
        context.out << json{{"model", model->id}, {"usable", result.usable()}, {"findings", rows}}.dump(1) << '\n';
    else {
        table.print(context.out);
        context.out << fmt::format("\n{} as {}\n", result.usable() ? "can be used" : "cannot be used", model->title);
    }
    return result.usable() ? 0 : 1;
}

int verify(const Options& options, const Context& context)
{
    const fs::path folder = options.folder;
    for (const char* file : {"golden.safetensors", "golden.json"})
        if (!fs::exists(folder / file))
            throw Error(ErrorKind::Checkpoint,
                (folder / file).string() + " is missing; verify compares with reference values beside a checkpoint");
    const models::Family& family = models::recognise(folder);
    if (!family.verify)
        throw Error(ErrorKind::Checkpoint, "the family '" + std::string(family.id) + "' has no verification");
    const std::vector<models::TensorCheck> checks = family.verify(folder);
    const auto failed = std::count_if(checks.begin(), checks.end(), [](const auto& check) { return !check.passed; });
    json rows = json::array();
    Table table({"", "tensor", "shape", "max abs", "max rel", "tolerance"});
    for (const models::TensorCheck& check : checks) {
        rows.push_back({{"name", check.name}, {"shape", check.shape}, {"max_absolute", check.maxAbsolute},
            {"max_relative", check.maxRelative}, {"tolerance", check.tolerance}, {"passed", check.passed},
            {"note", check.note}});
        table.add({check.passed ? "ok" : "FAILED", check.name, fmt::format("[{}]", fmt::join(check.shape, ", ")),
            fmt::format("{:.2e}", check.maxAbsolute), fmt::format("{:.2e}", check.maxRelative),
            fmt::format("{:.0e}", check.tolerance) + (check.note.empty() ? "" : "  " + check.note)});
    }
    if (context.json)
        context.out << json{{"family", family.id}, {"passed", failed == 0}, {"failed", failed}, {"checks", rows}}.dump(
            1) << '\n';
    else {
        table.print(context.out);
        context.out << fmt::format("\n{} of {} checks passed ({})\n",
            static_cast<std::ptrdiff_t>(checks.size()) - failed, checks.size(), family.id);
    }
    return failed == 0 && !checks.empty() ? 0 : 1;
}

/// Any readable checkpoint as one safetensors file.
int convert(const Options& options, const Context& context)
{
    const checkpoint::Checkpoint source = checkpoint::Checkpoint::open(options.folder);
    if (fs::exists(options.out))
        throw Error(ErrorKind::Data, options.out + " exists already; nothing was written");
    checkpoint::writeSafetensors(options.out, source.tensors(), {{"format", "pt"}});
    if (context.json)
        context.out << json{{"out", options.out}, {"tensors", source.tensors().size()}}.dump() << '\n';
    else
        context.out << source.tensors().size() << " tensors written to " << options.out << '\n';
    return 0;
}

void declare(CLI::App& app, Action& chosen)
{
    app.require_subcommand(1);
    auto options = std::make_shared<Options>();
    const auto add = [&](const char* name, const char* summary, int (*action)(const Options&, const Context&)) {
        CLI::App* command = app.add_subcommand(name, summary);
        command->add_option("folder", options->folder, "Checkpoint folder")->required();
        command->callback([options, action, &chosen] {
            chosen = [options, action](const Context& c) { return action(*options, c); };
        });
        return command;
    };
    app.add_subcommand("list", "Families and embedded models")->callback([&chosen] { chosen = &list; });
    add("info", "What a checkpoint says of itself", &info);
    app.add_subcommand("published", "The models of the benchmark and the files each needs")->callback([&chosen] {
        chosen = &published;
    });
    CLI::App* checking = add("check", "Whether a folder holds all files of a published model", &check);
    checking->add_option("--as", options->publishedId, "Published model (default: recognised)");
    checking->add_flag("--values", options->values, "Also look for NaN and infinity in every weight");
    declareAddRemote(app, chosen);
    declareMerge(app, chosen);
    add("verify", "Recompute the golden.safetensors beside a checkpoint", &verify);
    add("convert", "Write any readable checkpoint (.bin, .pt, .pth, shards) as one safetensors file", &convert)
        ->add_option("--out", options->out, "File to write")
        ->required();
}

}

namespace entries {
extern constinit const Command model{
    .name = "model", .summary = "List, describe, verify and convert checkpoints", .declare = &declare};
}
}
