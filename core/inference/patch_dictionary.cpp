#include "inference/patch_dictionary.h"

#include "inference/kernels/kernels.h"
#include "inference/patch_products.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace sinopia {

namespace {

constexpr std::int32_t beyond = 0; ///< the small patch that stands for places beyond the picture
constexpr int taps = 9;

/// Numbers some of 0 ... `limit` - 1 in the order in which they are asked for.
class Selection {
  public:
    explicit Selection(std::size_t limit) : place_(limit, -1) {}

    std::int32_t of(std::int32_t value) {
        std::int32_t& place = place_[static_cast<std::size_t>(value)];
        if (place < 0) {
            place = static_cast<std::int32_t>(chosen_.size());
            chosen_.push_back(value);
        }
        return place;
    }
    const std::vector<std::int32_t>& chosen() const { return chosen_; }

  private:
    std::vector<std::int32_t> place_, chosen_;
};

std::array<at::Tensor, 6> all_of(const LabelPathWeights& w) {
    return {w.shared_weight, w.shared_bias, w.gamma_weight, w.gamma_bias, w.beta_weight, w.beta_bias};
}

} // namespace

PatchDictionary::PatchDictionary(int levels, int patch_size, at::ScalarType type)
    : patch_size_(patch_size), type_(type), levels_(static_cast<std::size_t>(levels)) {
    symbol_number({-1, -1});
    NeighbourhoodNumbers::Values outside;
    outside.fill(-1);
    for (Level& level : levels_)
        level.small.number_of(outside); // is number `beyond`
}

std::int32_t PatchDictionary::symbol_number(const Symbol& symbol) {
    const std::uint64_t key =
        std::uint64_t{static_cast<std::uint32_t>(symbol[0])} << 32 | static_cast<std::uint32_t>(symbol[1]);
    const auto [place, is_new] = symbol_of_.try_emplace(key, static_cast<std::int32_t>(symbols_.size()));
    if (is_new)
        symbols_.push_back(symbol);
    return place->second;
}

/// vectors [S,channels] of at most two ones -> the number of each.
std::vector<std::int32_t> PatchDictionary::symbol_numbers(const at::Tensor& vectors) {
    std::vector<Symbol> found(static_cast<std::size_t>(vectors.size(0)), Symbol{-1, -1});
    const at::Tensor ones = vectors.nonzero().contiguous(); // [ones,2]: symbol, channel
    const auto* one = ones.const_data_ptr<std::int64_t>();
    for (std::int64_t i = 0; i < ones.size(0); ++i, one += 2) {
        Symbol& symbol = found[static_cast<std::size_t>(one[0])];
        symbol[symbol[0] < 0 ? 0 : 1] = static_cast<std::int32_t>(one[1]);
    }
    std::vector<std::int32_t> numbers;
    for (const Symbol& symbol : found)
        numbers.push_back(symbol_number(symbol));
    return numbers;
}

std::vector<at::Tensor> PatchDictionary::number(const LabelSymbols& maps) {
    const std::vector<std::int32_t> number_of = symbol_numbers(maps.vectors);
    std::vector<at::Tensor> numbers;
    for (std::size_t l = 0; l < levels_.size(); ++l) {
        const std::int64_t step = std::int64_t{patch_size_} << l;
        at::Tensor seen =
            maps.ids.slice(1, 0, std::nullopt, step).slice(2, 0, std::nullopt, step).clone().contiguous();
        const std::int64_t count = seen.size(0), height = seen.size(1), width = seen.size(2);
        at::Tensor small = at::empty_like(seen), large = at::empty({seen.numel()}, at::kInt);
        auto* symbol = seen.data_ptr<std::int32_t>();
        for (std::int64_t i = 0; i < seen.numel(); ++i)
            symbol[i] = number_of[static_cast<std::size_t>(symbol[i])];
        for (std::int64_t n = 0; n < count; ++n) {
            const std::int64_t first = n * height * width;
            auto* inner = small.data_ptr<std::int32_t>() + first;
            levels_[l].small.number(symbol + first, height, width, 0, inner);
            levels_[l].large.number(inner, height, width, beyond,
                                    large.data_ptr<std::int32_t>() + first);
        }
        numbers.push_back(large);
    }
    return numbers;
}

void PatchDictionary::hear_symbols(Layer& layer, const at::Tensor& weight) const {
    const std::int64_t known = layer.said.defined() ? layer.said.size(0) : 0;
    const auto count = static_cast<std::int64_t>(symbols_.size());
    if (known == count)
        return;
    const at::Tensor w = weight.to(at::kCPU, at::kFloat);
    const std::int64_t hidden = w.size(0);
    at::Tensor said = at::zeros({count - known, taps, hidden});
    auto* to = said.data_ptr<float>();
    const auto* from = w.const_data_ptr<float>();
    for (std::int64_t symbol = known; symbol < count; ++symbol)
        for (std::int64_t tap = 0; tap < taps; ++tap, to += hidden)
            for (const std::int32_t channel : symbols_[static_cast<std::size_t>(symbol)]) {
                if (channel < 0)
                    continue;
                const float* at =
                    from + channel * w.stride(1) + tap / 3 * w.stride(2) + tap % 3 * w.stride(3);
                for (std::int64_t h = 0; h < hidden; ++h)
                    to[h] += at[h * w.stride(0)];
            }
    layer.said = known == 0 ? said : at::cat({layer.said, said});
}

at::Tensor PatchDictionary::hidden_of(const std::vector<std::int32_t>& which, const Level& level, const Layer& layer,
                                      const LabelPathWeights& weights) const {
    const auto& patches = level.small.members();
    std::vector<std::int32_t> members;
    members.reserve(taps * which.size());
    for (const std::int32_t small : which)
        for (const std::int32_t symbol : patches[static_cast<std::size_t>(small)])
            members.push_back(symbol <= 0 ? -1 : symbol); // symbol 0 says nothing
    const at::Tensor bias = weights.shared_bias.cpu().contiguous();
    at::Tensor hidden = at::empty({static_cast<std::int64_t>(which.size()), bias.size(0)});
    kernels::kernels_here().row_sums({layer.said.const_data_ptr<float>(), bias.const_data_ptr<float>(),
                                      members.data(), hidden.data_ptr<float>(), hidden.size(0),
                                      hidden.size(1)});
    return hidden;
}

void PatchDictionary::make_room(Layer& layer, std::int64_t count, const LabelPathWeights& weights) const {
    if (layer.rows.defined() && layer.rows.size(0) >= count)
        return;
    // Memory that is not written to yet is not taken: room for what edits will add costs nothing.
    const std::int64_t room = count + count / 2 + 64;
    at::Tensor rows = at::empty({room, 2 * weights.gamma_bias.size(0)},
                                weights.gamma_weight.options().dtype(type_).requires_grad(false));
    if (layer.count > 0)
        rows.narrow(0, 0, layer.count).copy_(layer.rows.narrow(0, 0, layer.count));
    layer.rows = rows;
}

void PatchDictionary::add_rows(Layer& layer, const Level& level, const LabelPathWeights& weights) const {
    const auto& patches = level.large.members();
    const auto count = static_cast<std::int64_t>(patches.size());
    make_room(layer, count, weights);
    Selection selection(level.small.members().size());
    std::vector<std::int32_t> members; // of each new patch: rows of hidden features
    members.reserve(static_cast<std::size_t>(taps * (count - layer.count)));
    for (std::int64_t patch = layer.count; patch < count; ++patch)
        for (const std::int32_t small : patches[static_cast<std::size_t>(patch)])
            members.push_back(small == beyond ? -1 : selection.of(small));
    hear_symbols(layer, weights.shared_weight);
    PatchProducts products(weights, hidden_of(selection.chosen(), level, layer, weights));
    for (std::int64_t first = layer.count; first < count; first += PatchProducts::at_once) {
        const std::int64_t now = std::min(PatchProducts::at_once, count - first);
        products.run(members.data() + taps * (first - layer.count), layer.rows.narrow(0, first, now));
    }
    layer.count = count;
    for (const at::Tensor& weight : {weights.shared_weight, weights.gamma_weight, weights.beta_weight})
        forget(weight);
}

at::Tensor PatchDictionary::rows(const LabelPathWeights& weights, std::size_t level) {
    Layer& layer = layers_[weights.gamma_weight.const_data_ptr()];
    const auto tensors = all_of(weights);
    const bool same = std::equal(layer.weights.begin(), layer.weights.end(), tensors.begin(),
                                 [](const WeightIdentity& a, const at::Tensor& b) { return a.matches(b); });
    if (!same) {
        layer = {};
        std::transform(tensors.begin(), tensors.end(), layer.weights.begin(),
                       [](const at::Tensor& weight) { return WeightIdentity(weight); });
    }
    const auto count = static_cast<std::int64_t>(levels_[level].large.members().size());
    if (layer.count < count)
        add_rows(layer, levels_[level], weights);
    return layer.rows.narrow(0, 0, count);
}

std::int64_t PatchDictionary::patches() const {
    std::int64_t sum = 0;
    for (const Level& level : levels_)
        sum += static_cast<std::int64_t>(level.large.members().size());
    return sum;
}

std::int64_t PatchDictionary::bytes() const {
    std::int64_t sum = 0;
    for (const auto& [weight, layer] : layers_)
        sum += layer.count * layer.rows.size(1) * static_cast<std::int64_t>(layer.rows.element_size()) +
               static_cast<std::int64_t>(layer.said.nbytes());
    return sum;
}

} // namespace sinopia
