#pragma once

#include "image/rgb_image.h"

#include <QImage>

namespace sinopia {

/// The picture's pixels as Qt sees them, without a copy: valid as long as the picture.
inline QImage imageOver(const RgbImage& picture) {
    if (picture.empty())
        return {};
    return QImage(reinterpret_cast<const uchar*>(picture.data()), picture.width(), picture.height(),
                  static_cast<qsizetype>(picture.width()) * 3, QImage::Format_RGB888);
}

} // namespace sinopia
