#include "core/remote/dialect.h"

#include <algorithm>
#include <array>
#include <utility>

#include <nlohmann/json.hpp>

namespace vlm::remote {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// OpenAI's and Azure's error codes for what a content policy stopped.
constexpr std::array<std::string_view, 5> kPolicyCodes{
    "content_policy_violation", "content_filter", "invalid_prompt", "moderation_blocked", "safety_violation"};
// GenerateContentResponse.FinishReason
constexpr std::array<std::string_view, 9> kGeminiBlocks{"SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT",
    "SPII", "IMAGE_SAFETY", "IMAGE_PROHIBITED_CONTENT", "IMAGE_RECITATION", "ESCALATION"};

std::string base64(std::string_view bytes)
{
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t have = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t word = 0;
        for (std::size_t k = 0; k < 3; ++k)
            word = word << 8 | (k < have ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            out += k <= have ? kBase64[word >> (18 - 6 * k) & 63] : '=';
    }
    return out;
}

bool isGemini(const EndpointOptions& options)
{
    return options.api == "gemini";
}

std::optional<std::string> textAt(const Json& object, const char* key)
{
    if (!object.is_object())
        return {};
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? std::optional(found->get<std::string>()) : std::nullopt;
}

std::int64_t countAt(const Json& object, const char* key)
{
    if (!object.is_object())
        return -1;
    const auto found = object.find(key);
    return found != object.end() && found->is_number_integer() ? found->get<std::int64_t>() : -1;
}

const Json& objectAt(const Json& object, const char* key)
{
    static const Json none;
    if (!object.is_object())
        return none;
    const auto found = object.find(key);
    return found == object.end() ? none : *found;
}

Json openAiBody(const EndpointOptions& options, const ChatRequest& request)
{
    Json messages = Json::array();
    if (!request.system.empty())
        messages.push_back({{"role", "system"}, {"content", request.system}});
    Json content = request.user;
    if (!request.images.empty()) {
        content = Json::array({{{"type", "text"}, {"text", request.user}}});
        for (const ImagePart& image : request.images)
            content.push_back({{"type", "image_url"},
                {"image_url", {{"url", "data:" + std::string(image.mediaType) + ";base64," + base64(image.bytes)}}}});
    }
    messages.push_back({{"role", "user"}, {"content", std::move(content)}});
    Json body{{"model", options.model}, {"messages", std::move(messages)}};
    // OpenAI's reasoning models know no max_tokens; other servers often know nothing else.
    body[options.api == "openai" ? "max_completion_tokens" : "max_tokens"] = options.maxTokens;
    if (options.temperature >= 0)
        body["temperature"] = options.temperature;
    if (!options.reasoningEffort.empty())
        body["reasoning_effort"] = options.reasoningEffort;
    return body;
}

/// Tokens that Gemini may think for each effort, as its own OpenAI-compatible interface maps them.
int thinkingBudget(const std::string& effort)
{
    return effort == "high" ? 24576 : effort == "medium" ? 8192 : 1024;
}

Json geminiBody(const EndpointOptions& options, const ChatRequest& request)
{
    Json parts = Json::array();
    for (const ImagePart& image : request.images)
        parts.push_back({{"inlineData", {{"mimeType", image.mediaType}, {"data", base64(image.bytes)}}}});
    parts.push_back({{"text", request.user}});
    Json body{{"contents", Json::array({{{"role", "user"}, {"parts", std::move(parts)}}})}};
    if (!request.system.empty())
        body["systemInstruction"] = {{"parts", Json::array({{{"text", request.system}}})}};
    Json& generation = body["generationConfig"] = {{"maxOutputTokens", options.maxTokens}};
    if (options.temperature >= 0)
        generation["temperature"] = options.temperature;
    if (!options.reasoningEffort.empty())
        generation["thinkingConfig"] = {{"thinkingBudget", thinkingBudget(options.reasoningEffort)}};
    return body;
}

std::optional<Completion> openAiCompletion(const Json& json)
{
    if (!json.is_object() || !json.contains("choices") || !json["choices"].is_array() || json["choices"].empty())
        return {};
    const Json& choice = json["choices"].front();
    const Json& message = objectAt(choice, "message");
    if (!message.is_object())
        return {};
    const Json& usage = objectAt(json, "usage");
    Completion out{.model = textAt(json, "model").value_or(""),
        .finishReason = textAt(choice, "finish_reason").value_or(""),
        .inputTokens = countAt(usage, "prompt_tokens"),
        .outputTokens = countAt(usage, "completion_tokens")};
    const std::optional<std::string> content = textAt(message, "content");
    const std::optional<std::string> refusal = textAt(message, "refusal");
    if (refusal || out.finishReason == "content_filter") {
        out.outcome = Completion::Outcome::Refused;
        out.text = refusal.value_or(content.value_or(""));
    } else if (out.finishReason == "length" && content.value_or("").empty()) {
        out.outcome = Completion::Outcome::CutOff;
    } else if (content) {
        out.text = *content;
    } else {
        return {};
    }
    return out;
}

std::optional<Completion> geminiCompletion(const Json& json)
{
    if (!json.is_object())
        return {};
    const Json& usage = objectAt(json, "usageMetadata");
    Completion out{
        .model = textAt(json, "modelVersion").value_or(""), .inputTokens = countAt(usage, "promptTokenCount")};
    const std::int64_t answer = countAt(usage, "candidatesTokenCount");
    const std::int64_t thoughts = countAt(usage, "thoughtsTokenCount");
    if (answer >= 0 || thoughts >= 0)
        out.outputTokens = std::max<std::int64_t>(answer, 0) + std::max<std::int64_t>(thoughts, 0);
    if (const auto reason = textAt(objectAt(json, "promptFeedback"), "blockReason")) {
        out.outcome = Completion::Outcome::Refused;
        out.finishReason = *reason;
        out.text = textAt(objectAt(json, "promptFeedback"), "blockReasonMessage").value_or("");
        return out;
    }
    const Json& candidates = objectAt(json, "candidates");
    if (!candidates.is_array() || candidates.empty() || !candidates.front().is_object())
        return {};
    const Json& candidate = candidates.front();
    out.finishReason = textAt(candidate, "finishReason").value_or("");
    bool any = false;
    if (const Json& parts = objectAt(objectAt(candidate, "content"), "parts"); parts.is_array())
        for (const Json& part : parts) {
            const bool thought = part.is_object() && part.value("thought", Json(false)) == Json(true);
            if (const auto text = textAt(part, "text"); text && !thought) {
                out.text += *text;
                any = true;
            }
        }
    if (std::ranges::find(kGeminiBlocks, out.finishReason) != kGeminiBlocks.end())
        out.outcome = Completion::Outcome::Refused;
    else if (out.finishReason == "MAX_TOKENS" && out.text.empty())
        out.outcome = Completion::Outcome::CutOff;
    else if (!any)
        return {};
    return out;
}

}

std::string_view name(Completion::Outcome outcome)
{
    switch (outcome) {
    case Completion::Outcome::Answered:
        return "answered";
    case Completion::Outcome::Refused:
        return "refused";
    case Completion::Outcome::CutOff:
        return "cut off";
    }
    return "unknown";
}

std::string requestUrl(const EndpointOptions& options)
{
    const std::string& given = options.url;
    const bool https = given.starts_with("https://");
    if (!https && !given.starts_with("http://"))
        throw Error(ErrorKind::Config, "url: the model's address must begin with http:// or https://");
    const std::size_t host = https ? 8 : 7;
    if (given.find_first_of("@?#", host) != std::string::npos)
        throw Error(ErrorKind::Config,
            "url: the model's address must be scheme://host[:port][/path]; it is kept in the results, so it may not "
            "hold a user, a password or parameters");
    std::string url = given;
    while (url.ends_with('/'))
        url.pop_back();
    if (url.size() <= host)
        throw Error(ErrorKind::Config, "url: the model's address names no host");
    if (isGemini(options)) {
        if (options.model.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")
            != std::string::npos)
            throw Error(ErrorKind::Config, "model: '" + options.model + "' is no name of a Gemini model");
        if (!url.ends_with("/v1beta") && !url.ends_with("/v1"))
            url += "/v1beta";
        return url + "/models/" + options.model + ":generateContent";
    }
    if (url.ends_with("/chat/completions"))
        return url;
    return url + (url.ends_with("/v1") ? "/chat/completions" : "/v1/chat/completions");
}

std::vector<std::string> keyHeaders(const EndpointOptions& options, const Secret& key)
{
    if (key.empty())
        return {};
    return {isGemini(options) ? key.header("x-goog-api-key") : key.authorization()};
}

std::string requestBody(const EndpointOptions& options, const ChatRequest& request)
{
    const Json body = isGemini(options) ? geminiBody(options, request) : openAiBody(options, request);
    return body.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Completion> parseCompletion(const EndpointOptions& options, const std::string& body)
{
    const Json json = Json::parse(body, nullptr, false);
    return isGemini(options) ? geminiCompletion(json) : openAiCompletion(json);
}

std::optional<Completion> parsePolicyRefusal(const EndpointOptions& options, int status, const std::string& body)
{
    if (isGemini(options) || status < 400 || status >= 500)
        return {};
    const Json json = Json::parse(body, nullptr, false);
    const Json& error = objectAt(json, "error");
    const std::string code = textAt(error, "code").value_or("");
    if (std::ranges::find(kPolicyCodes, code) == kPolicyCodes.end())
        return {};
    return Completion{.outcome = Completion::Outcome::Refused,
        .text = textAt(error, "message").value_or(""),
        .model = options.model,
        .finishReason = code};
}

bool isHopeless(int status, const std::string& body)
{
    if (status == 401 || status == 402 || status == 403 || status == 404)
        return true;
    const Json json = Json::parse(body, nullptr, false);
    const Json& error = objectAt(json, "error");
    if (status == 429)
        return textAt(error, "code").value_or("") == "insufficient_quota";
    if (status != 400)
        return false;
    // Gemini says 400 for a wrong key.
    if (const Json& details = objectAt(error, "details"); details.is_array())
        for (const Json& detail : details)
            if (textAt(detail, "reason").value_or("") == "API_KEY_INVALID")
                return true;
    return false;
}

}
