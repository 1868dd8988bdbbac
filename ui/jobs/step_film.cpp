#include "ui/jobs/step_film.h"

#include "image/resample.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace sinopia {

RgbImage shrunk(const RgbImage& picture, int side) {
    if (picture.empty())
        return {};
    const Size size = picture.size();
    const double shrink = std::max(1.0, double(std::max(size.width, size.height)) / side);
    const Size small{std::max(1, int(size.width / shrink)), std::max(1, int(size.height / shrink))};
    constexpr int samples = 3; // a side
    const auto place = [](int at, int sample, int of, int full) {
        return std::min(full - 1, int((at + (sample + 0.5) / samples) * full / of));
    };
    RgbImage out(small);
    for (int y = 0; y < small.height; ++y)
        for (int x = 0; x < small.width; ++x) {
            std::array<int, 3> sum{};
            for (int i = 0; i < samples * samples; ++i) {
                const Rgb pixel = picture.at(place(x, i % samples, small.width, size.width),
                                             place(y, i / samples, small.height, size.height));
                sum[0] += pixel.r;
                sum[1] += pixel.g;
                sum[2] += pixel.b;
            }
            constexpr int count = samples * samples;
            const auto mean = [](int total) {
                return static_cast<std::uint8_t>((total + count / 2) / count);
            };
            out.at(x, y) = {mean(sum[0]), mean(sum[1]), mean(sum[2])};
        }
    return out;
}

std::size_t FilmFrame::bytes() const {
    std::size_t bytes = small_predicted.pixels().size_bytes() + small_noisy.pixels().size_bytes();
    if (predicted)
        bytes += predicted->pixels().size_bytes();
    if (noisy && noisy != predicted)
        bytes += noisy->pixels().size_bytes();
    return bytes;
}

void StepFilm::add(const StepEvent& event) {
    auto frame = std::make_shared<FilmFrame>();
    frame->step = event.step;
    frame->steps = event.steps;
    frame->place = event.place.empty() ? whole(picture_) : event.place;
    frame->predicted = event.small_predicted ? event.small_predicted : event.preview;
    frame->noisy = event.small_noisy;
    if (!frame->predicted)
        return;
    frame->small_predicted = shrunk(*frame->predicted, FilmFrame::small_side);
    if (frame->noisy)
        frame->small_noisy = shrunk(*frame->noisy, FilmFrame::small_side);

    const std::lock_guard lock(mutex_);
    // The newest stays although it is not of the stride, until a newer one comes.
    if (!frames_.empty() && frames_.rbegin()->first % stride_ != 0)
        drop(std::prev(frames_.end()));
    if (const auto same = frames_.find(event.step); same != frames_.end())
        drop(same);
    bytes_ += frame->bytes();
    frames_[event.step] = std::move(frame);
    thin();
}

StepFilm::Frames::iterator StepFilm::drop(Frames::iterator frame) {
    bytes_ -= frame->second->bytes();
    return frames_.erase(frame);
}

void StepFilm::thin() {
    while (bytes_ > budget_ && frames_.size() > 1) {
        stride_ *= 2;
        for (auto frame = frames_.begin(); std::next(frame) != frames_.end();)
            frame = frame->first % stride_ != 0 ? drop(frame) : std::next(frame);
    }
}

std::vector<FilmFramePtr> StepFilm::frames() const {
    const std::lock_guard lock(mutex_);
    std::vector<FilmFramePtr> frames;
    frames.reserve(frames_.size());
    for (const auto& [step, frame] : frames_)
        frames.push_back(frame);
    return frames;
}

FilmFramePtr StepFilm::newest() const {
    const std::lock_guard lock(mutex_);
    return frames_.empty() ? nullptr : frames_.rbegin()->second;
}

TileGrid<Rgb> StepFilm::pictureAt(const FilmFrame& frame, bool noisy) const {
    TileGrid<Rgb> tiles = source_.empty() ? TileGrid<Rgb>(picture_) : source_;
    const auto& image = noisy && frame.noisy ? frame.noisy : frame.predicted;
    if (image->size() == frame.place.size())
        tiles.write({frame.place.x, frame.place.y}, *image);
    else
        tiles.write({frame.place.x, frame.place.y}, resampled(*image, frame.place.size()));
    return tiles;
}

int StepFilm::stride() const {
    const std::lock_guard lock(mutex_);
    return stride_;
}

std::size_t StepFilm::bytes() const {
    const std::lock_guard lock(mutex_);
    return bytes_;
}

} // namespace sinopia
