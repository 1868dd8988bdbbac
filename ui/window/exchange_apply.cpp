// The last step of an import or a paste: what reaches the document.
#include "base/error.h"
#include "document/document.h"
#include "ui/window/exchange_controller.h"

#include <algorithm>

namespace sinopia {
namespace {

/// Where nothing was brought, the document's pixels stay.
void keepWhereNothing(LabelMap& pixels, Point at, const TileGrid<ClassIndex>& below) {
    below.read_runs({at.x, at.y, pixels.width(), pixels.height()},
                    [&](int x, int y, int count, const ClassIndex* from) {
                        ClassIndex* to = &pixels.at(x - at.x, y - at.y);
                        for (int i = 0; i < count; ++i)
                            if (to[i] == no_class)
                                to[i] = from[i];
                    });
}

Rect boundsOfSelection(const TileGrid<std::uint8_t>& selection) {
    Rect bounds;
    selection.read_runs(whole(selection.size()), [&](int x, int y, int count, const std::uint8_t* from) {
        const auto selected = [](std::uint8_t value) { return value >= 128; };
        const auto* first = std::find_if(from, from + count, selected);
        if (first == from + count)
            return;
        const auto* last = from + count - 1;
        while (!selected(*last))
            --last;
        bounds =
            bounds.united({x + static_cast<int>(first - from), y, static_cast<int>(last - first) + 1, 1});
    });
    return bounds;
}

/// The part of `picture` at `at` that lies on the document, as it becomes: outside the selection the old
/// pixels.
RgbImage pastedPart(const RgbImage& picture, Point at, const TileGrid<Rgb>& below,
                    const TileGrid<std::uint8_t>& selection) {
    const Rect part = Rect{at.x, at.y, picture.width(), picture.height()}.intersected(whole(below.size()));
    RgbImage out = below.read(part);
    for (int y = 0; y < part.height; ++y)
        for (int x = 0; x < part.width; ++x)
            if (selection.empty() || selection.get(part.x + x, part.y + y) >= 128)
                out.at(x, y) = picture.at(part.x + x - at.x, part.y + y - at.y);
    return out;
}

} // namespace

Rect ExchangeController::selectedBounds() const {
    return document_.has_selection() ? boundsOfSelection(document_.selection()) : whole(document_.size());
}

void ExchangeController::apply(Incoming& incoming) {
    if (incoming.size() != document_.size())
        throw Error(incoming.file.toStdString() +
                    ": the document has another size by now; nothing was changed, import it again");
    const std::uint64_t stroke = document_.new_stroke();
    const std::string name = tr("Import %1").arg(incoming.file).toStdString();
    if (!incoming.new_labels.empty())
        document_.apply(LabelSetEdit{name, incoming.new_labels, stroke});
    const bool labels = incoming.has_map();
    if (labels) {
        keepWhereNothing(incoming.map, {0, 0}, document_.labels());
        // The map of what is there already: nothing of the picture is to be changed by it.
        document_.apply(LabelPlaneEdit{name, {0, 0}, std::move(incoming.map), stroke, false});
        if (document_.has_selection())
            incoming.remarks += tr("Only what is selected was replaced.");
    }
    if (!incoming.instances.empty())
        document_.apply(InstancesEdit{name, TileGrid<std::uint16_t>(incoming.instances), stroke});
    // A picture that comes along with labels does not push out the one that is there.
    if (!incoming.picture.empty() && !(labels && document_.has_picture()))
        document_.apply(PictureEdit{name, TileGrid<Rgb>(incoming.picture), incoming.picture_text, stroke});
    document_.end_stroke();
    finish(incoming);
}

void ExchangeController::becomeDocument(Incoming& incoming) {
    DocumentSnapshot snapshot = document_.snapshot();
    const Size size = incoming.size();
    snapshot.layers = {};
    if (incoming.has_map())
        for (ClassIndex& pixel : incoming.map.pixels())
            pixel = pixel == no_class ? ClassIndex{0} : pixel;
    snapshot.layers.labels =
        incoming.has_map() ? TileGrid<ClassIndex>(incoming.map) : TileGrid<ClassIndex>(size);
    snapshot.layers.region = TileGrid<std::uint8_t>(size);
    if (!incoming.instances.empty())
        snapshot.layers.instances = TileGrid<std::uint16_t>(incoming.instances);
    if (!incoming.picture.empty()) {
        snapshot.layers.picture = TileGrid<Rgb>(incoming.picture);
        snapshot.layers.picture_text = incoming.picture_text;
    }
    if (!incoming.new_labels.empty())
        snapshot.label_set = incoming.new_labels;
    snapshot.results.clear();
    document_.replace(std::move(snapshot), true);
    finish(incoming);
}

void ExchangeController::placeInside(Incoming& incoming) {
    const Size size = incoming.size();
    const Rect bounds = selectedBounds();
    const Point at = document_.has_selection() ? Point{bounds.x, bounds.y}
                                               : Point{(document_.size().width - size.width) / 2,
                                                       (document_.size().height - size.height) / 2};
    const std::uint64_t stroke = document_.new_stroke();
    const std::string name = tr("Paste").toStdString();
    if (!incoming.new_labels.empty())
        document_.apply(LabelSetEdit{name, incoming.new_labels, stroke});
    if (incoming.has_map()) {
        keepWhereNothing(incoming.map, at, document_.labels());
        document_.apply(LabelPlaneEdit{name, at, std::move(incoming.map), stroke});
    } else if (document_.has_picture()) {
        const Point corner{std::max(at.x, 0), std::max(at.y, 0)};
        document_.apply(PicturePatchEdit{
            name, corner, pastedPart(incoming.picture, at, document_.picture(), document_.selection()),
            stroke});
    } else {
        TileGrid<Rgb> ground(document_.size(), Rgb{255, 255, 255});
        const Point corner{std::max(at.x, 0), std::max(at.y, 0)};
        ground.write(corner, pastedPart(incoming.picture, at, ground, document_.selection()));
        document_.apply(PictureEdit{name, std::move(ground), {}, stroke});
    }
    document_.end_stroke();
    finish(incoming);
}

void ExchangeController::finish(Incoming& incoming) {
    Q_EMIT imported(incoming.path);
    if (!incoming.remarks.isEmpty())
        Q_EMIT remarked(incoming.remarks.join(' '));
}

} // namespace sinopia
