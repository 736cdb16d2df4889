#include "app/cli/command.h"
#include "app/cli/data_desk.h"
#include "app/cli/table.h"

#include "core/base/data_dir.h"
#include "core/base/error.h"
#include "core/data/dataset.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vlm::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::array kSplits{data::Split::Train, data::Split::Validation, data::Split::Test};

struct Counts {
    std::map<data::Split, std::map<std::string, std::int64_t>> byClass; // label text or answer type
    std::map<data::Split, std::int64_t> total;
};

Counts countsOf(const data::Dataset& dataset)
{
    Counts counts;
    for (const data::Sample& sample : dataset.samples()) {
        ++counts.total[sample.split];
        if (sample.label >= 0)
            ++counts.byClass[sample.split][dataset.info().classes.at(static_cast<std::size_t>(sample.label))];
        else if (sample.answerType != data::AnswerType::None)
            ++counts.byClass[sample.split][std::string(data::name(sample.answerType))];
    }
    return counts;
}

json toJson(const data::Dataset& dataset)
{
    const data::DatasetInfo& info = dataset.info();
    const Counts counts = countsOf(dataset);
    json splits = json::object();
    for (const data::Split split : kSplits) {
        const auto classes = counts.byClass.find(split);
        const auto total = counts.total.find(split);
        splits[std::string(data::name(split))] = {{"n", total == counts.total.end() ? 0 : total->second},
            {"classes", classes == counts.byClass.end() ? json::object() : json(classes->second)}};
    }
    return {{"id", info.id}, {"title", info.title}, {"task", data::name(info.task)}, {"modality", info.modality},
        {"importer", info.importer}, {"classes", info.classes}, {"prompts", info.prompts}, {"licence", info.licence},
        {"citation", info.citation}, {"root", info.root.string()}, {"fingerprint", info.fingerprint},
        {"splits", splits}, {"warnings", info.warnings}};
}

fs::path located(const std::string& name)
{
    if (fs::exists(name))
        return name;
    const fs::path embedded = dataDirectory() / "demo" / "datasets" / name;
    if (!name.empty() && fs::exists(embedded))
        return embedded;
    throw Error(ErrorKind::Data, "no data set at '" + name + "': it is neither a path nor an embedded data set");
}

int list(const Context& context)
{
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator(dataDirectory() / "demo" / "datasets"))
        folders.push_back(entry.path());
    std::sort(folders.begin(), folders.end());
    json all = json::array();
    Table table({"data set", "task", "modality", "classes", "train", "validation", "test", "licence"});
    for (const fs::path& folder : folders) {
        const auto dataset = data::open(folder);
        all.push_back(toJson(*dataset));
        Counts counts = countsOf(*dataset);
        table.add({dataset->info().id, std::string(data::name(dataset->info().task)), dataset->info().modality,
            std::to_string(dataset->info().classes.size()), std::to_string(counts.total[data::Split::Train]),
            std::to_string(counts.total[data::Split::Validation]), std::to_string(counts.total[data::Split::Test]),
            dataset->info().licence});
    }
    json importers = json::array();
    Table layouts({"layout", "title", "expects"});
    for (const data::Importer* importer : data::allImporterEntries()) {
        importers.push_back({{"id", importer->id}, {"title", importer->title}, {"source", importer->source},
            {"expects", importer->expects}});
        layouts.add({std::string(importer->id), std::string(importer->title), std::string(importer->expects)});
    }
    if (context.json) {
        context.out << json{{"datasets", all}, {"importers", importers}}.dump(1) << '\n';
        return 0;
    }
    table.print(context.out);
    context.out << '\n';
    layouts.print(context.out);
    return 0;
}

int info(const std::string& path, const Context& context)
{
    const auto dataset = data::open(located(path));
    if (context.json) {
        context.out << toJson(*dataset).dump(1) << '\n';
        return 0;
    }
    const data::DatasetInfo& info = dataset->info();
    Counts counts = countsOf(*dataset);
    context.out << fmt::format("{} ({})\n  task      {}\n  modality  {}\n  licence   {}\n  source    {}\n", info.title,
        info.id, data::name(info.task), info.modality, info.licence, info.citation);
    for (std::size_t i = 0; i < info.prompts.size(); ++i)
        context.out << fmt::format("  class {}   {}: \"{}\"\n", i, info.classes[i], info.prompts[i]);
    context.out << '\n';
    Table table({"split", "n", "classes"});
    for (const data::Split split : kSplits) {
        std::string classes;
        for (const auto& [name, count] : counts.byClass[split])
            classes += (classes.empty() ? "" : ", ") + name + " " + std::to_string(count);
        table.add({std::string(data::name(split)), std::to_string(counts.total[split]), classes});
    }
    table.print(context.out);
    for (const std::string& warning : info.warnings)
        context.out << "note: " << warning << '\n';
    return 0;
}

void declare(CLI::App& app, Action& chosen)
{
    app.require_subcommand(1);
    app.add_subcommand("list", "Embedded data sets and the layouts that can be imported")->callback([&chosen] {
        chosen = &list;
    });
    auto path = std::make_shared<std::string>();
    CLI::App* one = app.add_subcommand("info", "Counts, classes, splits and modality of a data set");
    one->add_option("path", *path, "Folder, file, or the name of an embedded data set")->required();
    one->callback([path, &chosen] { chosen = [path](const Context& c) { return info(*path, c); }; });
    declareDataDesk(app, chosen);
}

}

namespace entries {
extern constinit const Command dataset{
    .name = "dataset", .summary = "List, describe and audit data sets", .declare = &declare};
}
}
