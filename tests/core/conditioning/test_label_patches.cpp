// The label path over distinct patches gives what the convolutions over one-hot maps give.
#include "conditioning/label_patches.h"
#include "conditioning/neighbourhoods.h"
#include "conditioning/one_hot.h"
#include "support/errors.h"
#include "support/label_maps.h"

#include <QtTest>

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>

#include <set>

using namespace sinopia;
using namespace sinopia::test;

namespace {

constexpr int classes = 6, hidden = 10, channels = 4;

at::Generator generator_of(std::uint64_t seed) {
    return at::detail::createCPUGenerator(seed);
}

struct Maps {
    at::Tensor labels, instances, keep;
    std::optional<int> ignore;
};

/// The same as label_symbols, by one-hot maps.
at::Tensor dense_labels(const Maps& maps) {
    at::Tensor y = one_hot(maps.labels, classes, maps.ignore);
    if (maps.instances.defined())
        y = at::cat({y, instance_edges(maps.instances)}, 1);
    return maps.keep.defined() ? y * maps.keep.to(at::kFloat).view({-1, 1, 1, 1}) : y;
}

LabelSymbols symbols_of(const Maps& maps) {
    return label_symbols(maps.labels, classes, maps.ignore, maps.instances, maps.keep);
}

LabelPathWeights weights_for(int label_channels, std::uint64_t seed) {
    at::Generator generator = generator_of(seed);
    const auto draw = [&](at::IntArrayRef shape) {
        return torch::randn(shape, generator).mul_(0.3).requires_grad_();
    };
    return {draw({hidden, label_channels, 3, 3}), draw({hidden}),
            draw({channels, hidden, 3, 3}),       draw({channels}),
            draw({channels, hidden, 3, 3}),       draw({channels})};
}

/// gamma and beta [N,2C,H,W] as the layer writes them.
at::Tensor plain_modulation(const LabelPathWeights& w, const at::Tensor& y, int step) {
    const at::Tensor seen = step == 1 ? y : at::upsample_nearest2d(y, {y.size(2) / step, y.size(3) / step});
    const at::Tensor a = at::relu(at::conv2d(seen, w.shared_weight, w.shared_bias, {1, 1}, {1, 1}));
    return at::cat({at::conv2d(a, w.gamma_weight, w.gamma_bias, {1, 1}, {1, 1}),
                    at::conv2d(a, w.beta_weight, w.beta_bias, {1, 1}, {1, 1})},
                   1);
}

at::Tensor spread(const Modulation& modulation, const at::Tensor& like) {
    const at::Tensor rows =
        modulation.ids.defined() ? modulation.rows.index_select(0, modulation.ids) : modulation.rows;
    return rows.view({like.size(0), like.size(2), like.size(3), -1}).permute({0, 3, 1, 2});
}

std::vector<at::Tensor> gradients(const LabelPathWeights& w, const at::Tensor& result,
                                  const at::Tensor& pull) {
    return torch::autograd::grad({(result * pull).sum()}, {w.shared_weight, w.shared_bias, w.gamma_weight,
                                                           w.gamma_bias, w.beta_weight, w.beta_bias});
}

double worst(const at::Tensor& a, const at::Tensor& b) {
    return ((a - b).abs().max() / b.abs().max().clamp_min(1e-3)).item<double>();
}

Maps maps_for(const QString& kind, std::uint64_t seed) {
    at::Generator generator = generator_of(seed);
    Maps maps;
    maps.labels = kind.contains("noise") ? noise_maps(3, 16, 24, classes, generator)
                                         : blocky_maps(3, 16, 24, classes, 7, generator);
    if (kind.contains("edges"))
        maps.instances = blocky_maps(3, 16, 24, 40, 5, generator);
    if (kind.contains("dropped"))
        maps.keep = torch::tensor({true, false, true});
    if (kind.contains("ignored"))
        maps.ignore = 2;
    if (kind.contains("null"))
        maps.keep = torch::zeros({3}, torch::kBool);
    return maps;
}

} // namespace

class TestLabelPatches : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }
    void symbolsStandForOneHotColumns();
    void indicesOutsideAreRefused();
    void neighbourhoodsAreThoseOfTheMap();
    void aNullMapHasNinePatches();
    void modulationIsTheConvolutions_data();
    void modulationIsTheConvolutions();
};

void TestLabelPatches::symbolsStandForOneHotColumns() {
    for (const char* kind :
         {"blocky", "noise edges dropped", "blocky edges ignored", "noise ignored dropped"}) {
        const Maps maps = maps_for(kind, 3);
        const LabelSymbols symbols = symbols_of(maps);
        const at::Tensor wide = symbols.vectors.index_select(0, symbols.ids.flatten())
                                    .view({3, 16, 24, -1})
                                    .permute({0, 3, 1, 2});
        QVERIFY2(torch::equal(wide, dense_labels(maps)), kind);
        QCOMPARE(symbols.vectors[0].abs().sum().item<double>(), 0.0);
    }
}

void TestLabelPatches::indicesOutsideAreRefused() {
    Maps maps = maps_for("blocky", 1);
    maps.labels[1][2][3] = classes;
    QVERIFY(QString::fromStdString(error_of([&] { symbols_of(maps); })).contains("(3, 2)"));
}

void TestLabelPatches::neighbourhoodsAreThoseOfTheMap() {
    const at::Tensor maps = blocky_maps(2, 9, 11, 4, 3, generator_of(5)).to(at::kInt);
    const Neighbourhoods found = distinct_neighbourhoods(maps, 77);
    const at::Tensor framed = at::constant_pad_nd(maps, {1, 1, 1, 1}, 77);
    std::set<std::vector<int>> distinct;
    for (int n = 0; n < 2; ++n)
        for (int y = 0; y < 9; ++y)
            for (int x = 0; x < 11; ++x) {
                const at::Tensor truth = framed[n].slice(0, y, y + 3).slice(1, x, x + 3).flatten();
                QVERIFY(torch::equal(found.members[found.ids[n][y][x].item<int>()], truth));
                const auto* values = truth.const_data_ptr<int>();
                distinct.insert(std::vector<int>(values, values + 9));
            }
    QCOMPARE(static_cast<std::size_t>(found.count()), distinct.size());
}

void TestLabelPatches::aNullMapHasNinePatches() {
    const LabelPatches patches(symbols_of(maps_for("null", 1)), 2, 1, at::kCPU);
    QCOMPARE(patches.distinct(0), std::int64_t{9});
    QCOMPARE(patches.distinct(1), std::int64_t{9});
}

void TestLabelPatches::modulationIsTheConvolutions_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("patch");
    for (const char* kind : {"blocky", "noise", "blocky edges", "noise edges dropped", "blocky edges dropped",
                             "blocky ignored", "null"})
        for (const int patch : {1, 2})
            QTest::addRow("%s, patch %d", kind, patch) << QString(kind) << patch;
}

void TestLabelPatches::modulationIsTheConvolutions() {
    QFETCH(QString, kind);
    QFETCH(int, patch);
    const Maps maps = maps_for(kind, 9);
    const at::Tensor y = dense_labels(maps);
    const LabelPatches patches(symbols_of(maps), 3, patch, at::kCPU);
    bool any_dense = false, any_sparse = false;
    for (std::size_t level = 0; level < patches.levels(); ++level) {
        const LabelPathWeights w = weights_for(static_cast<int>(y.size(1)), 20 + level);
        const at::Tensor truth = plain_modulation(w, y, patch << level);
        const Modulation modulation = patches.modulation(w, level);
        (modulation.ids.defined() ? any_sparse : any_dense) = true;
        const at::Tensor made = spread(modulation, truth);
        QVERIFY(worst(made, truth) < 1e-5);
        const at::Tensor pull = torch::randn(truth.sizes(), generator_of(4));
        const auto expected = gradients(w, truth, pull), got = gradients(w, made, pull);
        for (std::size_t i = 0; i < expected.size(); ++i)
            QVERIFY2(worst(got[i], expected[i]) < 1e-5, std::to_string(i).c_str());
    }
    // Both ways are taken: noise has as many patches as pixels, blocks and dropped maps have few.
    if (kind == "noise")
        QVERIFY(any_dense);
    if (patch == 1 && !kind.startsWith("noise"))
        QVERIFY(any_sparse);
}

QTEST_GUILESS_MAIN(TestLabelPatches)
#include "test_label_patches.moc"
