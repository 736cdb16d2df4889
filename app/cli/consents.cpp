#include "app/cli/consents.h"
#include "app/cli/study.h"

#include "core/base/error.h"
#include "core/runs/remote_questions.h"
#include "core/workflow/registration.h"
#include "core/workflow/remote_models.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <ostream>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vlm::cli {
namespace {

/// Only what was said on the command line; the rest is the preset's.
struct Wanted {
    std::string project;
    std::string provider = "compatible";
    std::optional<std::string> id, model, url, key, effort, currency, format, instruction, system, pairing;
    std::optional<double> temperature, perMinute, maxSpend, inputPrice, outputPrice;
    std::optional<int> maxTokens, attempts, timeoutMs, connections, maxRequests, longestSide;
    bool specialist = false;
};

template <class T> void put(const std::optional<T>& given, T& target)
{
    if (given)
        target = *given;
}

remote::RemoteModel modelOf(const Wanted& wanted)
{
    const auto presets = remote::presets();
    const auto preset = std::ranges::find(presets, wanted.provider, &remote::Preset::api);
    if (preset == presets.end())
        throw Error(ErrorKind::Config, "--provider is openai, gemini or compatible, not '" + wanted.provider + "'");
    remote::RemoteModel out = remote::modelOf(*preset);
    if (wanted.provider == "compatible" && (!wanted.url || !wanted.model))
        throw Error(ErrorKind::Config, "a compatible server needs --endpoint and --model");
    put(wanted.model, out.endpoint.model);
    out.id = wanted.id.value_or(wanted.model.value_or(out.id));
    put(wanted.url, out.endpoint.url);
    put(wanted.key, out.endpoint.keyVariable);
    put(wanted.effort, out.endpoint.reasoningEffort);
    put(wanted.temperature, out.endpoint.temperature);
    put(wanted.maxTokens, out.endpoint.maxTokens);
    put(wanted.attempts, out.endpoint.attempts);
    put(wanted.timeoutMs, out.endpoint.timeoutMs);
    put(wanted.perMinute, out.endpoint.requestsPerMinute);
    put(wanted.format, out.images.format);
    put(wanted.longestSide, out.images.longestSide);
    put(wanted.instruction, out.prompt.instruction);
    put(wanted.system, out.prompt.system);
    put(wanted.connections, out.limits.connections);
    put(wanted.maxRequests, out.limits.maxRequests);
    put(wanted.maxSpend, out.limits.maxSpend);
    put(wanted.inputPrice, out.limits.inputPrice);
    put(wanted.outputPrice, out.limits.outputPrice);
    put(wanted.currency, out.limits.currency);
    put(wanted.pairing, out.pairing);
    out.specialist = wanted.specialist;
    return out;
}

int add(const Wanted& wanted, const Context& context)
{
    const remote::RemoteModel model = modelOf(wanted);
    const auto project = openOrCreate(wanted.project);
    const store::ModelRow row = workflow::addRemoteModel(*project, model);
    const bool key = !remote::keyFromEnvironment(model.endpoint.keyVariable).empty();
    if (context.json) {
        context.out << nlohmann::json{{"id", row.id}, {"folder", row.folder}, {"fingerprint", row.fingerprint},
            {"key_found", key}, {"model", remote::toJson(model)}}
                           .dump(1)
                    << '\n';
        return 0;
    }
    context.out << fmt::format("{}: {} at {}\n  described in {}/{}\n", row.id, model.endpoint.model,
        remote::requestUrl(model.endpoint), row.folder, remote::kRemoteFile);
    context.out << (key ? fmt::format("  the key in {} is used; it is stored nowhere\n", model.endpoint.keyVariable)
                        : fmt::format("  no key in the environment variable {}; the command line reads no keyring\n",
                            model.endpoint.keyVariable));
    context.out << "  nothing is sent before a consent: medvlm consent grant --project DIR --model " << row.id
                << " --dataset DATASET\n";
    return 0;
}

}

void declareAddRemote(CLI::App& app, Action& chosen)
{
    auto wanted = std::make_shared<Wanted>();
    CLI::App* command = app.add_subcommand("add-remote", "Register a model behind HTTP in a project");
    command->add_option("--project", wanted->project, "Project folder; made where there is none")->required();
    command->add_option("--provider", wanted->provider, "openai, gemini, or compatible (vLLM, Ollama, llama.cpp, …)")
        ->capture_default_str();
    command->add_option("--id", wanted->id, "Its name in the project (default: the model's name)");
    command->add_option("--model", wanted->model, "The model's name at the server (o3-2025-04-16)");
    command->add_option("--endpoint", wanted->url, "Address of the server");
    command->add_option("--key-env", wanted->key, "Environment variable that holds the key");
    command->add_option("--temperature", wanted->temperature, "Negative: the server's own, as o3 demands");
    command->add_option("--max-tokens", wanted->maxTokens, "Longest reply in tokens, thoughts included");
    command->add_option("--reasoning-effort", wanted->effort, "minimal, low, medium or high");
    command->add_option("--instruction", wanted->instruction, "Put after questions that do not ask for yes or no");
    command->add_option("--system", wanted->system, "System message");
    command->add_option("--image-format", wanted->format, "png or jpeg");
    command->add_option("--longest-side", wanted->longestSide, "Scale larger images down to this; 0: as they are");
    command->add_option("--requests-per-minute", wanted->perMinute, "0: no limit");
    command->add_option("--connections", wanted->connections, "Requests under way at once");
    command->add_option("--attempts", wanted->attempts, "Tries for one reply");
    command->add_option("--timeout-ms", wanted->timeoutMs, "Milliseconds to wait for a reply");
    command->add_option("--max-requests", wanted->maxRequests, "Pause after so many requests; 0: no limit");
    command->add_option("--max-spend", wanted->maxSpend, "Pause before more is spent; 0: no limit");
    command->add_option("--input-price", wanted->inputPrice, "Price of a million tokens sent");
    command->add_option("--output-price", wanted->outputPrice, "Price of a million tokens answered");
    command->add_option("--currency", wanted->currency, "Of the prices");
    command->add_option("--pairing", wanted->pairing, "Family of the research questions");
    command->add_flag("--specialist", wanted->specialist, "A medical specialist");
    command->callback([wanted, &chosen] { chosen = [wanted](const Context& c) { return add(*wanted, c); }; });
}

void consentToAll(store::Project& project, const config::RunConfig& config, const Context& context)
{
    workflow::registerStudy(project, config);
    remote::ConsentBook book(project.folder());
    for (const runs::Unconsented& missing : runs::withoutConsent(config, project)) {
        book.grant(missing.shipment, "command line, --consent");
        context.messages << "consent recorded: " << remote::describe(missing.shipment).front() << '\n';
    }
}

}
