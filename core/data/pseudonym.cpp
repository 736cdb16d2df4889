#include "core/data/pseudonym.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/import_choices.h"

#include <mutex>
#include <random>
#include <system_error>

namespace vlm::data {

namespace {

constexpr std::size_t kBytes = 32;

std::string randomKey()
{
    std::random_device device; // the kernel's generator on Linux
    std::string key;
    while (key.size() < kBytes)
        key += static_cast<char>(device());
    return key;
}

struct Holder {
    std::mutex mutex;
    std::string key = randomKey();
};

Holder& holder()
{
    static Holder instance;
    return instance;
}

std::string keyOf(const std::filesystem::path& file)
{
    std::error_code error;
    if (std::filesystem::is_regular_file(file, error)) {
        std::string key = readFile(file, 4096);
        if (key.size() != kBytes)
            throw Error(ErrorKind::Store,
                file.string() + " has " + std::to_string(key.size()) + " bytes; expected a key of "
                    + std::to_string(kBytes) + ". Remove it to have a new one made");
        return key;
    }
    const std::string key = randomKey();
    writeFileAtomically(file, key);
    std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, error);
    return key;
}

}

std::string pseudonymKey()
{
    const std::scoped_lock lock(holder().mutex);
    return holder().key;
}

void usePseudonymKey(const std::filesystem::path& project)
{
    std::string key;
    try {
        key = keyOf(project / "pseudonym.key");
    } catch (const Error& error) {
        throw Error(ErrorKind::Store, error.what());
    }
    useImportsOf(project);
    const std::scoped_lock lock(holder().mutex);
    holder().key = std::move(key);
}

}
