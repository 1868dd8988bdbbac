#pragma once

#include "image/label_map.h"

#include <cstdint>
#include <vector>

namespace sinopia {

/// How often pixels that a map gives class i were seen as class j, over any number of pictures.
class ConfusionMatrix {
  public:
    explicit ConfusionMatrix(int classes = 0);

    /// Counts every pixel; one whose class in `truth` is none of the classes is left out. Throws Error if the
    /// sizes differ or `seen` holds an unknown class.
    void add(const LabelMap& truth, const LabelMap& seen);
    /// Joins the counts of other pictures, of as many classes.
    void add(const ConfusionMatrix& other);

    int classes() const { return classes_; }
    std::int64_t count(int truth, int seen) const { return counts_[index(truth, seen)]; }
    std::int64_t pixels() const; ///< counted in all

    /// Share of the counted pixels that the maps give this class, 0 ... 1.
    double share(int c) const;
    /// Intersection over union (Jaccard index) of a class: pixels of the class in both over those in either;
    /// 0 where it is in neither.
    double iou(int c) const;

  private:
    std::size_t index(int truth, int seen) const {
        return static_cast<std::size_t>(truth) * static_cast<std::size_t>(classes_) +
               static_cast<std::size_t>(seen);
    }

    int classes_;
    std::vector<std::int64_t> counts_;
};

/// The least share of all pixels at which a class counts in a mean: one pixel in a thousand. The IoU of rarer
/// ones hangs on a few pixels.
inline constexpr double least_counted_share = 0.001;

/// The classes of at least that share of the maps' pixels.
std::vector<int> counted_classes(const ConfusionMatrix& matrix, double least_share = least_counted_share);

/// Mean IoU over these classes; 0 if there is none.
double mean_iou(const ConfusionMatrix& matrix, const std::vector<int>& classes);

} // namespace sinopia
