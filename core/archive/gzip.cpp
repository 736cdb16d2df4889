#include "core/archive/gzip.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <limits>

#include <zlib.h>

namespace vlm::archive {

namespace {

struct Inflater {
    z_stream stream{};
    explicit Inflater(int windowBits) { inflateInit2(&stream, windowBits); }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;
    ~Inflater() { inflateEnd(&stream); }
};

constexpr int kGzip = 15 + 16; // zlib's window bits: 16 asks for a gzip header, a minus sign for none
constexpr int kRaw = -15;

std::string unpacked(std::string_view bytes, std::string_view name, const Budget& budget, int windowBits)
{
    const auto fail
        = [name](const std::string& reason) { throw Error(ErrorKind::Data, std::string(name) + ": " + reason); };
    Inflater inflater(windowBits);
    z_stream& z = inflater.stream;
    std::string out;
    std::array<char, 1 << 16> block{};
    std::size_t at = 0;
    bool finished = false;
    while (!finished) {
        if (z.avail_in == 0) {
            if (at == bytes.size())
                fail("the compressed data end too early");
            const std::size_t n = std::min<std::size_t>(bytes.size() - at, std::numeric_limits<uInt>::max());
            z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data() + at)); // zlib has no const
            z.avail_in = static_cast<uInt>(n);
            at += n;
        }
        z.next_out = reinterpret_cast<Bytef*>(block.data());
        z.avail_out = static_cast<uInt>(block.size());
        const int code = inflate(&z, Z_NO_FLUSH);
        if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR)
            fail(std::string("the compressed data are damaged: ") + (z.msg != nullptr ? z.msg : "not this format"));
        out.append(block.data(), block.size() - z.avail_out);
        checkEntry(budget, name, "(all)", bytes.size(), out.size());
        if (code == Z_STREAM_END) {
            // Another gzip member may follow; anything else behind the last one is padding.
            const std::size_t left = bytes.size() - at + z.avail_in;
            const std::string_view rest = bytes.substr(bytes.size() - left);
            finished = windowBits == kRaw || !rest.starts_with("\x1F\x8B");
            if (!finished)
                inflateReset(&z);
        }
    }
    return out;
}

}

std::string gunzip(std::string_view bytes, std::string_view name, const Budget& budget)
{
    return unpacked(bytes, name, budget, kGzip);
}

std::string gunzipStart(std::string_view bytes, std::size_t most, std::string_view name)
{
    Inflater inflater(kGzip);
    z_stream& z = inflater.stream;
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data())); // zlib has no const
    z.avail_in = static_cast<uInt>(std::min<std::size_t>(bytes.size(), std::numeric_limits<uInt>::max()));
    std::string out(most, '\0');
    z.next_out = reinterpret_cast<Bytef*>(out.data());
    z.avail_out = static_cast<uInt>(most);
    int code = Z_OK;
    while (code == Z_OK && z.avail_out > 0)
        code = inflate(&z, Z_NO_FLUSH);
    if (z.avail_out > 0 && code != Z_STREAM_END)
        throw Error(ErrorKind::Data, std::string(name) + ": the compressed data are damaged or end too early");
    out.resize(most - z.avail_out);
    return out;
}

std::string inflateRaw(std::string_view bytes, std::string_view name, const Budget& budget)
{
    return unpacked(bytes, name, budget, kRaw);
}

}
