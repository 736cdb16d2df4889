#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace vlm::report {

/// What an item shows. Words in the file: "heatmap", "gaps", …
enum class Kind {
    Heatmap,
    Gaps,
    Best,
    Forest,
    Roc,
    PrecisionRecall,
    Calibration,
    Confusion,
    Tests,
    Pair,
    Conventions,
    Datasets,
    Models,
    Results,
    Cost,
    Claims,
    Limits,
    Methods,
    Text,
    Sample,
    Dataset,
    Modes, ///< one model in every mode
    Snapshot, ///< a table as it was when it was added, in `text`
};
std::string_view name(Kind kind);
/// @throws Error Data listing the known words
Kind kindFromName(std::string_view word);

/// Whether an item is drawn, set as a table, or only read.
enum class Form { Figure, Table, Prose, Picture };

/// One thing in a report. What it shows is made anew from the project each time; what people wrote about it is kept.
struct Item {
    std::string id{}; ///< unique within the report
    Kind kind = Kind::Text;
    bool asTable = false; ///< the table behind a figure instead of the figure
    std::string title{};
    std::string caption{}; ///< as the user left it; begins as `facts`
    std::string facts{}; ///< n, interval, seed, convention, data hashes when last refreshed
    std::string digest{}; ///< of the numbers behind it when last refreshed; empty: nothing to go stale
    std::string text{}; ///< Markdown of Kind::Text, table of Kind::Snapshot
    std::map<std::string, std::string> parameters{}; ///< "metric", "convention", "dataset", "model", …

    std::string parameter(const std::string& key, std::string fallback = {}) const;
    Form form() const;
};

/// A report is a value: a title and its items in order.
struct Report {
    std::string title{};
    std::vector<Item> items{};

    const Item* find(std::string_view id) const;
};

nlohmann::json toJson(const Report& report);
/// @throws Error Data naming the item at fault
Report reportFromJson(const nlohmann::json& in);

/// `<project>/report.json`
std::filesystem::path fileIn(const std::filesystem::path& project);
/// Nothing where the project has no report yet. @throws Error Data if the file is damaged
std::optional<Report> read(const std::filesystem::path& project);
/// @throws Error Data if the file cannot be written
void write(const std::filesystem::path& project, const Report& report);

/// An id that no item of the report has.
std::string newId(const Report& report);

}
