#pragma once

#include <QRect>

class QImage;
class QPainter;
class QStyleOptionViewItem;

namespace sinopia {

/// The ground of an entry that is chosen or under the pointer; nothing for others. Sets the painter to smooth
/// edges and pictures.
void drawCellGround(QPainter& painter, const QStyleOptionViewItem& option, const QRect& cell);

/// The picture as large as it fits, in the middle of the room; nothing if there is none.
void drawFitted(QPainter& painter, const QRect& room, const QImage& picture);

} // namespace sinopia
