#include "image/resample.h"

#include "naive_document.h"

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

} // namespace

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
