#include "app/cli/command.h"

#include "core/base/error.h"

#include <atomic>
#include <csignal>
#include <iostream>
#include <thread>

#include <nlohmann/json.hpp>

namespace vlm::cli {
namespace {

constexpr int kFailed = 1;
constexpr int kCancelled = 130; // as a shell reports an interrupted program

volatile std::sig_atomic_t interrupted = 0;

void onInterrupt(int)
{
    if (interrupted)
        std::_Exit(kCancelled); // a second Ctrl+C does not wait
    interrupted = 1;
}

/// Turns the signal flag into a stop request; a handler itself may not touch a stop_source.
class InterruptWatcher {
public:
    InterruptWatcher()
        : m_thread([this](std::stop_token stop) {
            while (!stop.stop_requested()) {
                if (interrupted)
                    m_source.request_stop();
                std::this_thread::sleep_for(std::chrono::milliseconds(50));
            }
        })
    {
        std::signal(SIGINT, onInterrupt);
        std::signal(SIGTERM, onInterrupt);
        std::signal(SIGXFSZ, SIG_IGN); // a file size limit is then an error like a full disk, with a message
    }
    std::stop_token token() const { return m_source.get_token(); }

private:
    std::stop_source m_source;
    std::jthread m_thread;
};

void addJsonFlag(CLI::App& app, bool& json)
{
    app.add_flag("--json", json, "Print one JSON document");
    for (CLI::App* child : app.get_subcommands([](const CLI::App*) { return true; }))
        addJsonFlag(*child, json);
}

}

int run(int argc, const char* const* argv)
{
    CLI::App app("MedVLM Workbench: benchmark medical vision-language models.\n"
                 "Research use only, not for clinical decisions.",
        "medvlm");
    app.set_version_flag("--version", "medvlm " MEDVLM_VERSION);
    app.require_subcommand(1);
    bool json = false;
    Action chosen;
    for (const Command* command : allCommandEntries())
        command->declare(*app.add_subcommand(std::string(command->name), std::string(command->summary)), chosen);
    addJsonFlag(app, json);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        return app.exit(e);
    }
    const InterruptWatcher watcher;
    const Context context{.json = json, .out = std::cout, .messages = std::cerr, .stop = watcher.token()};
    try {
        const int status = guard(ErrorKind::Internal, "", [&] { return chosen(context); });
        std::cout.flush();
        if (!std::cout)
            throw Error(ErrorKind::Data, "cannot write to standard output");
        return status;
    } catch (const Error& e) {
        if (json)
            std::cout << nlohmann::json{{"error", {{"kind", name(e.kind())}, {"message", e.what()}}}}.dump() << '\n';
        std::cerr << "medvlm: " << e.what() << '\n';
        return e.kind() == ErrorKind::Cancelled ? kCancelled : kFailed;
    }
}

}
