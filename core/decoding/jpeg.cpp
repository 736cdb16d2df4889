#include "core/decoding/jpeg.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include <jpeglib.h>

#include <jerror.h>

namespace vlm::decoding {

namespace {

/// libjpeg reports through these; an error leaves the decoder by longjmp, so only plain data live between.
struct Reports {
    jpeg_error_mgr base;
    std::jmp_buf leave;
    bool endedEarly;
    std::array<char, JMSG_LENGTH_MAX> message;
};

void onError(j_common_ptr info)
{
    auto* reports = reinterpret_cast<Reports*>(info->err);
    info->err->format_message(info, reports->message.data());
    std::longjmp(reports->leave, 1);
}

void onMessage(j_common_ptr info, int level)
{
    if (level < 0 && info->err->msg_code == JWRN_JPEG_EOF)
        reinterpret_cast<Reports*>(info->err)->endedEarly = true;
}

/// Pillow: scaled product of two bytes, rounded.
int product(int a, int b)
{
    const int t = a * b + 128;
    return ((t >> 8) + t) >> 8;
}

/// Source: python-pillow/Pillow src/libImaging/Convert.c cmyk2rgb; Adobe files store the inverse (JpegImagePlugin.py)
void cmykToRgb(const std::uint8_t* in, std::uint8_t* out, unsigned pixels, bool inverted)
{
    const int flip = inverted ? 255 : 0;
    for (unsigned i = 0; i < pixels; ++i, in += 4, out += 3) {
        const int white = 255 - (in[3] ^ flip);
        for (int c = 0; c < 3; ++c)
            out[c] = static_cast<std::uint8_t>(std::clamp(white - product(in[c] ^ flip, white), 0, 255));
    }
}

/// All the work between jpeg_read_header and jpeg_finish_decompress; false when libjpeg gave up.
bool readPixels(jpeg_decompress_struct& info, Reports& reports, imaging::Image& image, std::vector<std::uint8_t>& line)
{
    if (setjmp(reports.leave) != 0) // NOLINT: libjpeg's way out
        return false;
    jpeg_start_decompress(&info);
    const bool cmyk = info.out_color_space == JCS_CMYK;
    const std::size_t pitch = static_cast<std::size_t>(info.output_width) * 3;
    while (info.output_scanline < info.output_height) {
        std::uint8_t* out = image.pixels.data() + info.output_scanline * pitch;
        JSAMPROW row = cmyk ? line.data() : out;
        jpeg_read_scanlines(&info, &row, 1);
        if (cmyk)
            cmykToRgb(line.data(), out, info.output_width, info.saw_Adobe_marker != 0);
    }
    jpeg_finish_decompress(&info);
    return true;
}

bool readHeader(jpeg_decompress_struct& info, Reports& reports, std::span<const std::byte> bytes)
{
    if (setjmp(reports.leave) != 0) // NOLINT: libjpeg's way out
        return false;
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_read_header(&info, TRUE);
    return true;
}

struct Destroyer {
    jpeg_decompress_struct& info;
    ~Destroyer() { jpeg_destroy_decompress(&info); }
};

}

imaging::Image decodeJpeg(std::span<const std::byte> bytes, std::string_view name, int divisor, JpegColour colour)
{
    const auto refuse = [name](const std::string& reason) {
        throw Error(ErrorKind::Image, std::string(name) + ": damaged JPEG: " + reason);
    };
    Reports reports{};
    jpeg_decompress_struct info{};
    info.err = jpeg_std_error(&reports.base);
    reports.base.error_exit = onError;
    reports.base.emit_message = onMessage;
    const Destroyer destroyer{info};
    if (!readHeader(info, reports, bytes))
        refuse(reports.message.data());
    if (colour == JpegColour::RgbUnlessMarked && info.num_components == 3 && info.saw_JFIF_marker == 0
        && info.saw_Adobe_marker == 0)
        info.jpeg_color_space = JCS_RGB;
    const bool cmyk = info.jpeg_color_space == JCS_CMYK || info.jpeg_color_space == JCS_YCCK;
    info.out_color_space = cmyk ? JCS_CMYK : JCS_RGB;
    info.scale_num = 1;
    info.scale_denom = static_cast<unsigned>(divisor);
    jpeg_calc_output_dimensions(&info);
    imaging::Image image(static_cast<int>(info.output_width), static_cast<int>(info.output_height), 3);
    std::vector<std::uint8_t> line(cmyk ? static_cast<std::size_t>(info.output_width) * 4 : 0);
    if (!readPixels(info, reports, image, line))
        refuse(reports.message.data());
    if (reports.endedEarly)
        refuse("the data end before the image is complete (" + std::to_string(bytes.size()) + " bytes)");
    return image;
}

}
