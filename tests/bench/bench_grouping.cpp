#include "core/data/dataset.h"
#include "core/models/generator.h"

#include <chrono>
#include <cstdio>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// How much faster VQA-RAD's test questions are answered when they are grouped by image and decoded together than one at
// a time, the image computed anew for each. bench_grouping [data set] [model] [precision]
namespace {

using namespace vlm;
using Clock = std::chrono::steady_clock;

double since(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

}

int main(int argc, char** argv)
{
    const std::string demo = MEDVLM_SOURCE_DIR "/resources/demo/";
    const auto dataset = data::open(argc > 1 ? argv[1] : demo + "datasets/vqa-rad");
    const auto generator = models::loadGenerator(argc > 2 ? argv[2] : demo + "models/demo-llava-general",
        {.precision = models::precisionFromName(argc > 3 ? argv[3] : "float32")});
    std::map<std::string, std::size_t> places;
    std::vector<imaging::Image> images;
    std::vector<std::vector<std::string>> prompts;
    std::size_t questions = 0;
    for (const data::Sample& sample : dataset->samples()) {
        if (sample.split != data::Split::Test)
            continue;
        const auto [found, fresh] = places.emplace(sample.image, images.size());
        if (fresh) {
            images.push_back(dataset->load(sample));
            prompts.emplace_back();
        }
        prompts[found->second].push_back(sample.prompt.empty() ? sample.question : sample.prompt);
        ++questions;
    }
    std::vector<models::ImageQuestions> grouped;
    for (std::size_t i = 0; i < images.size(); ++i)
        grouped.push_back({.image = &images[i], .questions = prompts[i]});

    std::vector<std::vector<models::Answer>> alone(images.size());
    double one = 1e300;
    double byImage = 1e300;
    double together = 1e300;
    std::size_t different = 0;
    for (int pass = 0; pass < 3; ++pass) {
        auto start = Clock::now();
        for (std::size_t i = 0; i < images.size(); ++i) {
            alone[i].clear();
            for (const std::string& prompt : prompts[i])
                alone[i].push_back(generator->answer(images[i], {&prompt, 1}, {}, {}).front());
        }
        one = std::min(one, since(start));
        start = Clock::now();
        for (std::size_t i = 0; i < images.size(); ++i)
            (void)generator->answer(images[i], prompts[i], {}, {});
        byImage = std::min(byImage, since(start));
        start = Clock::now();
        const auto answers = generator->answerAll(grouped, {.batch = 64}, {});
        together = std::min(together, since(start));
        different = 0;
        for (std::size_t i = 0; i < images.size(); ++i) {
            for (std::size_t q = 0; q < answers[i].size(); ++q)
                different += answers[i][q].text == alone[i][q].text ? 0 : 1;
        }
    }
    std::printf("%zu questions about %zu images, best of 3 passes\n", questions, images.size());
    std::printf("one at a time          %7.2f s\n", one);
    std::printf("an image's together    %7.2f s, %.2f times as fast\n", byImage, one / byImage);
    std::printf("64 of several images   %7.2f s, %.2f times as fast, %zu answers differ\n", together, one / together,
        different);
    return different == 0 ? 0 : 1;
}
