#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"

namespace vlm::config {

/// One option described once: name, member, domain and help. JSON, validation, the GUI form, command-line flags,
/// the canonical text in cache keys and the help table all come from this.
template <class Owner, class T> struct Field {
    std::string_view name;
    T Owner::*member;
    double minimum; // numbers only
    double maximum;
    std::string_view help; // English, marked with VLM_TR
    std::vector<std::string_view> (*choices)() = nullptr; // strings only; null: any text
};

template <class Owner, class T>
constexpr Field<Owner, T> field(
    std::string_view name, T Owner::*member, double minimum, double maximum, std::string_view help)
{
    return {name, member, minimum, maximum, help};
}

template <class Owner, class T>
constexpr Field<Owner, T> field(std::string_view name, T Owner::*member, std::string_view help,
    std::vector<std::string_view> (*choices)() = nullptr)
{
    return {name, member, 0.0, 0.0, help, choices};
}

/// Something the user must mend: which option, and what is wrong with it.
struct Problem {
    std::string path; // "adaptation.rank"
    std::string text;
};

template <class Options> nlohmann::json toJson(const Options& options)
{
    nlohmann::json out = nlohmann::json::object();
    std::apply([&](const auto&... f) { ((out[std::string(f.name)] = options.*(f.member)), ...); }, Options::fields());
    return out;
}

/// Every problem at once, for a form's red marks.
template <class Options> std::vector<Problem> validate(const Options& options, const std::string& path = {})
{
    std::vector<Problem> problems;
    const std::string prefix = path.empty() ? "" : path + ".";
    const auto check = [&](const auto& f) {
        using T = std::remove_cvref_t<decltype(options.*(f.member))>;
        const T& value = options.*(f.member);
        if constexpr (std::is_arithmetic_v<T> && !std::is_same_v<T, bool>) {
            // Written so that NaN fails too.
            if (!(static_cast<double>(value) >= f.minimum && static_cast<double>(value) <= f.maximum))
                problems.push_back({prefix + std::string(f.name),
                    nlohmann::json(value).dump() + " is outside " + nlohmann::json(f.minimum).dump() + " to "
                        + nlohmann::json(f.maximum).dump()});
        } else if constexpr (std::is_same_v<T, std::string>) {
            if (!f.choices)
                return;
            std::string known;
            for (const std::string_view choice : f.choices()) {
                if (choice == value)
                    return;
                known.append(known.empty() ? "" : ", ").append(choice);
            }
            problems.push_back({prefix + std::string(f.name), "'" + value + "' is not one of " + known});
        }
    };
    std::apply([&](const auto&... f) { (check(f), ...); }, Options::fields());
    return problems;
}

/// Reads what is there, keeps the values of `options` for what is not. @throws Error Config with the exact path for
/// unknown keys, wrong types and values outside the domain
template <class Options>
Options fromJson(const nlohmann::json& in, const std::string& path = {}, Options options = Options())
{
    const std::string prefix = path.empty() ? "" : path + ".";
    if (!in.is_object())
        throw Error(
            ErrorKind::Config, (path.empty() ? "options" : path) + ": expected an object, found " + in.type_name());
    std::string known;
    std::size_t read = 0;
    const auto take = [&](const auto& f) {
        known.append(known.empty() ? "" : ", ").append(f.name);
        const auto it = in.find(std::string(f.name));
        if (it == in.end())
            return;
        ++read;
        using T = std::remove_cvref_t<decltype(options.*(f.member))>;
        const bool fits = std::is_same_v<T, bool> ? it->is_boolean()
            : std::is_integral_v<T>               ? it->is_number_integer()
            : std::is_floating_point_v<T>         ? it->is_number()
            : std::is_same_v<T, std::string>      ? it->is_string()
                                                  : true;
        if (!fits)
            throw Error(
                ErrorKind::Config, prefix + std::string(f.name) + ": unexpected " + it->type_name() + " " + it->dump());
        guard(ErrorKind::Config, prefix + std::string(f.name), [&] { options.*(f.member) = it->template get<T>(); });
    };
    std::apply([&](const auto&... f) { (take(f), ...); }, Options::fields());
    if (read != in.size())
        for (const auto& [key, value] : in.items())
            if ((", " + known + ", ").find(", " + key + ", ") == std::string::npos)
                throw Error(ErrorKind::Config, prefix + key + ": unknown option; known: " + known);
    const std::vector<Problem> problems = validate(options, path);
    if (!problems.empty())
        throw Error(ErrorKind::Config, problems.front().path + ": " + problems.front().text);
    return options;
}

}
