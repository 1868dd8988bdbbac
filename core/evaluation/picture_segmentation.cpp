#include "evaluation/picture_segmentation.h"

#include "evaluation/segmenter_folder.h"

#include <algorithm>
#include <memory>

namespace sinopia {

SegmentPicture make_picture_segmentation() {
    return
        [segmenter = std::make_shared<std::optional<Segmenter>>()](
            const RgbImage& picture, const std::function<void(double)>& on_progress, std::stop_token stop) {
            if (!*segmenter)
                segmenter->emplace(load_segmenter(find_segmenter({})));
            const Segmenter& network = **segmenter;
            Segmentation out;
            SeenClasses seen = network.look_at(picture, on_progress, std::move(stop));
            out.map = std::move(seen.map);
            out.certainty = std::move(seen.certainty);
            for (const LabelClass& c : network.labels().classes())
                out.classes.push_back(c.name);
            const Size trained = network.trained_size();
            out.grain = std::max(1.0, static_cast<double>(std::min(picture.width(), picture.height())) /
                                          std::min(trained.width, trained.height));
            return out;
        };
}

} // namespace sinopia
