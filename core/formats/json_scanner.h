#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sinopia {

/// Reads JSON token by token, for headers whose form is known beforehand: nothing is built that the caller
/// did not ask for, so a hostile header costs neither depth nor memory. Numbers are exact unsigned 64-bit
/// integers; anything else (signs, fractions, exponents, NaN) is refused. RFC 8259.
class JsonScanner {
  public:
    /// `where` starts every message, e.g. "model.safetensors: the header".
    JsonScanner(std::string_view text, std::string where);

    /// Takes `symbol` (one of { } [ ] : ,) after white space, or throws Error.
    void expect(char symbol);
    /// Takes `symbol` after white space if it is next.
    bool accept(char symbol);

    /// A string of at most `limit` bytes as UTF-8; escapes resolved, ill-formed UTF-8 refused.
    std::string string(std::size_t limit);
    std::uint64_t number();

    /// Throws Error unless only white space is left.
    void expect_end();

    [[noreturn]] void fail(const std::string& cause) const;

  private:
    void skip_space();
    unsigned char take();
    void escape(std::string& out);
    std::uint32_t four_digits();

    std::string_view text_;
    std::size_t at_ = 0;
    std::string where_;
};

} // namespace sinopia
