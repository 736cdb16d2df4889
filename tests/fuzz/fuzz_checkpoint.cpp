#include "mutate.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/checkpoint/checkpoint.h"
#include "core/checkpoint/scan.h"
#include "tests/core/checkpoint/archives.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <sys/resource.h>
#include <unistd.h>

// Changes a seed corpus at random, always the same way; a reader must answer or throw vlm::Error, nothing else.
namespace {

struct Seed {
    std::string suffix;
    std::string content;
};

std::string safetensors(const std::string& header, const std::string& data)
{
    return archives::le(header.size(), 8) + header + data;
}

std::vector<Seed> corpus()
{
    using namespace archives;
    const std::string strided = dict({{"a", tensor("0", 6, 0, {2, 3}, {1, 2})}, {"b.c", tensor("0", 6, 2, {2}, {3})}});
    const std::string module
        = "c__torch__.torch.nn\nLinear\n)\x81" + dict({{"weight", tensor("0", 6, 0, {6}, {1})}}) + "b";
    const std::string magic = "\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19";
    return {
        {".safetensors",
            safetensors(
                R"({"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"BF16","shape":[2,1],"data_offsets":[8,12]}})",
                std::string(12, '\x3f'))},
        {".pt", torchFile(strided)},
        {".pt", torchFile(dict({{"state_dict", strided}}))},
        {".pt", torchFile(module)},
        {".bin",
            pickle(magic) + pickle("M\xe9\x03") + pickle("}") + pickle(strided) + pickle("](" + text("0") + "e")
                + le(6, 8) + sixFloats()},
        {".safetensors.index.json",
            R"({"metadata":{"total_size":12},"weight_map":{"a":"shard-1.safetensors","b":"shard-2.safetensors"}})"},
    };
}

/// What the index names.
void writeShards(const std::filesystem::path& folder)
{
    vlm::writeFileAtomically(folder / "shard-1.safetensors",
        safetensors(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", std::string(8, '\x3f')));
    vlm::writeFileAtomically(folder / "shard-2.safetensors",
        safetensors(R"({"b":{"dtype":"BF16","shape":[2,1],"data_offsets":[0,4]}})", std::string(4, '\x3f')));
}

}

int main(int count, char** arguments)
{
    const int rounds = count > 1 ? std::atoi(arguments[1]) : 20000;
    const std::filesystem::path folder
        = std::filesystem::temp_directory_path() / ("medvlm_fuzz_checkpoint_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    writeShards(folder);
    // A length that a file claims must not be believed: two gigabytes are far more than any seed needs.
    const rlimit memory{.rlim_cur = rlim_t(2) << 30, .rlim_max = rlim_t(2) << 30};
    ::setrlimit(RLIMIT_DATA, &memory);
    using Clock = std::chrono::steady_clock;
    const auto begin = Clock::now();
    double slowest = 0;
    const std::vector<Seed> seeds = corpus();
    vlm::PhiloxStream random(20251123, 0);
    int accepted = 0;
    for (int i = 0; i < rounds; ++i) {
        const bool whole = i < static_cast<int>(seeds.size());
        const Seed& seed
            = seeds[whole ? static_cast<std::size_t>(i) : random.below(static_cast<std::uint32_t>(seeds.size()))];
        const std::filesystem::path file = folder / ("changed" + seed.suffix);
        const std::string content = whole ? seed.content : fuzzing::changed(seed.content, random);
        std::FILE* out = std::fopen(file.c_str(), "wb");
        if (!out)
            return 2;
        std::fwrite(content.data(), 1, content.size(), out);
        std::fclose(out);
        const auto start = Clock::now();
        try {
            (void)vlm::checkpoint::firstNonFinite(vlm::checkpoint::Checkpoint::open(file));
            ++accepted;
        } catch (const vlm::Error&) { // the answer to a broken file
        } catch (const std::exception& error) {
            std::printf("round %d: %s escaped: %s\n", i, file.c_str(), error.what());
            return 1;
        }
        slowest = std::max(slowest, std::chrono::duration<double>(Clock::now() - start).count());
    }
    std::filesystem::remove_all(folder);
    std::printf("checkpoint   %9d executions, %9d accepted, 0 escaped, %.0f s, slowest %.2f s\n", rounds, accepted,
        std::chrono::duration<double>(Clock::now() - begin).count(), slowest);
    return accepted > 0 && accepted < rounds && slowest < 20 ? 0 : 1;
}
