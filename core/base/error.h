#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace vlm {

enum class ErrorKind { Config, Data, Image, Checkpoint, Tokenizer, Tensor, Store, Network, Cancelled, Internal };

/// Stable lower-case word for logs and --json output.
std::string_view name(ErrorKind kind);

/// The only exception type that leaves our modules. The text says what, where, what was expected and what is known.
class Error : public std::runtime_error {
public:
    Error(ErrorKind kind, const std::string& what)
        : std::runtime_error(what)
        , m_kind(kind)
    {
    }
    ErrorKind kind() const noexcept { return m_kind; }

    /// The same error with "context: " in front of its text.
    [[nodiscard]] Error in(std::string_view context) const { return {m_kind, std::string(context) + ": " + what()}; }

private:
    ErrorKind m_kind;
};

/// Translates the exception now being handled (libtorch, OpenCV, nlohmann, filesystem, …) into an Error.
[[noreturn]] void rethrowAsError(ErrorKind kind, std::string_view context);

/// The single translator of foreign exceptions, called at three borders only: one sample, one run, one slot or main.
template <class F> decltype(auto) guard(ErrorKind kind, std::string_view context, F&& f)
{
    try {
        return std::forward<F>(f)();
    } catch (...) {
        rethrowAsError(kind, context);
    }
}

[[noreturn]] void assertionFailed(const char* condition, const char* why, const char* file, int line);

/// A broken promise of our own code; on in every build.
#define VLM_ASSERT(condition, why)                                                                                     \
    do {                                                                                                               \
        if (!(condition))                                                                                              \
            ::vlm::assertionFailed(#condition, why, __FILE__, __LINE__);                                               \
    } while (false)

/// No-op mark that lets lupdate find English text in code that links no Qt; ui translates it by context.
#define VLM_TR(context, text) text

}
