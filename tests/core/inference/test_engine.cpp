// The engine gives what the network gives, over random networks and label maps.
#include "base/error.h"
#include "conditioning/one_hot.h"
#include "inference/engine.h"
#include "support/label_maps.h"
#include "support/small_network.h"

#include <QtTest>

#include <random>

using namespace sinopia;
using namespace sinopia::test;

namespace {

constexpr double tolerance = 1e-5; ///< of the largest value

/// A configuration of any kind the program knows, small enough to run in milliseconds.
NetworkConfig random_config(std::mt19937& random) {
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    NetworkConfig config = small_config();
    config.num_classes = 2 + below(20);
    config.no_instance = below(2) == 0;
    config.resblock_updown = below(2) == 0;
    config.use_scale_shift_norm = below(4) != 0;
    config.learn_sigma = below(2) == 0;
    config.patch_size = 1 + below(2);
    config.image_size = 16 * config.patch_size;
    config.use_new_attention_order = below(2) == 0;
    config.spade_placement = below(3) == 0 ? SpadePlacement::second : SpadePlacement::both;
    config.label_path = below(3) == 0 ? LabelPath::shared_trunk : LabelPath::per_layer;
    if (below(3) == 0)
        config.style_sizes = {3, 2};
    if (below(3) == 0)
        config.channel_mult = {1, 2, 2};
    return config;
}

/// [1,label_channels,H,W] of a painted map, or of one in which every patch is another.
at::Tensor random_map(const NetworkConfig& config, int height, int width, std::mt19937& random) {
    at::Generator generator = generator_of(random());
    const at::Tensor labels = random() % 3 == 0
                                  ? noise_maps(1, height, width, config.num_classes, generator)
                                  : blocky_maps(1, height, width, config.num_classes, 5, generator);
    const std::optional<int> ignore = random() % 2 ? std::optional<int>(0) : std::nullopt;
    const at::Tensor y = one_hot(labels, config.num_classes, ignore);
    return config.no_instance ? y : at::cat({y, instance_edges(labels)}, 1);
}

double difference(const at::Tensor& a, const at::Tensor& b) {
    return ((a - b).abs().max() / b.abs().max()).item<double>();
}

} // namespace

class TestEngine : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void both_branches_equal_the_network_on_each_map() {
        const at::NoGradGuard no_grad;
        std::mt19937 random(11);
        for (int round = 0; round < 40; ++round) {
            const NetworkConfig config = random_config(random);
            SdmUNet network = random_network(config, random());
            const int height = config.stride() * (2 + static_cast<int>(random() % 3)),
                      width = config.stride() * (2 + static_cast<int>(random() % 3));
            const NetworkInput in = input_for(config, 1, height, width, random());
            const at::Tensor y = random_map(config, height, width, random);
            const at::Tensor style = config.style_sizes.empty() ? at::Tensor() : torch::tensor({{2L, 1L}});
            Engine engine(network, {y, at::zeros_like(y)});
            for (int step = 0; step < 2; ++step) { // the second from what the first has kept
                const at::Tensor both = engine.forward(in.x + step, in.timesteps, style);
                const at::Tensor cond = network->forward(in.x + step, in.timesteps, y, style);
                const at::Tensor null = network->forward(in.x + step, in.timesteps, at::zeros_like(y), style);
                QVERIFY2(difference(both[0], cond[0]) < tolerance, qPrintable(QString::number(round)));
                QVERIFY2(difference(both[1], null[0]) < tolerance, qPrintable(QString::number(round)));
                QVERIFY(difference(cond, null) > 100 * tolerance);
            }
        }
    }

    void weights_in_16_bit_give_the_bits_of_their_values() {
        const at::NoGradGuard no_grad;
        for (const LabelPath path : {LabelPath::per_layer, LabelPath::shared_trunk}) {
            NetworkConfig config = small_config();
            config.label_path = path;
            SdmUNet narrow = random_network(config), wide = random_network(config);
            std::vector<at::Tensor> given = narrow->parameters(), values = wide->parameters();
            for (std::size_t i = 0; i < given.size(); ++i)
                if (given[i].dim() >= 2) {
                    given[i].set_data(given[i].to(at::kBFloat16));
                    values[i].copy_(given[i]);
                }
            const NetworkInput in = input_for(config, 1, 32, 16);
            const std::vector<at::Tensor> maps{in.y, at::zeros_like(in.y)};
            Engine engine(narrow, maps, std::make_shared<EngineMemory>(narrow));
            QVERIFY(at::equal(engine.forward(in.x, in.timesteps), Engine(wide, maps).forward(in.x, in.timesteps)));
        }
    }

    void one_branch_is_the_conditional_call() {
        const at::NoGradGuard no_grad;
        const NetworkConfig config = small_config();
        SdmUNet network = random_network(config);
        const NetworkInput in = input_for(config, 1, 16, 32);
        Engine engine(network, {in.y});
        QVERIFY(difference(engine.forward(in.x, in.timesteps), run(network, in)) < tolerance);
    }

    void maps_that_are_no_one_hot_are_taken_as_they_are() {
        const at::NoGradGuard no_grad;
        SdmUNet network = random_network(small_config());
        NetworkInput in = input_for(small_config(), 1, 16, 16);
        in.y = torch::rand(in.y.sizes(), generator_of(4));
        Engine engine(network, {in.y});
        QVERIFY(difference(engine.forward(in.x, in.timesteps), run(network, in)) < tolerance);
    }

    void an_empty_map_has_few_patches_and_a_painted_one_fewer_than_pixels() {
        NetworkConfig config = small_config();
        config.no_instance = true;
        SdmUNet network = random_network(config);
        EngineMemory memory;
        const at::Tensor empty = at::zeros({1, config.num_classes, 64, 64});
        QCOMPARE(LabelCache(network, {empty}, memory).distinct_patches(),
                 std::int64_t(9)); // middle, sides and corners
        const at::Tensor y =
            one_hot(blocky_maps(1, 64, 64, config.num_classes, 16, generator_of(1)), config.num_classes);
        const std::int64_t distinct = LabelCache(network, {y}, memory).distinct_patches();
        QVERIFY(distinct > 9 && distinct < 64 * 64 / 4);
    }

    void an_edited_map_gives_the_bits_of_an_engine_made_anew() {
        const at::NoGradGuard no_grad;
        std::mt19937 random(23);
        for (int round = 0; round < 12; ++round) {
            NetworkConfig config = random_config(random);
            config.label_path = LabelPath::per_layer;
            SdmUNet network = random_network(config, random());
            const int size = config.stride() * 3;
            const NetworkInput in = input_for(config, 1, size, size, random());
            const auto memory = std::make_shared<EngineMemory>();
            at::Tensor y = random_map(config, size, size, random);
            for (int edit = 0; edit < 4; ++edit) {
                Engine engine(network, {y, at::zeros_like(y)}, memory);
                const at::Tensor got = engine.forward(in.x, in.timesteps);
                QVERIFY(got.equal(
                    Engine(network, {y, at::zeros_like(y)}).forward(in.x, in.timesteps)));
                QVERIFY(difference(got[0], network->forward(in.x, in.timesteps, y)[0]) < tolerance);
                y = y.clone(); // a stroke: all of one class in a small square
                const std::int64_t at = static_cast<std::int64_t>(random() % static_cast<unsigned>(size - 5));
                at::Tensor square = y.narrow(2, at, 5).narrow(3, size - 5 - at, 5);
                square.zero_();
                square.select(1, static_cast<std::int64_t>(random() % 2)).fill_(1);
            }
        }
    }

    void a_memory_serves_maps_of_any_size() {
        const at::NoGradGuard no_grad;
        SdmUNet network = random_network(small_config());
        const auto memory = std::make_shared<EngineMemory>();
        for (const int size : {16, 64, 32}) {
            const NetworkInput in = input_for(small_config(), 1, size, size, 5);
            const at::Tensor got = Engine(network, {in.y}, memory).forward(in.x, in.timesteps);
            QVERIFY(got.equal(Engine(network, {in.y}).forward(in.x, in.timesteps)));
            QVERIFY(difference(got, run(network, in)) < tolerance);
        }
    }

    void a_stop_ends_the_call_before_the_next_block() {
        const at::NoGradGuard no_grad;
        SdmUNet network = random_network(small_config());
        const NetworkInput in = input_for(small_config(), 1, 16, 16);
        Engine engine(network, {in.y, at::zeros_like(in.y)});
        const at::Tensor whole = engine.forward(in.x, in.timesteps);
        int blocks_after = 0, blocks = 0;
        const auto run_until = [&](const std::string& block) {
            std::stop_source source;
            blocks = blocks_after = 0;
            network->set_probe([&](const std::string& name, const at::Tensor&) {
                const bool is_block = name.starts_with("input_blocks.") || name.starts_with("middle_block.") ||
                                      name.starts_with("output_blocks.");
                blocks += is_block ? 1 : 0;
                blocks_after += is_block && source.stop_requested() ? 1 : 0;
                if (name == block)
                    source.request_stop();
            });
            QVERIFY_THROWS_EXCEPTION(Stopped, engine.forward(in.x, in.timesteps, {}, source.get_token()));
            network->set_probe({});
        };
        for (const std::string block : {"time_embed", "input_blocks.1", "middle_block.0", "output_blocks.2"}) {
            run_until(block);
            QVERIFY2(blocks_after <= 1, block.c_str()); // one of attention alone, which has no such layer
            QVERIFY(blocks > 0 || block == "time_embed");
        }
        const at::Tensor again = engine.forward(in.x, in.timesteps, {}, std::stop_source().get_token());
        QVERIFY(again.equal(whole));
        QVERIFY(difference(network->forward(in.x, in.timesteps, in.y), whole.narrow(0, 0, 1)) < tolerance);
    }

    void layers_computed_beforehand_are_those_of_a_call() {
        const at::NoGradGuard no_grad;
        SdmUNet network = random_network(small_config());
        const NetworkInput in = input_for(small_config(), 1, 32, 16);
        Engine engine(network, {in.y});
        engine.forward(in.x, in.timesteps);
        EngineMemory memory;
        LabelCache cache(network, {in.y}, memory);
        cache.compute_all(network);
        QVERIFY(engine.labels().bytes() > 0);
        QCOMPARE(cache.bytes(), engine.labels().bytes());
    }

    void patches_give_the_same_bits_in_any_layout_of_the_weights() {
        std::mt19937 random(5);
        const auto draw = [&](at::IntArrayRef sizes) { return torch::randn(sizes, generator_of(random())); };
        const int hidden = 21, channels = 37, classes = 5; // no multiples of anything
        LabelPathWeights plain{draw({hidden, classes, 3, 3}), draw({hidden}),
                               draw({channels, hidden, 3, 3}), draw({channels}),
                               draw({channels, hidden, 3, 3}), draw({channels})};
        LabelPathWeights last = plain;
        for (at::Tensor* weight : {&last.shared_weight, &last.gamma_weight, &last.beta_weight})
            *weight = weight->contiguous(at::MemoryFormat::ChannelsLast);
        at::Generator generator = generator_of(6);
        const at::Tensor y = one_hot(noise_maps(1, 40, 30, classes, generator), classes);
        PatchDictionary dictionary(1, 1);
        const at::Tensor ids = dictionary.number(*label_symbols(y)).front();
        const at::Tensor got = dictionary.rows(plain, 0);
        QVERIFY(dictionary.rows(last, 0).equal(got));
        const at::Tensor a =
            at::relu(at::conv2d(y, plain.shared_weight, plain.shared_bias, {1, 1}, {1, 1}));
        const at::Tensor both = at::conv2d(a, at::cat({plain.gamma_weight, plain.beta_weight}),
                                           at::cat({plain.gamma_bias, plain.beta_bias}), {1, 1}, {1, 1});
        const at::Tensor expected = both.permute({0, 2, 3, 1}).reshape({-1, 2 * channels});
        QVERIFY(difference(got.index_select(0, ids.flatten()), expected) < tolerance);
    }

    void the_network_is_as_before_afterwards() {
        const at::NoGradGuard no_grad;
        SdmUNet network = random_network(small_config());
        const NetworkInput in = input_for(small_config(), 1, 16, 16);
        const at::Tensor before = run(network, in);
        Engine(network, {in.y}).forward(in.x, in.timesteps);
        QVERIFY(run(network, in).equal(before));
    }
};

QTEST_APPLESS_MAIN(TestEngine)
#include "test_engine.moc"
