#include "naive_document.h"

#include <algorithm>

namespace sinopia::test {
namespace {

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

} // namespace sinopia::test
