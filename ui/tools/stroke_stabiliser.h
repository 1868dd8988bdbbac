#pragma once

#include "image/geometry.h"

namespace sinopia {

/// Calms a shaky hand: the brush is drawn behind the pointer on two strings, one behind the other, and moves
/// only when they are taut. What is shorter than the strings (tremor) is lost, what is longer (the line that
/// was meant) stays. Nothing depends on time or on how often the pointer reports, so a stroke is always the
/// same for the same way of the pointer. The brush stays at most the length of both strings behind; whoever
/// lets go asks for the rest of the way with `finish`.
class StrokeStabiliser {
  public:
    /// Screen pixels, both strings together at full strength.
    static constexpr double longest_reach = 96;

    /// `strength` 0 (the brush is where the pointer is) .. 1; `pixel_size` as in PointerSample.
    void begin(PointF at, double strength, double pixel_size);
    /// The pointer has moved to `pointer`: where the brush is now.
    PointF follow(PointF pointer);
    /// The stroke's last place: where the pointer is.
    PointF finish(PointF pointer);

    PointF position() const { return brush_; }
    /// Image pixels that the brush may lag behind.
    double reach() const { return 2 * string_; }

  private:
    double string_ = 0; ///< length of one string, image pixels
    PointF pointer_;
    PointF middle_;
    PointF brush_;
};

} // namespace sinopia
