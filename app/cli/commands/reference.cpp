#include "app/cli/command.h"

#include "core/rq/claims.h"
#include "core/rq/gaps.h"
#include "core/rq/published.h"

#include <cmath>
#include <memory>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/table.h"

namespace vlm::cli {
namespace {

using nlohmann::json;

int claims(const Context& context)
{
    const std::vector<rq::Claim> all = rq::claims(rq::published());
    json rows = json::array();
    for (const rq::Claim& claim : all) {
        rows.push_back({{"id", claim.id}, {"section", claim.section}, {"claim", claim.text}, {"stated", claim.stated},
            {"found", claim.found}, {"verdict", rq::name(claim.verdict)}, {"definition", claim.definition},
            {"details", claim.details}, {"provenance", claim.flags}});
        if (context.json)
            continue;
        context.out << fmt::format("§{} {}\n  stated      {}\n  computed    {}\n  verdict     {}\n  definition  {}\n",
            claim.section, claim.text, claim.stated.empty() ? "-" : claim.stated, claim.found, rq::name(claim.verdict),
            claim.definition);
        for (const std::string& detail : claim.details)
            context.out << "              " << detail << '\n';
        for (const std::string& flag : claim.flags)
            context.out << "  provenance  " << flag << '\n';
        context.out << '\n';
    }
    if (context.json)
        context.out << json{{"claims", rows}}.dump(1) << '\n';
    return 0;
}

int gaps(const Context& context)
{
    json studies = json::array();
    for (const rq::Study& study : rq::published()) {
        json rows = json::array();
        Table table({"question", "family", "data set", "gap (points)", "95% CI", "interval"});
        for (const rq::Gap& gap : rq::gaps(study, {})) {
            const auto points = [](double v) { return std::isfinite(v) ? fmt::format("{:+.2f}", 100.0 * v) : "-"; };
            table.add({std::string(rq::name(gap.question)), gap.family, gap.dataset,
                gap.defined() ? points(gap.value) : "-",
                gap.estimate.hasInterval() ? "[" + points(gap.estimate.lower) + ", " + points(gap.estimate.upper) + "]"
                                           : "-",
                gap.defined() ? std::string(stats::name(gap.estimate.method)) : gap.undefined});
            json row{{"question", rq::name(gap.question)}, {"family", gap.family}, {"dataset", gap.dataset},
                {"undefined", gap.undefined}, {"provenance", gap.flags}};
            row["gap"] = gap.defined() ? json(gap.value) : json();
            row["lower"] = gap.estimate.hasInterval() ? json(gap.estimate.lower) : json();
            row["upper"] = gap.estimate.hasInterval() ? json(gap.estimate.upper) : json();
            row["method"] = stats::name(gap.estimate.method);
            rows.push_back(std::move(row));
        }
        if (!context.json) {
            context.out << study.title << '\n';
            table.print(context.out);
            context.out << '\n';
        }
        studies.push_back({{"study", study.id}, {"metric", study.metric}, {"gaps", rows}});
    }
    if (context.json)
        context.out << json{{"studies", studies}}.dump(1) << '\n';
    return 0;
}

void declare(CLI::App& app, Action& chosen)
{
    app.require_subcommand(1);
    app.add_subcommand("claims", "Each claim of the paper beside the number that we compute")->callback([&chosen] {
        chosen = &claims;
    });
    app.add_subcommand("gaps", "RQ1, RQ2 and RQ3 gaps of the published study")->callback([&chosen] { chosen = &gaps; });
}

}

namespace entries {
extern constinit const Command reference{
    .name = "reference", .summary = "The published study: its claims and gaps, recomputed", .declare = &declare};
}
}
