#include "model/attention.h"
#include "model/res_block.h"
#include "model/timestep_embedding.h"
#include "support/reference_file.h"
#include "support/small_network.h"

#include <QtTest>

using namespace sinopia;
using namespace sinopia::test;

namespace {

void randomise(torch::nn::Module& module) {
    const at::NoGradGuard no_grad;
    at::Generator generator = generator_of(5);
    for (at::Tensor& parameter : module.parameters())
        parameter.normal_(0, 0.3, generator);
}

at::Tensor noise(at::IntArrayRef shape) {
    return torch::randn(shape, generator_of(6));
}

/// Attention written out as in the paper, one picture and one head at a time.
at::Tensor attention_by_hand(const torch::nn::Module& block, const at::Tensor& x, int heads, bool new_order) {
    const auto p = block.named_parameters();
    const auto n = x.size(0), c = x.size(1), width = c / heads;
    const at::Tensor flat = x.reshape({n, c, -1}); // [N,C,T]
    const at::Tensor normed = torch::group_norm(flat, 8, p["norm.weight"], p["norm.bias"], 1e-5);
    const at::Tensor qkv = torch::conv1d(normed, p["qkv.weight"], p["qkv.bias"]); // [N,3C,T]
    at::Tensor core = torch::empty_like(flat);
    for (std::int64_t i = 0; i < n; ++i)
        for (std::int64_t head = 0; head < heads; ++head) {
            const auto part = [&](std::int64_t kind) {
                const auto first = new_order ? kind * c + head * width : (3 * head + kind) * width;
                return qkv[i].narrow(0, first, width); // [width,T]
            };
            const double scale = std::pow(static_cast<double>(width), -0.25);
            const at::Tensor weights = torch::softmax((part(0) * scale).t().mm(part(1) * scale), 1); // [T,T]
            core[i].narrow(0, head * width, width).copy_(part(2).mm(weights.t()));
        }
    return (flat + torch::conv1d(core, p["proj_out.weight"], p["proj_out.bias"])).view(x.sizes());
}

} // namespace

class TestBlocks : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void an_enlarged_convolution_folds() {
        Conv conv(6, 10, 3);
        randomise(conv);
        const at::Tensor x = noise({2, 6, 5, 7});
        const at::Tensor truth = conv.forward(resample(x, Resampling::up));
        const at::Tensor folded = convolve_upsampled(x, conv.weight(), conv.bias());
        QCOMPARE(folded.sizes().vec(), truth.sizes().vec());
        QVERIFY((folded - truth).abs().max().item<double>() < 1e-5);
    }

    void timestep_embedding_is_the_originals() {
        const ReferenceFile reference(reference_folder() / "schedules.safetensors");
        const at::Tensor t = reference.at("timestep_embedding.t");
        for (const int dim : {32, 33, 256}) {
            const at::Tensor error =
                (timestep_embedding(t, dim) - reference.at("timestep_embedding.dim" + std::to_string(dim)))
                    .abs();
            // An angle t f_i is stored as float32, so it is known to a unit in its last place and no better.
            const at::Tensor angles =
                t.unsqueeze(1) * at::exp(at::arange(dim / 2, at::kDouble) * -std::log(10000.0) / (dim / 2));
            const at::Tensor limit = 1e-6 + angles * std::pow(2.0, -23);
            QVERIFY((error.narrow(1, 0, dim / 2) <= limit).all().item<bool>());
            QVERIFY((error.narrow(1, dim / 2, dim / 2) <= limit).all().item<bool>());
        }
        QCOMPARE(timestep_embedding(t, 33).select(1, 32).abs().max().item<double>(), 0.0);
    }

    void attention_is_the_formula_data() {
        QTest::addColumn<bool>("new_order");
        QTest::addColumn<int>("heads");
        for (const bool new_order : {false, true})
            for (const int heads : {1, 2, 4})
                QTest::addRow("%s order, %d heads", new_order ? "new" : "old", heads) << new_order << heads;
    }
    void attention_is_the_formula() {
        QFETCH(bool, new_order);
        QFETCH(int, heads);
        const at::NoGradGuard no_grad;
        NetworkConfig config = small_config();
        config.use_new_attention_order = new_order;
        config.num_head_channels = -1;
        AttentionBlock by_count(config, 16, heads, "a");
        randomise(by_count);
        const at::Tensor x = noise({2, 16, 4, 6});
        const at::Tensor expected = attention_by_hand(by_count, x, heads, new_order);
        QVERIFY(max_error(by_count.forward(x, {}), expected) < 1e-5);
        QVERIFY(max_error(by_count.forward(x.contiguous(at::MemoryFormat::ChannelsLast), {}), expected) <
                1e-5);

        config.num_head_channels = 16 / heads;
        AttentionBlock by_width(config, 16, 99, "a"); // the count has no part in it
        randomise(by_width);
        QVERIFY(max_error(by_width.forward(x, {}), expected) < 1e-5);
    }

    void residual_block_is_the_formula_data() {
        QTest::addColumn<bool>("scale_shift");
        QTest::addColumn<int>("resampling");
        for (const bool scale_shift : {false, true})
            for (const auto kind : {Resampling::none, Resampling::down, Resampling::up})
                QTest::addRow("%d %d", scale_shift, static_cast<int>(kind))
                    << scale_shift << static_cast<int>(kind);
    }
    void residual_block_is_the_formula() {
        QFETCH(bool, scale_shift);
        QFETCH(int, resampling);
        const at::NoGradGuard no_grad;
        NetworkConfig config = small_config();
        config.use_scale_shift_norm = scale_shift;
        const auto kind = static_cast<Resampling>(resampling);
        ResBlock block(config, 16, 24, kind);
        randomise(block);
        const auto p = block.named_parameters();
        ForwardPass pass;
        pass.embedding = noise({2, 64});
        const at::Tensor x = noise({2, 16, 4, 6});

        const auto move = [&](const at::Tensor& a) {
            if (kind == Resampling::down)
                return (a.slice(2, 0, {}, 2) + a.slice(2, 1, {}, 2)).slice(3, 0, {}, 2).div(4) +
                       (a.slice(2, 0, {}, 2) + a.slice(2, 1, {}, 2)).slice(3, 1, {}, 2).div(4);
            return kind == Resampling::up ? a.repeat_interleave(2, 2).repeat_interleave(2, 3) : a;
        };
        const auto norm = [&](const at::Tensor& a, const std::string& name) {
            return torch::group_norm(a, 8, p[name + ".weight"], p[name + ".bias"], 1e-5);
        };
        const auto conv = [&](const at::Tensor& a, const std::string& name, int padding) {
            return torch::conv2d(a, p[name + ".weight"], p[name + ".bias"], 1, padding);
        };
        const auto swish = [](const at::Tensor& a) { return a * torch::sigmoid(a); };
        at::Tensor h = conv(move(swish(norm(x, "in_layers.0"))), "in_layers.2", 1);
        const at::Tensor e = (pass.embedding.mm(p["emb_layers.1.weight"].t()) + p["emb_layers.1.bias"])
                                 .unsqueeze(2)
                                 .unsqueeze(3);
        if (scale_shift)
            h = norm(h, "out_layers.0") * (1 + e.narrow(1, 0, 24)) + e.narrow(1, 24, 24);
        else
            h = norm(h + e, "out_layers.0");
        const at::Tensor expected = conv(move(x), "skip_connection", 0) + conv(swish(h), "out_layers.3", 1);
        QVERIFY(max_error(block.forward(x, pass), expected) < 2e-5);
    }
};

QTEST_GUILESS_MAIN(TestBlocks)
#include "test_blocks.moc"
