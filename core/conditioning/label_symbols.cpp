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

/// The numbers (from 1) of a pixel's ones as one code, lower + higher (channels + 1), into `codes` [N,H,W]; none:
/// 0. False where a value of maps [N,channels,H,W] is neither 0 nor 1, or a pixel has more than two ones.
bool codes_of_ones(const at::Tensor& maps, at::Tensor& codes) {
    const bool pixels_first = maps.is_contiguous(at::MemoryFormat::ChannelsLast);
    const at::Tensor given = pixels_first ? maps : maps.contiguous();
    const std::int64_t channels = given.size(1), pixels = given.size(2) * given.size(3);
    const std::int64_t rows = pixels_first ? pixels : channels, columns = pixels_first ? channels : pixels;
    codes.zero_();
    const auto* value = given.const_data_ptr<float>();
    for (std::int64_t n = 0; n < given.size(0); ++n) {
        auto* code = codes.data_ptr<std::int64_t>() + n * pixels;
        for (std::int64_t row = 0; row < rows; ++row)
            for (std::int64_t column = 0; column < columns; ++column, ++value) {
                if (*value == 0)
                    continue;
                const auto channel = pixels_first ? column : row;
                std::int64_t& of_pixel = code[pixels_first ? row : column];
                if (*value != 1 || of_pixel > channels)
                    return false;
                of_pixel += of_pixel == 0 ? channel + 1 : (channel + 1) * (channels + 1);
            }
    }
    return true;
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
    const std::int64_t channels = maps.size(1);
    at::Tensor codes = at::empty({maps.size(0), maps.size(2), maps.size(3)}, at::kLong);
    if (!codes_of_ones(maps, codes))
        return std::nullopt;

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
