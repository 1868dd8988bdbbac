#include "training/class_transfer.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace sinopia {

bool ClassTransfer::is_identity() const {
    if (source_classes != static_cast<int>(source.size()) || source_edges != edges)
        return false;
    for (std::size_t i = 0; i < source.size(); ++i)
        if (source[i] != static_cast<int>(i))
            return false;
    return true;
}

std::string ClassTransfer::summary(const LabelSet& names) const {
    constexpr int most_named = 8;
    std::string fresh;
    int count = 0;
    for (int i = 0; i < names.size(); ++i)
        if (source[static_cast<std::size_t>(i)] < 0 && ++count <= most_named)
            fresh += (fresh.empty() ? "" : ", ") + names[i].name;
    std::string text = std::to_string(names.size() - count) + " of " + std::to_string(names.size()) +
                       " classes go on from the other model's";
    if (count > 0)
        text += "; new ones, which begin as the mean of its classes: " + fresh +
                (count > most_named ? " and " + std::to_string(count - most_named) + " more" : "");
    return text + ".";
}

ClassTransfer match_classes(const LabelSet& from, const LabelSet& to) {
    ClassTransfer transfer;
    transfer.source_classes = from.size();
    const LabelSet unnamed = LabelSet::generated(from.size());
    for (int i = 0; i < to.size(); ++i) {
        const auto found = from.find(to[i].name);
        if (found)
            transfer.source.push_back(*found);
        else if (i < from.size() && from[i].name == unnamed[i].name)
            transfer.source.push_back(i);
        else
            transfer.source.push_back(-1);
    }
    return transfer;
}

at::Tensor transferred(const at::Tensor& weight, const ClassTransfer& transfer, int per_channel) {
    const auto out = weight.size(0), high = weight.size(2), wide = weight.size(3);
    const at::Tensor given =
        weight.view({out, -1, per_channel, high, wide}); // [out,channels,per_channel,k,k]
    const at::Tensor classes = given.narrow(1, 0, transfer.source_classes);
    const at::Tensor mean = classes.mean(1);
    std::vector<at::Tensor> columns;
    for (const int source : transfer.source)
        columns.push_back(source < 0 ? mean : classes.select(1, source));
    if (transfer.edges)
        columns.push_back(transfer.source_edges ? given.select(1, transfer.source_classes)
                                                : at::zeros_like(mean));
    return at::stack(columns, 1).view({out, -1, high, wide});
}

} // namespace sinopia
