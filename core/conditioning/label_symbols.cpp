#include "conditioning/label_symbols.h"

#include "conditioning/one_hot.h"

#include <ATen/ATen.h>

namespace sinopia {

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

    at::Tensor used = at::zeros({2 * (classes + 1)}, at::kBool);
    used[0] = true;
    used.index_fill_(0, codes.flatten(), true);
    const at::Tensor number_of = used.to(at::kInt).cumsum(0, at::kInt).sub_(1); // code -> symbol
    const at::Tensor code_of = used.nonzero().flatten();                        // symbol -> code

    LabelSymbols symbols;
    symbols.ids = number_of.index_select(0, codes.flatten()).view(codes.sizes());
    // Column 0 of the wide form is "no class" and is cut off.
    at::Tensor wide = at::zeros({code_of.size(0), channels + 1}, at::kFloat);
    wide.scatter_(1, code_of.div(2, "floor").unsqueeze(1), 1.0);
    if (has_edges)
        wide.select(1, channels).copy_(code_of.remainder(2));
    symbols.vectors = wide.narrow(1, 1, channels).contiguous();
    return symbols;
}

} // namespace sinopia
