#pragma once

#include "base/error.h"
#include "jobs/segmentation.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <thread>

namespace sinopia::test {

/// What a test and the network share; it outlives both.
struct FakeSegmentationState {
    std::atomic<int> looks = 0;        ///< begun
    std::atomic<bool> may_end = true;  ///< a look waits until it may or is stopped
    std::atomic<bool> stopped = false; ///< a look was stopped
    std::atomic<bool> fails = false;
    std::vector<std::string> classes{"sky", "water"};
};

/// A network without one: dark pixels are of the second class, bright ones of the first.
inline SegmentPicture fakeSegmentation(std::shared_ptr<FakeSegmentationState> state) {
    return [state](const RgbImage& picture, const std::function<void(double)>& on_progress,
                   std::stop_token stop) {
        ++state->looks;
        if (on_progress)
            on_progress(0.5);
        while (!state->may_end && !stop.stop_requested())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        if (stop.stop_requested()) {
            state->stopped = true;
            throw Stopped();
        }
        if (state->fails)
            throw Error("the network is broken; fetch it again");
        Segmentation out{LabelMap(picture.size()), state->classes, 1};
        for (std::size_t i = 0; i < picture.pixels().size(); ++i)
            out.map.pixels()[i] = picture.pixels()[i].r < 128 ? 1 : 0;
        return out;
    };
}

} // namespace sinopia::test
