#include "core/report/assumptions.h"

#include "core/base/error.h"

#include <nlohmann/json.hpp>

namespace vlm::report {
namespace {

using nlohmann::json;

json tableJson(const rq::InDomainTable& table)
{
    return {{"id", table.id}, {"version", table.version}, {"title", table.title}, {"source", table.source},
        {"pairs", table.pairs}};
}

}

std::string assumptionsText(const rq::Assumptions& assumptions)
{
    const rq::Assumptions standard;
    json out = json::object();
    if (!assumptions.inDomain.id.empty())
        out["in_domain"] = tableJson(assumptions.inDomain);
    if (assumptions.selection != standard.selection) {
        out["selection"] = assumptions.selection == rq::Selection::Mean ? "mean" : "pair";
        if (assumptions.selection == rq::Selection::Pair) {
            out["generalist"] = assumptions.generalist;
            out["specialist"] = assumptions.specialist;
        }
    }
    if (assumptions.bar != standard.bar)
        out["bar"] = "second";
    if (assumptions.onlySpecialist != standard.onlySpecialist)
        out["only_specialist"] = "vacuous";
    if (!assumptions.tunedMode.empty())
        out["tuned_mode"] = assumptions.tunedMode;
    if (!assumptions.datasets.empty())
        out["datasets"] = assumptions.datasets;
    if (!assumptions.families.empty())
        out["families"] = assumptions.families;
    if (!assumptions.excludedModels.empty())
        out["excluded"] = assumptions.excludedModels;
    if (assumptions.reselect != standard.reselect)
        out["reselect"] = true;
    return out.empty() ? std::string() : out.dump(-1, ' ', false, json::error_handler_t::replace);
}

rq::Assumptions assumptionsFrom(const std::string& text)
{
    rq::Assumptions out;
    if (text.empty())
        return out;
    try {
        const json in = json::parse(text);
        if (in.contains("in_domain")) {
            const json& table = in["in_domain"];
            out.inDomain = {.id = table.at("id"),
                .version = table.at("version"),
                .title = table.at("title"),
                .source = table.at("source"),
                .pairs = table.at("pairs")};
        }
        const std::string selection = in.value("selection", "best");
        out.selection = selection == "mean" ? rq::Selection::Mean
            : selection == "pair"           ? rq::Selection::Pair
                                            : rq::Selection::Best;
        out.generalist = in.value("generalist", "");
        out.specialist = in.value("specialist", "");
        out.bar = in.value("bar", "best") == "second" ? rq::Bar::Second : rq::Bar::Best;
        out.onlySpecialist = in.value("only_specialist", "second") == "vacuous" ? rq::OnlySpecialist::IsVacuous
                                                                                : rq::OnlySpecialist::IsAlsoSecond;
        out.tunedMode = in.value("tuned_mode", "");
        out.datasets = in.value("datasets", std::vector<std::string>{});
        out.families = in.value("families", std::map<std::string, std::string>{});
        out.excludedModels = in.value("excluded", std::set<std::string>{});
        out.reselect = in.value("reselect", false) ? rq::Reselect::Yes : rq::Reselect::No;
    } catch (const json::exception& e) {
        throw Error(ErrorKind::Data, std::string("assumptions of a report's figure: ") + e.what());
    }
    return out;
}

}
