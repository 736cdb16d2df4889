#include "core/store/rows.h"

#include <array>

#include "core/base/error.h"

namespace vlm::store {
namespace {

constexpr std::array<std::string_view, 10> kStates{
    "queued", "loading", "running", "pausing", "paused", "cancelling", "cancelled", "failed", "interrupted", "done"};

}

std::string_view name(State state)
{
    return kStates.at(static_cast<std::size_t>(state));
}

std::string GenerationRow::prompt() const
{
    std::string text = promptTemplate;
    const auto fill = [&text](std::string_view place, std::string_view content) {
        if (const std::size_t at = text.find(place); at != std::string::npos)
            text.replace(at, place.size(), content);
    };
    fill("{image}", "<image>");
    fill("{question}", question);
    return text;
}

State stateFromName(std::string_view text)
{
    for (std::size_t i = 0; i < kStates.size(); ++i)
        if (kStates[i] == text)
            return static_cast<State>(i);
    throw Error(ErrorKind::Store, "no state '" + std::string(text) + "' of a run is known");
}

}
