#include "core/remote/endpoint.h"
#include "core/base/log.h"
#include "core/base/parallel.h"
#include "core/remote/dialect.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vlm::remote {
namespace {

using std::chrono::milliseconds;
using Json = nlohmann::json;

constexpr std::size_t kExcerpt = 200; // bytes of a server's own words in an error
constexpr int kRedirect = 300;
constexpr int kClientFault = 400;
constexpr int kServerFault = 500;
constexpr int kTooLarge = 413;

std::string dumped(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

enum class Cure { Repeat, AnotherRequest, None };

Cure cureOf(const HttpReply& reply)
{
    if (reply.fault != HttpFault::None)
        return reply.fault == HttpFault::Certificate ? Cure::None
            : reply.fault == HttpFault::TooLarge     ? Cure::AnotherRequest
                                                     : Cure::Repeat;
    const int s = reply.status;
    if (isHopeless(s, reply.body))
        return Cure::None;
    if (s == 200 || s == 408 || s == 409 || s == 425 || s == 429 || s >= kServerFault)
        return Cure::Repeat;
    return s >= kRedirect && s < kClientFault ? Cure::None : Cure::AnotherRequest;
}

}

Endpoint::Endpoint(EndpointOptions options, Secret key)
    : m_options(std::move(options))
    , m_key(std::move(key))
    , m_url(requestUrl(m_options))
    , m_limiter(m_options.requestsPerMinute)
{
    const std::vector<config::Problem> problems = config::validate(m_options);
    if (!problems.empty())
        throw Error(ErrorKind::Config, problems.front().path + ": " + problems.front().text);
    if (m_options.model.empty())
        throw Error(ErrorKind::Config, "model: the server's model needs a name");
    if (!m_key.empty() && m_url.starts_with("http://") && !isLoopback(m_url))
        throw Error(ErrorKind::Config,
            "url: " + m_options.url + " is not encrypted, and the key in " + m_options.keyVariable
                + " would travel readably; use https:// or, for a server without keys, another variable");
}

Completion Endpoint::complete(const ChatRequest& chat, std::stop_token stop)
{
    HttpRequest request{.url = m_url,
        .headers = {"Content-Type: application/json", "Expect:"},
        .body = requestBody(m_options, chat),
        .connectTimeout = milliseconds(m_options.connectTimeoutMs),
        .timeout = milliseconds(m_options.timeoutMs)};
    for (std::string& header : keyHeaders(m_options, m_key))
        request.headers.push_back(std::move(header));
    const std::string where = fmt::format("model {} at {}", m_options.model, m_options.url);

    milliseconds backoff(m_options.backoffMs);
    const milliseconds longest(m_options.longestWaitMs);
    for (int attempt = 1;; ++attempt) {
        m_limiter.acquire(stop);
        if (chat.beforeTry)
            chat.beforeTry(attempt);
        const auto begin = std::chrono::steady_clock::now();
        const HttpReply reply = post(request, stop);
        const double latency
            = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
        std::string fault;
        if (reply.fault != HttpFault::None) {
            fault = fmt::format("{} ({})", name(reply.fault), reply.detail);
        } else {
            std::optional<Completion> completion = reply.status == 200
                ? parseCompletion(m_options, reply.body)
                : parsePolicyRefusal(m_options, reply.status, reply.body);
            if (completion) {
                // A server that repeats the key must not carry it into a journal.
                completion->text = m_key.redact(std::move(completion->text));
                completion->model = m_key.redact(std::move(completion->model));
                completion->finishReason = m_key.redact(std::move(completion->finishReason));
                completion->latencyMs = latency;
                completion->attempts = attempt;
                return *std::move(completion);
            }
            fault = reply.status == 200 ? "status 200 with a body that is no completion"
                                        : fmt::format("status {}", reply.status);
        }
        if (!reply.body.empty() && reply.fault == HttpFault::None) {
            const Json excerpt = m_key.redact(reply.body).substr(0, kExcerpt);
            fault += ": " + dumped(excerpt);
        }
        fault = m_key.redact(std::move(fault));
        if (chat.afterFault)
            chat.afterFault(attempt, fault);
        const Cure cure = cureOf(reply);
        if (cure == Cure::None)
            throw Unusable(fmt::format("{}: {}{}", where, fault,
                reply.status == 401 || reply.status == 403 ? fmt::format("; the key's name is {}, and {}",
                    m_options.keyVariable, m_key.empty() ? "none was found" : "one was sent")
                                                           : ""));
        if (cure == Cure::AnotherRequest)
            throw Rejected(reply.status,
                fmt::format("{}: {}{}", where, fault,
                    reply.status == kTooLarge
                        ? fmt::format("; the request has {} bytes, which the server does not take", request.body.size())
                        : ""));
        if (attempt >= m_options.attempts)
            throw Error(
                ErrorKind::Network, fmt::format("{}: no answer in {} tries; the last: {}", where, attempt, fault));
        const std::optional<milliseconds> asked = retryAfter(reply);
        if (asked && *asked > longest)
            throw Unusable(fmt::format("{}: {}; the server asks to wait {} s, and at most {} s were allowed", where,
                fault, asked->count() / 1000, longest.count() / 1000));
        const milliseconds wait = std::min(longest, std::max(asked.value_or(milliseconds(0)), backoff));
        log::info(fmt::format(
            "model={} attempt={} wait_ms={} what={}", m_options.model, attempt, wait.count(), dumped(Json(fault))));
        pauseFor(wait, stop);
        backoff = std::min(longest, backoff * 2);
    }
}

}
