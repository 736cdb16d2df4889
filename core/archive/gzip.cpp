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
    Inflater() { inflateInit2(&stream, 15 + 16); } // 16: gzip header
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;
    ~Inflater() { inflateEnd(&stream); }
};

}

std::string gunzip(std::string_view bytes, std::string_view name, const Budget& budget)
{
    const auto fail
        = [name](const std::string& reason) { throw Error(ErrorKind::Data, std::string(name) + ": " + reason); };
    Inflater inflater;
    z_stream& z = inflater.stream;
    std::string out;
    std::array<char, 1 << 16> block{};
    std::size_t at = 0;
    bool finished = false;
    while (!finished) {
        if (z.avail_in == 0) {
            if (at == bytes.size())
                fail("the gzip data end too early");
            const std::size_t n = std::min<std::size_t>(bytes.size() - at, std::numeric_limits<uInt>::max());
            z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data() + at)); // zlib has no const
            z.avail_in = static_cast<uInt>(n);
            at += n;
        }
        z.next_out = reinterpret_cast<Bytef*>(block.data());
        z.avail_out = static_cast<uInt>(block.size());
        const int code = inflate(&z, Z_NO_FLUSH);
        if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR)
            fail(std::string("the gzip data are damaged: ") + (z.msg != nullptr ? z.msg : "not gzip"));
        out.append(block.data(), block.size() - z.avail_out);
        checkEntry(budget, name, "(all)", bytes.size(), out.size());
        if (code == Z_STREAM_END) {
            // Another member may follow; anything else behind the last one is padding.
            const std::size_t left = bytes.size() - at + z.avail_in;
            const std::string_view rest = bytes.substr(bytes.size() - left);
            finished = !rest.starts_with("\x1F\x8B");
            if (!finished)
                inflateReset(&z);
        }
    }
    return out;
}

}
