#pragma once

#include <QIcon>

namespace sinopia {

/// The program's icons, drawn by code in the palette's text colour: sharp at every size, on light and dark
/// grounds.
enum class Icon {
    application,
    // Tools
    brush,
    brushSquare,
    regionBrush,
    regionEraser,
    line,
    rectangle,
    ellipse,
    lasso,
    polygon,
    fill,
    smartFill,
    wand,
    smooth,
    pick,
    pan,
    select,
    selectEllipse,
    selectLasso,
    selectPolygon,
    selectAll,
    deselect,
    invertSelection,
    // How a shape joins a selection, and how brushes behave
    combineReplace,
    combineAdd,
    combineSubtract,
    combineIntersect,
    pressure,
    stabiliser,
    contiguous,
    everywhere,
    // Editing and files
    undo,
    redo,
    cut,
    copy,
    paste,
    trash,
    newFile,
    open,
    folder,
    save,
    import,
    export_,
    picture,
    resize,
    crop,
    // Views
    grid,
    viewPicture,
    viewMap,
    viewBlend,
    viewOutlines,
    viewSideBySide,
    viewWipe,
    regionOverlay,
    hatch,
    names,
    zoomIn,
    zoomOut,
    zoomActual,
    fit,
    rotateLeft,
    rotateRight,
    flipHorizontal,
    flipVertical,
    fullScreen,
    // Panels
    palette,
    layers,
    history,
    results,
    navigator,
    model,
    instances,
    newInstance,
    merge,
    eye,
    eyeOff,
    locked,
    unlocked,
    pin,
    unpinned,
    search,
    swap,
    link,
    unlink,
    // Generating
    generate,
    stop,
    dice,
    queue,
    // The program
    settings,
    options,
    keyboard,
    help,
    info,
    warning,
    light,
    dark,
    language,
    close,
    check,
    add,
    remove,
    more,
    up,
    down,
    left,
    right
};

/// Every icon, in the order above.
QList<Icon> allIcons();

QIcon icon(Icon which);
/// In one colour, whatever the palette.
QIcon icon(Icon which, const QColor& ink);

} // namespace sinopia
