#include "core/archive/archive_folder.h"
#include "core/archive/gzip.h"
#include "core/archive/npy.h"
#include "core/archive/npy_rows.h"
#include "core/archive/tar.h"
#include "core/archive/zip.h"
#include "core/audit/facts_journal.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/data/dataset.h"
#include "core/data/manifest.h"
#include "core/data/text_table.h"
#include "core/decoding/decode.h"
#include "core/decoding/dicom.h"
#include "core/decoding/dicom_tags.h"
#include "core/decoding/nifti.h"
#include "core/decoding/source_image.h"
#include "tests/core/archive/archive_files.h"
#include "tests/fuzz/mutate.h"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>
#include <sys/resource.h>
#include <unistd.h>
#include <zlib.h>

// Changes seeds at random, always the same way; a reader must answer or throw vlm::Error, nothing else.
// Usage: fuzz_data [parser or "all"] [executions a parser] [first execution]
namespace {

namespace fs = std::filesystem;
using vlm::PhiloxStream;

const fs::path kData = fs::path(MEDVLM_SOURCE_DIR) / "tests/data";

/// Where readers of files find the changed bytes; in memory where the system has such a place.
fs::path scratch()
{
    static const fs::path folder = [] {
        const fs::path base = fs::is_directory("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path();
        fs::path made = base / ("medvlm_fuzz_data_" + std::to_string(::getpid()));
        fs::create_directories(made);
        return made;
    }();
    return folder;
}

fs::path written(const char* name, const std::string& bytes)
{
    const fs::path file = scratch() / name;
    std::FILE* out = std::fopen(file.c_str(), "wb");
    if (out == nullptr || std::fwrite(bytes.data(), 1, bytes.size(), out) != bytes.size())
        std::abort();
    std::fclose(out);
    return file;
}

std::span<const std::byte> view(const std::string& bytes)
{
    return std::as_bytes(std::span(bytes));
}

std::string gzipped(const std::string& content, int window)
{
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, content.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::vector<std::string> zips()
{
    const std::map<std::string, std::string> arrays{{"train_images.npy", npy("|u1", "(2, 4, 4)", std::string(32, 'a'))},
        {"train_labels.npy", npy("<i8", "(2, 1)", std::string(16, '\0'))},
        {"x.npy", npy(">f4", "(3,)", std::string(12, '?'), "True")}};
    std::vector<std::string> seeds;
    for (const bool deflate : {false, true}) {
        const fs::path file = scratch() / "seed.zip";
        writeZip(file, arrays, deflate);
        seeds.push_back(vlm::readFile(file));
    }
    return seeds;
}

/// Small files of a folder.
std::vector<std::string> files(const fs::path& folder, std::initializer_list<const char*> endings, std::size_t largest)
{
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(folder))
        for (const char* ending : endings)
            if (entry.is_regular_file() && entry.path().extension() == ending && entry.file_size() <= largest)
                found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    std::vector<std::string> seeds;
    for (const fs::path& file : found)
        seeds.push_back(vlm::readFile(file));
    return seeds;
}

std::string nifti(bool second)
{
    std::string bytes(second ? 544 : 352, '\0');
    const auto put = [&bytes](std::size_t at, auto value) { std::memcpy(bytes.data() + at, &value, sizeof value); };
    if (second) {
        put(0, std::int32_t(540));
        std::memcpy(bytes.data() + 4, "n+2\0\r\n\x1a\n", 8);
        put(12, std::int16_t(4));
        for (std::size_t i = 0; i < 4; ++i)
            put(16 + 8 * i, std::int64_t(3));
        put(168, std::int64_t(544));
        put(348, std::int32_t(1));
    } else {
        put(0, std::int32_t(348));
        std::memcpy(bytes.data() + 344, "n+1", 4);
        put(40, std::int16_t(3));
        for (std::size_t i = 1; i < 4; ++i)
            put(40 + 2 * i, std::int16_t(3));
        put(70, std::int16_t(4));
        put(108, 352.0F);
        put(112, 2.0F);
        put(254, std::int16_t(1));
        for (std::size_t i = 0; i < 3; ++i)
            put(280 + 20 * i, -1.5F);
    }
    for (int i = 0; i < 27; ++i) {
        const auto voxel = static_cast<std::int16_t>(i * 40);
        bytes.append(reinterpret_cast<const char*>(&voxel), sizeof voxel);
    }
    return bytes;
}

std::string journal()
{
    const fs::path file = scratch() / "seed.facts";
    fs::remove(file);
    {
        vlm::audit::FactsJournal out(file);
        for (std::uint32_t i = 0; i < 3; ++i)
            out.add(i, i + 7, {.pixels = {i, 5}, .width = 4, .height = 5, .fault = i == 1 ? "broken" : ""});
    }
    return vlm::readFile(file);
}

void openFolder(const char* name, const std::string& bytes)
{
    static const fs::path folder = [] {
        const fs::path made = scratch() / "set";
        fs::create_directories(made / "images");
        for (const char* image : {"a.png", "b.png"})
            fs::copy_file(kData / "images/tiny.png", made / "images" / image, fs::copy_options::overwrite_existing);
        return made;
    }();
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.is_regular_file())
            fs::remove(entry.path());
    written((std::string("set/") + name).c_str(), bytes);
    (void)vlm::data::open(folder);
}

struct Parser {
    const char* name;
    std::function<std::vector<std::string>()> seeds;
    std::function<void(const std::string&)> parse;
};

const std::vector<Parser>& parsers()
{
    static const std::vector<Parser> all{
        {"npz", zips,
            [](const std::string& bytes) {
                const fs::path file = written("a.npz", bytes);
                const vlm::archive::Npz npz(file);
                for (const std::string& name : npz.names())
                    (void)npz.read(name);
            }},
        {"npz-rows", zips,
            [](const std::string& bytes) {
                const vlm::archive::NpyRows rows(written("a.npz", bytes), "train_images");
                if (rows.size() < 1 << 20)
                    for (std::int64_t i = 0; i < std::min<std::int64_t>(rows.shape()[0], 8); ++i)
                        (void)rows.row(i);
            }},
        {"zip", zips,
            [](const std::string& bytes) {
                const vlm::archive::ZipFile zip(written("a.zip", bytes));
                for (const auto& entry : zip.entries())
                    (void)zip.read(entry.name);
            }},
        {"npy",
            [] {
                return std::vector<std::string>{npy("|u1", "(2, 4, 4)", std::string(32, 'a')),
                    npy("<f2", "(3, 2)", std::string(12, '<'), "True"), npy(">i8", "()", std::string(8, '1'))};
            },
            [](const std::string& bytes) { (void)vlm::archive::parseNpy(bytes, "a.npy"); }},
        {"tar",
            [] {
                return std::vector<std::string>{
                    tarEntry("a/b.txt", "content") + tarEntry("c", "") + std::string(1024, '\0'),
                    tarEntry("x", "13 path=longer", 'x') + tarEntry("y", "1") + std::string(1024, '\0'),
                    tarEntry("././@LongLink", std::string("name/of/a/file\0", 15), 'L') + tarEntry("z", "2")};
            },
            [](const std::string& bytes) { (void)vlm::archive::tarEntries(bytes, "a.tar"); }},
        {"archive",
            [] {
                std::vector<std::string> seeds = zips();
                seeds.push_back(tarEntry("a/b.png", "content") + tarEntry("a/c/d.png", "") + std::string(1024, '\0'));
                seeds.push_back(gzipped(seeds.back(), 31));
                return seeds;
            },
            [](const std::string& bytes) {
                const vlm::archive::ArchiveFolder archive(
                    written(bytes.starts_with("PK") ? "b.zip" : "b.tar", bytes), {.bytes = 1 << 24});
                for (const std::string& name : archive.all())
                    (void)archive.read(name);
            }},
        {"gzip",
            [] {
                const std::string text = "some text, some text, some other text";
                return std::vector<std::string>{
                    gzipped(text, 31), gzipped(text, 31) + gzipped("more", 31), gzipped(std::string(5000, 'a'), 31)};
            },
            [](const std::string& bytes) { (void)vlm::archive::gunzip(bytes, "a.gz", {.bytes = 1 << 24}); }},
        {"deflate",
            [] {
                return std::vector<std::string>{
                    gzipped("some text, some text", -15), gzipped(std::string(5000, 'a'), -15)};
            },
            [](const std::string& bytes) { (void)vlm::archive::inflateRaw(bytes, "a", {.bytes = 1 << 24}); }},
        {"csv",
            [] {
                return std::vector<std::string>{"a,b\n1,2\n", "\xef\xbb\xbfx;y,\"z\"\r\n\"q\"\"r\",\"line\nbreak\"\r\n",
                    "image,label\na.png,0\nb.png,1\n"};
            },
            [](const std::string& bytes) {
                (void)vlm::data::TextTable::parse(bytes, "a.csv");
                (void)vlm::data::TextTable::parse(bytes, "a.tsv", '\t');
            }},
        {"json",
            [] {
                return std::vector<std::string>{
                    "{\"id\":1,\"question\":\"Is it?\",\"answer\":\"yes\"}\n{\"a\":[1,2.5e3,null,\"\\u00e9\"]}\n",
                    "{\"options\":{\"A\":\"x\"}}\n"};
            },
            [](const std::string& bytes) { (void)vlm::data::readJsonLines(written("a.jsonl", bytes)); }},
        {"vqa-json",
            [] {
                return std::vector<std::string>{
                    R"({"image":"images/a.png","question":"Is it?","answer":"yes","split":"test","answer_type":"CLOSED"})"
                    "\n"
                    R"({"image":"images/b.png","question":"Where?","answer":"left","split":"train"})"};
            },
            [](const std::string& bytes) { openFolder("hf_vqa_rad_all.jsonl", bytes); }},
        {"table-set",
            [] {
                return std::vector<std::string>{
                    "image,label,split,patient\nimages/a.png,x,train,p\nimages/b.png,y,test,q\n",
                    "image,question,answer\nimages/a.png,Is it?,yes\nimages/b.png,What?,liver\n"};
            },
            [](const std::string& bytes) { openFolder("table.csv", bytes); }},
        {"manifest",
            [] {
                return std::vector<std::string>{
                    R"({"id":"x","importer":"table","title":"t","classes":["a","b"],"prompts":["p","q"],"settings":{"missing":"skip"}})"};
            },
            [](const std::string& bytes) {
                (void)vlm::data::findManifest(written("dataset.json", bytes).parent_path());
            }},
        {"dicom", [] { return files(kData / "dicom", {".dcm"}, 10'000); },
            [](const std::string& bytes) {
                (void)vlm::decoding::decodeDicom(view(bytes), "a.dcm", bytes.size() % 3 == 0 ? 1 : 0);
            }},
        {"dicom-tags", [] { return files(kData / "dicom", {".dcm"}, 10'000); },
            [](const std::string& bytes) { (void)vlm::decoding::dicomTags(view(bytes), "a.dcm"); }},
        {"nifti",
            [] {
                return std::vector<std::string>{nifti(false), nifti(true)};
            },
            [](const std::string& bytes) {
                const auto volume = vlm::decoding::readNifti(view(bytes), "a.nii");
                for (const auto plane : {vlm::decoding::Plane::Axial, vlm::decoding::Plane::Sagittal})
                    (void)vlm::decoding::niftiSlice(volume, plane, volume.slices(plane) - 1, "a.nii");
            }},
        {"image",
            [] {
                return files(kData / "images", {".png", ".jpg", ".bmp", ".tif", ".webp"}, 6'000);
            },
            [](const std::string& bytes) { (void)vlm::decoding::decode(view(bytes), "a"); }},
        {"facts", [] { return std::vector<std::string>{journal()}; },
            [](const std::string& bytes) {
                vlm::audit::FactsJournal in(written("a.facts", bytes));
                in.read([](std::uint32_t, std::uint64_t, const vlm::audit::ImageFacts&) {});
            }},
    };
    return all;
}

char currentParser[32];
volatile std::uint64_t currentRound = 0;

/// Says where a crash was, then dies of it.
void onCrash(int number)
{
    char line[96];
    const int length = std::snprintf(line, sizeof line, "crash (signal %d) in %s, execution %llu\n", number,
        currentParser, static_cast<unsigned long long>(currentRound));
    [[maybe_unused]] const auto put = ::write(STDERR_FILENO, line, static_cast<std::size_t>(length));
    std::signal(number, SIG_DFL);
    std::raise(number);
}

/// @return whether nothing but vlm::Error escaped
bool run(const Parser& parser, std::uint64_t executions, std::uint64_t first)
{
    using Clock = std::chrono::steady_clock;
    const std::vector<std::string> seeds = parser.seeds();
    if (seeds.empty()) {
        std::printf("%s: no seeds\n", parser.name);
        return false;
    }
    std::snprintf(currentParser, sizeof currentParser, "%s", parser.name);
    std::uint64_t accepted = 0;
    std::uint64_t escaped = 0;
    double slowest = 0;
    const auto begin = Clock::now();
    for (std::uint64_t i = first; i < first + executions; ++i) {
        currentRound = i;
        PhiloxStream random(20261123, i);
        const std::string& seed = seeds[i < seeds.size() ? i : random.below(static_cast<std::uint32_t>(seeds.size()))];
        const std::string bytes = i < seeds.size() ? seed : fuzzing::changed(seed, random);
        const auto start = Clock::now();
        try {
            parser.parse(bytes);
            ++accepted;
        } catch (const vlm::Error&) { // the answer to a broken file
        } catch (const std::exception& error) {
            if (++escaped <= 5)
                std::printf("%s, execution %llu: %s\n", parser.name, static_cast<unsigned long long>(i), error.what());
        }
        slowest = std::max(slowest, std::chrono::duration<double>(Clock::now() - start).count());
    }
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    std::printf("%-12s %9llu executions, %9llu accepted, %llu escaped, %.0f s, slowest %.2f s\n", parser.name,
        static_cast<unsigned long long>(executions), static_cast<unsigned long long>(accepted),
        static_cast<unsigned long long>(escaped), seconds, slowest);
    std::fflush(stdout);
    return escaped == 0 && (first > 0 || accepted > 0) && slowest < 20;
}

}

int main(int count, char** arguments)
{
    const std::string wanted = count > 1 ? arguments[1] : "all";
    const std::uint64_t executions = count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 2000;
    const std::uint64_t first = count > 3 ? std::strtoull(arguments[3], nullptr, 10) : 0;
    // A length that a file claims must not be believed: two gigabytes are far more than any seed needs.
    const rlimit memory{.rlim_cur = rlim_t(2) << 30, .rlim_max = rlim_t(2) << 30};
    ::setrlimit(RLIMIT_DATA, &memory);
    for (const int number : {SIGSEGV, SIGABRT, SIGFPE, SIGBUS, SIGILL})
        std::signal(number, onCrash);
    bool good = true;
    bool known = false;
    for (const Parser& parser : parsers())
        if (wanted == "all" || wanted == parser.name) {
            known = true;
            good &= run(parser, executions, first);
        }
    fs::remove_all(scratch());
    if (!known)
        std::printf("%s is no parser\n", wanted.c_str());
    return known && good ? EXIT_SUCCESS : EXIT_FAILURE;
}
