#pragma once

#include "base/error.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace sinopia::fuzz {

inline std::span<const std::byte> bytes_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const std::byte*>(data), size};
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// A target: reads `size` bytes at `data` as one kind of file and returns 0. Nothing but sinopia::Error may
/// come out of a reader; whatever else happens ends the process.
using Target = int (*)(const std::uint8_t* data, std::size_t size);

/// The targets of a replay, by name.
std::map<std::string, Target>& targets();

/// Refusing is as good as reading.
template <class F>
void survive(F&& read) {
    try {
        read();
    } catch (const Error&) {
    }
}

/// What must hold of anything a reader has accepted.
inline void require(bool holds, const char* what) {
    if (holds)
        return;
    std::fprintf(stderr, "accepted, but %s\n", what);
    std::abort();
}

/// The input as a file, for readers that take a path: in memory where the system has a place for that.
class InputFile {
  public:
    InputFile();
    ~InputFile();
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;

    const std::filesystem::path& holding(const std::uint8_t* data, std::size_t size) const;

  private:
    std::filesystem::path folder_;
    std::filesystem::path path_;
};

} // namespace sinopia::fuzz

/// FUZZ_TARGET(name) { ... }: the body of a Target, for libFuzzer or for the replay.
#ifdef SINOPIA_FUZZ
#define FUZZ_TARGET(name) extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
#else
#define FUZZ_TARGET(name)                                                                                    \
    static int read_##name(const std::uint8_t* data, std::size_t size);                                      \
    static const bool name##_stands = sinopia::fuzz::targets().emplace(#name, read_##name).second;           \
    static int read_##name(const std::uint8_t* data, std::size_t size)
#endif
