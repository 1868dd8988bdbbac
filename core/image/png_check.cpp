#include "image/png_check.h"

#include "image/big_endian.h"
#include "image/image_file.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <vector>
#include <zlib.h>

namespace sinopia {
namespace {

constexpr std::uint64_t small_raw = 8 << 20;    // below it nothing is checked
constexpr std::uint64_t dry_run_raw = 24 << 20; // from here on a very small file is unpacked once for nothing
constexpr std::uint64_t usual_ratio = 50;       // that pictures and maps seldom exceed
constexpr std::uint64_t deflate_limit = 1032;   // zlib's technical notes, "maximum compression factor"
constexpr std::size_t block = 64 << 10;

/// Unpacks a stream into nothing and counts.
class DryRun {
  public:
    DryRun() : out_(block) { open_ = inflateInit(&stream_) == Z_OK; }
    ~DryRun() { inflateEnd(&stream_); }
    DryRun(const DryRun&) = delete;
    DryRun& operator=(const DryRun&) = delete;

    void feed(const unsigned char* bytes, std::size_t count) {
        stream_.next_in = const_cast<unsigned char*>(bytes);
        stream_.avail_in = static_cast<uInt>(count);
        while (open_ && stream_.avail_in > 0) {
            stream_.next_out = out_.data();
            stream_.avail_out = static_cast<uInt>(out_.size());
            open_ = inflate(&stream_, Z_NO_FLUSH) == Z_OK;
            total_ += out_.size() - stream_.avail_out;
        }
    }
    std::uint64_t total() const { return total_; }

  private:
    z_stream stream_{};
    std::vector<unsigned char> out_;
    bool open_ = false;
    std::uint64_t total_ = 0;
};

/// Goes over the chunks; IDAT's bytes go to `run` if there is one.
class ChunkWalk {
  public:
    ChunkWalk(std::FILE* file, const std::filesystem::path& path)
        : file_(file), path_(path), buffer_(block) {}

    /// The packed bytes of the pixels. They lie in consecutive chunks (PNG specification, 5.6).
    std::uint64_t pixels(DryRun* run) {
        std::fseek(file_, 8, SEEK_SET);
        std::uint64_t sum = 0;
        bool inside = false;
        for (std::array<unsigned char, 8> head{}; std::fread(head.data(), 1, 8, file_) == 8;) {
            const bool data = std::memcmp(head.data() + 4, "IDAT", 4) == 0;
            if (inside && !data)
                break;
            inside = data;
            const std::uint32_t length = big_endian(head.data());
            sum += data ? length : 0;
            walk(head.data() + 4, length, data ? run : nullptr);
        }
        return sum;
    }

  private:
    void walk(const unsigned char* type, std::uint32_t length, DryRun* run) {
        uLong crc = crc32(0, type, 4);
        for (std::uint32_t left = length; left > 0;) {
            const std::size_t want = std::min<std::size_t>(left, buffer_.size());
            if (std::fread(buffer_.data(), 1, want, file_) != want)
                throw_damaged(path_, "the file ends too early");
            crc = crc32(crc, buffer_.data(), static_cast<uInt>(want));
            if (run)
                run->feed(buffer_.data(), want);
            left -= static_cast<std::uint32_t>(want);
        }
        std::array<unsigned char, 4> claimed{};
        if (std::fread(claimed.data(), 1, 4, file_) != 4)
            throw_damaged(path_, "the file ends too early");
        if (std::memcmp(type, "IDAT", 4) == 0 && big_endian(claimed.data()) != crc)
            throw_damaged(path_, "wrong checksum of the pixels");
    }

    std::FILE* file_;
    const std::filesystem::path& path_;
    std::vector<unsigned char> buffer_;
};

} // namespace

void check_png_pixels(std::FILE* file, const std::filesystem::path& path, std::uint64_t raw) {
    if (raw <= small_raw)
        return;
    const long at = std::ftell(file);
    ChunkWalk walk(file, path);
    const std::uint64_t packed = walk.pixels(nullptr);
    if (packed < raw / deflate_limit)
        throw_damaged(path, "too short for the picture it claims to be");
    if (raw > dry_run_raw && packed < raw / usual_ratio) {
        DryRun run;
        walk.pixels(&run);
        if (run.total() < raw)
            throw_damaged(path, "its pixels end too early");
    }
    std::fseek(file, at, SEEK_SET);
}

} // namespace sinopia
