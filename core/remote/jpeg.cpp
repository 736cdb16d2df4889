#include "core/base/error.h"
#include "core/remote/sent_image.h"

#include <array>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>

#include <jpeglib.h>

namespace vlm::remote {
namespace {

struct Faults {
    jpeg_error_mgr base{};
    std::jmp_buf back{};
    std::array<char, JMSG_LENGTH_MAX> text{};
};

void onFault(j_common_ptr codec)
{
    auto* faults = reinterpret_cast<Faults*>(codec->err);
    (*codec->err->format_message)(codec, faults->text.data());
    std::longjmp(faults->back, 1);
}

/// No object with a destructor lives here: longjmp passes it. @return false with `faults.text`
bool compress(const imaging::Image& image, int quality, Faults& faults, unsigned char*& data, unsigned long& size)
{
    jpeg_compress_struct codec{};
    codec.err = jpeg_std_error(&faults.base);
    faults.base.error_exit = onFault;
    if (setjmp(faults.back)) {
        jpeg_destroy_compress(&codec);
        return false;
    }
    jpeg_create_compress(&codec);
    jpeg_mem_dest(&codec, &data, &size);
    codec.image_width = static_cast<JDIMENSION>(image.width);
    codec.image_height = static_cast<JDIMENSION>(image.height);
    codec.input_components = image.channels;
    codec.in_color_space = image.channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&codec);
    jpeg_set_quality(&codec, quality, TRUE);
    codec.comp_info[0].h_samp_factor = 1;
    codec.comp_info[0].v_samp_factor = 1;
    jpeg_start_compress(&codec, TRUE);
    const std::size_t stride = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.channels);
    while (codec.next_scanline < codec.image_height) {
        auto* row = const_cast<JSAMPROW>(image.pixels.data() + codec.next_scanline * stride);
        jpeg_write_scanlines(&codec, &row, 1);
    }
    jpeg_finish_compress(&codec);
    jpeg_destroy_compress(&codec);
    return true;
}

}

std::string encodeJpeg(const imaging::Image& image, int quality)
{
    Faults faults;
    unsigned char* data = nullptr;
    unsigned long size = 0;
    const bool fine = compress(image, quality, faults, data, size);
    std::string out = fine ? std::string(reinterpret_cast<const char*>(data), size) : std::string();
    std::free(data);
    if (!fine)
        throw Error(ErrorKind::Image, std::string("a picture could not be made a JPEG: ") + faults.text.data());
    return out;
}

}
