#pragma once

#include "image/image_file.h"
#include "image/image_io.h"

#include <png.h>

#include <cstdint>
#include <functional>
#include <vector>

namespace sinopia {

/// How pixels are handed out by PngReader::decode.
enum class PngPixels {
    rgba,   ///< 4 bytes: sRGB and alpha, from any PNG without a palette; 16 bits reduced with rounding
    rgb,    ///< 3 bytes: the same of an opaque one
    values, ///< one value as stored: 1 byte up to 8 bits (small depths unpacked), 2 native bytes for 16 bits
    gray8   ///< 1 byte: grey of 1 to 8 bits scaled to 0..255
};

/// One PNG file being read by libpng. Everything a longjmp could skip is a member, and no libpng call is made
/// while an object with a destructor lives on the stack above it.
class PngReader {
  public:
    /// Reads the chunks before the pixels. The size was checked before libpng saw the file. Throws Error.
    explicit PngReader(const std::filesystem::path& path);
    /// The same from an open file; `name` stands in messages.
    PngReader(FilePtr file, const std::filesystem::path& name);
    ~PngReader();
    PngReader(const PngReader&) = delete;
    PngReader& operator=(const PngReader&) = delete;

    Size size() const { return size_; }
    /// The same once it is known that the file holds enough for it: for making room for the pixels. Throws
    /// Error.
    Size checked_size();
    int bit_depth() const { return bit_depth_; }
    bool indexed() const { return color_type_ == PNG_COLOR_TYPE_PALETTE; }
    bool gray() const { return color_type_ == PNG_COLOR_TYPE_GRAY; }
    /// Neither an alpha channel nor a transparent colour.
    bool opaque() const { return opaque_; }
    bool has_colors() const { return (color_type_ & PNG_COLOR_MASK_COLOR) != 0 && !indexed(); }

    const std::vector<Rgb>& palette() const { return palette_; }
    /// Opacity of palette entries; shorter than the palette where the rest is opaque.
    const std::vector<std::uint8_t>& palette_alpha() const { return palette_alpha_; }

    /// Decodes all rows from top to bottom; `row(y, bytes)` gets width() pixels. Call once.
    void decode(PngPixels pixels, const std::function<void(int, const std::uint8_t*)>& row);

    /// All text chunks, those after the pixels too. Call once, instead of decode.
    PngText read_text();

  private:
    template <class F>
    void guarded(F&& call);
    void check_header();
    void set_transforms(PngPixels pixels);
    std::uint64_t raw_bytes() const;
    void copy_palette();
    static void on_error(png_structp png, png_const_charp message);
    static void on_warning(png_structp, png_const_charp) {}
    static void on_read(png_structp png, png_bytep to, std::size_t count);

    std::filesystem::path path_;
    FilePtr file_;
    png_structp png_ = nullptr;
    png_infop info_ = nullptr;
    char cause_[160] = {};
    Size size_;
    int bit_depth_ = 0;
    int color_type_ = 0;
    bool interlaced_ = false;
    bool opaque_ = false;
    std::vector<Rgb> palette_;
    std::vector<std::uint8_t> palette_alpha_;
    std::vector<std::uint8_t> buffer_;
    std::vector<png_bytep> rows_;
};

} // namespace sinopia
