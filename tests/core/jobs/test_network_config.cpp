#include "jobs/network_config.h"
#include "support/errors.h"

#include <QtTest>

using namespace sinopia;
using namespace sinopia::test;
using Json = nlohmann::json;

namespace {

NetworkConfig read(const char* text) {
    return network_config_from_json(Json::parse(text));
}

bool complains(const NetworkConfig& config, const std::string& about) {
    for (const std::string& problem : config.problems())
        if (problem.find(about) != std::string::npos)
            return true;
    return false;
}

} // namespace

class TestNetworkConfig : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void multipliers_follow_the_originals_table() {
        NetworkConfig config;
        const std::pair<int, std::vector<double>> table[] = {{512, {0.5, 1, 1, 2, 2, 4, 4}},
                                                             {256, {1, 1, 2, 2, 4, 4}},
                                                             {128, {1, 1, 2, 3, 4}},
                                                             {64, {1, 2, 3, 4}}};
        for (const auto& [size, expected] : table) {
            config.image_size = size;
            QCOMPARE(config.multipliers(), expected);
        }
        config.channel_mult = {2, 3};
        QCOMPARE(config.multipliers(), (std::vector<double>{2, 3}));
        config.channel_mult.clear();
        config.image_size = 64;
        config.patch_size = 2;
        QCOMPARE(config.multipliers(), (std::vector<double>{1, 2, 3}));
        QCOMPARE(config.stride(), 8);
    }

    /// Any size divisible by 8 can be trained: both sides are multiples of the stride.
    void default_multipliers_fit_every_multiple_of_eight() {
        for (int width = 8; width <= 544; width += 8)
            for (int height = 8; height <= 544; height += 24)
                for (const int patch : {1, 2}) {
                    const auto multipliers = default_multipliers({width, height}, patch);
                    const int stride = patch << (multipliers.size() - 1);
                    QVERIFY2(width % stride == 0 && height % stride == 0,
                             qPrintable(QStringLiteral("%1x%2").arg(width).arg(height)));
                    QVERIFY(std::min(width, height) / stride >= 4);
                }
        QCOMPARE(default_multipliers({96, 96}).size(), std::size_t{4});
        QCOMPARE(default_multipliers({128, 72}).size(), std::size_t{4});
    }

    void attention_stands_where_the_original_puts_it() {
        NetworkConfig config;
        config.image_size = 256;
        QCOMPARE(config.attention_factors(), (std::vector<int>{8, 16, 32}));
        config.image_size = 32;
        config.attention_resolutions = {32, 16};
        QCOMPARE(config.attention_factors(), (std::vector<int>{1, 2}));
        config.image_size = 64;
        config.patch_size = 2; // 32 x 32 features
        config.attention_resolutions = {8};
        QCOMPARE(config.attention_factors(), (std::vector<int>{4}));
    }

    void a_sidecar_of_the_original_is_read() {
        const NetworkConfig config = read(R"({"image_size": 32, "num_classes": 8, "num_channels": 32,
            "num_res_blocks": 1, "num_heads": 4, "num_heads_upsample": -1, "num_head_channels": 16,
            "attention_resolutions": "32,16", "channel_mult": "1,1", "dropout": 0.0, "class_cond": true,
            "use_scale_shift_norm": false, "resblock_updown": false, "use_fp16": false,
            "use_new_attention_order": true, "no_instance": false, "learn_sigma": false,
            "diffusion_steps": 1000, "_derived": {"channel_mult": [9, 9]}})");
        QCOMPARE(config.channel_mult, (std::vector<double>{1, 1}));
        QCOMPARE(config.attention_resolutions, (std::vector<int>{32, 16}));
        QCOMPARE(config.label_channels(), 9);
        QCOMPARE(config.out_channels(), 3);
        QVERIFY(config.use_new_attention_order && !config.use_scale_shift_norm && !config.resblock_updown);
        QVERIFY(config.problems().empty());
        QVERIFY(read(R"({"channel_mult": ""})").channel_mult.empty());
        QVERIFY(read("{}") == NetworkConfig{});
        QCOMPARE(read(R"({"channel_mult": "0.5, 1"})").channel_mult, (std::vector<double>{0.5, 1}));
        QCOMPARE(read(R"({"channel_mult": [1, 2]})").channel_mult, (std::vector<double>{1, 2}));
        QCOMPARE(read(R"({"attention_resolutions": 16})").attention_resolutions, (std::vector<int>{16}));
    }

    void every_field_survives_json() {
        NetworkConfig c;
        c.image_size = 96, c.num_classes = 7, c.no_instance = false, c.num_channels = 48,
        c.num_res_blocks = 3;
        c.channel_mult = {0.5, 1, 2.25}, c.attention_resolutions = {12, 6}, c.num_heads = 2;
        c.num_head_channels = -1, c.num_heads_upsample = 3, c.use_new_attention_order = true;
        c.use_scale_shift_norm = false, c.resblock_updown = false, c.dropout = 0.1, c.learn_sigma = false;
        c.in_channels = 4, c.context_channels = 5, c.patch_size = 2, c.norm_groups = 8, c.spade_hidden = 40;
        c.label_path = LabelPath::shared_trunk, c.spade_placement = SpadePlacement::second;
        c.style_sizes = {3, 9}, c.known_region = true;
        const Json json = to_json(c);
        QVERIFY(network_config_from_json(Json::parse(json.dump())) == c);
        QCOMPARE(json.at("attention_resolutions").get<std::string>(), std::string("12,6"));
        QCOMPARE(to_json(network_config_from_json(json)).dump(), json.dump());
    }

    void values_of_the_wrong_kind_are_named() {
        for (const auto& [text, key] : {std::pair{R"({"num_channels": "many"})", "num_channels"},
                                        {R"({"num_channels": 1.5})", "num_channels"},
                                        {R"({"num_channels": 99999999999999})", "num_channels"},
                                        {R"({"learn_sigma": 1})", "learn_sigma"},
                                        {R"({"channel_mult": "1,x"})", "channel_mult"},
                                        {R"({"channel_mult": "1,,2"})", "channel_mult"},
                                        {R"({"channel_mult": {}})", "channel_mult"},
                                        {R"({"channel_mult": ["1"]})", "channel_mult"},
                                        {R"({"channel_mult": "nan"})", "channel_mult"},
                                        {R"({"channel_mult": "1e999"})", "channel_mult"},
                                        {R"({"attention_resolutions": "16.5"})", "attention_resolutions"},
                                        {R"({"style_sizes": [1e300]})", "style_sizes"},
                                        {R"({"label_path": "short"})", "label_path"},
                                        {R"({"spade_placement": 2})", "spade_placement"}})
            QVERIFY2(error_of([&] { read(text); }).find(key) != std::string::npos, text);
        QVERIFY(!error_of([] { read("[]"); }).empty());
    }

    void impossible_networks_are_named() {
        NetworkConfig good;
        QVERIFY(good.problems().empty());
        const auto after = [&](auto&& change) {
            NetworkConfig config = good;
            change(config);
            return config;
        };
        QVERIFY(complains(after([](NetworkConfig& c) { c.num_channels = 100; }), "norm_groups"));
        QVERIFY(complains(after([](NetworkConfig& c) {
                              c.num_channels = 32, c.channel_mult = {1, 1};
                          }),
                          "num_head_channels"));
        QVERIFY(
            complains(after([](NetworkConfig& c) { c.num_head_channels = -1, c.num_heads = 3; }), "heads"));
        QVERIFY(complains(after([](NetworkConfig& c) { c.num_head_channels = 0; }), "num_head_channels"));
        QVERIFY(complains(after([](NetworkConfig& c) { c.num_channels = 0; }), "num_channels"));
        QVERIFY(complains(after([](NetworkConfig& c) { c.norm_groups = 0; }), "norm_groups"));
        QVERIFY(complains(after([](NetworkConfig& c) { c.patch_size = 0; }), "patch_size"));
        QVERIFY(complains(after([](NetworkConfig& c) { c.dropout = 1; }), "dropout"));
        QVERIFY(complains(after([](NetworkConfig& c) { c.channel_mult = {0}; }), "channel_mult"));
        QVERIFY(complains(after([](NetworkConfig& c) { c.channel_mult.assign(20, 1); }), "levels"));
        QVERIFY(complains(after([](NetworkConfig& c) { c.style_sizes = {0}; }), "style_sizes"));
        QVERIFY(complains(after([](NetworkConfig& c) { c.attention_resolutions = {0}; }),
                          "attention_resolutions"));
    }
};

QTEST_GUILESS_MAIN(TestNetworkConfig)
#include "test_network_config.moc"
