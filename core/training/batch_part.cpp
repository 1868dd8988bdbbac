#include "training/batch_part.h"

#include <ATen/ATen.h>

namespace sinopia {

StepDraws part_of(const StepDraws& draws, std::int64_t from, std::int64_t count) {
    StepDraws part = draws;
    for (at::Tensor* tensor : {&part.timesteps, &part.timestep_places, &part.noise, &part.keep_labels,
                               &part.keep_style, &part.context_noise, &part.context_blur, &part.unknown})
        if (tensor->defined())
            *tensor = tensor->narrow(0, from, count);
    return part;
}

Batch chosen_from(const Batch& batch, const at::Tensor& indices) {
    Batch chosen = batch;
    for (at::Tensor* tensor : {&chosen.pictures, &chosen.labels, &chosen.instances, &chosen.style})
        if (tensor->defined())
            *tensor = tensor->index_select(0, indices);
    return chosen;
}

} // namespace sinopia
