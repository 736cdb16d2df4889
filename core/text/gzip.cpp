#include "core/text/gzip.h"

#include "core/base/error.h"
#include "core/base/format.h"

#include <array>

#include <zlib.h>

namespace vlm::text {

namespace {

constexpr int kGzipOnly = 16 + MAX_WBITS; // zlib.h: adding 16 to windowBits asks for the gzip format

struct Inflater {
    z_stream stream{};
    ~Inflater() { inflateEnd(&stream); }
};

}

std::string gunzip(std::string_view bytes, std::size_t limit)
{
    Inflater inflater;
    if (inflateInit2(&inflater.stream, kGzipOnly) != Z_OK)
        throw Error(ErrorKind::Tokenizer, "gzip: zlib could not start");
    inflater.stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data())); // zlib only reads it
    inflater.stream.avail_in = static_cast<uInt>(bytes.size());
    std::string out;
    std::array<char, 1 << 16> block;
    int state = Z_OK;
    while (state != Z_STREAM_END) {
        inflater.stream.next_out = reinterpret_cast<Bytef*>(block.data());
        inflater.stream.avail_out = static_cast<uInt>(block.size());
        state = inflate(&inflater.stream, Z_NO_FLUSH);
        if (state != Z_OK && state != Z_STREAM_END)
            throw Error(ErrorKind::Tokenizer,
                vlm::format("gzip: damaged after {} bytes of content ({})", out.size(),
                    inflater.stream.msg ? inflater.stream.msg : "the file ends too early"));
        out.append(block.data(), block.size() - inflater.stream.avail_out);
        if (out.size() > limit)
            throw Error(ErrorKind::Tokenizer, vlm::format("gzip: the content is longer than {} bytes", limit));
    }
    return out;
}

}
