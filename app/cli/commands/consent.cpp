#include "app/cli/command.h"
#include "app/cli/study.h"
#include "app/cli/table.h"

#include "core/base/error.h"
#include "core/remote/consent.h"
#include "core/workflow/remote_models.h"

#include <memory>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vlm::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
    std::string project;
    std::string model;
    std::string dataset;
    std::string permission;
};

Json toJson(const remote::Shipment& shipment)
{
    return {{"goods", remote::name(shipment.goods)}, {"host", shipment.host()}, {"address", shipment.address},
        {"model", shipment.model}, {"dataset", shipment.dataset}, {"images", shipment.images},
        {"questions", shipment.questions}, {"licence", shipment.licence}, {"forbidden", shipment.restriction.forbidden},
        {"description", remote::describe(shipment)}};
}

remote::Shipment shipmentOf(const Options& options, const store::Project& project)
{
    return workflow::shipmentOf(project, options.model, options.dataset);
}

int list(const Options& options, const Context& context)
{
    const auto project = store::Project::openReadOnly(options.project);
    Json rows = Json::array();
    Table table({"given", "by", "host", "model", "data set", "what", "state"});
    for (const remote::Consent& consent : remote::ConsentBook(project->folder()).all()) {
        Json row = toJson(consent.shipment);
        row["by"] = consent.by;
        row["at"] = consent.at;
        row["how"] = consent.how;
        row["permission"] = consent.permission;
        row["revoked_at"] = consent.revokedAt;
        rows.push_back(std::move(row));
        table.add({consent.at, consent.by, consent.shipment.host(), consent.shipment.model, consent.shipment.dataset,
            std::string(remote::name(consent.shipment.goods)),
            consent.revokedAt.empty() ? "holds" : "revoked " + consent.revokedAt});
    }
    if (context.json)
        context.out << rows.dump(1) << '\n';
    else if (rows.empty())
        context.out << "no consent was given: nothing of this project may leave this computer\n";
    else
        table.print(context.out);
    return 0;
}

int show(const Options& options, const Context& context)
{
    const auto project = store::Project::openReadOnly(options.project);
    const remote::Shipment shipment = shipmentOf(options, *project);
    const bool holds = remote::ConsentBook(project->folder()).find(shipment).has_value();
    if (context.json) {
        Json row = toJson(shipment);
        row["consent"] = holds;
        context.out << row.dump(1) << '\n';
        return 0;
    }
    for (const std::string& line : remote::describe(shipment))
        context.out << line << '\n';
    context.out << (holds ? "A consent holds.\n" : "No consent was given.\n");
    return 0;
}

int grant(const Options& options, const Context& context)
{
    const auto project = openOrCreate(options.project);
    const remote::Shipment shipment = shipmentOf(options, *project);
    if (shipment.restriction.forbidden && options.permission.empty())
        throw Error(ErrorKind::Config,
            shipment.dataset + " may not simply be sent to " + shipment.host() + ": " + shipment.restriction.text
                + " With a permission, say whose: --permission TEXT");
    remote::ConsentBook(project->folder()).grant(shipment, "command line", options.permission);
    if (context.json) {
        context.out << toJson(shipment).dump(1) << '\n';
        return 0;
    }
    for (const std::string& line : remote::describe(shipment))
        context.out << line << '\n';
    context.out << "Consent recorded; `medvlm consent revoke` takes it back.\n";
    return 0;
}

int revoke(const Options& options, const Context& context)
{
    const auto project = openOrCreate(options.project);
    remote::ConsentBook book(project->folder());
    std::size_t count = 0;
    // By name, so that a consent can be taken back after the data set has changed or is gone.
    for (const remote::Consent& consent : book.all()) {
        const remote::RemoteModel model = workflow::remoteModel(project->reader(), options.model);
        if (consent.revokedAt.empty() && consent.shipment.dataset == options.dataset
            && consent.shipment.model == model.endpoint.model)
            count += book.revoke(consent.shipment) ? 1 : 0;
    }
    if (count == 0)
        throw Error(ErrorKind::Config,
            "no consent holds for sending " + options.dataset + " to " + options.model + "; see medvlm consent list");
    if (context.json)
        context.out << Json{{"revoked", count}}.dump(1) << '\n';
    else
        context.out << fmt::format(
            "{} consent{} revoked; what was sent before cannot be called back\n", count, count == 1 ? "" : "s");
    return 0;
}

void declare(CLI::App& app, Action& chosen)
{
    app.require_subcommand(1);
    auto options = std::make_shared<Options>();
    const auto add = [&](const char* name, const char* summary, int (*action)(const Options&, const Context&)) {
        CLI::App* command = app.add_subcommand(name, summary);
        command->add_option("--project", options->project, "Project folder")->required();
        command->callback([options, action, &chosen] {
            chosen = [options, action](const Context& c) { return action(*options, c); };
        });
        return command;
    };
    const auto addNamed = [&](const char* name, const char* summary, int (*action)(const Options&, const Context&)) {
        CLI::App* command = add(name, summary, action);
        command->add_option("--model", options->model, "Id of a model behind HTTP in the project")->required();
        command->add_option("--dataset", options->dataset, "Id of a data set in the project")->required();
        return command;
    };
    add("list", "Every consent of a project, revoked ones too", &list);
    addNamed("show", "What a run would send, and where; sends nothing", &show);
    addNamed("grant", "Allow that the test images and questions of a data set go to a model's server", &grant)
        ->add_option("--permission", options->permission,
            "Whose permission you hold, for data that may not be passed on (PhysioNet, CheXpert, …)");
    addNamed("revoke", "Take a consent back", &revoke);
}

}

namespace entries {
extern constinit const Command consent{.name = "consent",
    .summary = "What may leave this computer: show, grant, revoke and list consents",
    .declare = &declare};
}
}
