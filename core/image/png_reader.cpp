#include "image/png_reader.h"

#include "base/error.h"
#include "image/big_endian.h"
#include "image/png_check.h"

#include <array>
#include <bit>
#include <csetjmp>
#include <cstring>

namespace sinopia {
namespace {

/// Chunks other than the pixels may not unpack beyond this.
constexpr png_alloc_size_t max_chunk_bytes = 4 * 1024 * 1024;
constexpr png_uint_32 max_chunk_count = 256;

/// Text of the older chunks is Latin-1.
std::string utf8_from_latin1(const char* text, std::size_t length) {
    std::string out;
    for (std::size_t i = 0; i < length; ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < 0x80) {
            out += static_cast<char>(c);
        } else {
            out += static_cast<char>(0xc0 | (c >> 6));
            out += static_cast<char>(0x80 | (c & 0x3f));
        }
    }
    return out;
}

} // namespace

void PngReader::on_error(png_structp png, png_const_charp message) {
    auto* self = static_cast<PngReader*>(png_get_error_ptr(png));
    std::strncpy(self->cause_, message, sizeof(self->cause_) - 1);
    png_longjmp(png, 1);
}

void PngReader::on_read(png_structp png, png_bytep to, std::size_t count) {
    auto* file = static_cast<std::FILE*>(png_get_io_ptr(png));
    if (std::fread(to, 1, count, file) != count)
        png_error(png, "the file ends too early");
}

/// Runs libpng calls; their error becomes an Error. `call` may hold no object with a destructor.
template <class F>
void PngReader::guarded(F&& call) {
    if (setjmp(png_jmpbuf(png_)))
        throw_damaged(path_, cause_);
    call();
}

PngReader::PngReader(const std::filesystem::path& path) : PngReader(open_image_file(path), path) {}

PngReader::PngReader(FilePtr file, const std::filesystem::path& name) : path_(name), file_(std::move(file)) {
    check_header();
    png_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, on_error, on_warning);
    info_ = png_ ? png_create_info_struct(png_) : nullptr;
    if (!info_) {
        png_destroy_read_struct(&png_, &info_, nullptr);
        throw Failure(path_.string() + ": no memory is left to read it");
    }
    try {
        guarded([&] {
            png_set_read_fn(png_, file_.get(), on_read);
            png_set_user_limits(png_, max_image_side, max_image_side);
            png_set_chunk_malloc_max(png_, max_chunk_bytes);
            png_set_chunk_cache_max(png_, max_chunk_count);
            png_read_info(png_, info_);
            bit_depth_ = png_get_bit_depth(png_, info_);
            color_type_ = png_get_color_type(png_, info_);
            opaque_ = (color_type_ & PNG_COLOR_MASK_ALPHA) == 0 && !png_get_valid(png_, info_, PNG_INFO_tRNS);
            interlaced_ = png_get_interlace_type(png_, info_) != PNG_INTERLACE_NONE;
        });
        if (indexed())
            copy_palette();
    } catch (...) {
        png_destroy_read_struct(&png_, &info_, nullptr);
        throw;
    }
}

PngReader::~PngReader() {
    png_destroy_read_struct(&png_, &info_, nullptr);
}

/// Signature (8 bytes), chunk length and type (8), then width and height: PNG specification, 5.2 and 11.2.2.
void PngReader::check_header() {
    if (detect_format(file_.get(), path_) != ImageFormat::png)
        throw Error(path_.string() + ": is not a PNG file; convert it to PNG");
    std::array<unsigned char, 24> head{};
    const bool read = std::fread(head.data(), 1, head.size(), file_.get()) == head.size();
    std::rewind(file_.get());
    if (!read || std::memcmp(head.data() + 12, "IHDR", 4) != 0)
        throw_damaged(path_, "no image header");
    const std::uint32_t width = big_endian(head.data() + 16), height = big_endian(head.data() + 20);
    check_image_size(path_, width, height);
    size_ = {static_cast<int>(width), static_cast<int>(height)};
}

void PngReader::copy_palette() {
    png_colorp colors = nullptr;
    int count = 0;
    png_bytep alpha = nullptr;
    int alpha_count = 0;
    guarded([&] {
        png_get_PLTE(png_, info_, &colors, &count);
        png_get_tRNS(png_, info_, &alpha, &alpha_count, nullptr);
    });
    for (int i = 0; i < count; ++i)
        palette_.push_back({colors[i].red, colors[i].green, colors[i].blue});
    if (alpha && alpha_count > 0)
        palette_alpha_.assign(alpha, alpha + alpha_count);
    if (palette_.empty())
        throw_damaged(path_, "no palette");
}

void PngReader::set_transforms(PngPixels pixels) {
    png_set_packing(png_);
    if (pixels == PngPixels::values) {
        if (std::endian::native == std::endian::little)
            png_set_swap(png_);
        return;
    }
    png_set_expand_gray_1_2_4_to_8(png_);
    if (pixels == PngPixels::gray8)
        return;
    png_set_scale_16(png_);
    png_set_gray_to_rgb(png_);
    if (pixels == PngPixels::rgb)
        return;
    png_set_tRNS_to_alpha(png_);
    png_set_add_alpha(png_, 0xff, PNG_FILLER_AFTER);
}

/// What the pixels take when unpacked: a filter byte and the packed values of each row.
std::uint64_t PngReader::raw_bytes() const {
    const bool colors = (color_type_ & PNG_COLOR_MASK_COLOR) != 0 && !indexed();
    const int channels = (colors ? 3 : 1) + ((color_type_ & PNG_COLOR_MASK_ALPHA) != 0 ? 1 : 0);
    const auto bits =
        static_cast<std::uint64_t>(size_.width) * static_cast<std::uint64_t>(channels * bit_depth_);
    return static_cast<std::uint64_t>(size_.height) * (1 + (bits + 7) / 8);
}

Size PngReader::checked_size() {
    check_png_pixels(file_.get(), path_, raw_bytes());
    return size_;
}

void PngReader::decode(PngPixels pixels, const std::function<void(int, const std::uint8_t*)>& row) {
    const auto height = static_cast<std::size_t>(size_.height);
    std::size_t row_bytes = 0;
    guarded([&] {
        set_transforms(pixels);
        png_set_interlace_handling(png_);
        png_read_update_info(png_, info_);
        row_bytes = png_get_rowbytes(png_, info_);
    });
    // Interlaced pixels come in seven passes over the whole picture; plain ones row by row through one
    // buffer.
    buffer_.resize(row_bytes * (interlaced_ ? height : 1));
    if (interlaced_) {
        for (std::size_t y = 0; y < height; ++y)
            rows_.push_back(buffer_.data() + y * row_bytes);
        guarded([&] { png_read_image(png_, rows_.data()); });
    }
    for (int y = 0; y < size_.height; ++y) {
        if (!interlaced_)
            guarded([&] { png_read_row(png_, buffer_.data(), nullptr); });
        row(y, interlaced_ ? rows_[static_cast<std::size_t>(y)] : buffer_.data());
    }
}

PngText PngReader::read_text() {
    int passes = 1;
    guarded([&] {
        passes = png_set_interlace_handling(png_);
        png_read_update_info(png_, info_);
    });
    guarded([&] {
        for (int pass = 0; pass < passes; ++pass)
            for (int y = 0; y < size_.height; ++y)
                png_read_row(png_, nullptr, nullptr);
        png_read_end(png_, info_);
    });
    png_textp texts = nullptr;
    int count = 0;
    guarded([&] { png_get_text(png_, info_, &texts, &count); });
    PngText out;
    for (int i = 0; i < count; ++i) {
        const png_text& t = texts[i];
        const bool utf8 = t.compression >= PNG_ITXT_COMPRESSION_NONE;
        const std::size_t length = utf8 ? t.itxt_length : t.text_length;
        out[t.key] = utf8 ? std::string(t.text, length) : utf8_from_latin1(t.text, length);
    }
    return out;
}

} // namespace sinopia
