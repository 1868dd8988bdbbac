#include "jobs/training_presets.h"
#include "model/sdm_unet.h"
#include "support/reference_file.h"
#include "support/small_network.h"

#include <QtTest>

using namespace sinopia;
using namespace sinopia::test;

namespace {

struct Case {
    const char* name;
    std::function<void(NetworkConfig&)> change;
    int height = 16;
    int width = 16;
};

/// Every option of the network, alone and in the combinations that meet in one block.
const std::vector<Case>& cases() {
    static const std::vector<Case> list{
        {"plain", [](NetworkConfig&) {}},
        {"not square", [](NetworkConfig&) {}, 16, 24},
        {"edges", [](NetworkConfig& c) { c.no_instance = false; }},
        {"two blocks", [](NetworkConfig& c) { c.num_res_blocks = 2; }},
        {"half width first",
         [](NetworkConfig& c) {
             c.channel_mult = {0.5, 1, 2};
         }},
        {"one level", [](NetworkConfig& c) { c.channel_mult = {1}; }},
        {"attention at both",
         [](NetworkConfig& c) {
             c.attention_resolutions = {16, 8};
         }},
        {"new order", [](NetworkConfig& c) { c.use_new_attention_order = true; }},
        {"heads by count",
         [](NetworkConfig& c) {
             c.num_head_channels = -1;
             c.num_heads = 4;
             c.num_heads_upsample = 2;
         }},
        {"additive time", [](NetworkConfig& c) { c.use_scale_shift_norm = false; }},
        {"plain resampling", [](NetworkConfig& c) { c.resblock_updown = false; }},
        {"no variance", [](NetworkConfig& c) { c.learn_sigma = false; }},
        {"odd embedding",
         [](NetworkConfig& c) { c.num_channels = 33, c.norm_groups = 1, c.num_head_channels = -1; }},
        {"context", [](NetworkConfig& c) { c.context_channels = 3; }},
        {"known region", [](NetworkConfig& c) { c.known_region = true; }},
        {"known region and context", [](NetworkConfig& c) { c.known_region = true, c.context_channels = 3; }},
        {"four channels", [](NetworkConfig& c) { c.in_channels = 4; }},
        {"patches", [](NetworkConfig& c) { c.patch_size = 2; }, 32, 16},
        {"known region in patches", [](NetworkConfig& c) { c.known_region = true, c.patch_size = 2; }, 32,
         16},
        {"second norm", [](NetworkConfig& c) { c.spade_placement = SpadePlacement::second; }},
        {"trunk", [](NetworkConfig& c) { c.label_path = LabelPath::shared_trunk; }},
        {"styles",
         [](NetworkConfig& c) {
             c.style_sizes = {3, 2};
         }},
        {"cheap network",
         [](NetworkConfig& c) {
             c.patch_size = 2;
             c.label_path = LabelPath::shared_trunk;
             c.spade_placement = SpadePlacement::second;
             c.learn_sigma = false;
             c.resblock_updown = false;
             c.no_instance = false;
         },
         32, 32},
    };
    return list;
}

} // namespace

/// Every option of the network, alone and in the combinations that meet in one block.
class TestNetworkOptions : public QObject {
    Q_OBJECT

    static NetworkConfig config_of_row() {
        QFETCH(int, index);
        NetworkConfig config = small_config();
        cases()[static_cast<std::size_t>(index)].change(config);
        return config;
    }
    static NetworkInput input_of_row(const NetworkConfig& config) {
        QFETCH(int, index);
        const Case& row = cases()[static_cast<std::size_t>(index)];
        return input_for(config, 2, row.height, row.width);
    }

  private Q_SLOTS:
    void every_option_trains_data() {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < cases().size(); ++i)
            QTest::newRow(cases()[i].name) << static_cast<int>(i);
    }

    /// Shape of the output, an effect of every input and a gradient for every parameter.
    void every_option_trains() {
        const NetworkConfig config = config_of_row();
        QVERIFY2(config.problems().empty(),
                 config.problems().empty() ? "" : config.problems().front().c_str());
        SdmUNet network = random_network(config);
        const NetworkInput input = input_of_row(config);
        const at::Tensor style = config.style_sizes.empty() ? at::Tensor() : torch::tensor({{1, 2}, {3, 0}});
        const at::Tensor out = run(network, input, style);
        QCOMPARE(out.sizes().vec(),
                 (std::vector<std::int64_t>{2, config.out_channels(), input.x.size(2), input.x.size(3)}));
        QVERIFY(out.isfinite().all().item<bool>());

        // Free choices of styles are row 0, so both rows of a batch together reach the tables.
        out.square().sum().backward();
        for (const auto& item : network->named_parameters()) {
            QVERIFY2(item.value().grad().defined(), item.key().c_str());
            QVERIFY2(item.value().grad().abs().sum().item<double>() > 0, item.key().c_str());
        }

        const at::NoGradGuard no_grad;
        NetworkInput other = input;
        other.timesteps = input.timesteps + 100;
        QVERIFY(max_error(run(network, other, style), out) > 1e-4);
        other = input;
        other.y = input.y.flip({3});
        QVERIFY(max_error(run(network, other, style), out) > 1e-4);
        for (std::int64_t channel = 0; channel < input.x.size(1); ++channel) {
            other = input;
            other.x = input.x.clone();
            other.x.select(1, channel).add_(1);
            QVERIFY(max_error(run(network, other, style), out) > 1e-4);
        }
    }

    void presets_are_the_published_networks() {
        const auto parameters = [](const char* preset) {
            const NetworkConfig config = with_preset(TrainingOptions(), training_preset(preset)).network;
            const SdmUNet network(std::make_shared<SdmUNetImpl>(config, SdmUNetImpl::Unfilled{}));
            std::int64_t count = 0;
            for (const at::Tensor& parameter : network->parameters())
                count += parameter.numel(); // no memory is touched
            return count;
        };
        QCOMPARE(parameters("ade20k"), std::int64_t{660608518});
        QCOMPARE(parameters("celeba-finetune"), std::int64_t{653062918});
    }

    void both_memory_formats_agree() {
        for (const Case& row : cases()) {
            NetworkConfig config = small_config();
            row.change(config);
            SdmUNet network = random_network(config);
            const at::NoGradGuard no_grad;
            NetworkInput input = input_for(config, 2, row.height, row.width);
            const at::Tensor plain = run(network, input);
            input.x = input.x.contiguous(at::MemoryFormat::ChannelsLast);
            input.y = input.y.contiguous(at::MemoryFormat::ChannelsLast);
            QVERIFY2(max_error(run(network, input), plain) < 1e-4, row.name);
        }
    }
};

QTEST_GUILESS_MAIN(TestNetworkOptions)
#include "test_network_options.moc"
