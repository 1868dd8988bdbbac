#include "base/error.h"
#include "image/image_file.h"
#include "image/image_io.h"

#include <jpeglib.h>

#include <algorithm>
#include <csetjmp>
#include <cstdlib>
#include <string>

namespace sinopia {
namespace {

constexpr std::size_t longest_segment = 65533; // a segment's length field counts its own two bytes
constexpr std::size_t most_text = 1 << 20;
constexpr int fine_quality = 90;

/// One JPEG being made by libjpeg. Everything a longjmp could skip is a member.
class JpegWriter {
  public:
    JpegWriter(const RgbImage& picture, int quality, const std::string& text)
        : picture_(picture), quality_(quality), text_(text) {
        jpeg_.err = jpeg_std_error(&errors_);
        errors_.error_exit = [](j_common_ptr jpeg) {
            std::longjmp(static_cast<Errors*>(jpeg->err)->escape, 1);
        };
        errors_.emit_message = [](j_common_ptr, int) {};
    }
    ~JpegWriter() {
        jpeg_destroy_compress(&jpeg_);
        std::free(bytes_);
    }
    JpegWriter(const JpegWriter&) = delete;
    JpegWriter& operator=(const JpegWriter&) = delete;

    std::string encode() {
        if (setjmp(errors_.escape)) {
            char cause[JMSG_LENGTH_MAX] = {};
            errors_.format_message(reinterpret_cast<j_common_ptr>(&jpeg_), cause);
            throw Failure(std::string("the picture could not be made a JPEG: ") + cause);
        }
        run();
        return {reinterpret_cast<const char*>(bytes_), count_};
    }

  private:
    struct Errors : jpeg_error_mgr { // libjpeg hands back the base; it must come first
        std::jmp_buf escape;
    };

    /// Holds no object with a destructor.
    void run() {
        jpeg_create_compress(&jpeg_);
        jpeg_mem_dest(&jpeg_, &bytes_, &count_);
        jpeg_.image_width = static_cast<JDIMENSION>(picture_.width());
        jpeg_.image_height = static_cast<JDIMENSION>(picture_.height());
        jpeg_.input_components = 3;
        jpeg_.in_color_space = JCS_RGB;
        jpeg_set_defaults(&jpeg_);
        jpeg_set_quality(&jpeg_, quality_, TRUE);
        if (quality_ >= fine_quality)
            jpeg_.comp_info[0].h_samp_factor = jpeg_.comp_info[0].v_samp_factor = 1;
        jpeg_.optimize_coding = TRUE;
        jpeg_start_compress(&jpeg_, TRUE);
        for (std::size_t at = 0; at < text_.size(); at += longest_segment)
            jpeg_write_marker(&jpeg_, JPEG_COM, reinterpret_cast<const JOCTET*>(text_.data()) + at,
                              static_cast<unsigned>(std::min(longest_segment, text_.size() - at)));
        for (int y = 0; y < picture_.height(); ++y) {
            JSAMPROW row = const_cast<JSAMPLE*>(reinterpret_cast<const JSAMPLE*>(picture_.row(y)));
            jpeg_write_scanlines(&jpeg_, &row, 1);
        }
        jpeg_finish_compress(&jpeg_);
    }

    const RgbImage& picture_;
    int quality_;
    const std::string& text_;
    jpeg_compress_struct jpeg_{};
    Errors errors_{};
    unsigned char* bytes_ = nullptr;
    unsigned long count_ = 0;
};

} // namespace

std::string picture_jpeg_bytes(const RgbImage& picture, int quality, const std::string& text) {
    check_image_size("the picture", picture.width(), picture.height());
    if (quality < 1 || quality > 100)
        throw Error("a JPEG's quality is a number from 1 to 100, not " + std::to_string(quality));
    if (text.size() > most_text)
        throw Error("the text is too long for a JPEG's comment; save the picture as PNG");
    return JpegWriter(picture, quality, text).encode();
}

} // namespace sinopia
