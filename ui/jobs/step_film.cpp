#include "ui/jobs/step_film.h"

#include "image/resample.h"
#include "ui/jobs/sampled_thumbnail.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace sinopia {

RgbImage shrunk(const RgbImage& picture, int side) {
    return sampled_thumbnail(picture.size(), side, [&](int x, int y) { return picture.at(x, y); });
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
