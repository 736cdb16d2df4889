#pragma once

#include "core/remote/endpoint.h"

#include <optional>
#include <string>
#include <vector>

namespace vlm::remote {

/// The address that requests go to. @throws Error Config for one that is none, or that holds a user, a password or
/// parameters: it is kept in results
[[nodiscard]] std::string requestUrl(const EndpointOptions& options);

/// Headers that carry the key as this interface wants it; none for an empty key.
[[nodiscard]] std::vector<std::string> keyHeaders(const EndpointOptions& options, const Secret& key);

/// The JSON body of a request.
/// Sources: OpenAI's chat completions (max_completion_tokens, reasoning_effort), which vLLM, Ollama and llama.cpp speak
/// with max_tokens; Gemini's generateContent (v1beta).
[[nodiscard]] std::string requestBody(const EndpointOptions& options, const ChatRequest& request);

/// What a body of status 200 says; nothing if it is no completion.
[[nodiscard]] std::optional<Completion> parseCompletion(const EndpointOptions& options, const std::string& body);

/// What a body of another status says of a content policy; nothing if it is another fault.
[[nodiscard]] std::optional<Completion> parsePolicyRefusal(
    const EndpointOptions& options, int status, const std::string& body);

/// True if waiting does not help: the account has no credit left, or the key is none.
[[nodiscard]] bool isHopeless(int status, const std::string& body);

}
