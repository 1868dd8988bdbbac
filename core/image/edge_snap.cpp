#include "image/edge_snap.h"

#include "image/label_map.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace sinopia {
namespace {

constexpr int outside_mark = 1;
constexpr int inside_mark = 2;

/// A picture with the rough area on it (255 inside), at the size it is worked on.
struct Scene {
    cv::Mat3b picture;
    cv::Mat1b rough;
    double reach;
};

/// What is certain: 2 inside, 1 outside, 0 may become either.
cv::Mat1i marks_of(const Scene& scene) {
    cv::Mat1f inside, outside;
    cv::distanceTransform(scene.rough, inside, cv::DIST_L2, cv::DIST_MASK_PRECISE);
    cv::distanceTransform(255 - scene.rough, outside, cv::DIST_L2, cv::DIST_MASK_PRECISE);
    // Each piece keeps a core, also one that is thinner than the reach.
    cv::Mat1i pieces;
    const int count = cv::connectedComponents(scene.rough, pieces, 8, CV_32S);
    std::vector<float> deepest(static_cast<std::size_t>(count), 0);
    for (int y = 0; y < pieces.rows; ++y)
        for (int x = 0; x < pieces.cols; ++x)
            if (float& d = deepest[static_cast<std::size_t>(pieces(y, x))]; scene.rough(y, x))
                d = std::max(d, inside(y, x));
    constexpr float core_share = 0.6f;
    cv::Mat1i marks(scene.rough.size(), 0);
    for (int y = 0; y < marks.rows; ++y)
        for (int x = 0; x < marks.cols; ++x)
            if (scene.rough(y, x)) {
                const float core = core_share * deepest[static_cast<std::size_t>(pieces(y, x))];
                marks(y, x) =
                    inside(y, x) >= std::min(static_cast<float>(scene.reach), core) ? inside_mark : 0;
            } else {
                marks(y, x) = outside(y, x) >= static_cast<float>(scene.reach) ? outside_mark : 0;
            }
    return marks;
}

double colour_distance(const cv::Vec3b& a, const cv::Vec3b& b) {
    return cv::norm(cv::Vec3i(a) - cv::Vec3i(b), cv::NORM_L1);
}

/// The line that a watershed leaves between its basins: each pixel goes to the neighbour it looks most like.
void settle_line(const cv::Mat3b& picture, cv::Mat1i& marks) {
    const cv::Mat1i before = marks.clone();
    for (int y = 0; y < marks.rows; ++y)
        for (int x = 0; x < marks.cols; ++x) {
            if (before(y, x) > 0)
                continue;
            double least = 1e9;
            for (int v = std::max(0, y - 1); v <= std::min(marks.rows - 1, y + 1); ++v)
                for (int u = std::max(0, x - 1); u <= std::min(marks.cols - 1, x + 1); ++u)
                    if (before(v, u) > 0)
                        if (const double d = colour_distance(picture(y, x), picture(v, u)); d < least) {
                            least = d;
                            marks(y, x) = before(v, u);
                        }
        }
}

/// Makes the inside a little brighter: where the picture has no edge, the outline stays as it was drawn.
void hint(cv::Mat3b& picture, const cv::Mat1b& rough) {
    constexpr double strength = 6.0 / 255, softness = 1;
    cv::Mat1b light;
    cv::GaussianBlur(rough, light, {0, 0}, softness);
    cv::Mat3b brighter;
    cv::merge(std::array<cv::Mat, 3>{light, light, light}, brighter);
    cv::addWeighted(picture, 1 - strength, brighter, strength, 0, picture);
}

cv::Mat1b watershed(const Scene& scene) {
    cv::Mat1i marks = marks_of(scene);
    // Noise makes basins of its own. This width did best on noisy drawings and on labelled street
    // photographs; filters that keep edges sharp (median, bilateral) did worse on both.
    constexpr double calming = 1.3;
    cv::Mat3b calm;
    cv::GaussianBlur(scene.picture, calm, {0, 0}, calming);
    hint(calm, scene.rough);
    cv::watershed(calm, marks);
    settle_line(calm, marks);
    return marks == inside_mark;
}

cv::Mat1b grabcut(const Scene& scene) {
    constexpr double most_pixels = 200 * 200;
    const double scale = std::min(1.0, std::sqrt(most_pixels / static_cast<double>(scene.rough.total())));
    Scene small{scene.picture, scene.rough, scene.reach * scale};
    if (scale < 1) {
        cv::resize(scene.picture, small.picture, {}, scale, scale, cv::INTER_AREA);
        cv::resize(scene.rough, small.rough, small.picture.size(), 0, 0, cv::INTER_AREA);
        small.rough = small.rough >= 128;
    }
    const cv::Mat1i marks = marks_of(small);
    cv::Mat1b mask(marks.size());
    for (int y = 0; y < mask.rows; ++y)
        for (int x = 0; x < mask.cols; ++x)
            mask(y, x) = marks(y, x) == inside_mark    ? cv::GC_FGD
                         : marks(y, x) == outside_mark ? cv::GC_BGD
                         : small.rough(y, x)           ? cv::GC_PR_FGD
                                                       : cv::GC_PR_BGD;
    if (cv::countNonZero(mask & 1) == 0 || cv::countNonZero(~mask & 1) == 0)
        return watershed(scene); // nothing inside, or nothing outside, to learn colours from
    cv::theRNG().state = 0x5eed; // its clusters begin at random places: the same ones each time
    cv::Mat background, foreground;
    constexpr int rounds = 3;
    cv::grabCut(small.picture, mask, {}, background, foreground, rounds, cv::GC_INIT_WITH_MASK);
    cv::Mat1b inside = (mask & 1) * 255;
    if (scale == 1)
        return inside;
    // The rest of the way at the full working size, on edges near by.
    cv::resize(inside, inside, scene.rough.size(), 0, 0, cv::INTER_LINEAR);
    constexpr double small_pixels = 2;
    return watershed({scene.picture, inside >= 128, small_pixels / scale + 1});
}

/// Drops pieces that do not touch the rough area's core, and fills holes smaller than the reach.
void tidy(cv::Mat1b& inside, const Scene& scene) {
    // An outline wanders by single pixels where the edge is faint.
    constexpr double smoothing = 1.5;
    cv::GaussianBlur(inside, inside, {0, 0}, smoothing);
    inside = inside >= 128;
    const cv::Mat1i marks = marks_of(scene);
    inside.setTo(255, marks == inside_mark); // thin parts too
    cv::Mat1i pieces;
    const int count = cv::connectedComponents(inside, pieces, 4, CV_32S);
    std::vector<bool> stays(static_cast<std::size_t>(count), false);
    for (int y = 0; y < pieces.rows; ++y)
        for (int x = 0; x < pieces.cols; ++x)
            if (marks(y, x) == inside_mark)
                stays[static_cast<std::size_t>(pieces(y, x))] = true;
    for (int y = 0; y < pieces.rows; ++y)
        for (int x = 0; x < pieces.cols; ++x)
            if (!stays[static_cast<std::size_t>(pieces(y, x))])
                inside(y, x) = 0;
    cv::Mat1i holes, stats;
    cv::Mat1d centres;
    const int hole_count = cv::connectedComponentsWithStats(255 - inside, holes, stats, centres, 4, CV_32S);
    for (int y = 0; y < holes.rows; ++y)
        for (int x = 0; x < holes.cols; ++x)
            if (const int hole = holes(y, x);
                hole > 0 && hole < hole_count && stats(hole, cv::CC_STAT_AREA) < scene.reach * scene.reach &&
                stats(hole, cv::CC_STAT_LEFT) > 0 && stats(hole, cv::CC_STAT_TOP) > 0 &&
                stats(hole, cv::CC_STAT_LEFT) + stats(hole, cv::CC_STAT_WIDTH) < holes.cols &&
                stats(hole, cv::CC_STAT_TOP) + stats(hole, cv::CC_STAT_HEIGHT) < holes.rows)
                inside(y, x) = 255;
}

Scene scene_of(const SnapRequest& request, Rect rect, double reach) {
    const RgbImage crop = request.picture.read(rect);
    cv::Mat3b picture(rect.height, rect.width);
    std::copy_n(reinterpret_cast<const std::uint8_t*>(crop.data()), crop.pixels().size_bytes(), picture.data);
    cv::Mat1b rough(rect.height, rect.width, std::uint8_t{0});
    for (const Span& s : request.rough)
        std::fill(rough.ptr(s.y - rect.y) + s.x0 - rect.x, rough.ptr(s.y - rect.y) + s.x1 - rect.x,
                  std::uint8_t{255});
    const double scale =
        std::sqrt(static_cast<double>(snap_working_pixels) / static_cast<double>(rect.size().area()));
    if (scale >= 1)
        return {picture, rough, reach};
    Scene scene{{}, {}, std::max(1.0, reach * scale)};
    cv::resize(picture, scene.picture, {}, scale, scale, cv::INTER_AREA);
    cv::resize(rough, scene.rough, scene.picture.size(), 0, 0, cv::INTER_AREA);
    scene.rough = scene.rough >= 128;
    return scene;
}

} // namespace

Spans snap_to_edges(const SnapRequest& request) {
    if (request.picture.empty() || request.rough.empty())
        return request.rough;
    const double reach = std::clamp(request.reach, 1.0, 512.0);
    const Rect rect = bounds_of(request.rough)
                          .grown(static_cast<int>(std::ceil(2 * reach)) + 4)
                          .intersected(whole(request.picture.size()));
    const Scene scene = scene_of(request, rect, reach);
    if (cv::countNonZero(scene.rough) == 0)
        return request.rough;
    cv::Mat1b inside = request.method == SnapMethod::grabcut ? grabcut(scene) : watershed(scene);
    tidy(inside, scene);
    if (inside.size() != cv::Size(rect.width, rect.height))
        cv::resize(inside, inside, {rect.width, rect.height}, 0, 0, cv::INTER_LINEAR);
    Mask mask(rect.size());
    for (int y = 0; y < rect.height; ++y)
        std::copy_n(inside.ptr(y), rect.width, mask.row(y));
    Spans spans = spans_of(mask, 128, {rect.x, rect.y});
    return spans.empty() ? request.rough : spans;
}

} // namespace sinopia
