#include <cstdlib>
#include <iostream>
#include <string>

#include "core/base/error.h"
#include "core/store/project.h"
#include "tests/core/runs/fake_study.h"

/// study_runner <project> <microseconds per image>: runs or resumes the fake study in a project. Made to be killed.
int main(int argc, char** argv)
{
    using namespace vlm;
    if (argc != 3)
        return 2;
    try {
        const std::filesystem::path folder = argv[1];
        const auto project = std::filesystem::exists(folder / "project.sqlite") ? store::Project::open(folder)
                                                                                : store::Project::create(folder);
        auto world = std::make_shared<testing::FakeWorld>();
        world->perImage = std::chrono::microseconds(std::atoi(argv[2]));
        world->test = 700;
        world->broken = {"test/13", "test/333"};
        testing::RecordingSink sink;
        runs::Engine engine(*project, testing::fakeSources(world), sink);
        const auto runs = project->reader().runs();
        if (runs.empty())
            engine.submit(testing::fakeConfig({config::Mode::OffTheShelf, config::Mode::LinearProbe}));
        else if (runs.front().state != store::State::Done)
            engine.resume(runs.front().id);
        std::cout << "started" << std::endl;
        if (!engine.waitUntilIdle(60'000))
            return 3;
        std::cout << world->encodedImages << "\n";
    } catch (const Error& error) {
        std::cerr << error.what() << "\n";
        return 1;
    }
    return 0;
}
