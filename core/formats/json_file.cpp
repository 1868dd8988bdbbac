#include "formats/json_file.h"

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/mapped_file.h"

#include <set>
#include <utility>

namespace sinopia {
namespace {

using Json = nlohmann::json;

constexpr int max_depth = 64;

/// Watches the parser: it stops what would cost too much before it is built.
class Guard {
  public:
    Guard(const std::string& where, std::size_t most) : where_(where), most_(most) {}

    bool operator()(int depth, Json::parse_event_t event, Json& parsed) {
        using Event = Json::parse_event_t;
        if (depth > max_depth)
            throw Error(where_ + ": is nested more than " + std::to_string(max_depth) + " levels deep");
        if (++values_ > most_)
            throw Error(where_ + ": holds more than " + std::to_string(most_) + " values");
        if (event == Event::object_start)
            keys_.emplace_back();
        else if (event == Event::object_end)
            keys_.pop_back();
        else if (event == Event::key && !keys_.back().insert(parsed.get<std::string>()).second)
            throw Error(where_ + ": the key \"" + parsed.get<std::string>() +
                        "\" stands twice in one object");
        return true;
    }

  private:
    const std::string& where_;
    std::size_t most_;
    std::size_t values_ = 0;
    std::vector<std::set<std::string>> keys_; // of each object that is open
};

} // namespace

Json parse_json(std::string_view text, const std::string& where, const JsonLimits& limits) {
    if (text.size() > limits.bytes)
        throw Error(where + ": is larger than " + std::to_string(limits.bytes) +
                    " bytes, the limit for such a file");
    Guard guard(where, limits.values);
    try {
        return Json::parse(text, std::ref(guard));
    } catch (const Json::parse_error& error) {
        throw Error(where + ": is not valid JSON near byte " + std::to_string(error.byte));
    } catch (const Json::exception&) {
        throw Error(where + ": holds a number outside the range of numbers");
    }
}

Json read_json_file(const std::filesystem::path& path) {
    const MappedFile file(path);
    const auto bytes = file.bytes();
    return parse_json({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, path.string());
}

void write_json_file(const std::filesystem::path& path, const Json& json) {
    std::string text;
    try {
        text = json.dump(2) + "\n";
    } catch (const Json::exception&) {
        throw Error(path.string() + ": could not be written: a text is not UTF-8");
    }
    write_file_atomically(path, text);
}

JsonObject::JsonObject(const Json& json, std::string where) : json_(json), where_(std::move(where)) {
    if (!json.is_object())
        throw Error(where_ + ": a JSON object is expected");
}

void JsonObject::fail(const char* key, const std::string& cause) const {
    throw Error(where_ + ": \"" + key + "\" " + cause);
}

const Json* JsonObject::find(const char* key) const {
    const auto it = json_.find(key);
    return it == json_.end() || it->is_null() ? nullptr : &*it;
}

std::string JsonObject::text(const char* key) const {
    return long_text(key, 1 << 20);
}

const std::string& JsonObject::long_text(const char* key, std::size_t limit) const {
    const Json* value = find(key);
    if (!value)
        fail(key, "is missing");
    if (!value->is_string() || value->get_ref<const std::string&>().size() > limit)
        fail(key, "must be a text");
    return value->get_ref<const std::string&>();
}

std::string JsonObject::text(const char* key, const std::string& otherwise) const {
    return find(key) ? text(key) : otherwise;
}

std::int64_t JsonObject::checked(const char* key, const Json& value, std::int64_t low,
                                 std::int64_t high) const {
    const bool fits = value.is_number_unsigned()
                          ? value.get<std::uint64_t>() <= static_cast<std::uint64_t>(high)
                      : value.is_number_integer() ? value.get<std::int64_t>() <= high
                                                  : false;
    if (!fits || value.get<std::int64_t>() < low)
        fail(key, "must be a whole number between " + std::to_string(low) + " and " + std::to_string(high));
    return value.get<std::int64_t>();
}

std::int64_t JsonObject::integer(const char* key, std::int64_t otherwise, std::int64_t low,
                                 std::int64_t high) const {
    const Json* value = find(key);
    return value ? checked(key, *value, low, high) : otherwise;
}

std::vector<std::int64_t> JsonObject::integers(const char* key, std::size_t count, std::int64_t low,
                                               std::int64_t high) const {
    const Json& list = array(key, count);
    if (list.size() != count)
        fail(key, "must hold " + std::to_string(count) + " whole numbers");
    std::vector<std::int64_t> numbers;
    for (const Json& value : list)
        numbers.push_back(checked(key, value, low, high));
    return numbers;
}

Json JsonObject::object(const char* key) const {
    const Json* value = find(key);
    if (!value)
        return Json::object();
    if (!value->is_object())
        fail(key, "must be a JSON object");
    return *value;
}

const Json& JsonObject::array(const char* key, std::size_t limit) const {
    const Json* value = find(key);
    if (!value)
        fail(key, "is missing");
    if (!value->is_array() || value->size() > limit)
        fail(key, "must be a list of at most " + std::to_string(limit) + " entries");
    return *value;
}

} // namespace sinopia
