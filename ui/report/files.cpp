#include "ui/report/files.h"

#include <filesystem>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/report/commands.h"
#include "core/report/prose.h"
#include "core/report/standard.h"
#include "ui/figures/export.h"
#include "ui/figures/table.h"
#include "ui/report/html.h"

namespace vlm::report_ui {
namespace {

constexpr double kReportShare = 0.5; // of the time of a bundle

std::string bytesOf(const QByteArray& bytes)
{
    return bytes.toStdString();
}

std::string commandsText(const report::Report& report, const store::Reader& reader)
{
    std::string out = "#!/bin/sh\n# Makes every part of this bundle again. PROJECT is the project's folder.\n"
                      "set -eu\n: \"${PROJECT:?set PROJECT to the folder of the project}\"\n\n"
                      "# The runs; put models and data where configs/ names them.\n";
    std::vector<store::Id> runs;
    for (const store::CellRow& cell : report::newestCells(reader))
        if (std::find(runs.begin(), runs.end(), cell.run) == runs.end())
            runs.push_back(cell.run);
    for (const store::Id run : runs)
        out += "medvlm run --config configs/run-" + std::to_string(run) + ".json --project \"$PROJECT\"\n";
    out += "\n# Figures and tables.\nmkdir -p figures tables\n";
    std::size_t position = 0;
    for (const report::Item& item : report.items) {
        const std::string stem = report::fileStem(item, ++position);
        const std::string file
            = item.form() == report::Form::Table ? "tables/" + stem + ".csv" : "figures/" + stem + ".svg";
        if (item.form() == report::Form::Figure || item.form() == report::Form::Table)
            out += report::commandFor(item, file) + "\n";
    }
    return out + "\n# The report.\nmedvlm report --project \"$PROJECT\" --report report.json --html report.html\n";
}

}

report::Report reportOf(ContentMaker& maker, const std::filesystem::path& project)
{
    if (auto stored = report::read(project); stored && !stored->items.empty())
        return std::move(*stored);
    report::Report out = report::standardReport(maker.reader(), project.stem().string());
    maker.complete(out);
    return out;
}

std::string itemBytes(
    const report::Item& item, ContentMaker& maker, const std::string& suffix, const figures::Style& style, double dpi)
{
    const Content content = maker.make(item);
    if (const auto* figure = std::get_if<figures::Figure>(&content)) {
        if (suffix == "svg")
            return bytesOf(figures::toSvg(*figure, style));
        if (suffix == "pdf")
            return bytesOf(figures::toPdf(*figure, style));
        if (suffix == "png")
            return bytesOf(figures::toPng(*figure, style, dpi));
    }
    std::optional<exporting::Table> table;
    if (const auto* figure = std::get_if<figures::Figure>(&content))
        table = figures::tableOf(*figure);
    else if (const exporting::Table* known = tableIn(content))
        table = *known;
    if (!table)
        throw Error(ErrorKind::Config, "the item '" + item.title + "' is text or a picture; write the whole report");
    if (suffix == "csv")
        return exporting::csv(*table);
    if (suffix == "tex")
        return exporting::latex(*table);
    if (suffix == "md")
        return exporting::markdown(*table);
    if (suffix == "json")
        return exporting::json(*table);
    throw Error(ErrorKind::Config,
        "the item '" + item.title + "' cannot be written as ." + suffix
            + "; figures take svg, pdf or png, tables and figures csv, tex, md or json");
}

std::vector<archive::ZipContent> bundleFiles(
    const report::Report& report, ContentMaker& maker, const ComposeOptions& options)
{
    const Document document = compose(report, maker, options);
    std::vector<archive::ZipContent> out;
    out.push_back(
        {"report.json", report::toJson(report).dump(1, ' ', false, nlohmann::json::error_handler_t::replace)});
    out.push_back({"report.html", toHtml(document)});
    out.push_back({"commands.sh", commandsText(report, maker.reader())});
    figures::Style style;
    style.caption = false;
    std::size_t position = 0;
    for (const Block& block : document.blocks) {
        const std::string stem = report::fileStem(block.item, ++position);
        if (!block.failure.isEmpty())
            continue;
        if (const auto* figure = std::get_if<figures::Figure>(&block.content)) {
            out.push_back({"figures/" + stem + ".svg", bytesOf(figures::toSvg(*figure, style))});
            out.push_back({"tables/" + stem + ".csv", exporting::csv(figures::tableOf(*figure))});
        } else if (const exporting::Table* table = tableIn(block.content)) {
            out.push_back({"tables/" + stem + ".csv", exporting::csv(*table)});
        }
    }
    return out;
}

report::BundleSummary makeBundle(const report::Report& report, ContentMaker& maker, const std::filesystem::path& file,
    const report::BundleProgress& progress, std::stop_token stop)
{
    const std::string made = report::timestamp();
    // Pictures of samples are shown in a report by choice; a bundle holds no images at all.
    report::Report without = report;
    std::erase_if(without.items, [](const report::Item& item) { return item.kind == report::Kind::Sample; });
    ComposeOptions compose{.made = made, .stop = stop};
    if (progress)
        compose.progress = [&](double share) { progress(kReportShare * share, "report"); };
    report::BundleOptions options{.file = file,
        .environment = maker.environment(),
        .created = made,
        .extras = bundleFiles(without, maker, compose),
        .stop = stop};
    if (progress)
        options.progress = [&](double share, const std::string& what) {
            progress(kReportShare + (1.0 - kReportShare) * share, what);
        };
    return report::createBundle(maker.reader(), options);
}

}
