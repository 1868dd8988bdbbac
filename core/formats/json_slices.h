#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sinopia {

// Large JSON files (a picture as text, a hundred thousand annotations) are cut into the texts of their parts
// before anything is built: memory is needed for one part at a time, and what nobody asks for is never
// decoded. Only strings and brackets are looked at; what is wrong inside a part shows when it is parsed.

/// A value's text inside a JSON file.
struct JsonMember {
    std::string key;
    std::string_view value;
};

/// The members of the object that `text` is. Throws Error, beginning with `where`, if it is none, has more
/// than 1,000 members, one twice, or brackets and strings that do not close.
std::vector<JsonMember> json_members(std::string_view text, const std::string& where);

/// The value of a member, empty if there is none or it is null.
std::string_view member_of(const std::vector<JsonMember>& members, std::string_view key);

/// Calls `element(text, position)` for each element of the list that `text` is. Throws Error like
/// json_members.
void for_each_json_element(std::string_view text, const std::string& where,
                           const std::function<void(std::string_view, std::size_t)>& element);

/// A text as JSON writes it, with its quotes. Throws Error if it is not UTF-8.
std::string json_text(const std::string& text);

} // namespace sinopia
