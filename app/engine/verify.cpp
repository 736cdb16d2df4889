#include "app/engine/commands.h"

#include <algorithm>
#include <cstdio>

#include "core/base/error.h"
#include "core/models/model.h"

namespace vlm::engine {
namespace {

struct Outcome {
    std::size_t checks = 0;
    std::size_t failed = 0;
    double worst = 0.0; // relative difference
};

/// @param tolerance accepted where the check itself asks for less
Outcome verifyFolder(const std::filesystem::path& folder, const std::string& device, double tolerance)
{
    const models::Family& family = models::recognise(folder);
    Outcome outcome;
    for (const models::TensorCheck& check : models::verify(family, folder, device)) {
        const bool numbers = check.tolerance > 0.0 && check.note.empty();
        const bool passed = check.passed || (numbers && check.maxRelative <= tolerance);
        ++outcome.checks;
        if (numbers)
            outcome.worst = std::max(outcome.worst, check.maxRelative);
        if (passed)
            continue;
        ++outcome.failed;
        std::printf("  FAILED %s: %.2e relative, %.2e allowed %s\n", check.name.c_str(), check.maxRelative,
            std::max(tolerance, check.tolerance), check.note.c_str());
    }
    std::printf("%s %s (%s, %s): %zu of %zu checks, largest relative difference %.2e\n",
        outcome.failed == 0 && outcome.checks > 0 ? "ok    " : "FAILED", folder.filename().c_str(),
        std::string(family.id).c_str(), device.c_str(), outcome.checks - outcome.failed, outcome.checks, outcome.worst);
    std::fflush(stdout);
    return outcome;
}

}

int verify(const Arguments& arguments)
{
    const std::string device = arguments.text("device", "cpu");
    const double tolerance = arguments.number("tolerance", 0.0);
    if (arguments.words().size() < 2)
        throw Error(ErrorKind::Config, "name the folders to verify");
    std::size_t bad = 0;
    for (std::size_t i = 1; i < arguments.words().size(); ++i) {
        std::filesystem::path folder = arguments.words()[i];
        if (folder.filename().empty())
            folder = folder.parent_path();
        try {
            const Outcome outcome = verifyFolder(folder, device, tolerance);
            bad += outcome.failed > 0 || outcome.checks == 0 ? 1 : 0;
        } catch (const std::exception& error) {
            ++bad;
            std::printf("FAILED %s: %s\n", folder.c_str(), error.what());
        }
    }
    std::printf("%zu of %zu folders passed on %s\n", arguments.words().size() - 1 - bad, arguments.words().size() - 1,
        device.c_str());
    return bad == 0 ? 0 : 1;
}

}
