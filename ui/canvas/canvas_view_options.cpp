// What the view shows of the document, and where: options, panes and the way the view lies.
#include "formats/class_names.h"
#include "formats/palette_safe.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/edge_painter.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

namespace sinopia {
namespace {

constexpr double gap_between_halves = 3; ///< pixels of the widget

/// The listed class that stands for "not labelled yet", as Cityscapes has one: known by its name alone.
std::optional<ClassIndex> unlabelledClass(const LabelSet& labels) {
    for (int i = 0; i < labels.size(); ++i)
        if (const std::string name = spelling_key(labels[i].name);
            name == "unlabeled" || name == "unlabelled")
            return static_cast<ClassIndex>(i);
    return std::nullopt;
}

} // namespace

void CanvasView::setViewOptions(const ViewOptions& options) {
    if (options == options_)
        return;
    const bool names = options.names && !options_.names;
    options_ = options;
    std::sort(options_.hidden.begin(), options_.hidden.end());
    recolor();
    updateClips();
    if (names)
        find_names_.start();
    update();
    Q_EMIT viewOptionsChanged();
}

void CanvasView::setLabelOpacity(double opacity) {
    ViewOptions options = options_;
    options.label_opacity = std::clamp(opacity, 0.0, 1.0);
    setViewOptions(options);
}

void CanvasView::setComparePicture(TileGrid<Rgb> picture) {
    if (!picture.empty() && picture.size() != document_.size())
        return;
    compare_ = std::move(picture);
    recolor();
}

void CanvasView::setPreview(std::shared_ptr<const RgbImage> preview, Rect place) {
    const Rect all = whole(document_.size());
    if (place.empty())
        place = all;
    if (preview && (preview->size() != place.size() || place.intersected(all) != place))
        return;
    if (preview == preview_)
        return;
    const bool patch =
        document_.has_picture() && (!preview || place != all) && (!preview_ || preview_place_ != all);
    const Rect changed = preview_place_.united(preview ? place : Rect{});
    preview_ = std::move(preview);
    preview_place_ = preview_ ? place : Rect{};
    if (patch && tintsRegion() == frame_.pane(0).source.region_tinted)
        recolor(changed);
    else
        recolor();
}

void CanvasView::setLook(TileGrid<Rgb> picture) {
    if (!picture.empty() && picture.size() != document_.size())
        return;
    if (picture.empty() && look_.empty())
        return;
    look_ = std::move(picture);
    recolor();
}

void CanvasView::setDisagreement(std::shared_ptr<const Mask> marked) {
    if (marked == marked_ || (marked && marked->size() != document_.size()))
        return;
    marked_ = std::move(marked);
    update();
}

void CanvasView::updateSources() {
    DisplaySource base;
    base.labels = &document_.labels();
    base.picture = &document_.picture();
    base.preview = preview_;
    base.preview_place = preview_place_;
    if (hasLook()) {
        base.preview.reset();
        base.picture = &look_;
    }
    base.region = options_.region && !document_.region().empty() ? &document_.region() : nullptr;
    base.instances = options_.instance_edges && document_.has_instances() ? &document_.instances() : nullptr;
    base.region_tinted = tintsRegion();
    const LabelSet& labels = document_.label_set();
    base.colors = displayColors(options_.safe_colours ? colour_blind_safe(labels) : labels);
    base.hidden = options_.hidden;
    base.unlabelled = unlistedIgnore(labels);
    if (base.unlabelled && base.hasGround())
        base.hidden.push_back(*base.unlabelled); // what has no class hides nothing of the picture
    base.hatches = options_.hatches;
    base.fine_edges = view_.zoom() > EdgePainter::above_zoom;
    const auto unlabelled = base.hasGround() ? unlabelledClass(labels) : std::nullopt;
    const auto show = [&](ViewMode mode) {
        DisplaySource source = base;
        if (unlabelled && mode != ViewMode::labels)
            source.hidden.push_back(*unlabelled); // a photo darkens no more than what is labelled
        source.class_edges = mode == ViewMode::outlines;
        source.labels_stand_in = mode != ViewMode::picture;
        source.label_opacity = mode == ViewMode::labels ? 256
                               : mode == ViewMode::blend
                                   ? static_cast<int>(std::lround(options_.label_opacity * 256))
                                   : 0;
        source.prepare();
        return source;
    };
    const bool wipe = options_.layout == ViewLayout::wipe;
    const bool bare = hasLook() && options_.layout != ViewLayout::sideBySide;
    const ViewMode mode = bare ? ViewMode::picture : options_.mode;
    frame_.pane(0).source = show(mode);
    frame_.pane(1).source = show(wipe ? mode : ViewMode::picture);
    if (wipe) {
        if (compare_.empty() && !hasLook()) {
            frame_.pane(0).source = show(ViewMode::labels);
        } else {
            base.preview.reset();
            base.picture = compare_.empty() ? &document_.picture() : &compare_;
            frame_.pane(0).source = show(ViewMode::picture);
        }
    } else if (options_.layout == ViewLayout::sideBySide && options_.mode == ViewMode::picture) {
        frame_.pane(0).source = show(ViewMode::labels);
    }
    frame_.setGround(palette().color(QPalette::Window).darker(112).rgb());
    frame_.setLines(std::max(1, static_cast<int>(std::lround(scale()))), options_.pixel_grid);
}

void CanvasView::recolor() {
    updateSources();
    for (int pane = 0; pane < CanvasFrame::panes; ++pane)
        frame_.recolored(pane);
    if (frame_.isWaiting() && !refine_.isActive())
        refine_.start(0);
    Q_EMIT contentChanged();
}

bool CanvasView::tintsRegion() const {
    return !preview_ && !document_.region_is_used();
}

void CanvasView::recolor(Rect part) {
    updateSources();
    for (int pane = 0; pane < CanvasFrame::panes; ++pane)
        frame_.recolored(pane, part, view_);
    if (frame_.isWaiting() && !refine_.isActive())
        refine_.start(0);
    Q_EMIT contentChanged();
}

void CanvasView::updateClips() {
    const QRegion device = toDevice(QRegion(rect()));
    const Size size{device.boundingRect().width(), device.boundingRect().height()};
    frame_.setSize(size);
    Size seen = size;
    switch (options_.layout) {
    case ViewLayout::single:
        frame_.setClips(whole(size), {}, {});
        break;
    case ViewLayout::sideBySide: {
        const int gap = static_cast<int>(std::lround(gap_between_halves * scale()));
        seen.width = std::max((size.width - gap) / 2, 0);
        const int second = size.width - seen.width;
        frame_.setClips(whole(seen), {second, 0, seen.width, size.height}, {second, 0});
        break;
    }
    case ViewLayout::wipe: {
        const int x = static_cast<int>(std::lround(divider_ * size.width));
        frame_.setClips({0, 0, x, size.height}, {x, 0, size.width - x, size.height}, {0, 0});
        break;
    }
    }
    if (seen != view_.viewSize()) {
        view_.setViewSize(seen);
        moved();
    }
}

int CanvasView::paneAt(QPointF widget) const {
    const CanvasPane& second = frame_.pane(1);
    return options_.layout != ViewLayout::single && toDevice(widget).x >= second.clip.x ? 1 : 0;
}

QRect CanvasView::paneClip(int pane) const {
    const Rect clip = frame_.pane(pane).clip;
    return {clip.x, clip.y, clip.width, clip.height};
}

PointF CanvasView::imagePoint(QPointF widget, int pane) const {
    const PointF device = toDevice(widget);
    const Point offset = paneOffset(pane);
    return view_.toImage({device.x - offset.x, device.y - offset.y});
}

QPointF CanvasView::widgetPoint(PointF image) const {
    const PointF device = view_.toView(image);
    return QPointF(device.x, device.y) / scale();
}

QRect CanvasView::dividerLine() const {
    if (options_.layout != ViewLayout::wipe)
        return {};
    const int width = std::max(2, static_cast<int>(std::lround(2 * scale())));
    return {frame_.pane(1).clip.x - width / 2, 0, width, frame_.pane(1).clip.height};
}

void CanvasView::setDivider(double place) {
    divider_ = std::clamp(place, 0.0, 1.0);
    updateClips();
    update();
}

QImage CanvasView::overview(int side) {
    const Size size = document_.size();
    int level = 0;
    while (level < 8 && std::max(size.width, size.height) >> level > DisplayCache::tile_side)
        ++level;
    CanvasPane& pane = frame_.pane(0);
    const DisplayTile tile{level, 0, 0};
    pane.cache.refresh(tile, pane.source);
    const Plane<DisplayPixel>* pixels = pane.cache.image(tile);
    if (!pixels)
        return {};
    const QImage image(reinterpret_cast<const uchar*>(pixels->data()), pixels->width(), pixels->height(),
                       pixels->width() * static_cast<int>(sizeof(DisplayPixel)), QImage::Format_RGB32);
    const QSize fitted = QSize(size.width, size.height).scaled(side, side, Qt::KeepAspectRatio);
    return image.scaled(fitted.expandedTo({1, 1}), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

void CanvasView::fitImage() {
    view_.fit();
    moved();
}

void CanvasView::showActualSize() {
    setZoom(1);
}

void CanvasView::setZoom(double zoom) {
    view_.setZoomCentered(zoom);
    moved();
}

void CanvasView::zoomBy(double steps) {
    const Size size = view_.viewSize();
    view_.zoomSteps(steps, {size.width / 2.0, size.height / 2.0});
    moved();
}

void CanvasView::centerOn(QPointF image) {
    view_.centerOn({image.x(), image.y()});
    moved();
}

void CanvasView::rotateBy(double degrees) {
    view_.rotateBy(degrees);
    moved();
}

void CanvasView::flipView() {
    view_.flip();
    moved();
}

void CanvasView::resetRotation() {
    view_.resetOrientation();
    moved();
}

} // namespace sinopia
