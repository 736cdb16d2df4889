#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace archives {

inline std::string le(std::uint64_t value, int bytes)
{
    std::string text;
    for (int i = 0; i < bytes; ++i)
        text += static_cast<char>(value >> (8 * i));
    return text;
}

struct ZipOptions {
    std::string compressed{}; // name of the one member marked so; empty: all, where method says so
    std::uint16_t method = 0;
    bool overlap = false; // every member at the offset of the first
    std::uint32_t claimedSize = 0; // of every member; 0: the true one
};

using Members = std::vector<std::pair<std::string, std::string>>;

inline std::string zip(const Members& members, const ZipOptions& options = {})
{
    std::string body;
    std::string directory;
    for (const auto& [name, content] : members) {
        const std::uint64_t offset = options.overlap ? 0 : body.size();
        const std::uint32_t size
            = options.claimedSize ? options.claimedSize : static_cast<std::uint32_t>(content.size());
        const bool marked = options.compressed.empty() || options.compressed == name;
        const std::string common = le(marked ? options.method : 0, 2) + le(0, 4) + le(0, 4) + le(size, 4) + le(size, 4)
            + le(name.size(), 2) + le(0, 2);
        if (!options.overlap || body.empty())
            body += "PK\x03\x04" + le(20, 2) + le(0, 2) + common + name + content;
        directory += "PK\x01\x02" + le(20, 2) + le(20, 2) + le(0, 2) + common + le(0, 2) + le(0, 2) + le(0, 2)
            + le(0, 4) + le(offset, 4) + name;
    }
    return body + directory + "PK\x05\x06" + le(0, 4) + le(members.size(), 2) + le(members.size(), 2)
        + le(directory.size(), 4) + le(body.size(), 4) + le(0, 2);
}

inline std::string text(const std::string& value)
{
    return "X" + le(value.size(), 4) + value;
}

inline std::string integer(std::uint32_t value)
{
    return "J" + le(value, 4);
}

inline std::string tuple(const std::vector<int>& values)
{
    std::string items = "(";
    for (const int value : values)
        items += integer(static_cast<std::uint32_t>(value));
    return items + "t";
}

/// The instructions that rebuild a float tensor from storage `key`.
inline std::string tensor(
    const std::string& key, int elements, int offset, const std::vector<int>& shape, const std::vector<int>& strides)
{
    return "ctorch._utils\n_rebuild_tensor_v2\n((" + text("storage") + "ctorch\nFloatStorage\n" + text(key)
        + text("cpu") + integer(static_cast<std::uint32_t>(elements)) + "tQ"
        + integer(static_cast<std::uint32_t>(offset)) + tuple(shape) + tuple(strides) + "\x89"
        + "ccollections\nOrderedDict\n)RtR";
}

inline std::string pickle(const std::string& instructions)
{
    return "\x80\x02" + instructions + ".";
}

inline std::string dict(const std::vector<std::pair<std::string, std::string>>& items)
{
    std::string instructions = "}(";
    for (const auto& [key, value] : items)
        instructions += text(key) + value;
    return instructions + "u";
}

/// Six floats 0 … 5.
inline std::string sixFloats()
{
    std::string bytes;
    for (const float value : {0.0F, 1.0F, 2.0F, 3.0F, 4.0F, 5.0F})
        bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    return bytes;
}

/// A torch.save archive of `instructions` with one storage "0" of six floats.
inline std::string torchFile(const std::string& instructions)
{
    return zip(
        {{"archive/data.pkl", pickle(instructions)}, {"archive/byteorder", "little"}, {"archive/data/0", sixFloats()}});
}

}
