#include "core/text/post_processor.h"

#include "core/base/format.h"
#include "core/text/json_fields.h"

#include <algorithm>
#include <string>

namespace vlm::text {

namespace {

constexpr std::string_view kWhere = "post_processor";

/// ["[CLS]", 101]
int idOfPair(const nlohmann::json& section, std::string_view key)
{
    const auto pair = field<nlohmann::json>(section, key, kWhere);
    if (!pair.is_array() || pair.size() != 2 || !pair[1].is_number_integer())
        throw Error(ErrorKind::Tokenizer, vlm::format("{}: \"{}\" is not a [token, id] pair", kWhere, key));
    return pair[1].get<int>();
}

Template around(int first, int last)
{
    return {{{.isText = false, .id = first}, {.isText = true}, {.isText = false, .id = last}}};
}

Template makeTemplateProcessing(const nlohmann::json& section)
{
    const auto tokens = fieldOr(section, "special_tokens", nlohmann::json::object(), kWhere);
    Template made{.parts = {}};
    for (const auto& each : field<nlohmann::json::array_t>(section, "single", kWhere)) {
        if (each.contains("Sequence")) {
            const auto sequence = field<nlohmann::json>(each, "Sequence", kWhere);
            made.parts.push_back({.isText = true, .typeId = fieldOr(sequence, "type_id", 0, kWhere)});
            continue;
        }
        const auto special = field<nlohmann::json>(each, "SpecialToken", kWhere);
        const auto name = field<std::string>(special, "id", kWhere);
        const auto token = field<nlohmann::json>(tokens, name, "post_processor: special_tokens");
        for (const int id : field<std::vector<int>>(token, "ids", kWhere))
            made.parts.push_back({.isText = false, .id = id, .typeId = fieldOr(special, "type_id", 0, kWhere)});
    }
    return made;
}

/// `outer` around what `inner` makes.
Template compose(const Template& inner, const Template& outer)
{
    Template made{.parts = {}};
    for (const auto& part : outer.parts) {
        if (!part.isText) {
            made.parts.push_back(part);
            continue;
        }
        for (auto nested : inner.parts) {
            nested.typeId = part.typeId;
            made.parts.push_back(nested);
        }
    }
    return made;
}

}

std::size_t Template::added() const
{
    return static_cast<std::size_t>(
        std::count_if(parts.begin(), parts.end(), [](const Part& part) { return !part.isText; }));
}

Template makeTemplate(const nlohmann::json& section)
{
    if (section.is_null())
        return {};
    const std::string type = typeOf(section, kWhere);
    if (type == "TemplateProcessing")
        return makeTemplateProcessing(section);
    if (type == "BertProcessing" || type == "RobertaProcessing")
        return around(idOfPair(section, "cls"), idOfPair(section, "sep"));
    if (type == "ByteLevel") // moves offsets only
        return {};
    if (type == "Sequence") {
        Template made;
        for (const auto& each : field<nlohmann::json::array_t>(section, "processors", kWhere))
            made = compose(made, makeTemplate(each));
        return made;
    }
    unknownType(type, kWhere, "TemplateProcessing, BertProcessing, RobertaProcessing, ByteLevel, Sequence");
}

}
