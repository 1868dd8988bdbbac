#pragma once

#include "ui/style/icons.h"

#include <string_view>

namespace sinopia {

/// The shapes of an icon in a square of 24 x 24, as layers separated by '|'. The first letter of a layer says
/// how it is drawn: '-' a line, ':' a dashed line, '~' a faint line, '#' filled, '%' filled faintly, '!'
/// wiped out (so that what follows stands free). Then commands with numbers: M x y (move), L x y (line), C x1
/// y1 x2 y2 x y (cubic), Q x1 y1 x y (quadratic), Z (close), E cx cy rx ry (ellipse), R x y w h r (rounded
/// rectangle), A x y w h start sweep (an arc of that ellipse, degrees counter-clockwise from 3 o'clock,
/// beginning a new line), G cx cy outer inner teeth (a gear). Empty for an icon that is not made of such
/// layers.
std::string_view iconPath(Icon which);

/// The two halves of the table.
std::string_view toolIconPath(Icon which);
std::string_view programIconPath(Icon which);

} // namespace sinopia
