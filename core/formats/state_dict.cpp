#include "formats/state_dict.h"

#include "base/error.h"
#include "formats/tensor_listing.h"

#include <utility>

namespace sinopia {
namespace {

constexpr std::size_t max_depth = 32;
constexpr std::size_t max_visits = 1'000'000; // values met on the way, each as often as it is referred to

class Flattener {
  public:
    Flattener(const PickleTree& tree, const std::vector<StoragePlace>& places, const std::string& where)
        : tree_(tree), places_(places), where_(where) {}

    std::vector<TensorView> run() {
        if (tree_[tree_.root].kind != PickleKind::dict)
            throw Error(where_ + ": holds no dictionary of tensors at its top level");
        visit(tree_.root);
        check_names(tensors_, where_);
        return std::move(tensors_);
    }

  private:
    /// One step of the path to a value: a dictionary's key, or a position in a list.
    struct Step {
        const PickleValue* key = nullptr;
        std::size_t position = 0;
    };

    void visit(PickleId id) {
        if (++visits_ > max_visits)
            throw Error(where_ + ": its dictionaries refer to more than " + std::to_string(max_visits) +
                        " values");
        const PickleValue& value = tree_[id];
        if (value.kind == PickleKind::tensor)
            return add(tree_.tensors[value.index]);
        const bool is_dict = value.kind == PickleKind::dict;
        if (!is_dict && value.kind != PickleKind::list && value.kind != PickleKind::tuple)
            return;
        if (path_.size() >= max_depth)
            throw Error(where_ + ": its dictionaries are nested more than " + std::to_string(max_depth) +
                        " levels deep");
        const auto& members = tree_.members(id);
        for (std::size_t i = 0; i < members.size(); i += is_dict ? 2 : 1) {
            path_.push_back(is_dict ? Step{&tree_[members[i]], 0} : Step{nullptr, i});
            visit(members[is_dict ? i + 1 : i]);
            path_.pop_back();
        }
    }

    std::string name() const {
        std::string text;
        for (const Step& step : path_) {
            if (!text.empty())
                text += '.';
            if (!step.key)
                text += std::to_string(step.position);
            else if (step.key->kind == PickleKind::text)
                text += step.key->text.substr(0, tensor_limits::name_bytes + 1);
            else if (step.key->kind == PickleKind::integer)
                text += std::to_string(step.key->integer);
            else
                throw Error(where_ + ": a tensor in " + in_quotes(text) +
                            " has a key that is neither text nor number");
        }
        return text;
    }

    void add(const PickleTensor& tensor) {
        TensorView view;
        view.name = name();
        if (view.name.size() > tensor_limits::name_bytes)
            refuse(view, "its name is longer than " + std::to_string(tensor_limits::name_bytes) + " bytes");
        name_bytes_ += view.name.size();
        if (name_bytes_ > tensor_limits::all_name_bytes || tensors_.size() >= tensor_limits::tensors)
            throw Error(where_ + ": holds more tensors than the limit of " +
                        std::to_string(tensor_limits::tensors) + ", or names of more than " +
                        std::to_string(tensor_limits::all_name_bytes) + " bytes");
        const PickleStorage& storage = tree_.storages[tensor.storage];
        view.type = storage.type;
        view.shape = integers(tensor.shape, view, "size");
        view.strides = integers(tensor.strides, view, "stride");
        check(view, tensor, storage);
        view.offset = places_[tensor.storage].offset +
                      static_cast<std::size_t>(tensor.offset) * element_size(view.type);
        tensors_.push_back(std::move(view));
    }

    std::vector<std::int64_t> integers(PickleId tuple, const TensorView& view, const char* what) const {
        const auto& members = tree_.members(tuple);
        if (members.size() > tensor_limits::rank)
            refuse(view, "it has more than " + std::to_string(tensor_limits::rank) + " dimensions");
        std::vector<std::int64_t> numbers;
        for (const PickleId member : members) {
            if (tree_[member].kind != PickleKind::integer || tree_[member].integer < 0)
                refuse(view, std::string("a ") + what + " is negative or no whole number");
            numbers.push_back(tree_[member].integer);
        }
        return numbers;
    }

    void check(TensorView& view, const PickleTensor& tensor, const PickleStorage& storage) const {
        if (view.shape.size() != view.strides.size())
            refuse(view, "it has " + std::to_string(view.shape.size()) + " sizes but " +
                             std::to_string(view.strides.size()) + " strides");
        const auto count = checked_element_count(view.shape);
        if (!count)
            refuse(view, "the product of its sizes is larger than 63 bits hold");
        if (tensor.offset > storage.elements)
            refuse(view, "it starts at element " + std::to_string(tensor.offset) + " of a storage of " +
                             std::to_string(storage.elements));
        if (*count == 0) {
            view.strides = row_major_strides(view.shape);
            return;
        }
        const auto reach = checked_reach(view.shape, view.strides);
        if (!reach || *reach >= storage.elements - tensor.offset)
            refuse(view,
                   "it reaches beyond its storage of " + std::to_string(storage.elements) + " elements");
        if (*count > storage.elements)
            refuse(view, "it repeats its storage: " + std::to_string(*count) + " elements from " +
                             std::to_string(storage.elements));
    }

    [[noreturn]] void refuse(const TensorView& view, const std::string& cause) const {
        throw Error(where_ + ": tensor " + in_quotes(view.name) + ": " + cause);
    }

    const PickleTree& tree_;
    const std::vector<StoragePlace>& places_;
    const std::string& where_;
    std::vector<Step> path_;
    std::vector<TensorView> tensors_;
    std::size_t visits_ = 0;
    std::size_t name_bytes_ = 0;
};

} // namespace

std::vector<TensorView> state_dict_tensors(const PickleTree& tree, const std::vector<StoragePlace>& places,
                                           const std::string& where) {
    return Flattener(tree, places, where).run();
}

} // namespace sinopia
