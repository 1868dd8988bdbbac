#include "model/sdm_unet.h"
#include "runtime/autocast.h"
#include "support/errors.h"
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
        {"four channels", [](NetworkConfig& c) { c.in_channels = 4; }},
        {"patches", [](NetworkConfig& c) { c.patch_size = 2; }, 32, 16},
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

std::vector<std::string> names_of(const SdmUNet& network) {
    std::vector<std::string> names;
    for (const auto& item : network->named_parameters())
        names.push_back(item.key());
    return names;
}

bool has(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

class TestSdmUNet : public QObject {
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

    void published_networks_have_the_published_size() {
        NetworkConfig config; // ADE20K at 256; nothing is filled, so this takes no memory
        const SdmUNet ade(std::make_shared<SdmUNetImpl>(config, SdmUNetImpl::Unfilled{}));
        std::int64_t count = 0;
        for (const at::Tensor& parameter : ade->parameters())
            count += parameter.numel();
        QCOMPARE(count, std::int64_t{660'608'518});
        QCOMPARE(ade->parameters().size(), std::size_t{766});

        config.num_classes = 20;
        const SdmUNet celeba(std::make_shared<SdmUNetImpl>(config, SdmUNetImpl::Unfilled{}));
        count = 0;
        for (const at::Tensor& parameter : celeba->parameters())
            count += parameter.numel();
        QCOMPARE(count, std::int64_t{653'062'918});
    }

    void a_fresh_network_starts_as_the_original() {
        NetworkConfig config = small_config();
        config.style_sizes = {2};
        SdmUNet network(config);
        const at::NoGradGuard no_grad;
        QCOMPARE(run(network, input_for(config, 1, 16, 16)).abs().max().item<double>(), 0.0);
        const auto p = network->named_parameters();
        for (const char* zero :
             {"out.2.weight", "input_blocks.1.0.out_layers.3.weight", "style_embed.0.weight",
              "middle_block.0.out_layers.2.bias", "middle_block.1.proj_out.weight"})
            QCOMPARE(p[zero].abs().max().item<double>(), 0.0);
        QVERIFY(p["middle_block.1.norm.weight"].eq(1).all().item<bool>());
        QCOMPARE(p["middle_block.1.norm.bias"].abs().max().item<double>(), 0.0);
        // Uniform in +-1 / sqrt(fan in): 27 for the first convolution, 12 * 9 for a SPADE head.
        const struct {
            const char* layer;
            double bound;
        } drawn[] = {{"input_blocks.0.0", 1 / std::sqrt(27.0)},
                     {"middle_block.0.in_norm.mlp_gamma", 1 / std::sqrt(12 * 9.0)},
                     {"time_embed.2", 1 / std::sqrt(64.0)}};
        for (const auto& [layer, bound] : drawn) {
            const double weight = p[std::string(layer) + ".weight"].abs().max().item<double>();
            QVERIFY2(weight <= bound && weight > 0.9 * bound, layer);
            QVERIFY2(p[std::string(layer) + ".bias"].abs().max().item<double>() <= bound, layer);
            QVERIFY2(p[std::string(layer) + ".bias"].abs().max().item<double>() > 0.5 * bound, layer);
        }
    }

    void a_seed_decides_the_start() {
        const NetworkConfig config = small_config();
        SdmUNet a(config), b(config), c(config);
        a->initialise(generator_of(7));
        torch::rand({3}); // torch's own generator has no part in it
        b->initialise(generator_of(7));
        c->initialise(generator_of(8));
        const auto pa = a->parameters(), pb = b->parameters(), pc = c->parameters();
        bool differs = false;
        for (std::size_t i = 0; i < pa.size(); ++i) {
            QVERIFY(torch::equal(pa[i], pb[i]));
            differs = differs || !torch::equal(pa[i], pc[i]);
        }
        QVERIFY(differs);
    }

    void own_options_have_their_names() {
        NetworkConfig config = small_config();
        config.label_path = LabelPath::shared_trunk;
        config.spade_placement = SpadePlacement::second;
        config.style_sizes = {4};
        const SdmUNet network(config);
        const auto names = names_of(network);
        for (const char* name :
             {"style_embed.0.weight", "label_trunk.0.weight", "label_trunk.2.bias",
              "middle_block.0.in_layers.0.weight", "middle_block.0.in_layers.2.weight",
              "middle_block.0.out_norm.mlp_gamma.weight", "output_blocks.1.2.out_layers.2.weight"})
            QVERIFY2(has(names, name), name);
        QVERIFY(!has(names, "middle_block.0.in_norm.mlp_gamma.weight"));
        QVERIFY(!has(names, "middle_block.0.out_norm.mlp_shared.0.weight"));
        QCOMPARE(network->named_parameters()["style_embed.0.weight"].sizes().vec(),
                 (std::vector<std::int64_t>{5, 64}));
        QCOMPARE(network->named_parameters()["middle_block.0.out_norm.mlp_gamma.weight"].size(2),
                 std::int64_t{1});
    }

    void free_style_is_choice_zero() {
        NetworkConfig config = small_config();
        config.style_sizes = {3, 2};
        SdmUNet network = random_network(config);
        const at::NoGradGuard no_grad;
        const NetworkInput input = input_for(config, 2, 16, 16);
        const at::Tensor free = run(network, input);
        QCOMPARE(max_error(run(network, input, torch::zeros({2, 2}, torch::kLong)), free), 0.0);
        const at::Tensor mixed = run(network, input, torch::tensor({{0, 0}, {0, 2}}));
        QCOMPARE(max_error(mixed[0], free[0]), 0.0);
        QVERIFY(max_error(mixed[1], free[1]) > 1e-4);
    }

    void labels_shrink_to_top_left_samples() {
        const NetworkConfig config = small_config();
        SdmUNet network = random_network(config);
        const at::NoGradGuard no_grad;
        const NetworkInput input = input_for(config, 1, 16, 24);
        at::Tensor seen;
        network->set_probe([&](const std::string& name, const at::Tensor& value) {
            if (name == "spade:middle_block.0.in_norm.mlp_shared.in0")
                seen = value;
        });
        run(network, input);
        const auto every_second = at::indexing::Slice(0, torch::indexing::None, 2);
        QCOMPARE(max_error(seen, input.y.index({at::indexing::Slice(), at::indexing::Slice(), every_second,
                                                every_second})),
                 0.0);
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

    void dropout_is_repeatable() {
        NetworkConfig config = small_config();
        config.dropout = 0.3;
        SdmUNet network = random_network(config);
        const at::NoGradGuard no_grad;
        const NetworkInput input = input_for(config, 1, 16, 16);
        const auto draw = [&](std::uint64_t seed) {
            network->set_dropout_generator(generator_of(seed));
            return run(network, input);
        };
        const at::Tensor first = draw(3);
        QCOMPARE(max_error(draw(3), first), 0.0);
        QVERIFY(max_error(draw(4), first) > 1e-3);
        network->eval();
        QCOMPARE(max_error(draw(3), draw(4)), 0.0);
    }

    void bfloat16_stays_near() {
        for (const auto path : {LabelPath::per_layer, LabelPath::shared_trunk}) {
            NetworkConfig config = small_config();
            config.label_path = path;
            SdmUNet network = random_network(config);
            const NetworkInput input = input_for(config, 2, 16, 16);
            const at::Tensor exact = run(network, input).detach();
            at::Tensor rough;
            {
                const Autocast autocast(at::kCPU, at::kBFloat16);
                rough = run(network, input);
                QCOMPARE(rough.scalar_type(), at::kFloat);
            }
            rough.square().sum().backward();
            const double error = max_error(rough.detach(), exact) / exact.abs().max().item<double>();
            QVERIFY(error < 0.05);
            QVERIFY(error > 1e-5);
            QVERIFY(network->parameters().front().grad().isfinite().all().item<bool>());
        }
    }

    void wrong_shapes_are_named() {
        const NetworkConfig config = small_config();
        SdmUNet network(config);
        NetworkInput input = input_for(config, 1, 16, 16);
        const auto error = [&] { return QString::fromStdString(error_of([&] { run(network, input); })); };
        input.x = torch::zeros({1, 3, 16, 17});
        QVERIFY2(error().contains("multiples of 2"), qPrintable(error()));
        input.x = torch::zeros({1, 4, 16, 16});
        QVERIFY2(error().contains("[N, 3, H, W]"), qPrintable(error()));
        input = input_for(config, 1, 16, 16);
        input.y = torch::zeros({1, 6, 16, 16});
        QVERIFY2(error().contains("label map"), qPrintable(error()));
        input.y = at::Tensor();
        QVERIFY2(error().contains("label map"), qPrintable(error()));
        input = input_for(config, 1, 16, 16);
        input.timesteps = torch::zeros({2});
        QVERIFY2(error().contains("timesteps"), qPrintable(error()));
        NetworkConfig impossible = config;
        impossible.norm_groups = 7;
        QVERIFY(!error_of([&] { SdmUNet unbuildable(impossible); }).empty());
    }
};

QTEST_GUILESS_MAIN(TestSdmUNet)
#include "test_sdm_unet.moc"
