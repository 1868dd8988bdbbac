// The shapes of views, panels and the program itself.
#include "ui/style/icon_paths.h"

namespace sinopia {

std::string_view programIconPath(Icon which) {
    switch (which) {
    case Icon::grid:
        return "-R3.5 3.5 17 17 0.5|-M9.2 3.5L9.2 20.5M14.8 3.5L14.8 20.5M3.5 9.2L20.5 9.2M3.5 14.8L20.5 "
               "14.8";
    case Icon::viewPicture:
        return "-R3 4.5 18 15 1.5|#M5 17.6L10 10.4L13.2 14.4L15 12.2L19 17.6Z|#E16.4 8.6 1.7 1.7";
    case Icon::viewMap:
        return "%M3 6L12.5 4.5L9.5 12.5L3 13.5Z|#M3 13.8L9.5 12.6L21 15.6L21 19.5L3 19.5Z|-R3 4.5 18 15 1.5"
               "|-M12.5 4.5L9.5 12.6";
    case Icon::viewBlend:
        return "-R3 3 12.4 12.4 1.2|-R8.6 8.6 12.4 12.4 1.2|#R8.6 8.6 6.8 6.8 0.6";
    case Icon::viewOutlines:
        return "-R3 4.5 18 15 1.5|-M3 13.6L9.5 12.6L21 15.6|-M12.5 4.5L9.5 12.6";
    case Icon::viewSideBySide:
        return "#M3 6Q3 4.5 4.5 4.5L12 4.5L12 19.5L4.5 19.5Q3 19.5 3 18Z|-R3 4.5 18 15 1.5";
    case Icon::viewWipe:
        return "~R3 5.5 18 13 1.5|-M12 2.5L12 21.5|#M8.8 8.4L8.8 15.6L4.8 12Z|#M15.2 8.4L15.2 15.6L19.2 12Z";
    case Icon::regionOverlay:
        return "~R3 4 18 16 1.5|%E12 12 6 5|:E12 12 6 5";
    case Icon::hatch:
        return "-R3.5 3.5 17 17 1|-M3.8 14L14 3.8M3.8 20.2L20.2 3.8M10 20.2L20.2 10";
    case Icon::names:
        return "-M3 19L8.4 5L13.8 19M5 14.4L11.8 14.4|-E17.6 15.6 3.2 3.4|-M20.9 11.8L20.9 19";
    case Icon::zoomIn:
        return "-E10.4 10.4 7 7|-M15.6 15.6L21 21|-M10.4 7.2L10.4 13.6M7.2 10.4L13.6 10.4";
    case Icon::zoomOut:
        return "-E10.4 10.4 7 7|-M15.6 15.6L21 21|-M7.2 10.4L13.6 10.4";
    case Icon::zoomActual:
        return "-M3.6 8.4L7 5.6L7 18.4|-M15.6 8.4L19 5.6L19 18.4|#E12 9.4 1.5 1.5|#E12 15.2 1.5 1.5";
    case Icon::fit:
        return "-M3.5 8.5L3.5 3.5L8.5 3.5M15.5 3.5L20.5 3.5L20.5 8.5M20.5 15.5L20.5 20.5L15.5 20.5"
               "|-M8.5 20.5L3.5 20.5L3.5 15.5|#R8.2 8.2 7.6 7.6 0.8";
    case Icon::rotateLeft:
        return "-A4.4 4.8 15.2 15.2 140 -280|-M4.6 3.4L5.6 8.6L10.8 7.8";
    case Icon::rotateRight:
        return "-A4.4 4.8 15.2 15.2 40 280|-M19.4 3.4L18.4 8.6L13.2 7.8";
    case Icon::flipHorizontal:
        return ":M12 2.5L12 21.5|#M9.4 5L9.4 19L2.6 19Z|-M14.9 6.4L14.9 18.6L20.8 18.6Z";
    case Icon::flipVertical:
        return ":M2.5 12L21.5 12|#M5 9.4L19 9.4L5 2.6Z|-M5.6 14.9L17.6 14.9L5.6 20.6Z";
    case Icon::fullScreen:
        return "-M3.5 9L3.5 3.5L9 3.5M15 3.5L20.5 3.5L20.5 9M20.5 15L20.5 20.5L15 20.5M9 20.5L3.5 20.5L3.5 "
               "15";
    case Icon::palette:
        return "-M12 3.4C7 3.4 3 7 3 12C3 17 7.2 20.6 11.8 20.6C13.9 20.6 14.2 18.7 13.6 17.5"
               "C12.9 16 13.9 14.9 15.4 14.9L18 14.9C20 14.9 21 13.5 21 11.5C21 7 17 3.4 12 3.4Z"
               "|#E7.4 12.4 1.6 1.6|#E9.4 7.8 1.6 1.6|#E14.4 7.4 1.6 1.6|#E17.8 10.8 1.4 1.4";
    case Icon::layers:
        return "#M12 2.8L21.6 8L12 13.2L2.4 8Z|-M3 12.4L12 17.2L21 12.4|-M3 16.6L12 21.4L21 16.6";
    case Icon::history:
        return "-A3.6 3.6 16.8 16.8 170 -320|-M2.8 5.8L4 10.8L9 9.6|-M12 7.4L12 12.4L15.6 14.6";
    case Icon::results:
        return "#R3 3 8 8 1|-R13.6 3.6 6.8 6.8 0.6|-R3.6 13.6 6.8 6.8 0.6|-R13.6 13.6 6.8 6.8 0.6";
    case Icon::navigator:
        return "-R3 4 18 16 1.5|%R9.5 9.5 8.5 7.5 0.4|-R9.5 9.5 8.5 7.5 0.4";
    case Icon::model:
        return "-M5 5.6L12 12L5 18.4M12 12L19 5.6M12 12L19 18.4|#E5 5.6 2.5 2.5|#E5 18.4 2.5 2.5|#E12 12 2.9 "
               "2.9"
               "|#E19 5.6 2.5 2.5|#E19 18.4 2.5 2.5";
    case Icon::instances:
        return "%E8.6 9.4 5.8 5.8|-E8.6 9.4 5.8 5.8|!E15.8 15.2 6.9 6.9|%E15.8 15.2 5.2 5.2|-E15.8 15.2 5.2 "
               "5.2";
    case Icon::newInstance:
        return "%E9.4 10 6.4 6.4|-E9.4 10 6.4 6.4|!E17.4 17.4 6 6|-M17.4 13.4L17.4 21.4M13.4 17.4L21.4 17.4";
    case Icon::merge:
        return "-M4.6 3.6C4.6 10.4 12 9.6 12 15.4L12 20M19.4 3.6C19.4 10.4 12 9.6 12 15.4|-M8 16.6L12 "
               "20.8L16 16.6";
    case Icon::eye:
        return "-M2.4 12C6.4 5.4 17.6 5.4 21.6 12C17.6 18.6 6.4 18.6 2.4 12Z|#E12 12 3.3 3.3";
    case Icon::eyeOff:
        return "~M2.4 12C6.4 5.4 17.6 5.4 21.6 12C17.6 18.6 6.4 18.6 2.4 12Z|-M4.4 20L19.6 4";
    case Icon::locked:
        return "#R5 10.5 14 10.5 2|-M8 11L8 8C8 2.4 16 2.4 16 8L16 11";
    case Icon::unlocked:
        return "-R5.4 11 13.2 9.6 1.8|-M8 11L8 7.4C8 2 15.4 1.8 16 6.8";
    case Icon::pin:
        return "#M8.4 2.8L15.6 2.8L14.8 9.6L18.6 13.8L5.4 13.8L9.2 9.6Z|-M12 14L12 21.4";
    case Icon::unpinned:
        return "-M8.8 3.4L15.2 3.4L14.4 9.8L17.8 13.6L6.2 13.6L9.6 9.8Z|-M12 14L12 21.4";
    case Icon::search:
        return "-E10.4 10.4 6.6 6.6|-M15.4 15.4L21 21";
    case Icon::swap:
        return "-M3.6 8L20 8M16 4L20.2 8L16 12|-M20.4 16L4 16M8 12L3.8 16L8 20";
    case Icon::link:
        return "-M10.4 7.2L13 4.6C17 0.8 23.2 7 19.4 11L16.8 13.6|-M13.6 16.8L11 19.4C7 23.2 0.8 17 4.6 "
               "13L7.2 10.4|-M9 15L15 9";
    case Icon::unlink:
        return "-M12.2 5.4L13 4.6C17 0.8 23.2 7 19.4 11L18.6 11.8|-M11.8 18.6L11 19.4C7 23.2 0.8 17 4.6 "
               "13L5.4 12.2|-M4 4L20 20";
    case Icon::generate:
        return "#M9.6 4.4Q9.6 13.4 18.6 13.4Q9.6 13.4 9.6 22.4Q9.6 13.4 0.6 13.4Q9.6 13.4 9.6 4.4Z"
               "|#M18.4 1.4Q18.4 6 23 6Q18.4 6 18.4 10.6Q18.4 6 13.8 6Q18.4 6 18.4 1.4Z";
    case Icon::stop:
        return "#R5.5 5.5 13 13 1.6";
    case Icon::dice:
        return "-R3.6 3.6 16.8 16.8 3.4|#E8.2 8.2 1.6 1.6|#E15.8 8.2 1.6 1.6|#E12 12 1.6 1.6|#E8.2 15.8 1.6 "
               "1.6|#E15.8 15.8 1.6 1.6";
    case Icon::queue:
        return "-M3.6 6L14 6M3.6 12L14 12M3.6 18L10.6 18|#M16 10.6L22 14.6L16 18.6Z";
    case Icon::settings:
        return "#G12 12 9.6 7 8|!E12 12 3.2 3.2";
    case Icon::options:
        return "-M3.5 6.5L20.5 6.5M3.5 12L20.5 12M3.5 17.5L20.5 17.5|#E8.4 6.5 2.6 2.6|#E15.6 12 2.6 "
               "2.6|#E7.4 17.5 2.6 2.6";
    case Icon::keyboard:
        return "-R2.4 5.5 19.2 13 1.8|#R5.4 8.6 2.2 2.2 0.3|#R9.1 8.6 2.2 2.2 0.3|#R12.8 8.6 2.2 2.2 0.3"
               "|#R16.5 8.6 2.2 2.2 0.3|#R7.4 13.4 9.2 2.2 0.3";
    case Icon::help:
        return "-E12 12 9 9|-M9.2 9.6C9.2 5.8 15 5.9 14.8 9.6C14.7 11.8 12 11.8 12 14.2|#E12 17.1 1.3 1.3";
    case Icon::info:
        return "-E12 12 9 9|-M12 11.2L12 16.6|#E12 7.6 1.4 1.4";
    case Icon::warning:
        return "-M12 3.4L21.6 20L2.4 20Z|-M12 9.6L12 14|#E12 17 1.3 1.3";
    case Icon::light:
        return "#E12 12 4.2 4.2|-M12 2.4L12 4.6M12 19.4L12 21.6M2.4 12L4.6 12M19.4 12L21.6 12"
               "|-M5.2 5.2L6.8 6.8M17.2 17.2L18.8 18.8M18.8 5.2L17.2 6.8M6.8 17.2L5.2 18.8";
    case Icon::dark:
        return "#M14.6 3.2C8.4 3.2 4 7.2 4 12.4C4 17.4 8 21 12.8 21C16.4 21 19.2 19.2 20.6 16.2"
               "C14.6 17.6 10.4 14.2 10.6 9.4C10.7 6.8 12.2 4.6 14.6 3.2Z";
    case Icon::language:
        return "-E12 12 9 9|-E12 12 4 9|-M3.6 9L20.4 9M3.6 15L20.4 15";
    case Icon::close:
        return "-M6.2 6.2L17.8 17.8M17.8 6.2L6.2 17.8";
    case Icon::check:
        return "-M4.4 12.8L9.6 18L19.8 6.6";
    case Icon::add:
        return "-M12 4.6L12 19.4M4.6 12L19.4 12";
    case Icon::remove:
        return "-M4.6 12L19.4 12";
    case Icon::more:
        return "#E5 12 2 2|#E12 12 2 2|#E19 12 2 2";
    case Icon::up:
        return "-M5.4 15.4L12 8.6L18.6 15.4";
    case Icon::down:
        return "-M5.4 8.6L12 15.4L18.6 8.6";
    case Icon::left:
        return "-M15.4 5.4L8.6 12L15.4 18.6";
    case Icon::right:
        return "-M8.6 5.4L15.4 12L8.6 18.6";
    default:
        return {};
    }
}

} // namespace sinopia
