#include "core/audit/audit.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/data/dataset.h"
#include "core/decoding/encode.h"
#include "core/imaging/resize.h"
#include "core/store/project.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <utility>

// Import and audit of a synthetic data set of CheXpert's size and layout: rates, memory, cancelling, going on.
// Usage: bench_import <folder> [images]
namespace {

namespace fs = std::filesystem;
namespace data = vlm::data;
using Clock = std::chrono::steady_clock;

constexpr int kSide = 64;

double since(Clock::time_point begin)
{
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// A "VmHWM" or "VmRSS" of this process in MB.
double memory(const std::string& field)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(field))
            return std::strtod(line.c_str() + field.size() + 1, nullptr) / 1024;
    return 0;
}

void resetPeak()
{
    std::ofstream("/proc/self/clear_refs") << "5";
}

/// A smooth picture of its own for every number, so that no two are near duplicates by construction.
std::string picture(std::uint64_t number)
{
    vlm::PhiloxStream random(11, number);
    vlm::imaging::Image coarse(9, 9, 1);
    for (auto& value : coarse.pixels)
        value = static_cast<std::uint8_t>(random.below(256));
    return vlm::decoding::encodeJpeg(vlm::imaging::resize(coarse, kSide, kSide, vlm::imaging::Filter::Bilinear), 80);
}

void generate(const fs::path& folder, std::size_t images)
{
    const fs::path mark = folder / ("complete-" + std::to_string(images));
    if (fs::exists(mark))
        return;
    const std::string header = "Path,Sex,Age,Frontal/Lateral,AP/PA,No Finding,Enlarged Cardiomediastinum,Cardiomegaly,"
                               "Lung Opacity,Lung Lesion,Edema,Consolidation,Pneumonia,Atelectasis,Pneumothorax,"
                               "Pleural Effusion,Pleural Other,Fracture,Support Devices\n";
    std::string tables[2]{header, header};
    const std::size_t tests = 234;
    for (std::size_t i = 0; i < images; ++i) {
        const bool test = i < tests;
        vlm::PhiloxStream random(12, i);
        char patient[32];
        std::snprintf(patient, sizeof patient, "patient%05zu", test ? 64541 + i : 1 + i / 4);
        const std::string image = std::string(test ? "valid/" : "train/") + patient + "/study"
            + std::to_string(1 + i % 4) + "/view1_frontal.jpg";
        fs::create_directories((folder / image).parent_path());
        std::ofstream(folder / image, std::ios::binary) << picture(i);
        std::string row = "CheXpert-v1.0-small/" + image + (i % 2 == 0 ? ",Female," : ",Male,")
            + std::to_string(20 + i % 70) + ",Frontal,AP," + (i % 10 == 0 ? "1.0" : "");
        for (int finding = 1; finding < 14; ++finding) {
            const char* const values[]{",", ",", ",", ",1.0", ",0.0", ",-1.0"};
            row += i % 10 == 0 ? "," : values[random.below(6)];
        }
        tables[test ? 1 : 0] += row + "\n";
    }
    std::ofstream(folder / "train.csv") << tables[0];
    std::ofstream(folder / "valid.csv") << tables[1];
    std::ofstream(mark).flush();
}

double readAndHash(const data::Dataset& dataset)
{
    const auto begin = Clock::now();
    std::size_t bytes = 0;
    for (const data::Sample& sample : dataset.samples())
        bytes += vlm::hashFile(dataset.info().root / sample.image.view()).size();
    const double rate = static_cast<double>(dataset.samples().size()) / since(begin);
    return bytes == 0 ? 0 : rate;
}

/// What importing into a project does, samples stored in one transaction.
std::unique_ptr<data::Dataset> import(
    const fs::path& folder, vlm::store::Project& project, const data::ImportOptions& options)
{
    const auto begin = Clock::now();
    auto dataset = data::open(folder, options);
    std::printf("reading tables and looking at files took %.1f s\n", since(begin));
    vlm::store::DatasetRow row{.id = dataset->info().id, .title = dataset->info().title, .task = "diagnosis"};
    row.classes = dataset->info().classes;
    row.path = folder.string();
    row.fingerprint = dataset->info().fingerprint;
    project.writer().putDataset(row);
    project.writer().putSamples(*dataset);
    project.writer().flush();
    return dataset;
}

/// Seconds from asking to stop until the work has ended.
template <class Work> double cancelled(std::atomic<std::size_t>& done, std::size_t at, Work&& work)
{
    std::stop_source stop;
    std::atomic<bool> ended = false;
    Clock::time_point asked{};
    std::jthread asker([&] {
        while (done < at && !ended)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        asked = Clock::now();
        stop.request_stop();
    });
    try {
        work(stop.get_token());
    } catch (const vlm::Error& error) {
        ended = true;
        asker.join();
        return error.kind() == vlm::ErrorKind::Cancelled ? since(asked) : -1;
    }
    ended = true;
    return -1; // it was faster
}

int measure(const fs::path& folder, std::size_t images)
{
    auto begin = Clock::now();
    generate(folder, images);
    std::printf("images ready after %.0f s\n", since(begin));
    const fs::path place = folder.parent_path() / (folder.filename().string() + "-projects");
    fs::remove_all(place);
    fs::create_directories(place);
    std::printf("memory before: %.0f MB\n", memory("VmRSS"));

    double hashing = 0;
    double importing = 0;
    for (int pass = 1; pass <= 2; ++pass) {
        resetPeak();
        const auto project = vlm::store::Project::create(place / ("pass" + std::to_string(pass) + ".vlmproj"));
        std::size_t reports = 0;
        data::ImportOptions options;
        options.progress = [&reports](std::size_t, std::size_t) { ++reports; };
        begin = Clock::now();
        const auto dataset = import(folder, *project, options);
        const double rate = static_cast<double>(images) / since(begin);
        importing = std::max(importing, rate);
        std::printf("pass %d: import %.0f images/s (%.1f s), %zu reports of progress, peak memory %.0f MB\n", pass,
            rate, since(begin), reports, memory("VmHWM"));
        const double plain = readAndHash(*dataset);
        hashing = std::max(hashing, plain);
        std::printf("pass %d: plain reading and hashing %.0f images/s\n", pass, plain);

        resetPeak();
        const fs::path cache = vlm::audit::cacheFolder(project->cacheFolder());
        vlm::audit::AuditOptions audit{.cache = cache};
        std::atomic<std::size_t> done = 0;
        audit.progress.report = [&done](std::size_t n, std::size_t) { done = n; };
        const double stopping = cancelled(done, images / 3, [&](std::stop_token stop) {
            audit.progress.stop = std::move(stop);
            (void)vlm::audit::audit(*dataset, audit);
        });
        const std::size_t before = done;
        std::printf(
            "pass %d: audit cancelled after %zu images, ended %.3f s after it was asked to\n", pass, before, stopping);
        std::atomic<std::size_t> first = 0;
        audit.progress.stop = {};
        audit.progress.report = [&first](std::size_t n, std::size_t) {
            std::size_t none = 0;
            first.compare_exchange_strong(none, std::max<std::size_t>(n, 1));
        };
        begin = Clock::now();
        const auto report = vlm::audit::audit(*dataset, audit);
        std::printf("pass %d: audit went on at %zu, %.0f images/s (%.1f s), peak memory %.0f MB, %zu findings\n", pass,
            first.load(), static_cast<double>(images - first) / since(begin), since(begin), memory("VmHWM"),
            report.findings.size());
    }
    std::printf("import runs at %.0f %% of plain reading and hashing\n", 100 * importing / hashing);

    std::atomic<std::size_t> looked = 0;
    const double stopping = cancelled(looked, images / 4, [&](std::stop_token stop) {
        data::ImportOptions options;
        options.stop = std::move(stop);
        options.progress = [&looked](std::size_t n, std::size_t) { looked = n; };
        (void)data::open(folder, options);
    });
    std::printf("import cancelled, ended %.3f s after it was asked to\n", stopping);
    return importing >= 0.8 * hashing ? EXIT_SUCCESS : EXIT_FAILURE;
}

}

int main(int count, char** arguments)
{
    if (count < 2) {
        std::printf("usage: bench_import <folder> [images]\n");
        return EXIT_FAILURE;
    }
    try {
        return measure(arguments[1], count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 224'000);
    } catch (const vlm::Error& error) {
        std::printf("%s\n", error.what());
        return EXIT_FAILURE;
    }
}
