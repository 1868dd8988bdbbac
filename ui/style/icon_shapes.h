#pragma once

#include "ui/style/icons.h"

class QPainter;
class QColor;

namespace sinopia {

/// Draws an icon into the square 0..24 of the painter, which should stand on a transparent ground of its own:
/// some icons wipe parts out.
void drawIcon(QPainter& painter, Icon which, const QColor& ink);

} // namespace sinopia
