#include "evaluation/confusion_matrix.h"

#include "base/error.h"

#include <algorithm>
#include <numeric>
#include <string>

namespace sinopia {

ConfusionMatrix::ConfusionMatrix(int classes)
    : classes_(classes), counts_(static_cast<std::size_t>(classes) * static_cast<std::size_t>(classes)) {}

void ConfusionMatrix::add(const LabelMap& truth, const LabelMap& seen) {
    if (truth.size() != seen.size())
        throw Error("A label map and what was seen in its picture differ in size; compare maps of one size.");
    const auto is_known = [&](ClassIndex c) { return static_cast<int>(c) < classes_; };
    if (!std::all_of(seen.pixels().begin(), seen.pixels().end(), is_known))
        throw Error("A class was seen that is none of the " + std::to_string(classes_) + " classes.");
    for (std::size_t i = 0; i < truth.pixels().size(); ++i)
        if (const ClassIndex c = truth.pixels()[i]; is_known(c))
            ++counts_[index(c, seen.pixels()[i])];
}

void ConfusionMatrix::add(const ConfusionMatrix& other) {
    if (other.classes_ != classes_)
        throw Error("Two confusion matrices differ in their classes.");
    for (std::size_t i = 0; i < counts_.size(); ++i)
        counts_[i] += other.counts_[i];
}

std::int64_t ConfusionMatrix::pixels() const {
    return std::accumulate(counts_.begin(), counts_.end(), std::int64_t{0});
}

double ConfusionMatrix::share(int c) const {
    std::int64_t of_class = 0;
    for (int seen = 0; seen < classes_; ++seen)
        of_class += count(c, seen);
    const std::int64_t all = pixels();
    return all > 0 ? static_cast<double>(of_class) / static_cast<double>(all) : 0;
}

double ConfusionMatrix::iou(int c) const {
    std::int64_t either = -count(c, c);
    for (int other = 0; other < classes_; ++other)
        either += count(c, other) + count(other, c);
    return either > 0 ? static_cast<double>(count(c, c)) / static_cast<double>(either) : 0;
}

std::vector<int> counted_classes(const ConfusionMatrix& matrix, double least_share) {
    std::vector<int> classes;
    for (int c = 0; c < matrix.classes(); ++c)
        if (matrix.share(c) >= least_share)
            classes.push_back(c);
    return classes;
}

double mean_iou(const ConfusionMatrix& matrix, const std::vector<int>& classes) {
    double sum = 0;
    for (const int c : classes)
        sum += matrix.iou(c);
    return classes.empty() ? 0 : sum / static_cast<double>(classes.size());
}

} // namespace sinopia
