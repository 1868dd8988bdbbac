#pragma once

#include "evaluation/segmentation_unet.h"
#include "image/label_map.h"
#include "image/label_set.h"
#include "image/rgb_image.h"

#include <functional>
#include <stop_token>

namespace sinopia {

/// What a segmenter sees in a picture, of the picture's size.
struct SeenClasses {
    LabelMap map;                  ///< the likeliest class
    Plane<std::uint8_t> certainty; ///< how likely that is to it, 0..255 for 0..1
};

/// A trained segmentation network and what its classes are called.
class Segmenter {
  public:
    /// `trained` is the picture size it learnt from.
    Segmenter(SegmentationUNet network, LabelSet labels, Size trained, std::string name, std::string hash);

    /// The likeliest class of every pixel. A picture whose short side is not that of the training is looked
    /// at at that size (averaged down, or enlarged), and the classes' likelihoods are enlarged before they
    /// are compared, so that outlines are smooth. `on_progress` gets the share done, 0..1. Throws Error if
    /// the picture is empty, and Stopped between rows.
    SeenClasses look_at(const RgbImage& picture, const std::function<void(double)>& on_progress = {},
                        std::stop_token stop = {}) const;
    LabelMap classes_of(const RgbImage& picture) const { return look_at(picture).map; }

    /// What it sees in the picture as a whole, [1, F] float32: SegmentationUNet::features at the same size.
    at::Tensor features_of(const RgbImage& picture) const;

    const LabelSet& labels() const { return labels_; }
    Size trained_size() const { return trained_; }
    const std::string& name() const { return name_; }
    const std::string& hash() const { return hash_; } ///< SHA-256 of the weights file

  private:
    at::Tensor input_of(const RgbImage& picture) const;

    SegmentationUNet network_;
    LabelSet labels_;
    Size trained_;
    std::string name_, hash_;
};

} // namespace sinopia
