#pragma once

#include <functional>
#include <iosfwd>
#include <span>
#include <stop_token>
#include <string_view>

#include <CLI/CLI.hpp>

namespace vlm::cli {

/// What every command gets besides its own options.
struct Context {
    bool json = false; // --json: one JSON document on standard output, nothing else
    std::ostream& out; // standard output
    std::ostream& messages; // standard error: progress and remarks
    std::stop_token stop; // set by the first Ctrl+C
};

/// What runs once the command line is understood. @return the exit status
using Action = std::function<int(const Context&)>;

/// A command of `medvlm`. One file each in commands/.
struct Command {
    std::string_view name;
    std::string_view summary;
    /// Declares options and subcommands on `app`; each of them stores what shall run in `chosen`.
    void (*declare)(CLI::App& app, Action& chosen);
};

std::span<const Command* const> allCommandEntries(); // generated from app/cli/CMakeLists.txt

/// The whole program: parses, runs, prints one clear line on error. @return the exit status
int run(int argc, const char* const* argv);

}
