#include "ui/pages/runs/possible_runs.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace vlm::ui {
namespace {

using Modes = std::set<config::Mode>;
using Key = std::pair<std::vector<std::string>, Modes>; // models that allow exactly these modes

/// Models of one data set grouped by the modes they allow there.
std::vector<Key> groupsOf(const std::string& dataset, const config::RunConfig& wanted, const runs::Estimate& estimate)
{
    std::map<Modes, std::vector<std::string>> byModes;
    for (const config::ModelRef& model : wanted.models) {
        Modes modes;
        for (const runs::CellEstimate& cell : estimate.cells)
            if (cell.possible && cell.dataset == dataset && cell.model == model.id)
                modes.insert(cell.mode);
        if (!modes.empty())
            byModes[modes].push_back(model.id);
    }
    std::vector<Key> out;
    for (const auto& [modes, models] : byModes)
        out.emplace_back(models, modes);
    return out;
}

}

std::vector<config::RunConfig> possibleRuns(const config::RunConfig& wanted, const runs::Estimate& estimate)
{
    std::vector<std::pair<Key, std::vector<config::DatasetRef>>> groups;
    for (const config::DatasetRef& dataset : wanted.datasets)
        for (const Key& key : groupsOf(dataset.id, wanted, estimate)) {
            const auto same
                = std::find_if(groups.begin(), groups.end(), [&](const auto& group) { return group.first == key; });
            if (same == groups.end())
                groups.push_back({key, {dataset}});
            else
                same->second.push_back(dataset);
        }
    std::vector<config::RunConfig> out;
    for (const auto& [key, datasets] : groups) {
        config::RunConfig run = wanted;
        const auto& [models, modes] = key;
        std::erase_if(run.models, [&](const config::ModelRef& model) {
            return std::find(models.begin(), models.end(), model.id) == models.end();
        });
        std::erase_if(run.modes, [&](config::Mode mode) { return !modes.contains(mode); });
        run.datasets = datasets;
        if (groups.size() > 1)
            run.name += " (" + std::to_string(out.size() + 1) + ")";
        out.push_back(std::move(run));
    }
    return out;
}

}
