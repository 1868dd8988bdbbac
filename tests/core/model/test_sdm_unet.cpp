#include "model/sdm_unet.h"
#include "runtime/autocast.h"
#include "support/errors.h"
#include "support/reference_file.h"
#include "support/small_network.h"

#include <QtTest>

using namespace sinopia;
using namespace sinopia::test;

namespace {

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

  private Q_SLOTS:
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
