#include "base/sha256.h"

#include "base/error.h"
#include "base/sha256_blocks.h"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <unistd.h>
#include <vector>

namespace sinopia {

// First 32 bits of the fractional parts of the square roots of the first eight primes (FIPS 180-4, 5.3.3).
Sha256::Sha256()
    : state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19} {
}

void Sha256::update(std::span<const std::byte> bytes) {
    const std::size_t held = length_ % 64;
    length_ += bytes.size();
    if (held > 0) {
        const std::size_t taken = std::min(bytes.size(), 64 - held);
        std::copy_n(bytes.begin(), taken, block_.begin() + static_cast<std::ptrdiff_t>(held));
        bytes = bytes.subspan(taken);
        if (held + taken < 64)
            return;
        sha256_blocks(state_, block_.data(), 1);
    }
    sha256_blocks(state_, bytes.data(), bytes.size() / 64);
    const auto rest = bytes.subspan(bytes.size() / 64 * 64);
    std::copy(rest.begin(), rest.end(), block_.begin());
}

std::string Sha256::finish() {
    const std::uint64_t bits = length_ * 8;
    std::vector<std::byte> padding((length_ % 64 < 56 ? 56 : 120) - length_ % 64 + 8);
    padding.front() = std::byte{0x80};
    for (int i = 0; i < 8; ++i)
        padding[padding.size() - 1 - static_cast<std::size_t>(i)] = static_cast<std::byte>(bits >> (8 * i));
    update(padding);

    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const std::uint32_t word : state_)
        for (int shift = 28; shift >= 0; shift -= 4)
            text += digits[word >> shift & 15];
    return text;
}

std::string sha256_of(std::span<const std::byte> bytes) {
    Sha256 hash;
    hash.update(bytes);
    return hash.finish();
}

std::string sha256_of_file(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        throw Error(path.string() + ": could not be opened: " + std::strerror(errno));
    Sha256 hash;
    constexpr std::size_t piece = 1 << 18;
    const auto buffer = std::make_unique<std::byte[]>(piece);
    ssize_t n = 0;
    while ((n = ::read(descriptor, buffer.get(), piece)) > 0 || (n < 0 && errno == EINTR))
        if (n > 0)
            hash.update({buffer.get(), static_cast<std::size_t>(n)});
    const int reason = errno;
    ::close(descriptor);
    if (n < 0)
        throw Error(path.string() + ": could not be read: " + std::strerror(reason));
    return hash.finish();
}

} // namespace sinopia
