#include "core/report/bundle.h"

#include "core/archive/zip.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/metrics/evaluate.h"
#include "core/report/bundle_format.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vlm::report {
namespace {

using nlohmann::json;

struct StoredRow {
    std::string metric{};
    double value = 0;
    double lower = 0;
    double upper = 0;
    std::int64_t n = 0;
    std::string method{};
    std::uint64_t seed = 0;
};

double numberFrom(const json& value)
{
    return value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>();
}

bool differs(double a, double b)
{
    return std::isnan(a) != std::isnan(b) || std::abs(a - b) > kSameNumber;
}

class Checker {
public:
    Checker(const std::filesystem::path& file, const VerifyOptions& options)
        : m_file(file)
        , m_options(options)
    {
    }

    BundleCheck check()
    {
        const bool sealed = checkSeal();
        step(0.05, "archive");
        std::optional<archive::ZipFile> zip;
        try {
            zip.emplace(m_file);
        } catch (const Error& error) {
            wrong("archive", error.what());
            return std::move(m_out);
        }
        checkFiles(*zip);
        checkCells();
        if (!sealed && m_out.good())
            wrong("archive", "bytes outside its files, in a header or in the directory, were changed");
        return std::move(m_out);
    }

private:
    void step(double share, const std::string& what) const
    {
        if (m_options.stop.stop_requested())
            throw Error(ErrorKind::Cancelled, "cancelled");
        if (m_options.progress)
            m_options.progress(share, what);
    }

    void wrong(std::string where, std::string what) { m_out.wrong.push_back({std::move(where), std::move(what)}); }
    void skipped(std::string where, std::string what) { m_out.skipped.push_back({std::move(where), std::move(what)}); }

    bool checkSeal() const
    {
        const std::string bytes = readFile(m_file);
        if (bytes.size() < format::kSealSize)
            return false;
        const std::string_view all = bytes;
        const std::string_view seal = all.substr(bytes.size() - format::kSealSize);
        return seal.starts_with(format::kSeal)
            && seal.substr(format::kSeal.size()) == format::sha256Hex(all.substr(0, bytes.size() - format::kSealSize));
    }

    /// Every file against the manifest, and the manifest against the files.
    void checkFiles(const archive::ZipFile& zip)
    {
        if (!zip.contains(format::kManifest))
            return wrong("archive", fmt::format("has no {}; this is no bundle", format::kManifest));
        std::map<std::string, std::string> expected;
        try {
            expected = manifest(zip.read(format::kManifest));
        } catch (const Error& error) {
            return wrong(format::kManifest, error.what());
        }
        std::set<std::string> seen;
        std::size_t at = 0;
        for (const archive::ZipEntry& entry : zip.entries()) {
            step(0.05 + 0.25 * static_cast<double>(at++) / static_cast<double>(zip.entries().size()), entry.name);
            if (!seen.insert(entry.name).second)
                wrong(entry.name, "is there twice");
            else if (entry.name != format::kManifest)
                checkFile(zip, entry.name, expected);
        }
        for (const auto& [name, digest] : expected)
            if (!seen.contains(name))
                wrong(name, "is listed in the manifest and missing from the archive");
    }

    static std::map<std::string, std::string> manifest(std::string_view lines)
    {
        std::map<std::string, std::string> out;
        while (!lines.empty()) {
            const std::size_t end = std::min(lines.find('\n'), lines.size());
            const std::string_view line = lines.substr(0, end);
            lines.remove_prefix(std::min(end + 1, lines.size()));
            if (line.size() < 67 || line.substr(64, 2) != "  ")
                throw Error(ErrorKind::Data, "a line is not '<sha256>  <file>': " + std::string(line.substr(0, 80)));
            out.emplace(line.substr(66), line.substr(0, 64));
        }
        return out;
    }

    void checkFile(
        const archive::ZipFile& zip, const std::string& name, const std::map<std::string, std::string>& expected)
    {
        const auto listed = expected.find(name);
        if (listed == expected.end())
            return wrong(name, "is not listed in the manifest");
        try {
            std::string bytes = zip.read(name);
            ++m_out.files;
            if (const std::string found = format::sha256Hex(bytes); found != listed->second)
                return wrong(name,
                    fmt::format("its SHA-256 is {}…, the manifest says {}…", found.substr(0, 12),
                        listed->second.substr(0, 12)));
            m_good.emplace(name, std::move(bytes));
        } catch (const Error& error) {
            wrong(name, error.what());
        }
    }

    void checkCells()
    {
        const auto description = m_good.find(format::kDescription);
        if (description == m_good.end())
            return skipped(format::kDescription, "no metric was computed again, because it is missing or damaged");
        try {
            const json bundle = json::parse(description->second);
            if (bundle.at("format") != format::kName)
                return wrong(format::kDescription,
                    fmt::format("is of format {}; this program reads {}", bundle["format"].dump(), format::kName));
            m_out.program = bundle.at("environment").at("program");
            m_out.created = bundle.at("created");
            const json& cells = bundle.at("cells");
            std::size_t at = 0;
            for (const json& cell : cells) {
                step(0.3 + 0.7 * static_cast<double>(at++) / static_cast<double>(cells.size()),
                    cell.at("model").get<std::string>() + " on " + cell.at("dataset").get<std::string>());
                checkCell(cell);
            }
        } catch (const json::exception& e) {
            wrong(format::kDescription, e.what());
        }
    }

    void checkCell(const json& cell)
    {
        const std::string metricsFile = cell.at("metrics");
        if (!cell.contains("predictions"))
            return skipped(metricsFile, cell.value("why_no_predictions", "it has no predictions"));
        const std::string predictionsFile = cell["predictions"];
        const auto predictions = m_good.find(predictionsFile);
        const auto stored = m_good.find(metricsFile);
        if (predictions == m_good.end() || stored == m_good.end())
            return skipped(metricsFile, "not computed again, because a file of it is missing or damaged");
        try {
            const metrics::Predictions table = format::predictionsFrom(predictions->second, predictionsFile);
            const json rows = json::parse(stored->second);
            std::map<std::string, std::vector<StoredRow>> byConvention;
            for (const json& row : rows.at("rows"))
                byConvention[row.at("convention")].push_back({.metric = row.at("metric"),
                    .value = numberFrom(row.at("value")),
                    .lower = numberFrom(row.at("lower")),
                    .upper = numberFrom(row.at("upper")),
                    .n = row.at("n"),
                    .method = row.at("method"),
                    .seed = row.at("seed")});
            for (const auto& [convention, list] : byConvention)
                compare(metricsFile, table, convention, list, rows.at("draws"));
            ++m_out.cells;
        } catch (const json::exception& e) {
            wrong(metricsFile, e.what());
        } catch (const Error& error) {
            if (error.kind() == ErrorKind::Cancelled)
                throw;
            wrong(predictionsFile, error.what());
        }
    }

    void compare(const std::string& file, const metrics::Predictions& table, const std::string& convention,
        const std::vector<StoredRow>& rows, const json& draws)
    {
        const bool intervals = m_options.recompute == Recompute::ValuesAndIntervals && draws.is_number_integer();
        metrics::EvaluateOptions options;
        options.settings.convention = metrics::conventionFromName(convention);
        options.replicates = intervals ? draws.get<std::size_t>() : 0;
        options.seed = rows.empty() ? options.seed : rows.front().seed;
        options.stop = m_options.stop;
        std::map<std::string_view, stats::Estimate> found;
        for (const metrics::MetricValue& value : metrics::evaluate(table, options))
            found.emplace(value.metric->id, value.estimate);
        std::size_t others = 0;
        for (const StoredRow& row : rows) {
            const auto value = found.find(row.metric);
            if (value == found.end()) {
                ++others;
                continue;
            }
            const std::string what = fmt::format("{} ({})", row.metric, convention);
            const stats::Estimate& estimate = value->second;
            number(file, what, row.value, estimate.value);
            if (static_cast<std::int64_t>(estimate.n) != row.n)
                wrong(file, fmt::format("{}: n is {}, its predictions give {}", what, row.n, estimate.n));
            if (intervals && row.method == stats::name(estimate.method)) {
                number(file, what + ", lower end", row.lower, estimate.lower);
                number(file, what + ", upper end", row.upper, estimate.upper);
            }
        }
        if (others > 0)
            skipped(file, fmt::format("{} metrics are not computed from single predictions", others));
        if (!intervals && m_options.recompute == Recompute::ValuesAndIntervals)
            skipped(file, "intervals: the run does not say how many draws were made");
    }

    void number(const std::string& file, const std::string& what, double stored, double found)
    {
        ++m_out.numbers;
        if (differs(stored, found))
            return wrong(file, fmt::format("{}: {} is stored, its predictions give {}", what, stored, found));
        if (!std::isnan(stored))
            m_out.largestDifference = std::max(m_out.largestDifference, std::abs(stored - found));
    }

    const std::filesystem::path& m_file;
    const VerifyOptions& m_options;
    BundleCheck m_out{};
    std::map<std::string, std::string> m_good{}; // files whose hash is right
};

}

BundleCheck verifyBundle(const std::filesystem::path& file, const VerifyOptions& options)
{
    return Checker(file, options).check();
}

}
