#pragma once

#include "core/base/error.h"
#include "core/config/fields.h"
#include "core/remote/http.h"
#include "core/remote/limiter.h"
#include "core/remote/secret.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <tuple>

namespace vlm::remote {

/// Where a model answers and how patiently it is asked. Holds the name of the key, never the key.
struct EndpointOptions {
    std::string url{};
    std::string model{};
    std::string api = "compatible";
    std::string keyVariable = "OPENAI_API_KEY";
    double temperature = 0.0; ///< negative: not sent, the server's own
    int maxTokens = 512;
    std::string reasoningEffort{};
    int attempts = 6;
    int connectTimeoutMs = 10'000;
    int timeoutMs = 120'000;
    int backoffMs = 1'000;
    int longestWaitMs = 600'000;
    double requestsPerMinute = 60.0;

    static std::vector<std::string_view> apis() { return {"compatible", "openai", "gemini"}; }
    static std::vector<std::string_view> efforts() { return {"", "minimal", "low", "medium", "high"}; }
    static auto fields()
    {
        using E = EndpointOptions;
        using config::field;
        return std::tuple{
            field("url", &E::url, VLM_TR("options", "Address of the server")),
            field("model", &E::model, VLM_TR("options", "The model's name at that server")),
            field("api", &E::api,
                VLM_TR("options", "How the server is spoken to: any OpenAI-compatible one, OpenAI itself, or Gemini"),
                &E::apis),
            field("key_variable", &E::keyVariable,
                VLM_TR("options", "Name of the key in the environment and in the system's keyring")),
            field("temperature", &E::temperature, -1, 2,
                VLM_TR("options", "Sampling temperature; negative leaves it to the server, as o3 demands")),
            field("max_tokens", &E::maxTokens, 1, 262144,
                VLM_TR("options", "Longest reply in tokens, thoughts included")),
            field("reasoning_effort", &E::reasoningEffort,
                VLM_TR("options", "How much a reasoning model may think; empty leaves it to the server"), &E::efforts),
            field(
                "attempts", &E::attempts, 1, 100, VLM_TR("options", "Tries for one reply before it counts as failed")),
            field("connect_timeout_ms", &E::connectTimeoutMs, 1, 3600000,
                VLM_TR("options", "Milliseconds to wait for a connection")),
            field("timeout_ms", &E::timeoutMs, 1, 3600000, VLM_TR("options", "Milliseconds to wait for a whole reply")),
            field("backoff_ms", &E::backoffMs, 0, 3600000,
                VLM_TR("options", "Milliseconds before the second try; doubled for each further one")),
            field("longest_wait_ms", &E::longestWaitMs, 0, 86400000,
                VLM_TR("options", "Longest pause between two tries; a server that asks for more is given up")),
            field("requests_per_minute", &E::requestsPerMinute, 0, 1e6,
                VLM_TR("options", "Requests a minute at most; 0 sets no limit")),
        };
    }
};

/// An image as it travels: a whole PNG or JPEG file without metadata.
struct ImagePart {
    std::string_view mediaType{}; ///< "image/png"
    std::string_view bytes{};
};

struct ChatRequest {
    std::string_view system{}; ///< empty: none
    std::string_view user{};
    std::span<const ImagePart> images{};
    /// Right before each try, first is 1; what it throws ends the request.
    std::function<void(int attempt)> beforeTry{};
    /// After a try that failed and will be repeated, or was the last.
    std::function<void(int attempt, const std::string& what)> afterFault{};
};

struct Completion {
    enum class Outcome {
        Answered,
        Refused, ///< by a content policy; text is the server's explanation, if any
        CutOff ///< the token limit came before any word of an answer
    };
    Outcome outcome = Outcome::Answered;
    std::string text{}; ///< as the model wrote it
    std::string model{}; ///< as the server names it, often a dated snapshot
    std::string finishReason{};
    std::int64_t inputTokens = -1; ///< negative: the server did not say
    std::int64_t outputTokens = -1; ///< thoughts included
    double latencyMs = 0; ///< of the request that succeeded
    int attempts = 0;
};
std::string_view name(Completion::Outcome outcome);

/// One server and model. Safe from several threads, which share the rate limit.
class Endpoint {
public:
    /// @throws Error Config for options outside their domain, an address that is none, or a key that would travel
    /// unencrypted to another machine
    Endpoint(EndpointOptions options, Secret key);

    /// Time-outs, broken answers, 408, 409, 425, 429 and 5xx are tried again, after the pause that the server asks for
    /// or an exponential one.
    /// @throws Error Network when all tries failed, when the server asks for too long a pause, or at once where no
    /// repetition helps: Rejected for this request, Unusable for every further one too; Cancelled; what `beforeTry`
    /// throws
    Completion complete(const ChatRequest& request, std::stop_token stop);
    Completion complete(std::string_view system, std::string_view user, std::stop_token stop)
    {
        return complete(ChatRequest{.system = system, .user = user}, std::move(stop));
    }

    [[nodiscard]] const EndpointOptions& options() const { return m_options; }
    /// Where requests go: scheme, host, port and path.
    [[nodiscard]] const std::string& address() const { return m_url; }

private:
    EndpointOptions m_options;
    Secret m_key;
    std::string m_url;
    RateLimiter m_limiter;
};

/// The server will refuse every further request too: no key, no such model, no credit, an untrusted certificate.
class Unusable : public Error {
public:
    explicit Unusable(const std::string& what)
        : Error(ErrorKind::Network, what)
    {
    }
};

/// The server does not take this request (400, 413, 422); another one may pass.
class Rejected : public Error {
public:
    Rejected(int status, const std::string& what)
        : Error(ErrorKind::Network, what)
        , m_status(status)
    {
    }
    [[nodiscard]] int status() const { return m_status; }

private:
    int m_status;
};

}
