#pragma once

#include <QCursor>

namespace sinopia {

enum class CanvasCursor {
    cross,    ///< drawing: thin, open in the middle
    pipette,  ///< picking a class
    openHand, ///< the view can be moved
    closedHand,
    turn, ///< turning the view
    divide
};

/// The cursor, drawn dark and light so that it shows on any ground and sharp at any scale of the screen.
QCursor canvasCursor(CanvasCursor shape, double scale);

} // namespace sinopia
