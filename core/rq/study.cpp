#include "core/rq/study.h"
#include "core/base/error.h"
#include "core/base/files.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace vlm::rq {
namespace {

constexpr std::array<std::string_view, 3> kRoles{"generalist", "specialist", "commercial"};
constexpr int kFormat = 1;

}

std::string_view name(Role role)
{
    return kRoles[static_cast<std::size_t>(role)];
}

Role roleFromName(std::string_view word)
{
    const auto found = std::find(kRoles.begin(), kRoles.end(), word);
    if (found == kRoles.end())
        throw Error(
            ErrorKind::Data, fmt::format("unknown role \"{}\", expected one of {}", word, fmt::join(kRoles, ", ")));
    return static_cast<Role>(found - kRoles.begin());
}

bool InDomainTable::contains(std::string_view model, std::string_view dataset) const
{
    return pairs.contains({std::string(model), std::string(dataset)});
}

std::vector<InDomainTable> readInDomainTables(const std::filesystem::path& file)
{
    const nlohmann::json json = readJson(file);
    return guard(ErrorKind::Data, file.string(), [&] {
        if (json.at("format") != kFormat)
            throw Error(ErrorKind::Data, fmt::format("format {}, expected {}", json.at("format").dump(), kFormat));
        std::vector<InDomainTable> tables;
        for (const auto& entry : json.at("tables")) {
            InDomainTable table{.id = entry.at("id"),
                .version = entry.at("version"),
                .title = entry.at("title"),
                .source = entry.at("source"),
                .pairs = {}};
            for (const auto& pair : entry.at("in_domain"))
                table.pairs.emplace(pair.at(0), pair.at(1));
            tables.push_back(std::move(table));
        }
        return tables;
    });
}

void writeInDomainTables(const std::filesystem::path& file, const std::vector<InDomainTable>& tables)
{
    nlohmann::json out{{"format", kFormat}, {"tables", nlohmann::json::array()}};
    for (const InDomainTable& table : tables) {
        nlohmann::json pairs = nlohmann::json::array();
        for (const auto& [model, dataset] : table.pairs)
            pairs.push_back({model, dataset});
        out["tables"].push_back({{"id", table.id}, {"version", table.version}, {"title", table.title},
            {"source", table.source}, {"in_domain", pairs}});
    }
    writeFileAtomically(file, out.dump(1) + "\n");
}

const Score* Study::find(std::string_view modelName, std::string_view dataset, std::string_view mode) const
{
    const auto found = std::find_if(scores.begin(), scores.end(),
        [&](const Score& s) { return s.model == modelName && s.dataset == dataset && s.mode == mode; });
    return found == scores.end() ? nullptr : &*found;
}

const StudyModel* Study::model(std::string_view modelName) const
{
    const auto found
        = std::find_if(models.begin(), models.end(), [&](const StudyModel& m) { return m.name == modelName; });
    return found == models.end() ? nullptr : &*found;
}

std::vector<std::string> Study::families() const
{
    std::vector<std::string> out;
    for (const StudyModel& entry : models) {
        if (std::find(out.begin(), out.end(), entry.family) == out.end())
            out.push_back(entry.family);
    }
    return out;
}

std::vector<std::string> Study::flagsOf(
    std::string_view modelName, std::string_view dataset, std::string_view mode) const
{
    std::vector<std::string> texts;
    for (const ProvenanceFlag& flag : provenance) {
        const bool about = std::any_of(flag.scores.begin(), flag.scores.end(),
            [&](const Score& s) { return s.model == modelName && s.dataset == dataset && s.mode == mode; });
        if (about)
            texts.push_back(flag.text);
    }
    return texts;
}

}
