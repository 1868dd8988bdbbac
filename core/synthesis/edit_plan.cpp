#include "synthesis/edit_plan.h"

#include "synthesis/edit_parts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sinopia {

namespace {

constexpr int most_parts = 24;
constexpr double crops_pay_below = 0.85; ///< of the frame's work: crops also cost context, so be sure
constexpr double finer_by = 1.25;        ///< a scaled crop that is no finer than this is not worth its edges
constexpr double scale_kept = 0.7;       ///< what joining two scaled crops may leave of the scale of either
constexpr double label_path_steps = 2;   ///< what the label path of a picture costs, in steps on that picture
constexpr double most_scaled_work = 4;   ///< frames; a finer result may cost more than the coarse frame

int short_side(Size size) {
    return std::min(size.width, size.height);
}

int rounded_up(int value, int unit) {
    return (value + unit - 1) / unit * unit;
}

/// Makes crops of boxes. The work of a crop is counted in frames.
class Planner {
  public:
    Planner(Size picture, const EditPlanSettings& settings, const EditPlan& plan)
        : picture_(picture), settings_(settings), plan_(plan),
          finest_(1 << (static_cast<int>(plan.frame.size()) - 1)) {
        for (std::size_t i = 0; i < plan.frame.size(); ++i)
            unit_ = std::lcm(unit_, settings.strides[i] << (plan.frame.size() - 1 - i));
    }

    EditCrop crop(Rect own) const {
        const double scale = scale_of(own);
        const double context = plan_.own_scale ? settings_.context : scaled_context();
        const int least = plan_.own_scale ? 0 : short_side(last());
        const auto [x, width, across] = side(own.x, own.width, picture_.width, scale, context, least);
        const auto [y, height, down] = side(own.y, own.height, picture_.height, scale, context, least);
        EditCrop made{own, {x, y, width, height}, {}};
        for (std::size_t i = 0; i < plan_.frame.size(); ++i) {
            const int shift = static_cast<int>(plan_.frame.size() - 1 - i);
            made.stages.push_back({across >> shift, down >> shift});
        }
        return made;
    }

    /// Working pixels for a pixel of the picture, as fine as the limits allow.
    double scale_of(Rect own) const {
        if (plan_.own_scale)
            return 1;
        const double most = short_side(last()), margin = 2 * scaled_context();
        const double longer = std::max(own.width, own.height), shorter = std::min(own.width, own.height);
        const double by_side = (most - margin) / shorter;
        const double by_area = (2.0 * static_cast<double>(last().area()) / most - margin) / longer;
        return std::min({1.0, by_side, by_area});
    }

    double frame_scale() const { return static_cast<double>(last().width) / picture_.width; }
    double share(const EditCrop& crop) const { return crop_share(crop, plan_, settings_); }

  private:
    struct Side {
        int first, length; ///< in the picture
        int working;       ///< length at the last stage
    };

    Size last() const { return plan_.frame.back(); }
    double scaled_context() const { return std::min<double>(settings_.context, short_side(last()) / 4.0); }

    /// One side of a crop: whole units of working pixels, the part in its middle as far as the picture
    /// allows.
    Side side(int first, int length, int picture, double scale, double context, int least) const {
        const double reach = context / scale;
        const int step = plan_.own_scale ? finest_ : 1; // such crops lie on the base's pixels
        const int before = std::max(0, static_cast<int>(std::floor(first - reach))) / step * step;
        const int after = std::min(picture, static_cast<int>(std::ceil(first + length + reach)));
        const int own_first = first / step * step, own_end = rounded_up(first + length, step);
        const int wanted =
            static_cast<int>(std::ceil((after - before) * scale - 1e-6)) - dispensable(context);
        const int owned = static_cast<int>(std::ceil((own_end - own_first) * scale - 1e-6));
        const int working = rounded_up(std::max({wanted, owned, least}), unit_);
        const int covered = static_cast<int>(std::lround(working / scale));
        if (covered >= picture) { // all of it; padding does the rest
            const int all = static_cast<int>(std::lround(picture * scale));
            return {0, picture, rounded_up(all, finest_)};
        }
        const int spare = (covered - (after - before)) / 2 / step * step;
        const int lowest = std::max(0, own_end - covered), highest = std::min(own_first, picture - covered);
        return {std::clamp(before - spare, lowest, highest), covered, working};
    }

    /// What a side may lack of its context, both ends together, to be a unit shorter.
    int dispensable(double context) const {
        return plan_.own_scale ? std::min(unit_, static_cast<int>(context)) / 4 : 0;
    }

    Size picture_;
    const EditPlanSettings& settings_;
    const EditPlan& plan_;
    int unit_ = 1;   ///< of the last stage's pixels: every stage's side is a multiple of its stride
    int finest_ = 1; ///< last-stage pixels to a pixel of the base
};

/// Joins the two boxes, and what then overlaps.
std::vector<Rect> joined(std::vector<Rect> boxes, std::size_t a, std::size_t b) {
    boxes[a] = boxes[a].united(boxes[b]);
    boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(b));
    join_overlapping(boxes);
    return boxes;
}

double total_share(const std::vector<Rect>& boxes, const Planner& planner) {
    double total = 0;
    for (const Rect& box : boxes)
        total += planner.share(planner.crop(box));
    return total;
}

/// May boxes a and b be joined without losing much of their scale?
bool keeps_scale(Rect a, Rect b, const Planner& planner) {
    const double apart = std::min(planner.scale_of(a), planner.scale_of(b));
    return planner.scale_of(a.united(b)) >= scale_kept * apart;
}

/// Joins the pair that lowers the work most, as long as there is one. With `at_any_scale`, scaled crops may
/// become coarser.
std::vector<Rect> cheapest(std::vector<Rect> boxes, const Planner& planner, bool at_any_scale) {
    for (double work = total_share(boxes, planner);;) {
        std::vector<Rect> best;
        for (std::size_t i = 0; i < boxes.size(); ++i)
            for (std::size_t j = i + 1; j < boxes.size(); ++j) {
                if (!at_any_scale && !keeps_scale(boxes[i], boxes[j], planner))
                    continue;
                std::vector<Rect> tried = joined(boxes, i, j);
                if (const double less = total_share(tried, planner); less <= work) {
                    work = less;
                    best = std::move(tried);
                }
            }
        if (best.empty())
            return boxes;
        boxes = std::move(best);
    }
}

bool crops_pay(const std::vector<Rect>& boxes, const EditPlan& plan, const Planner& planner) {
    const double work = total_share(boxes, planner);
    if (plan.own_scale)
        return work <= crops_pay_below;
    return work <= most_scaled_work && std::all_of(boxes.begin(), boxes.end(), [&](const Rect& box) {
               return planner.scale_of(box) >= finer_by * planner.frame_scale();
           });
}

} // namespace

EditPlan plan_edit(const Mask& area, const EditPlanSettings& settings) {
    EditPlan plan;
    const WorkPlan frame = plan_work(area.size(), settings.limits);
    plan.frame = frame.stages;
    plan.own_scale = !frame.scaled;
    std::vector<Rect> boxes = edit_parts(area, most_parts);
    const Planner planner(area.size(), settings, plan);
    if (settings.crop && (plan.own_scale || planner.frame_scale() < 1)) {
        boxes = cheapest(std::move(boxes), planner, false);
        if (!plan.own_scale && total_share(boxes, planner) > most_scaled_work)
            boxes = cheapest(std::move(boxes), planner, true);
        plan.whole = !crops_pay(boxes, plan, planner);
    }
    if (plan.whole) {
        Rect own;
        for (const Rect& box : boxes)
            own = own.united(box);
        plan.crops = {{own, whole(area.size()), plan.frame}};
        return plan;
    }
    for (const Rect& box : boxes)
        plan.crops.push_back(planner.crop(box));
    std::sort(plan.crops.begin(), plan.crops.end(), [](const EditCrop& a, const EditCrop& b) {
        return a.own.y != b.own.y ? a.own.y < b.own.y : a.own.x < b.own.x;
    });
    return plan;
}

double crop_share(const EditCrop& crop, const EditPlan& plan, const EditPlanSettings& settings) {
    double own = 0, all = 0;
    for (std::size_t i = 0; i < plan.frame.size(); ++i) {
        const auto area = [&](Size size) {
            return settings.costs[i] * static_cast<double>(padded_size(size, settings.strides[i]).area());
        };
        own += area(crop.stages[i]);
        all += area(plan.frame[i]);
    }
    return own / all;
}

int whole_steps(const EditPlan& plan, const EditPlanSettings& settings, int levels, int steps) {
    if (plan.whole || !plan.own_scale)
        return 0;
    double crops = 0;
    for (const EditCrop& crop : plan.crops)
        crops += static_cast<double>(padded_size(crop.stages.front(), settings.strides.front()).area());
    const double frame =
        static_cast<double>(padded_size(plan.frame.front(), settings.strides.front()).area());
    const int wanted = std::max(1, (levels + 8) / 16);
    const int affordable = static_cast<int>(crops * steps / (3 * frame) - label_path_steps);
    return std::clamp(affordable, 0, std::min(wanted, levels - 1));
}

} // namespace sinopia
