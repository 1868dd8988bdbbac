#include "conditioning/label_symbols.h"

#include "conditioning/one_hot.h"

#include <ATen/ATen.h>

namespace sinopia {

namespace {

/// Numbers those of the codes 0 ... `limit` - 1 that are used, code 0 always and first; returns the code of
/// each number.
at::Tensor number_codes(const at::Tensor& codes, std::int64_t limit, at::Tensor& ids) {
    at::Tensor used = at::zeros({limit}, at::kBool);
    used[0] = true;
    used.index_fill_(0, codes.flatten(), true);
    const at::Tensor number_of = used.to(at::kInt).cumsum(0, at::kInt).sub_(1); // code -> number
    ids = number_of.index_select(0, codes.flatten()).view(codes.sizes());
    return used.nonzero().flatten();
}

} // namespace

LabelSymbols label_symbols(const at::Tensor& labels, int classes, std::optional<int> ignore,
                           const at::Tensor& instances, const at::Tensor& keep) {
    check_classes(labels, classes, ignore);
    const bool has_edges = instances.defined();
    const std::int64_t channels = classes + (has_edges ? 1 : 0);
    // Twice the class plus one, 0 for none, the edge in the lowest bit.
    at::Tensor codes = labels.cpu() + 1;
    if (ignore)
        codes.masked_fill_(labels.cpu().eq(*ignore), 0);
    codes.mul_(2);
    if (has_edges)
        codes.add_(instance_edges(instances.cpu()).squeeze(1).to(at::kLong));
    if (keep.defined())
        codes.mul_(keep.cpu().to(at::kLong).view({-1, 1, 1}));

    LabelSymbols symbols;
    const at::Tensor code_of = number_codes(codes, 2 * (classes + 1), symbols.ids);
    // Column 0 of the wide form is "no class" and is cut off.
    at::Tensor wide = at::zeros({code_of.size(0), channels + 1}, at::kFloat);
    wide.scatter_(1, code_of.div(2, "floor").unsqueeze(1), 1.0);
    if (has_edges)
        wide.select(1, channels).copy_(code_of.remainder(2));
    symbols.vectors = wide.narrow(1, 1, channels).contiguous();
    return symbols;
}

std::optional<LabelSymbols> label_symbols(const at::Tensor& y) {
    const at::Tensor maps = y.cpu().to(at::kFloat);
    const auto channels = maps.size(1);
    const at::Tensor ones = maps.eq(1);
    if (!ones.logical_or(maps.eq(0)).all().item<bool>() || ones.sum(1).gt(2).any().item<bool>())
        return std::nullopt;
    // The highest and the sum of the numbers (from 1) of a pixel's ones tell which they are.
    const at::Tensor numbers = maps * at::arange(1, channels + 1, at::kFloat).view({1, channels, 1, 1});
    const at::Tensor highest = numbers.amax(1).to(at::kLong), sum = numbers.sum(1).to(at::kLong);
    const at::Tensor codes = highest * (channels + 1) + (sum - highest); // [N,H,W]

    LabelSymbols symbols;
    const at::Tensor code_of = number_codes(codes, (channels + 1) * (channels + 1), symbols.ids);
    // Column 0 of the wide form is "none" and is cut off.
    at::Tensor wide = at::zeros({code_of.size(0), channels + 1}, at::kFloat);
    wide.scatter_(1, code_of.remainder(channels + 1).unsqueeze(1), 1.0);
    wide.scatter_(1, code_of.div(channels + 1, "floor").unsqueeze(1), 1.0);
    symbols.vectors = wide.narrow(1, 1, channels).contiguous();
    return symbols;
}

} // namespace sinopia
