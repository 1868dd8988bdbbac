#include "image/resample.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace sinopia {
namespace {

cv::Mat as_mat(RgbImage& picture) {
    return {picture.height(), picture.width(), CV_8UC3, picture.data()};
}

} // namespace

RgbImage resampled(const RgbImage& picture, Size size) {
    RgbImage source = picture;
    RgbImage shrunk({std::min(size.width, picture.width()), std::min(size.height, picture.height())});
    cv::Mat to = as_mat(shrunk);
    cv::resize(as_mat(source), to, to.size(), 0, 0, cv::INTER_AREA);
    if (shrunk.size() == size)
        return shrunk;
    RgbImage grown(size);
    to = as_mat(grown);
    cv::resize(as_mat(shrunk), to, to.size(), 0, 0, cv::INTER_CUBIC);
    return grown;
}

} // namespace sinopia
