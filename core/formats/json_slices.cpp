#include "formats/json_slices.h"

#include "base/error.h"
#include "formats/json_scanner.h"
#include "formats/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>

namespace sinopia {
namespace {

constexpr std::size_t most_members = 1000, longest_key = 200;
constexpr int deepest = 64;

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/// Steps over JSON values without looking into them.
class Cutter {
  public:
    Cutter(std::string_view text, const std::string& where) : text_(text), where_(where) {
        if (text_.starts_with("\xef\xbb\xbf")) // some programs begin UTF-8 files with this mark
            at_ = 3;
        skip_space();
    }

    [[noreturn]] void fail(const std::string& cause) const {
        throw Error(where_ + ": is not valid JSON: " + cause + " near byte " + std::to_string(at_));
    }

    bool accept(char symbol) {
        skip_space();
        if (at_ == text_.size() || text_[at_] != symbol)
            return false;
        ++at_;
        return true;
    }
    void expect(char symbol) {
        if (!accept(symbol))
            fail(std::string("'") + symbol + "' is missing");
    }
    void expect_end() {
        skip_space();
        if (at_ != text_.size())
            fail("something follows its end");
    }

    std::string_view value() {
        skip_space();
        const std::size_t from = at_;
        if (at_ == text_.size())
            fail("it ends too early");
        if (text_[at_] == '"')
            string();
        else if (text_[at_] == '{' || text_[at_] == '[')
            brackets();
        else
            word();
        return text_.substr(from, at_ - from);
    }

    std::string key() {
        skip_space();
        if (at_ == text_.size() || text_[at_] != '"')
            fail("a key is missing");
        const std::size_t from = at_;
        string();
        return JsonScanner(text_.substr(from, at_ - from), where_).string(longest_key);
    }

  private:
    void skip_space() {
        while (at_ < text_.size() && is_space(text_[at_]))
            ++at_;
    }

    void string() {
        for (++at_; at_ < text_.size(); ++at_) {
            // A picture is millions of characters without a quote: searched as a whole.
            const auto* quote =
                static_cast<const char*>(std::memchr(text_.data() + at_, '"', text_.size() - at_));
            if (!quote)
                break;
            at_ = static_cast<std::size_t>(quote - text_.data());
            std::size_t slashes = 0;
            while (text_[at_ - 1 - slashes] == '\\')
                ++slashes;
            if (slashes % 2 == 0) {
                ++at_;
                return;
            }
        }
        at_ = text_.size();
        fail("a text does not end");
    }

    void brackets() {
        std::string open;
        do {
            const char c = text_[at_];
            if (c == '"') {
                string();
                continue;
            }
            if (c == '{' || c == '[') {
                open += c == '{' ? '}' : ']';
                if (open.size() > deepest)
                    fail("it is nested more than " + std::to_string(deepest) + " levels deep");
            } else if (c == '}' || c == ']') {
                if (c != open.back())
                    fail("brackets do not match");
                open.pop_back();
            }
            ++at_;
        } while (!open.empty() && at_ < text_.size());
        if (!open.empty())
            fail("it ends too early");
    }

    void word() {
        const std::size_t from = at_;
        while (at_ < text_.size() && !is_space(text_[at_]) && std::strchr(",:]}[{\"", text_[at_]) == nullptr)
            ++at_;
        if (at_ == from)
            fail("a value is missing");
    }

    std::string_view text_;
    const std::string& where_;
    std::size_t at_ = 0;
};

} // namespace

std::vector<JsonMember> json_members(std::string_view text, const std::string& where) {
    Cutter cut(text, where);
    if (!cut.accept('{'))
        throw Error(where + ": a JSON object is expected");
    std::vector<JsonMember> members;
    if (!cut.accept('}')) {
        do {
            std::string key = cut.key();
            cut.expect(':');
            const std::string_view value = cut.value();
            if (std::any_of(members.begin(), members.end(),
                            [&](const JsonMember& m) { return m.key == key; }))
                throw Error(where + ": the key \"" + key + "\" stands twice in one object");
            members.push_back({std::move(key), value});
            if (members.size() > most_members)
                cut.fail("an object has more than " + std::to_string(most_members) + " members");
        } while (cut.accept(','));
        cut.expect('}');
    }
    cut.expect_end();
    return members;
}

std::string_view member_of(const std::vector<JsonMember>& members, std::string_view key) {
    for (const JsonMember& member : members)
        if (member.key == key)
            return member.value == "null" ? std::string_view() : member.value;
    return {};
}

void for_each_json_element(std::string_view text, const std::string& where,
                           const std::function<void(std::string_view, std::size_t)>& element) {
    Cutter cut(text, where);
    if (!cut.accept('['))
        throw Error(where + ": a JSON list is expected");
    if (!cut.accept(']')) {
        std::size_t position = 0;
        do
            element(cut.value(), position++);
        while (cut.accept(','));
        cut.expect(']');
    }
    cut.expect_end();
}

std::string json_text(const std::string& text) {
    if (!is_utf8(text))
        throw Error("the text \"" + text + "\" is not UTF-8, which JSON needs; rename it first");
    return nlohmann::json(text).dump();
}

} // namespace sinopia
