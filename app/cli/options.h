#pragma once

#include <string>
#include <type_traits>

#include <CLI/CLI.hpp>

#include "core/config/fields.h"

namespace vlm::cli {

/// One flag for each described option: `batch_size` becomes --batch_size, bounded as the field says.
template <class Options> void declareFields(CLI::App& app, Options& options, const std::string& prefix = {})
{
    const auto declare = [&](const auto& f) {
        auto& value = options.*(f.member);
        using T = std::remove_reference_t<decltype(value)>;
        const std::string flag = "--" + prefix + std::string(f.name);
        CLI::Option* option = nullptr;
        if constexpr (std::is_same_v<T, bool>) {
            option = app.add_flag(flag, value, std::string(f.help));
        } else {
            option = app.add_option(flag, value, std::string(f.help))->capture_default_str();
            if constexpr (std::is_arithmetic_v<T>)
                option->check(CLI::Range(f.minimum, f.maximum));
            else if (f.choices) {
                std::vector<std::string> choices;
                for (const auto choice : f.choices())
                    choices.emplace_back(choice);
                option->check(CLI::IsMember(choices));
            }
        }
        option->group(prefix.empty() ? "Evaluation" : prefix);
    };
    std::apply([&](const auto&... f) { (declare(f), ...); }, Options::fields());
}

}
