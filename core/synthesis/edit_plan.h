#pragma once

#include "image/label_map.h"
#include "synthesis/working_size.h"

#include <vector>

namespace sinopia {

/// A part of the picture that is sampled by itself.
struct EditCrop {
    Rect own;                 ///< what is painted here: the box around one or more parts of the edited area
    Rect rect;                ///< what the network sees: `own` and the context around it
    std::vector<Size> stages; ///< the size it works at in each stage, the base first

    bool operator==(const EditCrop&) const = default;
};

/// How an edit is divided. The `own` boxes hold the whole edited area and do not overlap.
struct EditPlan {
    std::vector<EditCrop> crops; ///< in the order of their work, from top to bottom; one if `whole`
    std::vector<Size> frame;     ///< sizes at which the whole picture would be worked at
    bool whole = true;           ///< the only crop is the whole picture
    bool own_scale = false; ///< a pixel of the frame's last stage is a pixel of the picture, and crops of
                            ///< every stage consist of whole pixels of the frame's
};

/// What the plan depends on besides the area.
struct EditPlanSettings {
    WorkLimits limits;
    std::vector<int> strides;  ///< of the network of each stage
    std::vector<double> costs; ///< work of each stage on a pixel of its own, all its steps together
    int context = 0;           ///< around the region, in pixels of the last stage
    bool crop = true;          ///< false: the whole picture
};

/// Crops around the parts of `area` (above 0; not empty), or the whole picture where crops do not pay.
///
/// Where the whole picture is worked at in its own scale, so are crops: sides are multiples of the strides,
/// the context is as asked (an eighth less at either end where that saves a stride), two parts are one crop
/// where that costs less, and crops are used if all of them together cost clearly less than the frame.
///
/// Larger pictures are worked at reduced, but a crop at the finest scale at which it is no larger than the
/// network works at: its short side at most the frame's, its pixels at most twice the frame's. The context
/// there is at most a quarter of the frame's short side. Crops are used where they are finer than the frame.
EditPlan plan_edit(const Mask& area, const EditPlanSettings& settings);

/// The work of a plan's crop as a share of the whole picture's.
double crop_share(const EditCrop& crop, const EditPlan& plan, const EditPlanSettings& settings);

/// How many of the base's `levels` noise levels, the highest, are passed on the whole picture before crops go
/// on, so that they start from the whole picture's light and statistics: about one in sixteen, at least one,
/// but none where that, with the whole picture's label path, would add more than a third to the work of the
/// crops, which do `steps` steps in all.
int whole_steps(const EditPlan& plan, const EditPlanSettings& settings, int levels, int steps);

} // namespace sinopia
