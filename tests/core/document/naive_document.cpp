#include "naive_document.h"

#include "image/resample.h"

#include <algorithm>

namespace sinopia::test {
namespace {

using Kind = CanvasEdit::Kind;

/// Where each pixel of the new canvas comes from, or nowhere (-1, -1).
Point origin(const CanvasEdit& edit, Size old, Point p) {
    switch (edit.kind) {
    case Kind::crop:
        return {p.x + edit.rect.x, p.y + edit.rect.y};
    case Kind::scale:
        return {static_cast<int>((p.x + 0.5) * old.width / edit.size.width),
                static_cast<int>((p.y + 0.5) * old.height / edit.size.height)};
    case Kind::rotate_right: // the left column becomes the top row
        return {p.y, old.height - 1 - p.x};
    case Kind::rotate_left:
        return {old.width - 1 - p.y, p.x};
    case Kind::rotate_half:
        return {old.width - 1 - p.x, old.height - 1 - p.y};
    case Kind::flip_horizontal:
        return {old.width - 1 - p.x, p.y};
    case Kind::flip_vertical:
        return {p.x, old.height - 1 - p.y};
    }
    return {};
}

template <class T>
Plane<T> moved(const Plane<T>& plane, const CanvasEdit& edit, T fill) {
    if (plane.empty())
        return {};
    Size size = plane.size();
    if (edit.kind == Kind::crop)
        size = edit.rect.size();
    if (edit.kind == Kind::scale)
        size = edit.size;
    if (edit.kind == Kind::rotate_left || edit.kind == Kind::rotate_right)
        size = {plane.height(), plane.width()};
    if constexpr (std::is_same_v<T, Rgb>)
        if (edit.kind == Kind::scale)
            return resampled(plane, size);
    Plane<T> out(size, fill);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            if (const Point from = origin(edit, plane.size(), {x, y}); whole(plane.size()).contains(from))
                out.at(x, y) = plane.at(from.x, from.y);
    return out;
}

template <class F>
void for_each_pixel(std::span<const Span> spans, Size size, F&& f) {
    for (const Span& s : spans)
        for (int x = std::max(s.x0, 0); x < std::min(s.x1, size.width); ++x)
            if (s.y >= 0 && s.y < size.height)
                f(x, s.y);
}

template <class T, class F>
void for_each_pixel(Point at, const Plane<T>& plane, Size size, F&& f) {
    for (int y = 0; y < plane.height(); ++y)
        for (int x = 0; x < plane.width(); ++x)
            if (whole(size).contains({x + at.x, y + at.y}))
                f(x + at.x, y + at.y, plane.at(x, y));
}

} // namespace

bool NaiveState::same_pixels(const NaiveState& other, Layer layer) const {
    switch (layer) {
    case Layer::labels:
        return labels == other.labels;
    case Layer::picture:
        return picture == other.picture && text == other.text;
    case Layer::region:
        return region == other.region;
    case Layer::instances:
        return instances == other.instances;
    case Layer::selection:
        return selection == other.selection;
    }
    return false;
}

bool NaiveState::same(const NaiveState& other) const {
    bool all = label_set == other.label_set && options == other.options && removed == other.removed;
    for (std::size_t i = 0; i < layer_count; ++i)
        all = all && same_pixels(other, static_cast<Layer>(i));
    return all;
}

NaiveDocument::NaiveDocument(Size size) {
    now.labels = LabelMap(size);
    now.region = Mask(size);
    states_.push_back(now);
    saved_ = now;
}

bool NaiveDocument::may_write(Layer layer, int x, int y) const {
    if (layer == Layer::selection || layer == Layer::picture)
        return true;
    if (!now.selection.empty() && now.selection.at(x, y) < 128)
        return false;
    return layer == Layer::region || locked_.count(now.labels.at(x, y)) == 0;
}

void NaiveDocument::begin(std::uint64_t stroke, bool options) {
    if (open_ && !(stroke != 0 && stroke == stroke_) && !(options && open_options_))
        end_stroke();
}

void NaiveDocument::end(std::uint64_t stroke, const NaiveState& before, bool always) {
    bool changed = always || !(now.label_set == before.label_set) || !(now.options == before.options) ||
                   now.removed != before.removed;
    for (std::size_t i = 0; i < layer_count; ++i)
        if (!now.same_pixels(before, static_cast<Layer>(i)) ||
            (always && static_cast<Layer>(i) == Layer::picture)) {
            now.versions[i] = ++last_version_;
            changed = true;
        }
    if (!changed)
        return;
    open_ = true;
    stroke_ = stroke;
    picture_replaced_ |= always;
    if (stroke == 0 && !open_options_)
        end_stroke();
}

void NaiveDocument::end_stroke() {
    if (!open_)
        return;
    open_ = open_options_ = false;
    const NaiveState& before = states_[position_];
    const bool changed = picture_replaced_ || !now.same(before);
    for (std::size_t i = 0; i < layer_count; ++i)
        if (now.same_pixels(before, static_cast<Layer>(i)) &&
            !(picture_replaced_ && static_cast<Layer>(i) == Layer::picture))
            now.versions[i] = before.versions[i];
    picture_replaced_ = false;
    if (!changed)
        return;
    states_.resize(position_ + 1);
    states_.push_back(now);
    ++position_;
}

void NaiveDocument::apply(const LabelEdit& edit) {
    begin(edit.stroke);
    const NaiveState before = now;
    std::vector<Point> places;
    for_each_pixel(edit.spans, now.labels.size(), [&](int x, int y) {
        if (may_write(Layer::labels, x, y))
            places.push_back({x, y});
    });
    for (const Point p : places) {
        now.labels.at(p.x, p.y) = edit.value;
        if (edit.instance && !now.instances.empty())
            now.instances.at(p.x, p.y) = *edit.instance;
    }
    end(edit.stroke, before);
}

void NaiveDocument::apply(const MaskEdit& edit) {
    begin(edit.stroke);
    const NaiveState before = now;
    for_each_pixel(edit.spans, now.labels.size(), [&](int x, int y) {
        if (edit.layer == Layer::selection && now.selection.empty() && edit.value != 0)
            now.selection = Mask(now.labels.size());
        Mask& mask = edit.layer == Layer::region ? now.region : now.selection;
        if (!mask.empty() && may_write(edit.layer, x, y))
            mask.at(x, y) = edit.value;
    });
    end(edit.stroke, before);
}

void NaiveDocument::apply(const LabelPlaneEdit& edit) {
    begin(edit.stroke);
    const NaiveState before = now;
    for_each_pixel(edit.at, edit.pixels, now.labels.size(), [&](int x, int y, ClassIndex value) {
        if (may_write(Layer::labels, x, y))
            now.labels.at(x, y) = value;
    });
    end(edit.stroke, before);
}

void NaiveDocument::apply(const MaskPlaneEdit& edit) {
    begin(edit.stroke);
    const NaiveState before = now;
    for_each_pixel(edit.at, edit.pixels, now.labels.size(), [&](int, int, std::uint8_t value) {
        if (edit.layer == Layer::selection && now.selection.empty() && value != 0)
            now.selection = Mask(now.labels.size());
    });
    Mask& mask = edit.layer == Layer::region ? now.region : now.selection;
    for_each_pixel(edit.at, edit.pixels, now.labels.size(), [&](int x, int y, std::uint8_t value) {
        if (!mask.empty() && may_write(edit.layer, x, y))
            mask.at(x, y) = value;
    });
    end(edit.stroke, before);
}

void NaiveDocument::apply(const PicturePatchEdit& edit) {
    begin(edit.stroke);
    const NaiveState before = now;
    for_each_pixel(edit.at, edit.pixels, now.labels.size(),
                   [&](int x, int y, Rgb value) { now.picture.at(x, y) = value; });
    end(edit.stroke, before);
}

void NaiveDocument::apply(const RemapEdit& edit) {
    begin(edit.stroke);
    const NaiveState before = now;
    for (int y = 0; y < now.labels.height(); ++y)
        for (int x = 0; x < now.labels.width(); ++x) {
            const auto found = edit.classes.find(now.labels.at(x, y));
            if (found != edit.classes.end() && (!edit.limited || may_write(Layer::labels, x, y)))
                now.labels.at(x, y) = found->second;
        }
    end(edit.stroke, before);
}

void NaiveDocument::apply(const PictureEdit& edit) {
    begin(edit.stroke);
    const NaiveState before = now;
    now.picture = edit.picture.read();
    now.text = edit.text;
    end(edit.stroke, before, true);
}

void NaiveDocument::apply(const InstancesEdit& edit) {
    begin(edit.stroke);
    const NaiveState before = now;
    now.instances = edit.instances.read();
    end(edit.stroke, before);
}

void NaiveDocument::apply(const DeselectEdit& edit) {
    begin(edit.stroke);
    const NaiveState before = now;
    now.selection = {};
    end(edit.stroke, before);
}

void NaiveDocument::apply(const LabelSetEdit& edit) {
    begin(edit.stroke);
    const NaiveState before = now;
    now.label_set = edit.label_set;
    end(edit.stroke, before);
}

void NaiveDocument::apply(const OptionsEdit& edit) {
    if (edit.options == now.options)
        return;
    begin(0, true);
    const NaiveState before = now;
    now.options = edit.options;
    open_options_ = true;
    end(0, before);
}

void NaiveDocument::apply(const CanvasEdit& edit) {
    begin(0);
    const NaiveState before = now;
    if ((edit.kind == Kind::crop && edit.rect == whole(now.labels.size())) ||
        (edit.kind == Kind::scale && edit.size == now.labels.size()))
        return;
    now.labels = moved(now.labels, edit, edit.fill);
    now.picture = moved(now.picture, edit, Rgb{});
    now.region = moved(now.region, edit, std::uint8_t{0});
    now.instances = moved(now.instances, edit, std::uint16_t{0});
    now.selection = moved(now.selection, edit, std::uint8_t{0});
    for (int& version : now.versions)
        version = ++last_version_;
    states_.resize(position_ + 1);
    states_.push_back(now);
    ++position_;
}

void NaiveDocument::remove_result(std::uint64_t id) {
    begin(0);
    const NaiveState before = now;
    now.removed.insert(id);
    end(0, before);
}

void NaiveDocument::set_locked(ClassIndex index, bool locked) {
    locked ? void(locked_.insert(index)) : void(locked_.erase(index));
}

bool NaiveDocument::cancel_stroke(std::uint64_t stroke) {
    if (!open_ || stroke_ != stroke)
        return false;
    open_ = open_options_ = picture_replaced_ = false;
    now = states_[position_];
    return true;
}

bool NaiveDocument::undo() {
    const std::size_t closed = position_;
    const bool was_open = open_;
    end_stroke();
    if (was_open && position_ == closed)
        return true; // the step in progress had no effect: that is what is taken back
    if (position_ == 0)
        return false;
    now = states_[--position_];
    return true;
}

bool NaiveDocument::redo() {
    end_stroke();
    if (position_ + 1 == states_.size())
        return false;
    now = states_[++position_];
    return true;
}

void NaiveDocument::mark_saved() {
    saved_ = now;
    saved_locked_ = locked_;
    saved_results_ = results();
}

bool NaiveDocument::is_modified() const {
    return now.versions != saved_.versions || !(now.label_set == saved_.label_set) ||
           !(now.options == saved_.options) || locked_ != saved_locked_ || results() != saved_results_;
}

std::vector<std::uint64_t> NaiveDocument::results_of(const NaiveState& state) const {
    std::vector<std::uint64_t> listed;
    std::copy_if(results_.begin(), results_.end(), std::back_inserter(listed),
                 [&](std::uint64_t id) { return state.removed.count(id) == 0; });
    return listed;
}

std::string difference(const Document& document, const NaiveDocument& naive) {
    const DocumentSnapshot snapshot = document.snapshot();
    const Layers& layers = snapshot.layers;
    std::vector<std::uint64_t> results;
    for (const ResultPtr& result : snapshot.results)
        results.push_back(result->id);
    const auto& locked = naive.locked();
    const std::pair<const char*, bool> checks[] = {
        {"labels", layers.labels.read() == naive.now.labels},
        {"picture", layers.picture.read() == naive.now.picture},
        {"picture text", layers.picture_text == naive.now.text},
        {"region", layers.region.read() == naive.now.region},
        {"instances", layers.instances.read() == naive.now.instances},
        {"selection", layers.selection.read() == naive.now.selection},
        {"label set", snapshot.label_set == naive.now.label_set},
        {"options", snapshot.options == naive.now.options},
        {"locks", snapshot.locked == std::vector<ClassIndex>(locked.begin(), locked.end())},
        {"results", results == naive.results()},
        {"modified", document.is_modified() == naive.is_modified()},
    };
    for (const auto& [what, same] : checks)
        if (!same)
            return what;
    return {};
}

} // namespace sinopia::test
