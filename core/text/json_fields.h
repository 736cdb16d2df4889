#pragma once

#include "core/base/error.h"
#include "core/base/format.h"

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace vlm::text {

/// Value of `key` in the section `where` of a tokenizer file. @throws Error Tokenizer: absent or of another type
template <class T> [[nodiscard]] T field(const nlohmann::json& object, std::string_view key, std::string_view where)
{
    const auto found = object.is_object() ? object.find(key) : object.end();
    if (!object.is_object() || found == object.end())
        throw Error(ErrorKind::Tokenizer, vlm::format("{}: \"{}\" is missing", where, key));
    try {
        return found->template get<T>();
    } catch (const nlohmann::json::exception&) {
        throw Error(ErrorKind::Tokenizer,
            vlm::format("{}: \"{}\" has an unexpected type ({})", where, key, found->type_name()));
    }
}

/// As field(), with `fallback` where the key is absent or null.
template <class T>
[[nodiscard]] T fieldOr(const nlohmann::json& object, std::string_view key, T fallback, std::string_view where)
{
    const auto found = object.is_object() ? object.find(key) : object.end();
    if (!object.is_object() || found == object.end() || found->is_null())
        return fallback;
    return field<T>(object, key, where);
}

/// The section's "type". @throws Error Tokenizer
[[nodiscard]] inline std::string typeOf(const nlohmann::json& section, std::string_view where)
{
    return field<std::string>(section, "type", where);
}

[[noreturn]] inline void unknownType(std::string_view type, std::string_view where, std::string_view known)
{
    throw Error(
        ErrorKind::Tokenizer, vlm::format("{}: the type \"{}\" is not known; known are {}", where, type, known));
}

}
