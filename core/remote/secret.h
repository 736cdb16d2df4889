#pragma once

#include <functional>
#include <stop_token>
#include <string>

namespace vlm::remote {

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
    /// "Authorization: Bearer …"
    [[nodiscard]] std::string authorization() const;
    /// "name: …"
    [[nodiscard]] std::string header(const std::string& name) const;
    /// The text with every occurrence of the key, plain or as JSON spells it, replaced.
    [[nodiscard]] std::string redact(std::string text) const;

private:
    void wipe();
    std::string m_text{};
};

/// Nothing in the variable: an empty secret, for servers that ask for none. @throws Error Config, see Secret
[[nodiscard]] Secret keyFromEnvironment(const std::string& variable);

/// Where a key of this name ("OPENAI_API_KEY") is kept; an empty secret where there is none. Core knows the
/// environment only; the workbench adds the system's keyring. Called on any thread.
using KeyLookup = std::function<Secret(const std::string& name, std::stop_token stop)>;

/// The lookup's answer; the environment's without one.
[[nodiscard]] Secret findKey(const KeyLookup& lookup, const std::string& name, std::stop_token stop);

}
