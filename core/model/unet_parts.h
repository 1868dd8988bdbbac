#pragma once

#include "model/label_path.h"
#include "model/unet_entry.h"

namespace sinopia {

/// The layers of an SDM U-Net, each registered under its name in the network it belongs to.
struct UNetParts {
    UNetParts(torch::nn::Module& network, const NetworkConfig& config);

    std::shared_ptr<Linear> time1, time2;               ///< time_embed.0, time_embed.2
    std::vector<at::Tensor> styles;                     ///< style_embed.N.weight
    std::shared_ptr<LabelPyramid> labels;               ///< label_trunk
    std::vector<std::shared_ptr<EncoderEntry>> encoder; ///< input_blocks
    std::shared_ptr<SdmResBlock> middle1, middle2;      ///< middle_block.0, middle_block.2
    std::shared_ptr<AttentionBlock> middle_attention;   ///< middle_block.1
    std::vector<std::shared_ptr<DecoderEntry>> decoder; ///< output_blocks
    std::shared_ptr<GroupNorm> head_norm;               ///< out.0
    std::shared_ptr<Conv> head;                         ///< out.2
};

} // namespace sinopia
