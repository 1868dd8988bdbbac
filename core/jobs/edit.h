#pragma once

#include "image/label_map.h"
#include "image/rgb_image.h"

#include <memory>
#include <string>
#include <vector>

namespace sinopia {

/// How the region of an edit is painted anew. Together with SamplingOptions it decides the bytes.
struct EditOptions {
    int feather = 0; ///< picture pixels, 0..1000: a band outside the region in which the new fades into the
                     ///< old. Every byte beyond it stays the same; 0 is an exact cut
    double strength =
        1.0; ///< (0, 1]: the share of the noise that the region starts from; 1 forgets what was there
    int repaint_jumps =
        3; ///< 0..100: how often each stretch of the later, less noisy steps is noised again and repeated,
           ///< for harmony (RePaint, arXiv 2201.09865, resampling). Not used by networks that know the region
    int jump_length = 1; ///< 1..1000: sampling steps that one jump goes back
    int context = 32;    ///< 0..4096: working pixels around the region that a crop sees
    bool crop = true;    ///< sample crops around the region where that is cheaper than the whole picture

    std::vector<std::string> problems() const;
    bool operator==(const EditOptions&) const = default;
};

/// What makes a request an edit: the picture to change and where. Picture, region and map have one size.
struct EditSource {
    std::shared_ptr<const RgbImage> picture;
    std::shared_ptr<const Mask>
        region; ///< 0 keeps, 255 repaints, between: blends (a soft edge drawn by hand)
    EditOptions options;
};

/// What was done, and how well the new joins the old.
struct EditReport {
    Rect changed;          ///< holds every pixel that may differ from the source: region and feather band
    int crops = 0;         ///< 0: the whole picture was sampled
    double work_share = 1; ///< network work done, as a share of sampling the whole picture in the same steps
    double seam =
        0; ///< mean step in brightness across the region's border over that beside it; 1: none to see
    double seam_before = 0; ///< the same measure of the source picture
    EditOptions options;    ///< as used
};

} // namespace sinopia
