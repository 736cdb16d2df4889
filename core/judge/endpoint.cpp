#include "core/judge/endpoint.h"
#include "core/base/log.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vlm::judge {
namespace {

using std::chrono::milliseconds;
using Json = nlohmann::json;

constexpr std::size_t kExcerpt = 200; // bytes of a server's own words in an error

std::string dumped(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string completionsUrl(const std::string& given)
{
    const bool https = given.starts_with("https://");
    if (!https && !given.starts_with("http://"))
        throw Error(ErrorKind::Config, "url: the judge's address must begin with http:// or https://");
    const std::size_t host = https ? 8 : 7;
    if (given.find_first_of("@?#", host) != std::string::npos)
        throw Error(ErrorKind::Config,
            "url: the judge's address must be scheme://host[:port][/path]; it is kept in the results, so it may not "
            "hold a user, a password or parameters");
    std::string url = given;
    while (url.ends_with('/'))
        url.pop_back();
    if (url.size() <= host)
        throw Error(ErrorKind::Config, "url: the judge's address names no host");
    if (url.ends_with("/chat/completions"))
        return url;
    return url + (url.ends_with("/v1") ? "/chat/completions" : "/v1/chat/completions");
}

/// The reply's own text; nothing if the body is not a completion.
std::optional<Completion> parseCompletion(const std::string& body)
{
    const Json json = Json::parse(body, nullptr, false);
    if (!json.is_object() || !json.contains("choices") || !json["choices"].is_array() || json["choices"].empty())
        return {};
    const Json& choice = json["choices"].front();
    if (!choice.is_object() || !choice.contains("message") || !choice["message"].is_object())
        return {};
    const Json& message = choice["message"];
    const auto text = [](const Json& object, const char* key) -> std::optional<std::string> {
        const auto found = object.find(key);
        return found != object.end() && found->is_string() ? std::optional(found->get<std::string>()) : std::nullopt;
    };
    std::optional<std::string> content = text(message, "content");
    if (!content)
        content = text(message, "refusal");
    if (!content)
        return {};
    return Completion{.text = *content,
        .model = text(json, "model").value_or(""),
        .finishReason = text(choice, "finish_reason").value_or("")};
}

bool mayPass(const HttpReply& reply)
{
    if (reply.fault != HttpFault::None)
        return reply.fault != HttpFault::Certificate && reply.fault != HttpFault::TooLarge;
    const int s = reply.status;
    return s == 200 || s == 408 || s == 409 || s == 425 || s == 429 || s >= 500;
}

}

Secret::Secret(std::string text)
    : m_text(std::move(text))
{
    const bool usable = std::all_of(m_text.begin(), m_text.end(), [](unsigned char c) { return c > 0x20 && c < 0x7f; });
    if (!usable) {
        wipe();
        throw Error(ErrorKind::Config, "the key holds blanks or characters outside ASCII; it was not used");
    }
}

Secret::~Secret()
{
    wipe();
}

Secret::Secret(Secret&& other) noexcept
    : m_text(other.m_text)
{
    other.wipe();
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this != &other) {
        wipe();
        m_text = other.m_text;
        other.wipe();
    }
    return *this;
}

void Secret::wipe()
{
    volatile char* at = m_text.data();
    for (std::size_t i = 0; i < m_text.size(); ++i)
        at[i] = 0;
    m_text.clear();
}

std::string Secret::authorization() const
{
    return "Authorization: Bearer " + m_text;
}

std::string Secret::redact(std::string text) const
{
    if (m_text.empty())
        return text;
    const std::string escaped = Json(m_text).dump();
    for (const std::string& form : {m_text, escaped.substr(1, escaped.size() - 2)})
        for (std::size_t at = text.find(form); at != std::string::npos; at = text.find(form, at))
            text.replace(at, form.size(), "[key]");
    return text;
}

Secret keyFromEnvironment(const std::string& variable)
{
    const char* value = variable.empty() ? nullptr : std::getenv(variable.c_str());
    return value ? Secret(value) : Secret();
}

Endpoint::Endpoint(EndpointOptions options, Secret key)
    : m_options(std::move(options))
    , m_key(std::move(key))
    , m_url(completionsUrl(m_options.url))
    , m_limiter(m_options.requestsPerMinute)
{
    const std::vector<config::Problem> problems = config::validate(m_options);
    if (!problems.empty())
        throw Error(ErrorKind::Config, problems.front().path + ": " + problems.front().text);
    if (m_options.model.empty())
        throw Error(ErrorKind::Config, "model: the judge needs a name");
    if (!m_key.empty() && m_url.starts_with("http://") && !isLoopback(m_url))
        throw Error(ErrorKind::Config,
            "url: " + m_options.url + " is not encrypted, and the key in " + m_options.keyVariable
                + " would travel readably; use https:// or, for a server without keys, another variable");
}

Completion Endpoint::complete(std::string_view system, std::string_view user, std::stop_token stop)
{
    HttpRequest request{.url = m_url,
        .headers = {"Content-Type: application/json", "Expect:"},
        .body = dumped({{"model", m_options.model},
            {"messages", {{{"role", "system"}, {"content", system}}, {{"role", "user"}, {"content", user}}}},
            {"temperature", m_options.temperature}, {"max_tokens", m_options.maxTokens}}),
        .connectTimeout = milliseconds(m_options.connectTimeoutMs),
        .timeout = milliseconds(m_options.timeoutMs)};
    if (!m_key.empty())
        request.headers.push_back(m_key.authorization());

    milliseconds backoff(m_options.backoffMs);
    const milliseconds longest(m_options.longestWaitMs);
    for (int attempt = 1;; ++attempt) {
        m_limiter.acquire(stop);
        const auto begin = std::chrono::steady_clock::now();
        const HttpReply reply = post(request, stop);
        const double latency
            = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
        std::string fault;
        if (reply.fault != HttpFault::None) {
            fault = fmt::format("{} ({})", name(reply.fault), reply.detail);
        } else if (reply.status == 200) {
            if (std::optional<Completion> completion = parseCompletion(reply.body)) {
                // A server that repeats the key must not carry it into the journal.
                completion->text = m_key.redact(std::move(completion->text));
                completion->model = m_key.redact(std::move(completion->model));
                completion->finishReason = m_key.redact(std::move(completion->finishReason));
                completion->latencyMs = latency;
                completion->attempts = attempt;
                return *std::move(completion);
            }
            fault = "status 200 with a body that is no completion";
        } else {
            fault = fmt::format("status {}", reply.status);
        }
        if (!reply.body.empty() && reply.fault == HttpFault::None) {
            const Json excerpt = m_key.redact(reply.body).substr(0, kExcerpt);
            fault += ": " + dumped(excerpt);
        }
        fault = m_key.redact(std::move(fault));
        const std::string where = fmt::format("judge {} at {}", m_options.model, m_options.url);
        if (!mayPass(reply))
            throw Refused(fmt::format("{}: {}{}", where, fault,
                reply.status == 401 || reply.status == 403
                    ? fmt::format("; the key is read from the environment variable {}, which is {}",
                        m_options.keyVariable, m_key.empty() ? "empty" : "set")
                    : ""));
        if (attempt >= m_options.attempts)
            throw Error(
                ErrorKind::Network, fmt::format("{}: no answer in {} tries; the last: {}", where, attempt, fault));
        const std::optional<milliseconds> asked = retryAfter(reply);
        if (asked && *asked > longest)
            throw Refused(fmt::format("{}: {}; the server asks to wait {} s, and at most {} s were allowed", where,
                fault, asked->count() / 1000, longest.count() / 1000));
        const milliseconds wait = std::min(longest, std::max(asked.value_or(milliseconds(0)), backoff));
        log::info(fmt::format(
            "judge={} attempt={} wait_ms={} what={}", m_options.model, attempt, wait.count(), dumped(Json(fault))));
        pauseFor(wait, stop);
        backoff = std::min(longest, backoff * 2);
    }
}

}
