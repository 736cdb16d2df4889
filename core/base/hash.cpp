#include "core/base/hash.h"
#include "core/base/error.h"

#include <array>
#include <fstream>
#include <vector>

namespace vlm {

Hasher& Hasher::add(std::string_view text)
{
    add(static_cast<std::uint64_t>(text.size()));
    return add(std::as_bytes(std::span(text)));
}

Hasher& Hasher::add(std::uint64_t value)
{
    std::array<std::byte, 8> bytes;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::byte>(value >> (8 * i));
    return add(bytes);
}

std::string hashText(std::string_view text)
{
    return Hasher().add(text).hex();
}

std::string hashFile(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in)
        throw Error(ErrorKind::Data, "cannot read " + file.string());
    Hasher hasher;
    std::vector<char> buffer(1 << 20);
    while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || in.gcount() > 0)
        hasher.add(std::as_bytes(std::span(buffer.data(), static_cast<std::size_t>(in.gcount()))));
    return hasher.hex();
}

}
