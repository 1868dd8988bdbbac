// The fields of TrainingOptions, with a sentence each.
#include "ui/dialogs/training_fields.h"

#include <QCoreApplication>

namespace sinopia {
namespace {

constexpr double most = 1e12;

// Sections.
constexpr auto length = QT_TRANSLATE_NOOP("TrainingFields", "Length, saves and watching");
constexpr auto learning = QT_TRANSLATE_NOOP("TrainingFields", "Learning");
constexpr auto pairs = QT_TRANSLATE_NOOP("TrainingFields", "Pairs and conditions");
constexpr auto noise = QT_TRANSLATE_NOOP("TrainingFields", "Noise and loss");
constexpr auto network = QT_TRANSLATE_NOOP("TrainingFields", "Network");
constexpr auto machine = QT_TRANSLATE_NOOP("TrainingFields", "Machine");

using K = FieldKind;

constexpr TrainingField fields[] = {
    {"/steps", K::whole, length, QT_TRANSLATE_NOOP("TrainingFields", "Steps"),
     QT_TRANSLATE_NOOP("TrainingFields", "The run ends after this many steps in all."), 1, most},
    {"/save_every", K::whole, length, QT_TRANSLATE_NOOP("TrainingFields", "Save every"),
     QT_TRANSLATE_NOOP("TrainingFields", "Steps between saves. The last three and the best are kept."), 1,
     most},
    {"/judge_every", K::whole, length, QT_TRANSLATE_NOOP("TrainingFields", "Judge every"),
     QT_TRANSLATE_NOOP("TrainingFields", "Steps between looks at the held-out pairs; 0: at every save."), 0,
     most},
    {"/sample_every", K::whole, length, QT_TRANSLATE_NOOP("TrainingFields", "Sample every"),
     QT_TRANSLATE_NOOP("TrainingFields",
                       "Steps between sheets of sample pictures; 0: only when you ask for one."),
     0, most},
    {"/log_every", K::whole, length, QT_TRANSLATE_NOOP("TrainingFields", "Report every"),
     QT_TRANSLATE_NOOP("TrainingFields", "Steps between points of the loss curve."), 1, most},
    {"/seed", K::whole, length, QT_TRANSLATE_NOOP("TrainingFields", "Seed"),
     QT_TRANSLATE_NOOP(
         "TrainingFields",
         "Of the weights, the order of the pairs and the noise. The same seed and settings give the same "
         "bytes."),
     0, 9e15},
    {"/init", K::file, length, QT_TRANSLATE_NOOP("TrainingFields", "Start from"),
     QT_TRANSLATE_NOOP(
         "TrainingFields",
         "Weights to go on from instead of fresh ones: a model's or a run's folder, or a file of weights.")},

    {"/batch", K::whole, learning, QT_TRANSLATE_NOOP("TrainingFields", "Batch"),
     QT_TRANSLATE_NOOP("TrainingFields", "Pairs in one step. Larger is steadier and slower."), 1, 1 << 20},
    {"/micro_batch", K::whole, learning, QT_TRANSLATE_NOOP("TrainingFields", "Pairs at a time"),
     QT_TRANSLATE_NOOP("TrainingFields",
                       "Of the batch, to save memory: the result is the same. 0: all at once."),
     0, 1 << 20},
    {"/learning_rate", K::real, learning, QT_TRANSLATE_NOOP("TrainingFields", "Learning rate"),
     QT_TRANSLATE_NOOP("TrainingFields",
                       "How far one step goes. Too high and the loss jumps, too low and nothing moves."),
     0, 1},
    {"/warmup", K::whole, learning, QT_TRANSLATE_NOOP("TrainingFields", "Warm-up"),
     QT_TRANSLATE_NOOP("TrainingFields", "Steps over which the rate rises from zero."), 0, most},
    {"/lr_schedule", K::choice, learning, QT_TRANSLATE_NOOP("TrainingFields", "Rate's course"),
     QT_TRANSLATE_NOOP("TrainingFields",
                       "How the rate falls after the warm-up; cosine and linear reach zero at the horizon."),
     0, 0, "auto constant cosine linear"},
    {"/lr_steps", K::whole, learning, QT_TRANSLATE_NOOP("TrainingFields", "Horizon"),
     QT_TRANSLATE_NOOP("TrainingFields", "The step at which the rate has fallen to zero; 0: it stays."), 0,
     most},
    {"/weight_decay", K::real, learning, QT_TRANSLATE_NOOP("TrainingFields", "Weight decay"),
     QT_TRANSLATE_NOOP("TrainingFields", "Of AdamW: pulls weights towards zero."), 0, 10},
    {"/beta1", K::real, learning, QT_TRANSLATE_NOOP("TrainingFields", "Beta 1"),
     QT_TRANSLATE_NOOP("TrainingFields", "Of AdamW: memory of the gradient."), 0, 1},
    {"/beta2", K::real, learning, QT_TRANSLATE_NOOP("TrainingFields", "Beta 2"),
     QT_TRANSLATE_NOOP("TrainingFields", "Of AdamW: memory of the gradient's square."), 0, 1},
    {"/clip_norm", K::real, learning, QT_TRANSLATE_NOOP("TrainingFields", "Gradient clip"),
     QT_TRANSLATE_NOOP("TrainingFields", "A longer gradient is shortened to this; 0: never."), 0, most},
    {"/ema_rate", K::real, learning, QT_TRANSLATE_NOOP("TrainingFields", "Averaging rate"),
     QT_TRANSLATE_NOOP("TrainingFields",
                       "Of the averaged weights (EMA), which paint the samples and become the model."),
     0, 1},
    {"/extra_ema_rates", K::numbers, learning, QT_TRANSLATE_NOOP("TrainingFields", "Further averages"),
     QT_TRANSLATE_NOOP("TrainingFields",
                       "Rates of more averages that are saved beside, separated by commas.")},
    {"/ema_warmup", K::flag, learning, QT_TRANSLATE_NOOP("TrainingFields", "Average faster at first"),
     QT_TRANSLATE_NOOP(
         "TrainingFields",
         "The average follows quickly in the first steps instead of keeping the random beginning.")},

    {"/label_template", K::text, pairs, QT_TRANSLATE_NOOP("TrainingFields", "Name of label maps"),
     QT_TRANSLATE_NOOP(
         "TrainingFields",
         "Of folders: ${im_id} stands for the picture's name, as in ${im_id}_gt.png; empty: the same name.")},
    {"/preprocess", K::choice, pairs, QT_TRANSLATE_NOOP("TrainingFields", "Preparation"),
     QT_TRANSLATE_NOOP(
         "TrainingFields",
         "Sound reads indices as they are and crops; original does bit for bit as the original program."),
     0, 0, "sound original"},
    {"/remap", K::text, pairs, QT_TRANSLATE_NOOP("TrainingFields", "Remap"),
     QT_TRANSLATE_NOOP(
         "TrainingFields",
         "Values of the label files and the classes they stand for, as JSON: {\"255\": \"ignore\"}.")},
    {"/random_crop", K::flag, pairs, QT_TRANSLATE_NOOP("TrainingFields", "Crop at random"),
     QT_TRANSLATE_NOOP(
         "TrainingFields",
         "A part of each picture at its own aspect; otherwise the whole is squeezed to the size.")},
    {"/random_flip", K::flag, pairs, QT_TRANSLATE_NOOP("TrainingFields", "Mirror at random"),
     QT_TRANSLATE_NOOP("TrainingFields",
                       "Every other picture is mirrored; not for text or traffic that keeps to one side.")},
    {"/label_drop", K::real, pairs, QT_TRANSLATE_NOOP("TrainingFields", "Drop of labels"),
     QT_TRANSLATE_NOOP("TrainingFields",
                       "Share of pairs without labels, 0 to 1. Guidance needs some, 0.1 to 0.2."),
     0, 1},
    {"/style_drop", K::real, pairs, QT_TRANSLATE_NOOP("TrainingFields", "Drop of style"),
     QT_TRANSLATE_NOOP("TrainingFields", "Share of pairs whose style is left free, for data with styles."), 0,
     1},
    {"/network/known_region", K::flag, pairs, QT_TRANSLATE_NOOP("TrainingFields", "Knows the region"),
     QT_TRANSLATE_NOOP(
         "TrainingFields",
         "The network is shown what of a picture is known: repainted regions join without repeats.")},
    {"/known_share", K::real, pairs, QT_TRANSLATE_NOOP("TrainingFields", "Share with a known part"),
     QT_TRANSLATE_NOOP("TrainingFields", "Of pairs, for a network that knows the region."), 0, 1},
    {"/network/no_instance", K::flag, pairs,
     QT_TRANSLATE_NOOP("TrainingFields", "Without edges of instances"),
     QT_TRANSLATE_NOOP("TrainingFields",
                       "Otherwise one more label channel marks where two things of a class touch.")},
    {"/super_resolution", K::flag, pairs, QT_TRANSLATE_NOOP("TrainingFields", "Enlarging stage"),
     QT_TRANSLATE_NOOP("TrainingFields",
                       "The network learns to enlarge by two instead of painting from nothing.")},

    {"/diffusion/prediction", K::choice, noise, QT_TRANSLATE_NOOP("TrainingFields", "Prediction"),
     QT_TRANSLATE_NOOP(
         "TrainingFields",
         "What the network says about a noisy picture: its noise (as the original), the picture, or both "
         "mixed."),
     0, 0, "epsilon x0 v"},
    {"/diffusion/noise_schedule", K::choice, noise, QT_TRANSLATE_NOOP("TrainingFields", "Noise schedule"),
     QT_TRANSLATE_NOOP("TrainingFields",
                       "How fast noise comes in; linear as the original, cosine is better below 128 pixels."),
     0, 0, "linear cosine quadratic sigmoid"},
    {"/diffusion/diffusion_steps", K::whole, noise, QT_TRANSLATE_NOOP("TrainingFields", "Noise levels"),
     QT_TRANSLATE_NOOP("TrainingFields", "Of the noising process; a picture may be painted in fewer."), 1,
     100000},
    {"/diffusion/schedule_shift", K::real, noise, QT_TRANSLATE_NOOP("TrainingFields", "Shift"),
     QT_TRANSLATE_NOOP("TrainingFields", "Above 1: more noise, for large pictures."), 0.01, 100},
    {"/diffusion/variance", K::choice, noise, QT_TRANSLATE_NOOP("TrainingFields", "Variance"),
     QT_TRANSLATE_NOOP("TrainingFields", "Learned, as the original, or fixed."), 0, 0,
     "learned_range learned fixed_large fixed_small"},
    {"/diffusion/loss", K::choice, noise, QT_TRANSLATE_NOOP("TrainingFields", "Loss"),
     QT_TRANSLATE_NOOP(
         "TrainingFields",
         "Mean squared error, with the variational term where the variance is learned; or that term alone."),
     0, 0, "mse rescaled_mse kl rescaled_kl"},
    {"/lambda_vlb", K::real, noise, QT_TRANSLATE_NOOP("TrainingFields", "Weight of the variational term"),
     QT_TRANSLATE_NOOP("TrainingFields", "1 is the paper's 0.001 for the sum over all noise levels."), 0,
     1e6},
    {"/diffusion/vlb_at_zero", K::flag, noise,
     QT_TRANSLATE_NOOP("TrainingFields", "Variational term at the last level"),
     QT_TRANSLATE_NOOP("TrainingFields", "As the original; off as the diffusers variant.")},
    {"/timestep_sampling", K::choice, noise, QT_TRANSLATE_NOOP("TrainingFields", "Choice of noise levels"),
     QT_TRANSLATE_NOOP("TrainingFields", "Evenly, or more often where the loss is large."), 0, 0,
     "uniform loss_second_moment"},
    {"/min_snr_gamma", K::real, noise, QT_TRANSLATE_NOOP("TrainingFields", "Min-SNR"),
     QT_TRANSLATE_NOOP("TrainingFields", "Evens out the weight of the noise levels, usually 5; 0: off."), 0,
     1000},
    {"/diffusion/rescale_timesteps", K::flag, noise,
     QT_TRANSLATE_NOOP("TrainingFields", "Rescale noise levels"),
     QT_TRANSLATE_NOOP("TrainingFields",
                       "The network always sees levels from 0 to 1000, whatever their number.")},

    {"/size", K::size, network, QT_TRANSLATE_NOOP("TrainingFields", "Picture size"),
     QT_TRANSLATE_NOOP("TrainingFields",
                       "Width and height that the network learns at; painted pictures may be larger.")},
    {"/network/num_channels", K::whole, network, QT_TRANSLATE_NOOP("TrainingFields", "Base width"),
     QT_TRANSLATE_NOOP("TrainingFields",
                       "Channels at full size. Twice as many are about four times the work and the weights."),
     1, 4096},
    {"/network/channel_mult", K::text, network, QT_TRANSLATE_NOOP("TrainingFields", "Widths of the levels"),
     QT_TRANSLATE_NOOP(
         "TrainingFields",
         "Factors, one for each halving, such as 1,1,2,3,4; empty: as the original for the size.")},
    {"/network/num_res_blocks", K::whole, network, QT_TRANSLATE_NOOP("TrainingFields", "Blocks a level"),
     QT_TRANSLATE_NOOP("TrainingFields", "Residual blocks of the encoder; the decoder has one more."), 1, 16},
    {"/network/attention_resolutions", K::text, network, QT_TRANSLATE_NOOP("TrainingFields", "Attention at"),
     QT_TRANSLATE_NOOP("TrainingFields",
                       "Picture sides at which far pixels see one another, such as 32,16,8.")},
    {"/network/num_head_channels", K::whole, network, QT_TRANSLATE_NOOP("TrainingFields", "Width of a head"),
     QT_TRANSLATE_NOOP("TrainingFields", "Channels of one attention head; -1: the number of heads counts."),
     -1, 4096},
    {"/network/num_heads", K::whole, network, QT_TRANSLATE_NOOP("TrainingFields", "Heads"),
     QT_TRANSLATE_NOOP("TrainingFields", "Used when the width of a head is -1."), 1, 256},
    {"/network/num_heads_upsample", K::whole, network,
     QT_TRANSLATE_NOOP("TrainingFields", "Heads of the decoder"),
     QT_TRANSLATE_NOOP("TrainingFields", "Likewise; -1: as the encoder."), -1, 256},
    {"/network/use_new_attention_order", K::flag, network,
     QT_TRANSLATE_NOOP("TrainingFields", "New attention order"),
     QT_TRANSLATE_NOOP("TrainingFields",
                       "How queries, keys and values lie; only for weights that were trained so.")},
    {"/network/use_scale_shift_norm", K::flag, network,
     QT_TRANSLATE_NOOP("TrainingFields", "Time scales and shifts"),
     QT_TRANSLATE_NOOP("TrainingFields", "How the noise level enters a block; otherwise it is added.")},
    {"/network/resblock_updown", K::flag, network, QT_TRANSLATE_NOOP("TrainingFields", "Resample in blocks"),
     QT_TRANSLATE_NOOP("TrainingFields", "Otherwise plain convolutions change the size between levels.")},
    {"/network/dropout", K::real, network, QT_TRANSLATE_NOOP("TrainingFields", "Dropout"),
     QT_TRANSLATE_NOOP("TrainingFields",
                       "Share of values left out at random; a little helps with few pairs."),
     0, 0.99},
    {"/network/patch_size", K::whole, network, QT_TRANSLATE_NOOP("TrainingFields", "Patch"),
     QT_TRANSLATE_NOOP("TrainingFields",
                       "Pixels are folded into channels at the ends: 2 is much faster and a little coarser."),
     1, 8},
    {"/network/norm_groups", K::whole, network, QT_TRANSLATE_NOOP("TrainingFields", "Groups of the norms"),
     QT_TRANSLATE_NOOP("TrainingFields", "Must divide the channels of every level."), 1, 256},
    {"/network/spade_hidden", K::whole, network,
     QT_TRANSLATE_NOOP("TrainingFields", "Width of the label path"),
     QT_TRANSLATE_NOOP("TrainingFields", "Channels between the label map and its scale and shift."), 1, 4096},
    {"/network/label_path", K::choice, network, QT_TRANSLATE_NOOP("TrainingFields", "Label path"),
     QT_TRANSLATE_NOOP("TrainingFields",
                       "One for each layer, as the original, or one for each level: a third of the work."),
     0, 0, "per_layer shared_trunk"},
    {"/network/spade_placement", K::choice, network, QT_TRANSLATE_NOOP("TrainingFields", "Labels enter at"),
     QT_TRANSLATE_NOOP("TrainingFields", "Both norms of a block, as the original, or the second only."), 0, 0,
     "both second"},

    {"/device", K::text, machine, QT_TRANSLATE_NOOP("TrainingFields", "Device"),
     QT_TRANSLATE_NOOP("TrainingFields", "auto, cpu or cuda:0.")},
    {"/precision", K::choice, machine, QT_TRANSLATE_NOOP("TrainingFields", "Precision"),
     QT_TRANSLATE_NOOP("TrainingFields",
                       "16 bit is faster where the machine knows it; the weights stay at 32 bit."),
     0, 0, "auto fp32 bf16 fp16"},
    {"/checkpoint_activations", K::flag, machine,
     QT_TRANSLATE_NOOP("TrainingFields", "Save memory, take longer"),
     QT_TRANSLATE_NOOP(
         "TrainingFields",
         "Inner values are computed again instead of kept: much less memory, a third more work.")},
    {"/plain_label_path", K::flag, machine, QT_TRANSLATE_NOOP("TrainingFields", "Dense label path"),
     QT_TRANSLATE_NOOP("TrainingFields",
                       "As the paper writes it; slower, with the same result up to rounding.")},
    {"/threads", K::whole, machine, QT_TRANSLATE_NOOP("TrainingFields", "Threads"),
     QT_TRANSLATE_NOOP(
         "TrainingFields",
         "Of the network. The same bytes come out only with the same number; 0: one for each core."),
     0, 1024},
    {"/loader_threads", K::whole, machine, QT_TRANSLATE_NOOP("TrainingFields", "Reading threads"),
     QT_TRANSLATE_NOOP("TrainingFields", "That read and crop pairs ahead."), 0, 256},
};

} // namespace

std::span<const TrainingField> trainingFields() {
    return fields;
}

QStringList otherTrainingOptions() {
    return {"/dataset",
            "/data",
            "/output",
            "/resume",
            "/network/image_size",       // the size
            "/network/num_classes",      // the data's
            "/network/style_sizes",      // the data's
            "/network/in_channels",      // three colours
            "/network/context_channels", // the enlarging stage
            "/network/learn_sigma",      // the variance
            "/diffusion/learn_sigma",
            "/diffusion/predict_xstart", // the prediction
            "/diffusion/use_kl",         // the loss
            "/diffusion/rescale_learned_sigmas"};
}

} // namespace sinopia
