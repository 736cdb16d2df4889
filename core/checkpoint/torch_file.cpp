#include "core/base/files.h"
#include "core/checkpoint/flatten.h"
#include "core/checkpoint/part.h"
#include "core/checkpoint/pickle.h"
#include "core/checkpoint/zip.h"

#include <algorithm>
#include <cstring>

namespace vlm::checkpoint {
namespace {

constexpr std::size_t kMaxPickle = std::size_t(64) << 20;
// torch/serialization.py: MAGIC_NUMBER 0x1950a86a20f9469cfc6c, the first pickle of files older than torch 1.6.
constexpr std::string_view kLegacyMagic = "\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19";

std::span<const std::byte> stored(const std::string& name, const ZipMember& member, const std::filesystem::path& file)
{
    if (member.compressed)
        refuse(file, "has the compressed member " + name + "; checkpoints store theirs uncompressed");
    return member.bytes;
}

// torch.save and TorchScript: <root>/data.pkl beside <root>/data/<key>.
Part readArchive(std::span<const std::byte> bytes, Part part, const std::filesystem::path& file)
{
    const auto members = readZip(bytes, file);
    const auto pickle = std::ranges::find_if(members, [](const auto& member) {
        return member.first == "data.pkl"
            || (member.first.ends_with("/data.pkl") && std::ranges::count(member.first, '/') == 1);
    });
    if (pickle == members.end())
        refuse(file, "is a zip archive without data.pkl, not a checkpoint");
    const std::string root = pickle->first.substr(0, pickle->first.size() - std::string_view("data.pkl").size());
    if (const auto order = members.find(root + "byteorder"); order != members.end()) {
        const auto bytesOfOrder = stored(order->first, order->second, file);
        const std::string_view text(reinterpret_cast<const char*>(bytesOfOrder.data()), bytesOfOrder.size());
        if (text != "little")
            refuse(file, "has byte order \"" + std::string(text.substr(0, 16)) + "\"; only little is read");
    }
    const std::span<const std::byte> instructions = stored(pickle->first, pickle->second, file);
    if (instructions.size() > kMaxPickle)
        refuse(file, "has a pickle of " + std::to_string(instructions.size()) + " bytes");

    Unpickler unpickler(instructions, file);
    const Value& value = unpickler.next();
    StorageMap storages;
    const std::string data = root + "data/";
    for (const auto& [name, content] : members) {
        if (name.starts_with(data))
            storages.emplace(name.substr(data.size()), stored(name, content, file));
    }
    flatten(value, storages, bytes.size(), part, file);
    return part;
}

// Before torch 1.6: pickles of magic number, protocol, system and value; then the keys and each storage's elements.
Part readLegacy(std::span<const std::byte> bytes, Part part, const std::filesystem::path& file)
{
    Unpickler unpickler(bytes, file);
    const Value& magic = unpickler.next();
    if (magic.kind != Value::Kind::Text || magic.text != kLegacyMagic)
        refuse(file, "is neither a zip archive nor an older PyTorch checkpoint");
    (void)unpickler.next();
    (void)unpickler.next();
    const Value& value = unpickler.next();
    const Value& keys = unpickler.next();
    if (keys.kind != Value::Kind::List)
        refuse(file, "has no list of storages");
    const auto sizes = storageSizes(value, file);
    std::span<const std::byte> rest = unpickler.rest();
    StorageMap storages;
    for (const Value* key : keys.items) {
        const auto storage = sizes.find(key->text);
        std::uint64_t count = 0;
        if (key->kind != Value::Kind::Text || storage == sizes.end() || rest.size() < sizeof count)
            refuse(file, "has a broken list of storages");
        std::memcpy(&count, rest.data(), sizeof count);
        rest = rest.subspan(sizeof count);
        if (count > rest.size() / storage->second)
            refuse(file, "is cut short at storage " + std::string(key->text));
        storages.emplace(std::string(key->text), rest.first(count * storage->second));
        rest = rest.subspan(count * storage->second);
    }
    flatten(value, storages, bytes.size(), part, file);
    return part;
}

}

Part readTorchFile(const std::filesystem::path& file)
{
    const auto mapping = std::make_shared<const MappedFile>(file);
    const std::span<const std::byte> bytes = mapping->bytes();
    if (bytes.size() < 4)
        refuse(file, "has " + std::to_string(bytes.size()) + " bytes, too few for a checkpoint");
    Part part{.files = {file}, .keep = {mapping}};
    const bool zipped = std::memcmp(bytes.data(), "PK\x03\x04", 4) == 0;
    return zipped ? readArchive(bytes, std::move(part), file) : readLegacy(bytes, std::move(part), file);
}

}
