#pragma once

#include <QIcon>

namespace sinopia {

/// The program's icons, drawn by code in the palette's text colour: sharp at every size, on light and dark
/// grounds.
enum class Icon {
    application,
    brush,
    fill,
    pick,
    pan,
    undo,
    redo,
    folder,
    dice,
    locked,
    unlocked,
    generate,
    fit,
    info,
    warning,
    close
};

QIcon icon(Icon which);
/// In one colour, whatever the palette.
QIcon icon(Icon which, const QColor& ink);

} // namespace sinopia
