#include "support/checkpoint_bytes.h"

#include "hostile.h"

namespace sinopia::test {
namespace {

const std::string numbers = bytes_of(std::vector<float>{0, 1, 2, 3, 4, 5});

HostileFile view(const std::string& name, PickledTensor tensor, const std::string& cause) {
    tensor.name = "layer.weight";
    return {name, checkpoint_zip(pickled_state_dict({tensor}), {{"0", numbers}}).bytes(), cause};
}

/// The good legacy file made of replaceable parts.
struct Legacy {
    std::string start = legacy_start();
    std::string object = "";
    std::string end = legacy_end({{"0", numbers, 6}});
    std::string bytes() const { return start + object + end; }
};

Legacy legacy() {
    PickledTensor tensor{.name = "a"};
    tensor.legacy = true;
    return {.object = pickled_state_dict({tensor})};
}

template <class Change>
std::string changed(Change change) {
    Legacy file = legacy();
    change(file);
    return file.bytes();
}

} // namespace

std::vector<HostileFile> hostile_views() {
    const std::string tensor = "tensor \"layer.weight\": ";
    const std::string beyond = tensor + "it reaches beyond";
    constexpr std::int64_t huge = std::int64_t{1} << 62;
    return {
        view("view larger than its storage", {.shape = {7}, .strides = {1}}, beyond),
        view("view one element too far", {.offset = 1}, beyond),
        view("offset at the end", {.offset = 6, .shape = {1}, .strides = {1}}, beyond),
        view("offset behind the end", {.offset = 7, .shape = {0}, .strides = {1}}, "starts at element 7"),
        view("offset of 2^62", {.offset = huge}, "starts at element"),
        view("negative offset", {.offset = -1}, "negative storage offset"),
        view("offset of -2^63", {.offset = INT64_MIN}, "negative storage offset"),
        view("negative stride", {.offset = 5, .shape = {6}, .strides = {-1}},
             tensor + "a stride is negative"),
        view("negative size", {.shape = {-1, 3}}, tensor + "a size is negative"),
        view("two negative sizes", {.shape = {-2, -3}}, tensor + "a size is negative"),
        view("stride too large", {.shape = {2}, .strides = {6}}, beyond),
        view("stride of 2^62", {.shape = {3}, .strides = {huge}}, beyond),
        view("strides that wrap to 0", {.shape = {3, 3}, .strides = {huge, huge}}, beyond),
        view("sizes whose product wraps to 0", {.shape = {huge, 4}, .strides = {0, 0}},
             tensor + "the product"),
        view("sizes whose product wraps beside a zero", {.shape = {0, huge, 4}, .strides = {1, 1, 1}},
             tensor + "the product"),
        view("stride 0 over 2^40 elements", {.shape = {std::int64_t{1} << 40}, .strides = {0}},
             tensor + "it repeats"),
        view("stride 0 over one element too many", {.shape = {7}, .strides = {0}}, tensor + "it repeats"),
        view("overlapping windows", {.shape = {4, 3}, .strides = {1, 1}}, tensor + "it repeats"),
        view("more strides than sizes", {.shape = {2, 3}, .strides = {3, 1, 1}},
             tensor + "it has 2 sizes but 3 strides"),
        view("no strides", {.shape = {6}, .strides = {}}, tensor + "it has 1 sizes but 0 strides"),
        view("nine dimensions",
             {.shape = {1, 1, 1, 1, 1, 1, 1, 1, 1}, .strides = {1, 1, 1, 1, 1, 1, 1, 1, 1}}, "more than 8"),
        view("storage larger than its entry", {.elements = 7, .shape = {7}, .strides = {1}},
             "should have 7 elements"),
        view("storage type that changes the size", {.storage_type = "DoubleStorage"},
             "should have 6 elements"),
    };
}

std::vector<HostileFile> hostile_legacy() {
    using namespace std::string_literals;
    const std::string good = legacy().bytes();
    const std::string keys_twice = legacy_end({{"0", numbers, 6}, {"0", numbers, 6}});
    PickleBytes no_list;
    no_list.proto().text("0").stop();
    PickleBytes number_key;
    number_key.proto().empty_list().integer(0).append().stop();
    return {
        {"wrong magic", legacy_start("0123456789") + legacy().object + legacy().end, "magic number"},
        {"a lone pickle", "\x80\x02}."s, "magic number"},
        {"a lone pickle that runs code",
         "\x80\x02"
         "cos\nsystem\nX\x02\0\0\0ls\x85R."s,
         "asks for \"os.system\""},
        {"a lone pickle of protocol 4", "\x80\x04\x95\x0a\0\0\0\0\0\0\0\x8c\x02os\x94."s, "protocol 4"},
        {"version 1000",
         changed([](auto& l) { l.start = legacy_start("\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19", 1000); }),
         "version"},
        {"big-endian", changed([](auto& l) {
             l.start = legacy_start("\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19", 1001, false);
         }),
         "little-endian"},
        {"storage cut short", good.substr(0, good.size() - 1), "is cut short"},
        {"storage absent", good.substr(0, good.size() - 24), "is cut short"},
        {"number of elements absent", good.substr(0, good.size() - 32), "is missing"},
        {"half a number of elements", good.substr(0, good.size() - 28), "is missing"},
        {"bytes at the end", good + "x", "belong to no storage"},
        {"another number of elements", changed([](auto& l) {
             l.end = legacy_end({{"0", numbers, 7}});
         }),
         "another number of elements"},
        {"negative number of elements", changed([](auto& l) {
             l.end = legacy_end({{"0", numbers, -1}});
         }),
         "another number of elements"},
        {"no storages", changed([](auto& l) { l.end = legacy_end({}); }), "missing from its list"},
        {"storage listed twice", changed([&](auto& l) { l.end = keys_twice; }), "a key twice"},
        {"storage nobody uses", changed([](auto& l) {
             l.end = legacy_end({{"9", numbers, 6}});
         }),
         "no tensor refers to"},
        {"storage list that is a text", changed([&](auto& l) { l.end = no_list.bytes; }), "no list"},
        {"storage key that is a number", changed([&](auto& l) { l.end = number_key.bytes; }),
         "no tensor refers to"},
        {"no storage list", legacy().start + legacy().object, "ends too early"},
        {"storage of 2^62 elements",
         [] {
             PickledTensor tensor{
                 .name = "a", .storage_type = "DoubleStorage", .elements = std::int64_t{1} << 62};
             tensor.legacy = true;
             return legacy_start() + pickled_state_dict({tensor}) +
                    legacy_end({{"0", numbers, std::int64_t{1} << 62}});
         }(),
         "is cut short"},
        {"view beyond its storage",
         [] {
             PickledTensor tensor{.name = "a", .offset = 3};
             tensor.legacy = true;
             return legacy_start() + pickled_state_dict({tensor}) + legacy_end({{"0", numbers, 6}});
         }(),
         "tensor \"a\": it reaches beyond"},
        {"empty file", "", "neither"},
        {"one byte", "x", "neither"},
        {"a picture", "\x89PNG\r\n\x1a\n"s + std::string(100, '\0'), "neither"},
        {"a web page instead of the file", "<!DOCTYPE html><html></html>", "neither"},
    };
}

} // namespace sinopia::test
