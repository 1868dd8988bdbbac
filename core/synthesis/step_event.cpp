#include "synthesis/step_event.h"

#include "dataset/label_guided.h"
#include "dataset/resample.h"

namespace sinopia {

namespace {

at::Tensor unpadded(const at::Tensor& x, Size size) {
    return x.slice(2, 0, size.height).slice(3, 0, size.width);
}

} // namespace

StepPictures::StepPictures(const SampleStep& step, Size size)
    : predicted(unpadded(step.pred_x0, size)), noisy(unpadded(step.x, size)) {}

RgbImage unpadded_image(const at::Tensor& x, Size size) {
    return to_image(unpadded(x, size));
}

RgbImage finished_picture(RgbImage picture, const LabelMap& map, Size size) {
    if (picture.size() == size)
        return picture;
    return enlarge_along_labels(picture, map.size() == size ? map : resize_nearest(map, size));
}

StepEvent step_event(const StepPictures& pictures, Size size, Rect place, bool preview_noisy) {
    StepEvent event;
    event.place = place;
    event.small_predicted = std::make_shared<const RgbImage>(pictures.predicted.get());
    event.small_noisy = std::make_shared<const RgbImage>(pictures.noisy.get());
    const auto& shown = preview_noisy ? event.small_noisy : event.small_predicted;
    event.preview = size == place.size()
                        ? shown
                        : std::make_shared<const RgbImage>(resize(*shown, place.size(), Filter::bicubic));
    return event;
}

} // namespace sinopia
