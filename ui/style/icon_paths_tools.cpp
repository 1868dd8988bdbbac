// The shapes of the tools, of editing and of files.
#include "ui/style/icon_paths.h"

namespace sinopia {

std::string_view toolIconPath(Icon which) {
    switch (which) {
    case Icon::brush:
        return "#M18.6 2.8Q21.9 2 21.2 5.4L14.6 13.4L10.7 9.6Z"
               "|#M9.6 10.8L13.4 14.5C13.6 18 11.4 20.6 7.6 20.9C5.6 21 4 20.7 2.6 19.8C5 18.6 4.6 17 5.2 "
               "14.6"
               "C5.7 12.4 7.4 10.9 9.6 10.8Z";
    case Icon::brushSquare:
        return "#M18.6 2.8Q21.9 2 21.2 5.4L16.4 11.4L12.6 7.7Z|#R3 10.6 10.4 10.4 0.6";
    case Icon::regionBrush:
        return ":M3 14.5L3 3L14 3|:M21 10.5L21 21L12 21"
               "|#M17.6 5.2Q20.3 4.6 19.7 7.4L14.6 13.2L11.6 10.3Z"
               "|#M10.6 11.3L13.6 14.2C13.7 17 11.9 19 8.9 19.2C7.3 19.3 6.1 19 5 18.3C6.9 17.4 6.6 16.1 7 "
               "14.3"
               "C7.4 12.6 8.8 11.4 10.6 11.3Z";
    case Icon::regionEraser:
        return "-M13.8 4.2L20.2 10.6L12 19L8 19L3.6 14.4Z|#M8.7 9.3L15.2 15.7L12 19L8 19L3.6 14.4Z|-M8 "
               "20.6L20.5 20.6";
    case Icon::line:
        return "-M5 19L19 5|#E5 19 2.6 2.6|#E19 5 2.6 2.6";
    case Icon::rectangle:
        return "%R3.5 5.5 17 13 1|-R3.5 5.5 17 13 1";
    case Icon::ellipse:
        return "%E12 12 9 7|-E12 12 9 7";
    case Icon::lasso:
        return "-M7.6 15C5 13.9 3.4 12.1 3.4 9.9C3.4 6.5 7.3 3.8 12 3.8C16.7 3.8 20.6 6.5 20.6 9.9"
               "C20.6 13.3 16.7 16 12 16C11.2 16 10.4 15.9 9.7 15.8|-E7.8 16.2 2 2|-M8 18.2C8.3 19.8 7.4 21 "
               "5 21.4";
    case Icon::polygon:
        return "%M12 4.5L20 10L17 19L6.5 18L4.5 9.5Z|-M12 4.5L20 10L17 19L6.5 18L4.5 9.5Z"
               "|#R10.2 2.7 3.6 3.6 0.5|#R18.2 8.2 3.6 3.6 0.5|#R15.2 17.2 3.6 3.6 0.5|#R4.7 16.2 3.6 3.6 0.5"
               "|#R2.7 7.7 3.6 3.6 0.5";
    case Icon::fill:
        return "-M4 13L11.5 5.5L18.5 12.5L11 20Z|-M11.5 5.5L8.5 2.5|#M4.4 13.2L18 13.2L11 20Z"
               "|#M20.6 14.6C22.8 18 22.6 20.8 20.6 20.8C18.6 20.8 18.4 18 20.6 14.6Z";
    case Icon::smartFill:
        return "-M3 15L9 9L15 15L9 21Z|#M3.3 15L14.7 15L9 21Z"
               "|#M17.2 1.8Q17.2 7.2 22.4 7.2Q17.2 7.2 17.2 12.6Q17.2 7.2 12 7.2Q17.2 7.2 17.2 1.8Z"
               "|#E19.4 17.6 1.7 1.7";
    case Icon::wand:
        return "-M3.8 20.2L12.6 11.4|-M16.4 2.4L16.4 5M16.4 10.2L16.4 12.8M11.2 7.6L13.8 7.6M19 7.6L21.6 7.6"
               "|-M12.8 4L14.4 5.6M20 4L18.4 5.6M20 11.2L18.4 9.6";
    case Icon::smooth:
        return "~M2.8 9.6L6.4 4.6L9.4 9L13 3.8L16.2 8.8L18.6 5.6L21.2 8.4"
               "|-M2.8 17.6C6.6 12.6 9.4 13.6 12 16.2C14.8 19 18 18.6 21.2 14.8";
    case Icon::pick:
        return "-M13 8L5.2 15.8L4.4 19.6L8.2 18.8L16 11|-M10.8 5.8L18.2 13.2"
               "|#M13.2 8.2L16.6 4.6C18.6 2.8 21.2 5.4 19.4 7.4L15.8 10.8Z";
    case Icon::pan:
        return "-M12 4L12 20M4 12L20 12|-M9 6.4L12 3.2L15 6.4M9 17.6L12 20.8L15 17.6"
               "|-M6.4 9L3.2 12L6.4 15M17.6 9L20.8 12L17.6 15";
    case Icon::select:
        return ":R3.5 5 17 14 0";
    case Icon::selectEllipse:
        return ":E12 12 9 7.2";
    case Icon::selectLasso:
        return ":M7.4 17C4.2 15 2.8 12.6 3.4 9.6C4.2 6 8.6 4 13 4.6C17.6 5.2 21.2 8 20.6 11.6"
               "C20 15.4 14.4 16 12.6 18.6|-M12.6 18.6C12 20.2 10.6 21 8.4 20.8";
    case Icon::selectPolygon:
        return ":M12 4L20.5 10L17 19.5L6.5 18.5L3.5 9.5Z";
    case Icon::selectAll:
        return ":R3 3 18 18 0|%R6.6 6.6 10.8 10.8 0|#R9 9 6 6 0";
    case Icon::deselect:
        return ":R3 3 18 18 0|-M8.6 8.6L15.4 15.4M15.4 8.6L8.6 15.4";
    case Icon::invertSelection:
        return ":R3 3 18 18 0|#M5.8 18.2L18.2 5.8L18.2 18.2Z";
    case Icon::combineReplace:
        return "#R5 5 14 14 1";
    case Icon::combineAdd:
        return "#M3.5 3.5L15 3.5L15 9L20.5 9L20.5 20.5L9 20.5L9 15L3.5 15Z";
    case Icon::combineSubtract:
        return "#M3.5 3.5L15 3.5L15 9L9 9L9 15L3.5 15Z|~R9 9 11.5 11.5 0";
    case Icon::combineIntersect:
        return "~R3.5 3.5 11.5 11.5 0|~R9 9 11.5 11.5 0|#R9 9 6 6 0";
    case Icon::pressure:
        return "#M19.4 2.6L21.4 4.6L12.6 13.6L9.6 14.6L10.6 11.6Z|#M2.6 20.2C8 15.6 14 17.4 21.4 15.6L21.4 "
               "21.4C14 21.6 8 21.4 2.6 20.2Z";
    case Icon::stabiliser:
        return "~M2.8 12C4 6.6 6 6.6 7 12C8 17.4 10 17.4 11 12C12 6.6 14 7 15 10|-M2.8 19C9 19 14 17 20.4 9.6"
               "|#M21.8 6.4L21.6 12.2L17.2 8.4Z";
    case Icon::contiguous:
        return "-R2.8 2.8 18.4 18.4 1.5|#M3 13L3 21L13.5 21C14.5 16.5 10 12 3 13Z|-E16.2 8 3 3";
    case Icon::everywhere:
        return "-R2.8 2.8 18.4 18.4 1.5|#M3 13L3 21L13.5 21C14.5 16.5 10 12 3 13Z|#E16.2 8 3.6 3.6";
    case Icon::undo:
        return "-M5 8.5L14 8.5C21.4 8.5 21.4 18.8 14 18.8L8.5 18.8|-M9 4.2L4.4 8.5L9 12.8";
    case Icon::redo:
        return "-M19 8.5L10 8.5C2.6 8.5 2.6 18.8 10 18.8L15.5 18.8|-M15 4.2L19.6 8.5L15 12.8";
    case Icon::cut:
        return "-E6.4 17.6 2.8 2.8|-E17.6 17.6 2.8 2.8|-M7.8 15.2L16.4 3.4M16.2 15.2L7.6 3.4";
    case Icon::copy:
        return "-R8.5 8.5 12 12 1.5|-M15.5 5.2L15.5 5C15.5 4.2 14.8 3.5 14 3.5L5 3.5C4.2 3.5 3.5 4.2 3.5 "
               "5L3.5 14"
               "C3.5 14.8 4.2 15.5 5 15.5L5.2 15.5";
    case Icon::paste:
        return "-M8.5 5L5 5L5 21L19 21L19 5L15.5 5|#R8.4 2.6 7.2 4.8 1.2|-M8.5 12L15.5 12M8.5 16L13 16";
    case Icon::trash:
        return "-M4 6.5L20 6.5|-M9 6.5L9 3.5L15 3.5L15 6.5|-M6 6.5L7 20.5L17 20.5L18 6.5|-M10.2 10.5L10.4 "
               "16.8M13.8 10.5L13.6 16.8";
    case Icon::newFile:
        return "-M19 11.4L19 8.4L14 3.4L5 3.4L5 20.6L11 20.6|-M13.6 3.6L13.6 8.8L18.8 8.8|-M17.5 14.4L17.5 "
               "21.4M14 17.9L21 17.9";
    case Icon::open:
        return "-M3.2 18.8L3.2 5.2L9 5.2L11.2 7.8L18.6 7.8L18.6 11|%M3.2 18.8L6.6 11L21.8 11L18.6 18.8Z"
               "|-M3.2 18.8L6.6 11L21.8 11L18.6 18.8Z";
    case Icon::folder:
        return "%M3.5 5.5L9.5 5.5L11.5 8L20.5 8L20.5 19L3.5 19Z|-M3.5 5.5L9.5 5.5L11.5 8L20.5 8L20.5 19L3.5 "
               "19Z";
    case Icon::save:
        return "-M3.5 3.5L16.5 3.5L20.5 7.5L20.5 20.5L3.5 20.5Z|#R8 3.5 7 5 0.4|-M7.5 20.5L7.5 13L16.5 "
               "13L16.5 20.5";
    case Icon::import:
        return "-M3.8 15L3.8 20.4L20.2 20.4L20.2 15|-M12 3.2L12 14.6M7.4 10.2L12 14.8L16.6 10.2";
    case Icon::export_:
        return "-M3.8 15L3.8 20.4L20.2 20.4L20.2 15|-M12 3.6L12 15M7.4 8L12 3.4L16.6 8";
    case Icon::picture:
        return "-R3 4.5 18 15 1.5|#M5 17.6L10 10.4L13.2 14.4L15 12.2L19 17.6Z|#E16.4 8.6 1.7 1.7";
    case Icon::resize:
        return "~R3 3 18 18 1|#R3 12.4 8.6 8.6 0.6|-M13 11L17.6 6.4M13.4 6.2L17.8 6.2L17.8 10.6";
    case Icon::crop:
        return "-M6.5 2.5L6.5 17.5L21.5 17.5|-M2.5 6.5L17.5 6.5L17.5 21.5";
    default:
        return {};
    }
}

} // namespace sinopia
