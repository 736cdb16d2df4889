#include "core/cards/quantised_effect.h"

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"

namespace vlm::cards {

std::optional<QuantisedEffect> quantisedEffect(const std::filesystem::path& folder)
{
    const std::filesystem::path file = folder / kQuantisedEffectFile;
    if (folder.empty() || !std::filesystem::is_regular_file(file))
        return std::nullopt;
    const nlohmann::json json = readJson(file);
    return guard(ErrorKind::Data, file.string() + ": not what medvlm bench quantise writes", [&] {
        QuantisedEffect effect{.dataset = json.at("dataset").get<std::string>(), .questions = 0, .precisions = {}};
        for (const nlohmann::json& row : json.at("precisions")) {
            effect.questions = row.at("questions").get<std::int64_t>();
            effect.precisions.push_back({.precision = row.at("precision").get<std::string>(),
                .agreement = row.at("agreement").get<double>(),
                .closedAgreement = row.at("closed_agreement").get<double>(),
                .accuracy = row.at("accuracy").get<double>(),
                .memory = row.at("memory").get<std::int64_t>()});
        }
        return std::optional(std::move(effect));
    });
}

}
