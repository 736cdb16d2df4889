#include "core/text/gzip.h"

#include "core/base/error.h"

namespace vlm::text {

std::string gunzip(std::string_view, std::size_t)
{
    throw Error(ErrorKind::Tokenizer,
        "gzip: this build was made without zlib; unpack the file (gunzip) and name the unpacked one");
}

}
