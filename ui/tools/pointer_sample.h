#pragma once

#include "image/geometry.h"

namespace sinopia {

/// One report of the mouse or pen, already mapped to the image: tools never see a widget or an event.
struct PointerSample {
    PointF position;         ///< image coordinates; pixel (x, y) covers [x, x + 1) x [y, y + 1)
    double pressure = 1.0;   ///< 0..1; a mouse presses fully
    double pixel_size = 1.0; ///< image pixels per screen pixel: how near "on a corner" is
    double time_ms = 0;      ///< of the event, for stabilisers; only differences count
    bool shift = false;
    bool control = false;
    bool alt = false;

    /// The pixel under the pointer.
    Point pixel() const;
};

} // namespace sinopia
