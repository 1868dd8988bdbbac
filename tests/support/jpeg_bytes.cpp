#include "support/jpeg_bytes.h"

#include <jpeglib.h>

#include <cstdio>
#include <cstdlib>
#include <vector>

namespace sinopia::test {
namespace {

std::vector<JSAMPLE> row_samples(const RgbImage& picture, int y, JpegKind kind) {
    std::vector<JSAMPLE> row;
    for (int x = 0; x < picture.width(); ++x) {
        const Rgb c = picture.at(x, y);
        if (kind == JpegKind::gray) {
            row.push_back(c.g);
            continue;
        }
        row.insert(row.end(), {c.r, c.g, c.b});
        if (kind == JpegKind::cmyk) // inverted inks: light itself; 255 is no black
            row.push_back(255);
    }
    return row;
}

std::string number(unsigned value, int width, bool big_endian) {
    std::string out;
    for (int i = 0; i < width; ++i)
        out += static_cast<char>(value >> (8 * (big_endian ? width - 1 - i : i)));
    return out;
}

} // namespace

std::string jpeg_bytes(const RgbImage& picture, JpegKind kind, std::string_view app1) {
    jpeg_compress_struct jpeg{};
    jpeg_error_mgr errors{};
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    unsigned char* memory = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&jpeg, &memory, &size);
    jpeg.image_width = static_cast<JDIMENSION>(picture.width());
    jpeg.image_height = static_cast<JDIMENSION>(picture.height());
    jpeg.input_components = kind == JpegKind::gray ? 1 : kind == JpegKind::cmyk ? 4 : 3;
    jpeg.in_color_space = kind == JpegKind::gray   ? JCS_GRAYSCALE
                          : kind == JpegKind::cmyk ? JCS_CMYK
                                                   : JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, 100, TRUE);
    jpeg.comp_info[0].h_samp_factor = jpeg.comp_info[0].v_samp_factor = 1;
    if (kind == JpegKind::progressive)
        jpeg_simple_progression(&jpeg);
    jpeg_start_compress(&jpeg, TRUE);
    if (!app1.empty())
        jpeg_write_marker(&jpeg, JPEG_APP0 + 1, reinterpret_cast<const JOCTET*>(app1.data()),
                          static_cast<unsigned>(app1.size()));
    for (int y = 0; y < picture.height(); ++y) {
        std::vector<JSAMPLE> row = row_samples(picture, y, kind);
        JSAMPROW rows = row.data();
        jpeg_write_scanlines(&jpeg, &rows, 1);
    }
    jpeg_finish_compress(&jpeg);
    std::string out(reinterpret_cast<char*>(memory), size);
    jpeg_destroy_compress(&jpeg);
    std::free(memory);
    return out;
}

std::string exif_segment(int orientation, bool big_endian) {
    auto n = [&](unsigned value, int width) { return number(value, width, big_endian); };
    return std::string("Exif\0\0", 6) + (big_endian ? "MM" : "II") + n(42, 2) + n(8, 4) + n(1, 2) +
           n(0x0112, 2) + n(3, 2) + n(1, 4) + n(static_cast<unsigned>(orientation), 2) + n(0, 2) + n(0, 4);
}

} // namespace sinopia::test
