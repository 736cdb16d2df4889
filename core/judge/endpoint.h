#pragma once

#include "core/config/fields.h"
#include "core/judge/http.h"
#include "core/judge/limiter.h"

#include <cstddef>
#include <stop_token>
#include <string>
#include <string_view>
#include <tuple>

namespace vlm::judge {

/// Where a judge answers and how patiently it is asked. Holds the name of the key's variable, never the key.
struct EndpointOptions {
    std::string url{};
    std::string model{};
    std::string keyVariable = "OPENAI_API_KEY";
    double temperature = 0.0;
    int maxTokens = 512;
    int attempts = 6;
    int connectTimeoutMs = 10'000;
    int timeoutMs = 120'000;
    int backoffMs = 1'000;
    int longestWaitMs = 600'000;
    double requestsPerMinute = 60.0;

    static auto fields()
    {
        using E = EndpointOptions;
        return std::tuple{
            config::field("url", &E::url, VLM_TR("options", "Address of an OpenAI-compatible server")),
            config::field("model", &E::model, VLM_TR("options", "The judge's name at that server")),
            config::field(
                "key_variable", &E::keyVariable, VLM_TR("options", "Environment variable that holds the key")),
            config::field("temperature", &E::temperature, 0, 2, VLM_TR("options", "Sampling temperature of the judge")),
            config::field("max_tokens", &E::maxTokens, 1, 32768, VLM_TR("options", "Longest reply in tokens")),
            config::field(
                "attempts", &E::attempts, 1, 100, VLM_TR("options", "Tries for one reply before it counts as failed")),
            config::field("connect_timeout_ms", &E::connectTimeoutMs, 1, 3600000,
                VLM_TR("options", "Milliseconds to wait for a connection")),
            config::field(
                "timeout_ms", &E::timeoutMs, 1, 3600000, VLM_TR("options", "Milliseconds to wait for a whole reply")),
            config::field("backoff_ms", &E::backoffMs, 0, 3600000,
                VLM_TR("options", "Milliseconds before the second try; doubled for each further one")),
            config::field("longest_wait_ms", &E::longestWaitMs, 0, 86400000,
                VLM_TR("options", "Longest pause between two tries; a server that asks for more is given up")),
            config::field("requests_per_minute", &E::requestsPerMinute, 0, 1e6,
                VLM_TR("options", "Requests a minute at most; 0 sets no limit")),
        };
    }
};

/// A key that leaves memory only in a request's header: no stream operator, no JSON, no copy.
class Secret {
public:
    Secret() = default;
    /// @throws Error Config if the text could not stand in a header; the text itself is not told
    explicit Secret(std::string text);
    ~Secret();
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;

    [[nodiscard]] bool empty() const { return m_text.empty(); }
    [[nodiscard]] std::string authorization() const;
    /// The text with every occurrence of the key, plain or as JSON spells it, replaced.
    [[nodiscard]] std::string redact(std::string text) const;

private:
    void wipe();
    std::string m_text{};
};

/// Nothing in the variable: an empty secret, for servers that ask for none. @throws Error Config, see Secret
[[nodiscard]] Secret keyFromEnvironment(const std::string& variable);

struct Completion {
    std::string text{}; ///< as the judge wrote it
    std::string model{}; ///< as the server names it, often a dated snapshot
    std::string finishReason{};
    double latencyMs = 0; ///< of the request that succeeded
    int attempts = 0;
};

/// An OpenAI-compatible /v1/chat/completions. Safe from several threads, which share the rate limit.
class Endpoint {
public:
    /// @throws Error Config for options outside their domain, an address that is none, or a key that would travel
    /// unencrypted to another machine
    Endpoint(EndpointOptions options, Secret key);

    /// Time-outs, broken answers, 408, 409, 425, 429 and 5xx are tried again, after the pause that the server asks for
    /// or an exponential one.
    /// @throws Error Network when all tries failed, when the server asks for too long a pause, or at once on a refusal
    /// that no repetition mends (401, 404, an untrusted certificate, …), which is a Refused; Cancelled
    Completion complete(std::string_view system, std::string_view user, std::stop_token stop);

    [[nodiscard]] const EndpointOptions& options() const { return m_options; }

private:
    EndpointOptions m_options;
    Secret m_key;
    std::string m_url;
    RateLimiter m_limiter;
};

/// The server will refuse every further request too.
class Refused : public Error {
public:
    explicit Refused(const std::string& what)
        : Error(ErrorKind::Network, what)
    {
    }
};

}
