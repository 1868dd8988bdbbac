#pragma once

#include "jobs/segmentation.h"

namespace sinopia {

/// The bundled segmenter as `app` hands it to the window. It is loaded when the first picture is shown to it;
/// where there is none, looking throws Error.
SegmentPicture make_picture_segmentation();

} // namespace sinopia
