#include "inference/patch_dictionary.h"

#include "inference/kernels/kernels.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

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

/// What the two convolutions of a layer read, laid out as their weights are: [in,3,3] or, in channels last,
/// [3,3,in] for each output.
struct WeightRows {
    at::Tensor gamma, beta; ///< [C,9 in]
    std::int64_t tap_stride, in_stride;

    explicit WeightRows(const LabelPathWeights& w) {
        const auto layout = w.gamma_weight.is_contiguous(at::MemoryFormat::ChannelsLast)
                                ? at::MemoryFormat::ChannelsLast
                                : at::MemoryFormat::Contiguous;
        const bool last = layout == at::MemoryFormat::ChannelsLast;
        const auto flat = [&](const at::Tensor& weight) {
            const at::Tensor dense = weight.contiguous(layout);
            return (last ? dense.permute({0, 2, 3, 1}) : dense).reshape({weight.size(0), -1});
        };
        gamma = flat(w.gamma_weight);
        beta = flat(w.beta_weight);
        tap_stride = last ? w.gamma_weight.size(1) : 1;
        in_stride = last ? 1 : taps;
    }
};

/// The hidden features under a patch in the order of the weights' rows; nothing beyond the picture.
void gather(const NeighbourhoodNumbers::Values& patch, Selection& selection, const at::Tensor& hidden,
            const WeightRows& order, float* to) {
    const std::int64_t width = hidden.size(1);
    const auto* features = hidden.const_data_ptr<float>();
    for (std::int64_t tap = 0; tap < taps; ++tap) {
        const std::int32_t small = patch[static_cast<std::size_t>(tap)];
        float* place = to + tap * order.tap_stride;
        const float* from = features + selection.of(small) * width;
        for (std::int64_t i = 0; i < width; ++i)
            place[i * order.in_stride] = small == beyond ? 0.0F : from[i];
    }
}

/// a [B,9 hidden] -> [B,2C], a row's result independent of the others.
void multiply(const at::Tensor& a, const WeightRows& rows, const LabelPathWeights& w, at::Tensor y) {
    const std::int64_t channels = w.gamma_bias.size(0);
    if (!w.gamma_weight.is_cpu()) {
        const at::Tensor on_device = a.to(w.gamma_weight.device());
        y.copy_(at::cat({at::linear(on_device, rows.gamma, w.gamma_bias),
                         at::linear(on_device, rows.beta, w.beta_bias)},
                        1));
        return;
    }
    const auto part = [&](const at::Tensor& weight, const at::Tensor& bias, std::int64_t column) {
        const at::Tensor shift = bias.contiguous();
        at::parallel_for(0, a.size(0), 32, [&](std::int64_t from, std::int64_t to) {
            kernels::kernels_here().row_products({a.const_data_ptr<float>() + from * a.size(1),
                                                  weight.const_data_ptr<float>(),
                                                  shift.const_data_ptr<float>(),
                                                  y.data_ptr<float>() + from * y.stride(0) + column, to - from,
                                                  channels, a.size(1), y.stride(0)});
        });
    };
    part(rows.gamma, w.gamma_bias, 0);
    part(rows.beta, w.beta_bias, channels);
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

at::Tensor PatchDictionary::said_by_symbols(const std::vector<std::int32_t>& symbols,
                                            const at::Tensor& weight) const {
    const at::Tensor w = weight.cpu();
    const std::int64_t hidden = w.size(0);
    at::Tensor said = at::zeros({static_cast<std::int64_t>(symbols.size()), taps, hidden});
    auto* to = said.data_ptr<float>();
    const auto* from = w.const_data_ptr<float>();
    for (const std::int32_t symbol : symbols)
        for (std::int64_t tap = 0; tap < taps; ++tap, to += hidden)
            for (const std::int32_t channel : symbols_[static_cast<std::size_t>(symbol)]) {
                if (channel < 0)
                    continue;
                const float* at =
                    from + channel * w.stride(1) + tap / 3 * w.stride(2) + tap % 3 * w.stride(3);
                for (std::int64_t h = 0; h < hidden; ++h)
                    to[h] += at[h * w.stride(0)];
            }
    return said; // [symbols,9,hidden]
}

at::Tensor PatchDictionary::hidden_of(const std::vector<std::int32_t>& which, const Level& level,
                                      const LabelPathWeights& weights) const {
    const auto& patches = level.small.members();
    Selection used(symbols_.size());
    std::vector<std::int32_t> members;
    members.reserve(taps * which.size());
    for (const std::int32_t small : which)
        for (const std::int32_t symbol : patches[static_cast<std::size_t>(small)])
            members.push_back(symbol <= 0 ? -1 : used.of(symbol)); // symbol 0 says nothing
    const at::Tensor said = said_by_symbols(used.chosen(), weights.shared_weight);
    const at::Tensor bias = weights.shared_bias.cpu().contiguous();
    at::Tensor hidden = at::empty({static_cast<std::int64_t>(which.size()), bias.size(0)});
    kernels::kernels_here().row_sums({said.const_data_ptr<float>(), bias.const_data_ptr<float>(),
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
    // Always so many at a time, on a device the last ones with what is there: there too a row's sums must not
    // depend on how many there are.
    constexpr std::int64_t batch = 512;
    const auto& patches = level.large.members();
    const auto count = static_cast<std::int64_t>(patches.size());
    make_room(layer, count, weights);
    Selection selection(level.small.members().size());
    for (std::int64_t patch = layer.count; patch < count; ++patch)
        for (const std::int32_t small : patches[static_cast<std::size_t>(patch)])
            selection.of(small);
    const at::Tensor hidden = hidden_of(selection.chosen(), level, weights);
    const WeightRows order(weights);
    const bool on_cpu = weights.gamma_weight.is_cpu();
    at::Tensor a = at::zeros({batch, taps * hidden.size(1)});
    for (std::int64_t first = layer.count; first < count; first += batch) {
        const std::int64_t now = std::min(batch, count - first);
        for (std::int64_t i = 0; i < now; ++i)
            gather(patches[static_cast<std::size_t>(first + i)], selection, hidden, order,
                   a.data_ptr<float>() + i * a.size(1));
        at::Tensor to = layer.rows.narrow(0, first, now);
        if (on_cpu && type_ == at::kFloat) {
            multiply(a.narrow(0, 0, now), order, weights, to);
            continue;
        }
        at::Tensor y = at::empty({batch, layer.rows.size(1)}, layer.rows.options().dtype(at::kFloat));
        multiply(on_cpu ? a.narrow(0, 0, now) : a, order, weights, y);
        to.copy_(y.narrow(0, 0, now));
    }
    layer.count = count;
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
        sum += layer.count * layer.rows.size(1) * static_cast<std::int64_t>(layer.rows.element_size());
    return sum;
}

} // namespace sinopia
