// Which calls are recorded and replayed, and that they give what plain calls give. The recorder is a fake: no GPU
// is needed, and none is tried.
#include "core/inference/fake_gpu.h"

#include "base/error.h"
#include "inference/kept_engine.h"
#include "runtime/autocast.h"
#include "support/small_network.h"

#include <QtTest>

#include <ATen/autocast_mode.h>
#include <c10/core/InferenceMode.h>

using namespace sinopia;
using namespace sinopia::test;

namespace {

at::Tensor doubled(const std::vector<at::Tensor>& inputs) {
    return 2 * inputs[0];
}

} // namespace

class TestReplayedCalls : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void a_shape_is_recorded_once_after_plain_calls() {
        FakeGpu gpu;
        ReplayedCalls calls(gpu);
        int ran = 0;
        const auto function = [&](const std::vector<at::Tensor>& inputs) {
            ++ran;
            return doubled(inputs);
        };
        for (int i = 0; i < 6; ++i) {
            const at::Tensor x = torch::full({2, 3}, i);
            QVERIFY(torch::equal(calls.run({x, {}}, function), 2 * x));
            QCOMPARE(gpu.recordings, i < ReplayedCalls::plain_calls ? 0 : 1);
        }
        QCOMPARE(calls.replays(), std::int64_t(6 - ReplayedCalls::plain_calls));
        QCOMPARE(gpu.replays, 6 - ReplayedCalls::plain_calls);
        QCOMPARE(ran, 6 + 1); // the recording itself is no call
    }

    void results_stay_the_callers() {
        FakeGpu gpu;
        ReplayedCalls calls(gpu);
        // As a GPU does: into the same memory each time.
        const at::Tensor memory = torch::zeros({2});
        const auto function = [&](const std::vector<at::Tensor>& inputs) {
            memory.copy_(inputs[0]);
            return memory;
        };
        for (int i = 0; i < ReplayedCalls::plain_calls; ++i)
            calls.run({torch::zeros({2})}, function);
        const at::Tensor first = calls.run({torch::full({2}, 1.0F)}, function);
        const at::Tensor second = calls.run({torch::full({2}, 2.0F)}, function);
        QVERIFY(torch::equal(first, torch::full({2}, 1.0F)) && torch::equal(second, torch::full({2}, 2.0F)));
    }

    void shapes_types_and_precision_have_recordings_of_their_own() {
        FakeGpu gpu;
        ReplayedCalls calls(gpu);
        const auto settle = [&](const std::vector<at::Tensor>& inputs) {
            for (int i = 0; i < ReplayedCalls::plain_calls + 1; ++i)
                QVERIFY(torch::equal(calls.run(inputs, doubled), doubled(inputs)));
        };
        settle({torch::rand({1, 3, 4, 4})});
        QCOMPARE(gpu.recordings, 1);
        settle({torch::rand({1, 3, 4, 6})});
        settle({torch::rand({1, 3, 4, 4}).to(at::kHalf)});
        settle({torch::rand({1, 3, 4, 4}).contiguous(at::MemoryFormat::ChannelsLast)});
        settle({torch::rand({1, 3, 4, 4}), torch::zeros({1})});
        QCOMPARE(gpu.recordings, 5);
        {
            const Autocast autocast(at::kCPU, at::kBFloat16);
            settle({torch::rand({1, 3, 4, 4})});
        }
        QCOMPARE(gpu.recordings, 6);
        settle({torch::rand({1, 3, 4, 4})}); // the first one is still there
        QCOMPARE(gpu.recordings, 6);
        QCOMPARE(gpu.alive, 6);
        calls.drop();
        QCOMPARE(gpu.alive, 0);
        settle({torch::rand({1, 3, 4, 4})});
        QCOMPARE(gpu.recordings, 7);
    }

    void what_cannot_be_recorded_stays_plain() {
        FakeGpu gpu;
        gpu.refuses = true;
        ReplayedCalls calls(gpu);
        for (int i = 0; i < 6; ++i) {
            const at::Tensor x = torch::full({2}, i);
            QVERIFY(torch::equal(calls.run({x}, doubled), 2 * x));
        }
        QCOMPARE(gpu.recordings, 1); // not tried again
        QCOMPARE(calls.replays(), std::int64_t(0));
    }

    void a_stop_while_recording_is_no_failure() {
        FakeGpu gpu;
        ReplayedCalls calls(gpu);
        bool stopped = false;
        const auto function = [&](const std::vector<at::Tensor>& inputs) {
            if (stopped)
                throw Stopped();
            return doubled(inputs);
        };
        const at::Tensor x = torch::rand({2});
        for (int i = 0; i < ReplayedCalls::plain_calls; ++i)
            calls.run({x}, function);
        stopped = true;
        QVERIFY_THROWS_EXCEPTION(Stopped, calls.run({x}, function));
        stopped = false;
        for (int i = 0; i < ReplayedCalls::plain_calls + 1; ++i)
            QVERIFY(torch::equal(calls.run({x}, function), 2 * x));
        QCOMPARE(calls.replays(), std::int64_t(1));
    }

    void recordings_keep_no_weights_that_autocast_forgets() {
        FakeGpu gpu;
        ReplayedCalls calls(gpu);
        std::vector<bool> cached;
        const auto function = [&](const std::vector<at::Tensor>& inputs) {
            cached.push_back(at::autocast::is_autocast_cache_enabled());
            return doubled(inputs);
        };
        for (int i = 0; i < ReplayedCalls::plain_calls + 1; ++i)
            calls.run({torch::rand({2})}, function);
        QVERIFY(cached.front());
        QVERIFY(!cached[static_cast<std::size_t>(ReplayedCalls::plain_calls)]);
        QVERIFY(at::autocast::is_autocast_cache_enabled());
    }

    /// The first run may be in inference mode and the next one not, or the other way round.
    void inference_mode_may_change() {
        FakeGpu gpu;
        ReplayedCalls calls(gpu);
        for (int i = 0; i < 8; ++i) {
            const c10::InferenceMode mode(i % 2 == 0);
            const at::Tensor x = torch::full({2}, i);
            QVERIFY(torch::equal(calls.run({x}, doubled), 2 * x));
        }
        QVERIFY(calls.replays() > 0);
    }

    void a_replaying_engine_is_the_plain_one() {
        const at::NoGradGuard no_grad;
        FakeGpu gpu;
        SdmUNet network = random_network(small_config());
        const NetworkInput in = input_for(small_config(), 1, 16, 32);
        const std::vector<at::Tensor> maps{in.y, at::zeros_like(in.y)};
        Engine plain(network, maps);
        Engine replaying(network, maps, std::make_shared<EngineMemory>(), &gpu);
        for (int step = 0; step < 5; ++step)
            QVERIFY(torch::equal(replaying.forward(in.x + step, in.timesteps + step),
                                 plain.forward(in.x + step, in.timesteps + step)));
        QCOMPARE(replaying.replays(), std::int64_t(5 - ReplayedCalls::plain_calls));
        QCOMPARE(plain.replays(), std::int64_t(0));
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_THROWS_EXCEPTION(Stopped, replaying.forward(in.x, in.timesteps, {}, stop.get_token()));
    }

    void changed_weights_end_a_recording() {
        const at::NoGradGuard no_grad;
        FakeGpu gpu;
        SdmUNet network = random_network(small_config());
        const NetworkInput in = input_for(small_config(), 1, 16, 16);
        Engine engine(network, {in.y}, std::make_shared<EngineMemory>(), &gpu);
        for (int step = 0; step < 4; ++step)
            engine.forward(in.x, in.timesteps);
        QCOMPARE(gpu.alive, 1);
        network->parameters().back().add_(0.5);
        engine.forward(in.x, in.timesteps);
        QCOMPARE(gpu.alive, 0);
        for (int step = 0; step < 3; ++step)
            engine.forward(in.x, in.timesteps);
        QCOMPARE(gpu.recordings, 2);
    }

    void an_engine_is_kept_for_the_same_map() {
        const at::NoGradGuard no_grad;
        FakeGpu gpu;
        SdmUNet network = random_network(small_config());
        const NetworkInput in = input_for(small_config(), 1, 16, 16);
        KeptEngine kept(gpu);
        const auto first = kept.over(network, {in.y});
        QVERIFY(kept.over(network, {in.y.clone()}) == first);
        QVERIFY(kept.over(network, {in.y, at::zeros_like(in.y)}) != first);
        const auto second = kept.over(network, {in.y});
        QVERIFY(second == first); // beside the other branches of the map
        QVERIFY(kept.over(network, {1 - in.y}) != second);
        const auto third = kept.over(network, {in.y});
        QVERIFY(third != first);
        {
            const Autocast autocast(at::kCPU, at::kBFloat16);
            QVERIFY(kept.over(network, {in.y}) != third);
        }
        const auto fourth = kept.over(network, {in.y});
        network->parameters().front().add_(0.5);
        QVERIFY(kept.over(network, {in.y}) != fourth);
        // On the processor nothing is recorded, and every run begins anew.
        KeptEngine usual;
        QVERIFY(usual.over(network, {in.y}) != usual.over(network, {in.y}));
    }
};

QTEST_GUILESS_MAIN(TestReplayedCalls)
#include "test_replayed_calls.moc"
