#include "ui/pages/ask/ask_models.h"

#include <algorithm>
#include <set>

#include <QCoreApplication>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/models/model.h"
#include "core/runs/engine.h"
#include "ui/bridge/text.h"

namespace vlm::ui {
namespace {

std::optional<models::FamilyKind> kindOf(const runs::Sources& sources, const config::ModelRef& ref)
{
    try {
        return guard(ErrorKind::Checkpoint, ref.id, [&] { return sources.kind(ref); });
    } catch (const Error&) {
        return std::nullopt; // the Models page says what is wrong with it
    }
}

/// Folder of a finished fine-tuning's adapter; empty where there is none.
std::filesystem::path adapterOf(const store::CellRow& cell, const std::filesystem::path& project)
{
    const auto details = nlohmann::json::parse(cell.details, nullptr, false);
    if (cell.state != store::State::Done || !details.is_object() || !details.contains("adapter")
        || !details["adapter"].is_string())
        return {};
    const std::filesystem::path folder = project / details["adapter"].get<std::string>();
    std::error_code ignored;
    return std::filesystem::is_regular_file(folder / "adapter_config.json", ignored) ? folder : std::filesystem::path();
}

}

std::vector<AskModel> readAskModels(const store::Reader& reader, const std::filesystem::path& project)
{
    const runs::Sources sources = runs::Sources::real();
    std::vector<AskModel> writing;
    std::vector<AskModel> scoring;
    std::vector<store::ResultRow> results = reader.results("", "");
    for (const store::ModelRow& row : reader.models()) {
        const config::ModelRef ref{row.id, row.folder, row.specialist, row.pairing};
        const auto kind = kindOf(sources, ref);
        if (!kind || *kind == models::FamilyKind::Encoder)
            continue;
        AskModel model{.ref = ref,
            .contrastive = *kind == models::FamilyKind::Contrastive,
            .adapter = {},
            .title = toQt(row.id),
            .weightBytes = row.weightBytes};
        if (model.contrastive) {
            scoring.push_back(std::move(model));
            continue;
        }
        writing.push_back(model);
        std::set<std::filesystem::path> known;
        for (const store::ResultRow& result : results) {
            if (result.cell.model != row.id || result.cell.mode == "ots")
                continue;
            model.adapter = adapterOf(result.cell, project);
            if (model.adapter.empty() || !known.insert(model.adapter).second)
                continue;
            model.title
                = QCoreApplication::translate("ask", "%1, tuned on %2").arg(toQt(row.id), toQt(result.cell.dataset));
            writing.push_back(model);
        }
    }
    std::ranges::move(scoring, std::back_inserter(writing));
    return writing;
}

}
