#include "image/jpeg_reader.h"

#include "base/error.h"
#include "image/exif.h"
#include "image/image_file.h"

#include <jpeglib.h>

#include <algorithm>
#include <csetjmp>
#include <cstdio>
#include <jerror.h>
#include <vector>

namespace sinopia {
namespace {

/// A crafted progressive file can hold thousands of scans over the whole picture; real ones have about ten.
constexpr int max_scans = 200;

/// One JPEG file being read by libjpeg. Everything a longjmp could skip is a member.
class JpegReader {
  public:
    JpegReader(FilePtr file, const std::filesystem::path& name);
    ~JpegReader() { jpeg_destroy_decompress(&jpeg_); }
    JpegReader(const JpegReader&) = delete;
    JpegReader& operator=(const JpegReader&) = delete;

    Size stored_size() const {
        return {static_cast<int>(jpeg_.image_width), static_cast<int>(jpeg_.image_height)};
    }
    bool gray() const { return jpeg_.jpeg_color_space == JCS_GRAYSCALE; }
    int orientation() const;
    std::string comment() const;
    RgbImage decode();

  private:
    struct Errors : jpeg_error_mgr { // libjpeg hands back the base; it must come first
        std::jmp_buf escape;
    };

    template <class F>
    void guarded(F&& call);
    void check_enough_bytes();
    void read_row(Rgb* to);
    void copy_cmyk_row(Rgb* to) const;
    static void on_error(j_common_ptr jpeg);
    static void on_message(j_common_ptr jpeg, int level);
    static void on_progress(j_common_ptr jpeg);

    std::filesystem::path path_;
    FilePtr file_;
    jpeg_decompress_struct jpeg_{};
    Errors errors_{};
    jpeg_progress_mgr progress_{};
    std::vector<JSAMPLE> cmyk_;
};

void JpegReader::on_error(j_common_ptr jpeg) {
    std::longjmp(static_cast<Errors*>(jpeg->err)->escape, 1);
}

/// Warnings below zero mean corrupt data that libjpeg papers over. Those that leave wrong pixels are errors
/// here.
void JpegReader::on_message(j_common_ptr jpeg, int level) {
    const int code = jpeg->err->msg_code;
    if (level < 0 && (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE ||
                      code == JWRN_ARITH_BAD_CODE || code == JWRN_MUST_RESYNC))
        on_error(jpeg);
}

void JpegReader::on_progress(j_common_ptr jpeg) {
    if (reinterpret_cast<j_decompress_ptr>(jpeg)->input_scan_number > max_scans)
        ERREXIT(jpeg, JERR_BAD_PROGRESSION);
}

/// Runs libjpeg calls; their error becomes an Error. `call` may hold no object with a destructor.
template <class F>
void JpegReader::guarded(F&& call) {
    if (setjmp(errors_.escape)) {
        char cause[JMSG_LENGTH_MAX] = {};
        errors_.format_message(reinterpret_cast<j_common_ptr>(&jpeg_), cause);
        throw_damaged(path_, cause);
    }
    call();
}

JpegReader::JpegReader(FilePtr file, const std::filesystem::path& name)
    : path_(name), file_(std::move(file)) {
    if (detect_format(file_.get(), path_) != ImageFormat::jpeg)
        throw Error(path_.string() + ": is not a JPEG file; convert it to PNG or JPEG");
    jpeg_.err = jpeg_std_error(&errors_);
    errors_.error_exit = on_error;
    errors_.emit_message = on_message;
    try {
        guarded([&] {
            jpeg_create_decompress(&jpeg_);
            jpeg_.progress = &progress_;
            progress_.progress_monitor = on_progress;
            jpeg_stdio_src(&jpeg_, file_.get());
            jpeg_save_markers(&jpeg_, JPEG_APP0 + 1, 0xffff);
            jpeg_save_markers(&jpeg_, JPEG_COM, 0xffff);
            jpeg_read_header(&jpeg_, TRUE);
        });
        check_image_size(path_, jpeg_.image_width, jpeg_.image_height);
    } catch (...) {
        jpeg_destroy_decompress(&jpeg_);
        throw;
    }
}

int JpegReader::orientation() const {
    for (jpeg_saved_marker_ptr marker = jpeg_.marker_list; marker; marker = marker->next)
        if (marker->marker == JPEG_APP0 + 1) {
            const int orientation = exif_orientation({marker->data, marker->data_length});
            if (orientation != 1)
                return orientation;
        }
    return 1;
}

std::string JpegReader::comment() const {
    std::string text;
    for (jpeg_saved_marker_ptr marker = jpeg_.marker_list; marker; marker = marker->next)
        if (marker->marker == JPEG_COM)
            text.append(reinterpret_cast<const char*>(marker->data), marker->data_length);
    return text;
}

/// A block of 8x8 pixels takes at least one bit in every Huffman-coded file, so a short file cannot hold a
/// large picture: refused before there is memory for it.
void JpegReader::check_enough_bytes() {
    const Size size = stored_size();
    const long long blocks = ((size.width + 7LL) / 8) * ((size.height + 7LL) / 8);
    const long at = std::ftell(file_.get());
    std::fseek(file_.get(), 0, SEEK_END);
    const long long bytes = std::ftell(file_.get());
    std::fseek(file_.get(), at, SEEK_SET);
    if (!jpeg_.arith_code && bytes < blocks / 8)
        throw_damaged(path_, "too short for the picture it claims to be");
}

void JpegReader::read_row(Rgb* to) {
    JSAMPROW row = cmyk_.empty() ? reinterpret_cast<JSAMPLE*>(to) : cmyk_.data();
    guarded([&] { jpeg_read_scanlines(&jpeg_, &row, 1); });
    if (!cmyk_.empty())
        copy_cmyk_row(to);
}

/// Ink to light without a colour profile. Adobe's files, the usual ones, store the inks inverted.
void JpegReader::copy_cmyk_row(Rgb* to) const {
    const bool inverted = jpeg_.saw_Adobe_marker;
    for (std::size_t x = 0; x < jpeg_.output_width; ++x) {
        const JSAMPLE* ink = &cmyk_[4 * x];
        auto light = [&](int i) { return inverted ? ink[i] : 255 - ink[i]; };
        auto channel = [&](int i) { return static_cast<std::uint8_t>((light(i) * light(3) + 127) / 255); };
        to[x] = {channel(0), channel(1), channel(2)};
    }
}

RgbImage JpegReader::decode() {
    const bool inks = jpeg_.jpeg_color_space == JCS_CMYK || jpeg_.jpeg_color_space == JCS_YCCK;
    jpeg_.out_color_space = inks ? JCS_CMYK : JCS_RGB;
    check_enough_bytes();
    guarded([&] { jpeg_start_decompress(&jpeg_); });
    cmyk_.resize(inks ? 4 * static_cast<std::size_t>(jpeg_.output_width) : 0);
    // The first row before the memory for all of them: rubbish mostly fails there.
    RgbImage first({stored_size().width, 1});
    read_row(first.data());
    RgbImage out(stored_size());
    std::copy(first.pixels().begin(), first.pixels().end(), out.row(0));
    for (int y = 1; y < out.height(); ++y)
        read_row(out.row(y));
    guarded([&] { jpeg_finish_decompress(&jpeg_); });
    return out;
}

} // namespace

ImageInfo read_jpeg_info(FilePtr file, const std::filesystem::path& name) {
    const JpegReader reader(std::move(file), name);
    ImageInfo info;
    info.format = "jpeg";
    info.size = reader.stored_size();
    if (orientation_swaps_sides(reader.orientation()))
        std::swap(info.size.width, info.size.height);
    info.gray = reader.gray();
    return info;
}

RgbImage read_jpeg(FilePtr file, const std::filesystem::path& name) {
    JpegReader reader(std::move(file), name);
    const int orientation = reader.orientation();
    return apply_orientation(reader.decode(), orientation);
}

std::string read_jpeg_comment(FilePtr file, const std::filesystem::path& name) {
    return JpegReader(std::move(file), name).comment();
}

} // namespace sinopia
