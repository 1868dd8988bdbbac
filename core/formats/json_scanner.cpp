#include "formats/json_scanner.h"

#include "base/error.h"
#include "formats/utf8.h"

#include <utility>

namespace sinopia {
namespace {

void append_utf8(std::string& out, std::uint32_t c) {
    const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xc0 | c >> 6), put(0x80 | (c & 63));
    } else if (c < 0x10000) {
        put(0xe0 | c >> 12), put(0x80 | (c >> 6 & 63)), put(0x80 | (c & 63));
    } else {
        put(0xf0 | c >> 18), put(0x80 | (c >> 12 & 63)), put(0x80 | (c >> 6 & 63)), put(0x80 | (c & 63));
    }
}

} // namespace

JsonScanner::JsonScanner(std::string_view text, std::string where) : text_(text), where_(std::move(where)) {}

void JsonScanner::fail(const std::string& cause) const {
    throw Error(where_ + ": " + cause + " at byte " + std::to_string(at_));
}

void JsonScanner::skip_space() {
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t'))
        ++at_;
}

bool JsonScanner::accept(char symbol) {
    skip_space();
    if (at_ >= text_.size() || text_[at_] != symbol)
        return false;
    ++at_;
    return true;
}

void JsonScanner::expect(char symbol) {
    if (!accept(symbol))
        fail(std::string("a '") + symbol + "' is missing");
}

void JsonScanner::expect_end() {
    skip_space();
    if (at_ != text_.size())
        fail("more stands after the closing brace");
}

unsigned char JsonScanner::take() {
    if (at_ >= text_.size())
        fail("the text ends inside a string");
    return static_cast<unsigned char>(text_[at_++]);
}

std::uint64_t JsonScanner::number() {
    skip_space();
    const std::size_t start = at_;
    std::uint64_t value = 0;
    for (; at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; ++at_)
        if (__builtin_mul_overflow(value, std::uint64_t{10}, &value) ||
            __builtin_add_overflow(value, static_cast<std::uint64_t>(text_[at_] - '0'), &value))
            fail("a number is larger than 64 bits hold");
    if (at_ == start)
        fail("a whole number of 0 or more is missing");
    if (text_[start] == '0' && at_ - start > 1)
        fail("a number starts with 0");
    return value; // a sign, fraction or exponent that follows fails as a missing symbol
}

std::string JsonScanner::string(std::size_t limit) {
    expect('"');
    std::string out;
    while (true) {
        // Plain characters in one go.
        const std::size_t start = at_;
        while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\\' &&
               static_cast<unsigned char>(text_[at_]) >= 0x20)
            ++at_;
        if (out.size() + (at_ - start) > limit)
            fail("a string is longer than " + std::to_string(limit) + " bytes");
        out += text_.substr(start, at_ - start);
        const unsigned char c = take();
        if (c == '"')
            break;
        if (c != '\\')
            fail("a control character stands in a string");
        escape(out);
    }
    if (!is_utf8(out))
        fail("a string is not UTF-8");
    return out;
}

void JsonScanner::escape(std::string& out) {
    constexpr std::string_view letters = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
    const unsigned char c = take();
    if (c != 'u') {
        const std::size_t i = letters.find(static_cast<char>(c));
        if (i == std::string_view::npos)
            fail("a string has an unknown escape");
        out += meanings[i];
        return;
    }
    std::uint32_t code = four_digits();
    if (code >= 0xd800 && code < 0xdc00) {
        if (take() != '\\' || take() != 'u')
            fail("half a surrogate pair stands in a string");
        const std::uint32_t low = four_digits();
        if (low < 0xdc00 || low > 0xdfff)
            fail("half a surrogate pair stands in a string");
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    } else if (code >= 0xdc00 && code <= 0xdfff) {
        fail("half a surrogate pair stands in a string");
    }
    append_utf8(out, code);
}

std::uint32_t JsonScanner::four_digits() {
    constexpr std::string_view digits = "0123456789abcdef";
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) {
        const unsigned char c = take();
        const auto digit = digits.find(static_cast<char>(c >= 'A' && c <= 'F' ? c + 32 : c));
        if (digit == std::string_view::npos)
            fail("a \\u escape needs four hexadecimal digits");
        value = value << 4 | static_cast<std::uint32_t>(digit);
    }
    return value;
}

} // namespace sinopia
