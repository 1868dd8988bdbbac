#include "formats/safetensors.h"

#include "base/error.h"
#include "formats/json_scanner.h"
#include "formats/tensor_listing.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <utility>

namespace sinopia {
namespace {

constexpr std::uint64_t max_header = 100'000'000; // the reference's own limit
constexpr std::size_t length_bytes = 8;

struct Span {
    std::uint64_t begin = 0, end = 0; // of the data part
};

class HeaderReader {
  public:
    HeaderReader(std::string_view header, const std::string& where)
        : json_(header, where + ": the header"), where_(where) {}

    void run() {
        json_.expect('{');
        if (!json_.accept('}'))
            do
                entry();
            while (more());
        json_.expect_end();
    }

    TensorListing listing{"safetensors", {}, {}};
    std::vector<Span> spans; // of each tensor

  private:
    bool more() {
        if (json_.accept(','))
            return true;
        json_.expect('}');
        return false;
    }

    void entry() {
        std::string name = json_.string(tensor_limits::name_bytes);
        json_.expect(':');
        if (name == "__metadata__")
            return metadata();
        if (listing.tensors.size() >= tensor_limits::tensors)
            throw Error(where_ + ": holds more than " + std::to_string(tensor_limits::tensors) + " tensors");
        name_bytes_ += name.size();
        if (name_bytes_ > tensor_limits::all_name_bytes)
            throw Error(where_ + ": the tensors' names are longer than " +
                        std::to_string(tensor_limits::all_name_bytes) + " bytes together");
        tensor(std::move(name));
    }

    void metadata() {
        if (std::exchange(has_metadata_, true))
            throw Error(where_ + ": __metadata__ stands twice in the header");
        json_.expect('{');
        if (json_.accept('}'))
            return;
        std::size_t total = 0;
        do {
            std::string key = json_.string(tensor_limits::metadata_bytes);
            json_.expect(':');
            std::string value = json_.string(tensor_limits::metadata_bytes);
            total += key.size() + value.size() + 64; // 64: what an entry costs beside its text
            if (total > tensor_limits::metadata_bytes)
                json_.fail("the metadata is longer than " + std::to_string(tensor_limits::metadata_bytes) +
                           " bytes");
            if (!listing.metadata.emplace(std::move(key), std::move(value)).second)
                json_.fail("a metadata key stands twice");
        } while (more());
    }

    void tensor(std::string name) {
        TensorView view;
        view.name = std::move(name);
        std::optional<ElementType> type;
        std::optional<std::vector<std::int64_t>> shape;
        std::optional<Span> span;
        json_.expect('{');
        do {
            const std::string key = json_.string(tensor_limits::name_bytes);
            json_.expect(':');
            if (key == "dtype" && !type)
                type = element_type(view.name);
            else if (key == "shape" && !shape)
                shape = read_shape(view.name);
            else if (key == "data_offsets" && !span)
                span = offsets();
            else
                refuse(view.name,
                       "its header entry has the key " + in_quotes(key) + " twice or should not have it");
        } while (more());
        if (!type || !shape || !span)
            refuse(view.name, "its header entry lacks dtype, shape or data_offsets");
        view.type = *type;
        view.shape = std::move(*shape);
        check(view, *span);
        listing.tensors.push_back(std::move(view));
        spans.push_back(*span);
    }

    ElementType element_type(const std::string& tensor) {
        const std::string text = json_.string(tensor_limits::name_bytes);
        for (int i = 0; i <= static_cast<int>(ElementType::boolean); ++i)
            if (text == element_name(static_cast<ElementType>(i)))
                return static_cast<ElementType>(i);
        refuse(tensor, "its element type " + in_quotes(text) + " is not supported");
    }

    std::vector<std::int64_t> read_shape(const std::string& tensor) {
        std::vector<std::int64_t> shape;
        json_.expect('[');
        if (json_.accept(']'))
            return shape;
        do {
            const std::uint64_t size = json_.number();
            if (size > static_cast<std::uint64_t>(INT64_MAX))
                refuse(tensor, "a dimension is larger than 63 bits hold");
            if (shape.size() == tensor_limits::rank)
                refuse(tensor, "it has more than " + std::to_string(tensor_limits::rank) + " dimensions");
            shape.push_back(static_cast<std::int64_t>(size));
        } while (json_.accept(','));
        json_.expect(']');
        return shape;
    }

    Span offsets() {
        Span span;
        json_.expect('[');
        span.begin = json_.number();
        json_.expect(',');
        span.end = json_.number();
        json_.expect(']');
        return span;
    }

    void check(TensorView& view, const Span& span) {
        if (span.end < span.begin)
            refuse(view.name, "its data ends before it begins");
        const auto count = checked_element_count(view.shape);
        std::uint64_t bytes = 0;
        if (!count ||
            __builtin_mul_overflow(static_cast<std::uint64_t>(*count), element_size(view.type), &bytes))
            refuse(view.name, "the product of its dimensions is larger than 63 bits hold");
        if (bytes != span.end - span.begin)
            refuse(view.name, "its shape needs " + std::to_string(bytes) + " bytes but its data has " +
                                  std::to_string(span.end - span.begin));
        view.strides = row_major_strides(view.shape);
    }

    [[noreturn]] void refuse(const std::string& tensor, const std::string& cause) const {
        throw Error(where_ + ": tensor " + in_quotes(tensor) + ": " + cause);
    }

    JsonScanner json_;
    const std::string& where_;
    std::size_t name_bytes_ = 0;
    bool has_metadata_ = false;
};

/// The data must be covered without gap or overlap from 0 to the end.
void check_coverage(const TensorListing& listing, const std::vector<Span>& spans, std::uint64_t data_size,
                    const std::string& where) {
    std::vector<std::uint32_t> order(spans.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) {
        return std::pair(spans[a].begin, spans[a].end) < std::pair(spans[b].begin, spans[b].end);
    });
    std::uint64_t end = 0;
    for (const std::uint32_t i : order) {
        const auto refuse = [&](const std::string& cause) {
            throw Error(where + ": tensor " + in_quotes(listing.tensors[i].name) + ": " + cause);
        };
        if (spans[i].end > data_size)
            refuse("its data ends at byte " + std::to_string(spans[i].end) + " but the file holds only " +
                   std::to_string(data_size) + " bytes of data; the file may be cut short");
        if (spans[i].begin < end)
            refuse("its data overlaps another tensor's");
        if (spans[i].begin > end)
            refuse("bytes before its data belong to no tensor");
        end = spans[i].end;
    }
    if (end != data_size)
        throw Error(where + ": " + std::to_string(data_size - end) + " bytes at the end belong to no tensor");
}

} // namespace

TensorListing list_safetensors(std::span<const std::byte> bytes, const std::string& where) {
    if (bytes.size() < length_bytes)
        throw Error(where + ": is too short for a safetensors file");
    std::uint64_t length = 0;
    for (std::size_t i = length_bytes; i-- > 0;)
        length = length << 8 | std::to_integer<std::uint64_t>(bytes[i]);
    if (length > max_header)
        throw Error(where + ": the header claims " + std::to_string(length) + " bytes; at most " +
                    std::to_string(max_header) + " are allowed");
    if (length > bytes.size() - length_bytes)
        throw Error(where + ": the header claims " + std::to_string(length) +
                    " bytes but the file holds only " + std::to_string(bytes.size() - length_bytes) +
                    "; the file may be cut short");
    const std::string_view header(reinterpret_cast<const char*>(bytes.data()) + length_bytes, length);
    if (!header.starts_with('{'))
        throw Error(where + ": the header does not start with '{'");

    HeaderReader reader(header, where);
    reader.run();
    const std::uint64_t data_start = length_bytes + length;
    check_names(reader.listing.tensors, where);
    check_coverage(reader.listing, reader.spans, bytes.size() - data_start, where);
    for (std::size_t i = 0; i < reader.spans.size(); ++i)
        reader.listing.tensors[i].offset = data_start + reader.spans[i].begin;
    return std::move(reader.listing);
}

} // namespace sinopia
