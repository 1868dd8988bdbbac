#include "support/checkpoint_bytes.h"

#include "hostile.h"

namespace sinopia::test {
namespace {

constexpr const char* pair = R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},)"
                             R"("b":{"dtype":"U8","shape":[3],"data_offsets":[8,11]}})";
const std::string data(11, 'd');

/// One tensor "t" with the given entry, over `bytes` bytes of data.
std::string one(const std::string& entry, std::size_t bytes) {
    return safetensors_bytes("{\"t\":" + entry + "}", std::string(bytes, 'd'));
}

std::string two(const std::string& first, const std::string& second, std::size_t bytes) {
    return safetensors_bytes("{\"a\":" + first + ",\"b\":" + second + "}", std::string(bytes, 'd'));
}

std::string entry(const char* type, const char* shape, const char* offsets) {
    return std::string(R"({"dtype":")") + type + R"(","shape":)" + shape + R"(,"data_offsets":)" + offsets +
           "}";
}

std::string nested(int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') +
           std::string(static_cast<std::size_t>(depth), ']');
}

std::string many_tensors(int count) {
    std::string header = "{";
    for (int i = 0; i < count; ++i)
        header +=
            (i ? ",\"" : "\"") + std::to_string(i) + R"(":{"dtype":"U8","shape":[0],"data_offsets":[0,0]})";
    return header + "}";
}

std::string long_names(int count) {
    std::string header = "{";
    for (int i = 0; i < count; ++i)
        header += (i ? ",\"" : "\"") + std::string(1000, 'n') + std::to_string(i) +
                  R"(":{"dtype":"U8","shape":[0],"data_offsets":[0,0]})";
    return header + "}";
}

std::vector<HostileFile> lengths() {
    const std::string good = safetensors_bytes(pair, data);
    const auto claiming = [&](std::uint64_t length) {
        return little_endian_bytes(length, 8) + good.substr(8);
    };
    return {
        {"header length of all ones", claiming(~std::uint64_t{0}), "the header claims"},
        {"header length of 2^63", claiming(std::uint64_t{1} << 63), "the header claims"},
        {"header length just over the limit", claiming(100'000'001), "the header claims"},
        {"header length beyond the file", claiming(good.size() - 7), "cut short"},
        {"header length that wraps with its own 8 bytes", claiming(~std::uint64_t{7}), "the header claims"},
        {"header length one too small", claiming(std::string(pair).size() - 1), "is missing at byte"},
        {"header length one too large", claiming(std::string(pair).size() + 1),
         "more stands after the closing brace"},
        {"header length of 0", claiming(0), "does not start with '{'"},
        {"header length of 1", claiming(1), "is missing at byte"},
        {"trailing bytes", good + "x", "belong to no tensor"},
        {"data cut short", good.substr(0, good.size() - 1), "cut short"},
        {"white space before the brace", safetensors_bytes(std::string(" ") + pair, data),
         "neither a safetensors"},
    };
}

std::vector<HostileFile> places() {
    return {
        {"offsets overlap", two(entry("U8", "[4]", "[0,4]"), entry("U8", "[4]", "[3,7]"), 7), "overlaps"},
        {"one tensor inside another", two(entry("U8", "[8]", "[0,8]"), entry("U8", "[2]", "[2,4]"), 8),
         "overlaps"},
        {"two tensors at one place", two(entry("U8", "[4]", "[0,4]"), entry("U8", "[4]", "[0,4]"), 4),
         "overlaps"},
        {"gap between tensors", two(entry("U8", "[4]", "[0,4]"), entry("U8", "[4]", "[5,9]"), 9),
         "belong to no tensor"},
        {"gap at the start", one(entry("U8", "[4]", "[1,5]"), 5), "belong to no tensor"},
        {"data ends before it begins", one(entry("U8", "[4]", "[4,0]"), 4), "ends before it begins"},
        {"offsets beyond the file", one(entry("U8", "[100]", "[0,100]"), 4), "cut short"},
        {"offsets that wrap", one(entry("U8", "[4]", "[18446744073709551612,0]"), 4),
         "ends before it begins"},
        {"offset beyond 64 bits", one(entry("U8", "[4]", "[0,18446744073709551616]"), 4),
         "larger than 64 bits"},
        {"shape larger than the data", one(entry("F32", "[3]", "[0,8]"), 8), "its shape needs 12 bytes"},
        {"shape smaller than the data", one(entry("F32", "[1]", "[0,8]"), 8), "its shape needs 4 bytes"},
        {"shape product of 2^64", one(entry("U8", "[4294967296,4294967296]", "[0,0]"), 0),
         "product of its dimensions"},
        {"shape product that wraps to the data", one(entry("F32", "[4611686018427387904,1]", "[0,0]"), 0),
         "product of"},
        {"huge dimensions beside a zero", one(entry("U8", "[0,4294967296,4294967296]", "[0,0]"), 0),
         "product of"},
        {"dimension of 2^63", one(entry("U8", "[9223372036854775808]", "[0,0]"), 0), "63 bits"},
        {"nine dimensions", one(entry("U8", "[1,1,1,1,1,1,1,1,1]", "[0,1]"), 1), "more than 8 dimensions"},
        {"unknown element type", one(entry("F8_E4M3", "[1]", "[0,1]"), 1), "\"F8_E4M3\" is not supported"},
        {"element type in lower case", one(entry("f32", "[1]", "[0,4]"), 4), "is not supported"},
    };
}

std::vector<HostileFile> json() {
    const auto header = [](const std::string& text, std::size_t bytes = 0) {
        return safetensors_bytes(text, std::string(bytes, 'd'));
    };
    return {
        {"negative dimension", one(entry("U8", "[-1]", "[0,1]"), 1), "whole number"},
        {"negative offset", one(entry("U8", "[1]", "[-1,0]"), 1), "whole number"},
        {"dimension with a fraction", one(entry("U8", "[1.0]", "[0,1]"), 1), "is missing"},
        {"dimension with an exponent", one(entry("U8", "[1e0]", "[0,1]"), 1), "is missing"},
        {"dimension with a leading zero", one(entry("U8", "[01]", "[0,1]"), 1), "starts with 0"},
        {"dimension NaN", one(entry("U8", "[NaN]", "[0,1]"), 1), "whole number"},
        {"dimension as text", one(entry("U8", "[\"1\"]", "[0,1]"), 1), "whole number"},
        {"shape that is no list", one(entry("U8", "1", "[0,1]"), 1), "'[' is missing"},
        {"three offsets", one(entry("U8", "[1]", "[0,1,1]"), 1), "']' is missing"},
        {"one offset", one(entry("U8", "[1]", "[0]"), 1), "',' is missing"},
        {"nested ten thousand deep", one(entry("U8", nested(10000).c_str(), "[0,1]"), 1), "whole number"},
        {"nested metadata", header(R"({"__metadata__":{"a":{"b":"c"}}})"), "'\"' is missing"},
        {"metadata with a number", header(R"({"__metadata__":{"a":1}})"), "'\"' is missing"},
        {"metadata twice", header(R"({"__metadata__":{},"__metadata__":{}})"), "stands twice"},
        {"metadata key twice", header(R"({"__metadata__":{"a":"1","a":"1"}})"), "stands twice"},
        {"tensor twice",
         header("{\"t\":" + entry("U8", "[1]", "[0,1]") + ",\"t\":" + entry("U8", "[1]", "[0,1]") + "}", 1),
         "twice"},
        {"tensor twice with equal offsets and no bytes",
         header("{\"t\":" + entry("U8", "[0]", "[0,0]") + ",\"t\":" + entry("U8", "[0]", "[0,0]") + "}"),
         "twice"},
        {"tensor twice, once escaped",
         header("{\"t\":" + entry("U8", "[1]", "[0,1]") + ",\"\\u0074\":" + entry("U8", "[1]", "[1,2]") + "}",
                2),
         "twice"},
        {"tensor without a name", header("{\"\":" + entry("U8", "[1]", "[0,1]") + "}", 1), "no name"},
        {"key twice in an entry", one(R"({"dtype":"U8","dtype":"U8","shape":[1],"data_offsets":[0,1]})", 1),
         "twice"},
        {"unknown key in an entry", one(R"({"dtype":"U8","shape":[1],"data_offsets":[0,1],"x":1})", 1),
         "should not have"},
        {"entry without offsets", one(R"({"dtype":"U8","shape":[1]})", 1), "lacks"},
        {"empty entry", one("{}", 1), "'\"' is missing"},
        {"entry that is a list", one("[]", 1), "'{' is missing"},
        {"comma at the end", header("{\"t\":" + entry("U8", "[1]", "[0,1]") + ",}", 1), "'\"' is missing"},
        {"two objects", header("{}{}"), "more stands after"},
        {"string that never ends", header("{\"abc"), "inside a string"},
        {"control character in a name", header("{\"a\nb\":{}}"), "control character"},
        {"zero byte in a name", header(std::string("{\"a\0b\":{}}", 10)), "control character"},
        {"name that is no UTF-8", header("{\"\xff\":{}}"), "not UTF-8"},
        {"name with an overlong zero", header("{\"\xc0\x80\":{}}"), "not UTF-8"},
        {"name with a surrogate", header("{\"\xed\xa0\x80\":{}}"), "not UTF-8"},
        {"half a surrogate escape", header(R"({"\ud800":{}})"), "surrogate"},
        {"unknown escape", header(R"({"\x41":{}})"), "escape"},
        {"comment in the header", header("{/* */}"), "is missing"},
        {"name of 2000 bytes", header("{\"" + std::string(2000, 'n') + "\":{}}"), "longer than"},
        {"metadata of 10 MB", header("{\"__metadata__\":{\"a\":\"" + std::string(10 << 20, 'm') + "\"}}"),
         "longer than"},
        {"metadata of a million keys", header([] {
             std::string text = "{\"__metadata__\":{";
             for (int i = 0; i < 1'000'000; ++i)
                 text += (i ? ",\"" : "\"") + std::to_string(i) + "\":\"\"";
             return text + "}}";
         }()),
         "longer than"},
        {"100001 tensors", header(many_tensors(100'001)), "more than 100000 tensors"},
        {"100000 tensors and a stray byte", header(many_tensors(100'000), 1), "belong to no tensor"},
        {"names of 10 MB together", header(long_names(10'000)), "names are longer"},
        {"60 MB of white space", header("{" + std::string(60 << 20, ' ')), "is missing"},
    };
}

} // namespace

std::vector<HostileFile> hostile_safetensors() {
    std::vector<HostileFile> all = lengths();
    for (auto* group : {&places, &json})
        for (HostileFile& file : (*group)())
            all.push_back(std::move(file));
    return all;
}

} // namespace sinopia::test
