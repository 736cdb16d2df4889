#include "core/remote/remote_model.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/remote/dialect.h"

#include <algorithm>
#include <array>
#include <cctype>

#include <nlohmann/json.hpp>

namespace vlm::remote {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr int kSchema = 1;

// Published names: OpenAI's o3 has a dated snapshot, Gemini 2.5 Pro a stable name. Reasoning counts as output, so the
// token limit leaves room for it.
constexpr std::array<Preset, 3> kPresets{{
    {"o3", "OpenAI o3", "https://api.openai.com", "o3-2025-04-16", "openai", "OPENAI_API_KEY", -1, 4096},
    {"gemini-2.5-pro", "Google Gemini 2.5 Pro", "https://generativelanguage.googleapis.com", "gemini-2.5-pro", "gemini",
        "GEMINI_API_KEY", -1, 4096},
    {"local", "Server on this computer (vLLM, Ollama, llama.cpp)", "http://127.0.0.1:8000", "model", "compatible",
        "LOCAL_API_KEY", 0, 512},
}};

void check(const RemoteModel& model)
{
    constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    if (model.id.empty() || model.id.front() == '.' || model.id.find_first_not_of(kLetters) != std::string::npos)
        throw Error(ErrorKind::Config,
            "id: '" + model.id + "' cannot name a model; letters, digits, dots, dashes and underscores can");
    if (model.endpoint.model.empty())
        throw Error(ErrorKind::Config, "model: the server's model needs a name");
    (void)requestUrl(model.endpoint);
    for (const auto& problems : {config::validate(model.endpoint, "endpoint"), config::validate(model.images, "images"),
             config::validate(model.prompt, "prompt"), config::validate(model.limits, "limits")})
        if (!problems.empty())
            throw Error(ErrorKind::Config, problems.front().path + ": " + problems.front().text);
    if (model.limits.maxSpend > 0 && model.limits.inputPrice <= 0 && model.limits.outputPrice <= 0)
        throw Error(ErrorKind::Config, "limits.max_spend: a limit in money needs the price of a million tokens");
}

}

bool isRemote(const fs::path& folder)
{
    std::error_code ignored;
    return fs::is_regular_file(folder / kRemoteFile, ignored);
}

RemoteModel readRemoteModel(const fs::path& folder)
{
    const fs::path file = folder / kRemoteFile;
    const Json in = readJson(file);
    return guard(ErrorKind::Config, file.string(), [&] {
        if (!in.is_object() || in.value("schema", 0) != kSchema)
            throw Error(ErrorKind::Config, "expected an object of form " + std::to_string(kSchema));
        RemoteModel model{.id = in.at("id").get<std::string>(),
            .specialist = in.value("specialist", false),
            .pairing = in.value("pairing", std::string()),
            .endpoint = config::fromJson<EndpointOptions>(in.at("endpoint"), "endpoint"),
            .images = config::fromJson<ImageOptions>(in.value("images", Json::object()), "images"),
            .prompt = config::fromJson<PromptOptions>(in.value("prompt", Json::object()), "prompt"),
            .limits = config::fromJson<LimitOptions>(in.value("limits", Json::object()), "limits")};
        check(model);
        return model;
    });
}

Json toJson(const RemoteModel& model)
{
    return {{"schema", kSchema}, {"id", model.id}, {"specialist", model.specialist}, {"pairing", model.pairing},
        {"endpoint", config::toJson(model.endpoint)}, {"images", config::toJson(model.images)},
        {"prompt", config::toJson(model.prompt)}, {"limits", config::toJson(model.limits)}};
}

fs::path writeRemoteModel(const fs::path& project, const RemoteModel& model)
{
    check(model);
    const fs::path folder = project / "remote" / model.id;
    std::error_code fault;
    fs::create_directories(folder, fault);
    if (fault)
        throw Error(ErrorKind::Data, "cannot make " + folder.string() + ": " + fault.message());
    writeFileAtomically(folder / kRemoteFile, toJson(model).dump(1) + "\n");
    return folder;
}

std::string fingerprint(const RemoteModel& model)
{
    Hasher hasher;
    hasher.add("remote/v1").add(requestUrl(model.endpoint)).add(model.endpoint.model).add(model.endpoint.api);
    hasher.add(Json{model.endpoint.temperature, model.endpoint.maxTokens, model.endpoint.reasoningEffort}.dump());
    hasher.add(config::toJson(model.images).dump()).add(config::toJson(model.prompt).dump());
    return hasher.hex();
}

std::string promptFor(const PromptOptions& options, std::string_view question)
{
    std::string lowered(question);
    std::ranges::transform(lowered, lowered.begin(), [](unsigned char c) { return std::tolower(c); });
    if (options.instruction.empty() || lowered.find("yes or no") != std::string::npos)
        return std::string(question);
    return std::string(question) + "\n\n" + options.instruction;
}

fs::path journalFile(const fs::path& folder)
{
    return folder / "journal.jsonl";
}

std::span<const Preset> presets()
{
    return kPresets;
}

RemoteModel modelOf(const Preset& preset)
{
    RemoteModel model{.id = std::string(preset.id)};
    model.endpoint.url = preset.url;
    model.endpoint.model = preset.model;
    model.endpoint.api = preset.api;
    model.endpoint.keyVariable = preset.keyVariable;
    model.endpoint.temperature = preset.temperature;
    model.endpoint.maxTokens = preset.maxTokens;
    return model;
}

}
