#include "base/atomic_file.h"
#include "base/error.h"
#include "formats/safetensors.h"
#include "formats/tensor_listing.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace sinopia {
namespace {

constexpr std::size_t alignment = 8;

void check(const TensorToWrite& tensor, const std::string& where) {
    const auto count = checked_element_count(tensor.shape);
    std::uint64_t bytes = 0;
    if (tensor.name.empty() || tensor.name == "__metadata__" ||
        tensor.name.size() > tensor_limits::name_bytes)
        throw Error(where + ": a tensor cannot be named " + in_quotes(tensor.name));
    if (tensor.shape.size() > tensor_limits::rank || !count ||
        __builtin_mul_overflow(static_cast<std::uint64_t>(*count), element_size(tensor.type), &bytes) ||
        bytes != tensor.bytes.size())
        throw Error(where + ": tensor " + in_quotes(tensor.name) + ": its shape does not match its " +
                    std::to_string(tensor.bytes.size()) + " bytes");
}

/// Wide elements first, else as given: then every tensor starts at a multiple of its element's size.
std::vector<const TensorToWrite*> file_order(const std::vector<TensorToWrite>& tensors) {
    std::vector<const TensorToWrite*> order;
    for (const TensorToWrite& tensor : tensors)
        order.push_back(&tensor);
    std::stable_sort(order.begin(), order.end(), [](const TensorToWrite* a, const TensorToWrite* b) {
        return element_size(a->type) > element_size(b->type);
    });
    return order;
}

std::string header_of(const std::vector<const TensorToWrite*>& order,
                      const std::map<std::string, std::string>& metadata) {
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    if (!metadata.empty())
        json["__metadata__"] = metadata;
    std::string text = metadata.empty() ? "{" : json.dump();
    if (!metadata.empty())
        text.back() = ',';
    // Entry by entry: an ordered_json object finds its keys by search, which is slow for many tensors.
    std::uint64_t at = 0;
    for (const TensorToWrite* tensor : order) {
        const nlohmann::ordered_json entry{{"dtype", element_name(tensor->type)},
                                           {"shape", tensor->shape},
                                           {"data_offsets", {at, at + tensor->bytes.size()}}};
        text += nlohmann::json(tensor->name).dump() + ":" + entry.dump() + ",";
        at += tensor->bytes.size();
    }
    if (text.size() > 1)
        text.back() = '}';
    else
        text += '}';
    text.append((alignment - text.size() % alignment) % alignment, ' ');
    return text;
}

} // namespace

void write_safetensors(const std::filesystem::path& path, const std::vector<TensorToWrite>& tensors,
                       const std::map<std::string, std::string>& metadata) {
    const std::string where = path.string();
    std::set<std::string_view> names;
    for (const TensorToWrite& tensor : tensors) {
        check(tensor, where);
        if (!names.insert(tensor.name).second)
            throw Error(where + ": the tensor " + in_quotes(tensor.name) + " would stand twice");
    }
    const auto order = file_order(tensors);
    std::string header;
    try {
        header = header_of(order, metadata);
    } catch (const nlohmann::json::exception&) {
        throw Error(where + ": a tensor's name or the metadata is not UTF-8 text");
    }
    std::array<std::byte, 8> length{};
    for (std::size_t i = 0; i < length.size(); ++i)
        length[i] = static_cast<std::byte>(header.size() >> (8 * i));

    AtomicFile file(path);
    file.write(length);
    file.write(header);
    for (const TensorToWrite* tensor : order)
        file.write(tensor->bytes);
    file.commit();
}

} // namespace sinopia
