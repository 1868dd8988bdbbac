#pragma once

#include "image/label_map.h"
#include "ui/canvas/view_transform.h"

#include <QImage>
#include <QRect>
#include <QRegion>

class QPainter;

namespace sinopia {

/// A mask's pixels (from 128 on) as rising hatches with an outline, light and dark at once so that they show
/// on any ground. Lines are as wide and as far apart on every zoom and screen, and move with the image.
/// `part` is in device pixels of the view, `scale` device pixels per pixel of the window.
QImage disagreementMarks(const Mask& marked, const ViewTransform& view, double scale, const QRect& part);

/// The same into a painter that counts in device pixels; the view's (0, 0) is its `offset`. Costs what `part`
/// holds.
void drawDisagreement(QPainter& painter, const Mask& marked, const ViewTransform& view, Point offset,
                      double scale, const QRegion& part);

} // namespace sinopia
