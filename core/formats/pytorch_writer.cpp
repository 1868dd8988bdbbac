#include "formats/pytorch_writer.h"

#include "base/error.h"
#include "formats/pickle_opcodes.h"
#include "formats/tensor_listing.h"
#include "formats/zip_writer.h"

#include <algorithm>
#include <set>

namespace sinopia {
namespace {

const char* storage_type(ElementType type) {
    switch (type) {
    case ElementType::f64:
        return "DoubleStorage";
    case ElementType::f32:
        return "FloatStorage";
    case ElementType::f16:
        return "HalfStorage";
    case ElementType::bf16:
        return "BFloat16Storage";
    case ElementType::i64:
        return "LongStorage";
    case ElementType::i32:
        return "IntStorage";
    case ElementType::i16:
        return "ShortStorage";
    case ElementType::i8:
        return "CharStorage";
    case ElementType::u8:
        return "ByteStorage";
    case ElementType::boolean:
        return "BoolStorage";
    }
    return "FloatStorage";
}

/// A pickle, operation by operation.
class Pickle {
  public:
    std::string bytes;

    Pickle& operation(Opcode code) {
        bytes += static_cast<char>(code);
        return *this;
    }
    Pickle& global(const std::string& module, const std::string& name) {
        operation(op_global).bytes += module + "\n" + name + "\n";
        return *this;
    }
    Pickle& text(std::string_view value) {
        operation(op_binunicode).number(value.size(), 4).bytes += value;
        return *this;
    }
    /// A whole number: 32 bits where that is enough, else 64.
    Pickle& integer(std::int64_t value) {
        if (value >= 0 && value <= 0x7FFFFFFF)
            return operation(op_binint).number(static_cast<std::uint64_t>(value), 4);
        return operation(op_long1).number(8, 1).number(static_cast<std::uint64_t>(value), 8);
    }
    Pickle& integers(const std::vector<std::int64_t>& values) {
        operation(op_mark);
        for (const std::int64_t value : values)
            integer(value);
        return operation(op_tuple);
    }
    Pickle& ordered_dict() {
        return global("collections", "OrderedDict").operation(op_empty_tuple).operation(op_reduce);
    }

  private:
    Pickle& number(std::uint64_t value, int size) {
        for (int i = 0; i < size; ++i)
            bytes += static_cast<char>(value >> (8 * i));
        return *this;
    }
};

std::vector<std::int64_t> row_major_strides(const std::vector<std::int64_t>& shape) {
    std::vector<std::int64_t> strides(shape.size());
    std::int64_t step = 1;
    for (std::size_t i = shape.size(); i-- > 0;) {
        strides[i] = step;
        step *= std::max<std::int64_t>(1, shape[i]);
    }
    return strides;
}

/// torch._utils._rebuild_tensor_v2(storage, offset, size, stride, requires_grad, backward_hooks).
void put_tensor(Pickle& pickle, const TensorToWrite& tensor, std::size_t number) {
    const auto elements = static_cast<std::int64_t>(tensor.bytes.size() / element_size(tensor.type));
    pickle.global("torch._utils", "_rebuild_tensor_v2").operation(op_mark).operation(op_mark);
    pickle.text("storage").global("torch", storage_type(tensor.type));
    pickle.text(std::to_string(number)).text("cpu").integer(elements);
    pickle.operation(op_tuple).operation(op_binpersid);
    pickle.integer(0).integers(tensor.shape).integers(row_major_strides(tensor.shape));
    pickle.operation(op_newfalse).ordered_dict().operation(op_tuple).operation(op_reduce);
}

std::string pickle_of(const std::vector<TensorToWrite>& tensors) {
    Pickle pickle;
    pickle.operation(op_proto).bytes += '\x02';
    pickle.ordered_dict().operation(op_mark);
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        pickle.text(tensors[i].name);
        put_tensor(pickle, tensors[i], i);
    }
    return pickle.operation(op_setitems).operation(op_stop).bytes;
}

void check(const std::vector<TensorToWrite>& tensors, const std::string& where) {
    std::set<std::string_view> names;
    for (const TensorToWrite& tensor : tensors) {
        const auto count = checked_element_count(tensor.shape);
        if (tensor.name.empty() || !names.insert(tensor.name).second)
            throw Error(where + ": the tensor name " + in_quotes(tensor.name) + " is empty or stands twice");
        if (!count || static_cast<std::uint64_t>(*count) != tensor.bytes.size() / element_size(tensor.type))
            throw Error(where + ": tensor " + in_quotes(tensor.name) +
                        ": its shape does not match its bytes");
    }
}

} // namespace

void write_pytorch_file(const std::filesystem::path& path, const std::vector<TensorToWrite>& tensors) {
    check(tensors, path.string());
    ZipWriter zip(path);
    zip.add("archive/data.pkl", pickle_of(tensors));
    zip.add("archive/byteorder", "little");
    for (std::size_t i = 0; i < tensors.size(); ++i)
        zip.add("archive/data/" + std::to_string(i), tensors[i].bytes);
    zip.add("archive/version", "3\n");
    zip.finish();
}

} // namespace sinopia
