#pragma once

#include "ui/style/icons.h"

class QPainter;
class QColor;

namespace sinopia {

/// Draws an icon into the square 0..24 of the painter.
void drawIcon(QPainter& painter, Icon which, const QColor& ink);

} // namespace sinopia
