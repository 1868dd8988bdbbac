#include "ui/window/exchange_import.h"

#include "base/error.h"
#include "formats/labelme.h"
#include "formats/openraster.h"
#include "image/image_io.h"
#include "image/resample.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <numeric>

namespace sinopia {
namespace {

struct ImportTexts {
    Q_DECLARE_TR_FUNCTIONS(ExchangeImport)
};

std::filesystem::path toPath(const QString& path) {
    return path.toStdString();
}

void takeNamed(Incoming& incoming, ImportedMap read) {
    incoming.map = std::move(read.map);
    incoming.names = std::move(read.names);
    incoming.instances = std::move(read.instances);
    if (read.picture)
        incoming.picture = std::move(*read.picture);
    for (const std::string& remark : read.remarks)
        incoming.remarks += QString::fromStdString(remark);
}

/// Values as classes. A value that the data set does not define is refused with its count and first place:
/// under another reading it may well mean something.
LabelMap classesOf(const ImportRequest& request, const std::vector<BuiltInLabelSet>& sets) {
    const LabelMap values = read_label_map(toPath(request.path));
    if (request.value_rule.isEmpty())
        return values;
    for (const BuiltInLabelSet& set : sets) {
        if (request.value_rule != QString::fromStdString(set.id))
            continue;
        std::vector<ForeignValue> foreign;
        LabelMap map = value_rule_of(set).to_indices(values, foreign);
        if (!foreign.empty()) {
            const ForeignValue& one = foreign.front();
            throw Error(request.path.toStdString() + ": the value " + std::to_string(one.value) + " at (" +
                        std::to_string(one.first.x) + ", " + std::to_string(one.first.y) + "), " +
                        std::to_string(one.count) + " pixels, means nothing in " + set.title +
                        "; read the file as plain indices or as another data set");
        }
        return map;
    }
    throw Error("the label set \"" + request.value_rule.toStdString() + "\" is not installed");
}

ImportAs settled(ImportAs as, FileKind kind) {
    if (as != ImportAs::automatic)
        return as;
    return kind == FileKind::indexed_png || kind == FileKind::gray_png ? ImportAs::classes
                                                                       : ImportAs::picture;
}

void readImage(Incoming& incoming, const ImportRequest& request, const LabelSet& labels,
               const std::vector<BuiltInLabelSet>& sets) {
    switch (settled(request.as, incoming.kind)) {
    case ImportAs::classes:
        incoming.map = classesOf(request, sets);
        incoming.indices = true;
        break;
    case ImportAs::instances:
        incoming.instances = read_label_map(toPath(request.path));
        break;
    case ImportAs::colours:
        incoming.picture = read_picture(toPath(request.path));
        incoming.colours = read_by_colours(incoming.picture, labels);
        incoming.by_colours = true;
        break;
    default:
        incoming.picture = read_picture(toPath(request.path));
        if (incoming.kind != FileKind::jpeg)
            incoming.picture_text = read_png_text(toPath(request.path));
    }
}

/// Nearest pixel, by the centres.
template <class T>
Plane<T> scaled(const Plane<T>& from, Size size) {
    Plane<T> out(size);
    for (int y = 0; y < size.height; ++y) {
        const int v = static_cast<int>((2LL * y + 1) * from.height() / (2LL * size.height));
        for (int x = 0; x < size.width; ++x)
            out.at(x, y) = from.at(static_cast<int>((2LL * x + 1) * from.width() / (2LL * size.width)), v);
    }
    return out;
}

template <class T>
Plane<T> middle(const Plane<T>& from, Size size, T ground) {
    Plane<T> out(size, ground);
    const Point at{(size.width - from.width()) / 2, (size.height - from.height()) / 2};
    const Rect part = Rect{at.x, at.y, from.width(), from.height()}.intersected(whole(size));
    for (int y = part.y; y < part.bottom(); ++y)
        std::copy_n(from.row(y - at.y) + part.x - at.x, part.width, out.row(y) + part.x);
    return out;
}

} // namespace

Incoming readIncoming(const ImportRequest& request, const LabelSet& labels,
                      const std::vector<BuiltInLabelSet>& sets) {
    Incoming incoming;
    incoming.path = request.path;
    incoming.file = QFileInfo(request.path).fileName();
    incoming.kind = kind_of_file(toPath(request.path));
    switch (incoming.kind) {
    case FileKind::labelme:
        takeNamed(incoming, read_labelme(toPath(request.path), {true}));
        break;
    case FileKind::coco:
        incoming.images = list_coco_images(toPath(request.path));
        if (incoming.images.empty())
            throw Error(request.path.toStdString() + ": describes no image");
        break;
    case FileKind::openraster:
        incoming.picture = read_openraster(toPath(request.path));
        incoming.remarks +=
            ImportTexts::tr("Of an OpenRaster file the merged picture is read, not its layers.");
        break;
    case FileKind::indexed_png:
    case FileKind::gray_png:
    case FileKind::color_png:
    case FileKind::jpeg:
        readImage(incoming, request, labels, sets);
        break;
    default:
        break; // for somebody else, or for nobody
    }
    countClasses(incoming);
    return incoming;
}

void readCocoImage(Incoming& incoming, std::int64_t image) {
    takeNamed(incoming, read_coco(toPath(incoming.path), image));
    countClasses(incoming);
}

void countClasses(Incoming& incoming) {
    incoming.counts = count_classes(incoming.map);
    const auto none = incoming.counts.find(no_class);
    incoming.uncovered = none == incoming.counts.end() ? 0 : none->second.pixels;
    incoming.counts.erase(no_class);
}

void giveClasses(Incoming& incoming, const std::map<ClassIndex, ClassIndex>& classes, ClassIndex ground) {
    std::vector<ClassIndex> table(std::size_t{no_class} + 1);
    std::iota(table.begin(), table.end(), ClassIndex{0});
    table[no_class] = ground;
    for (const auto& [from, to] : classes)
        table[from] = to;
    for (ClassIndex& pixel : incoming.map.pixels())
        pixel = table[pixel];
}

void useColoursIfKnown(Incoming& incoming, const LabelSet& labels) {
    if (labels.empty() || incoming.picture.empty())
        return;
    ColourReading reading = read_by_colours(incoming.picture, labels);
    if (!reading.unknown.empty())
        return;
    incoming.map = std::move(reading.map);
    incoming.indices = true;
    incoming.picture = {};
}

Incoming incomingFromImage(const std::string& bytes, const QString& file, const LabelSet& labels) {
    Incoming incoming;
    incoming.file = file;
    const auto span = std::as_bytes(std::span(bytes));
    const ImageInfo info = read_image_info(span, file.toStdString());
    if (info.format == "png" && (info.indexed || info.gray)) {
        incoming.map = read_label_map(span, file.toStdString());
        incoming.indices = true;
        return incoming;
    }
    incoming.picture = read_picture(span, file.toStdString());
    useColoursIfKnown(incoming, labels);
    return incoming;
}

void fitTo(Incoming& incoming, Size size, SizeChoice choice) {
    const bool scale = choice == SizeChoice::scale;
    if (incoming.has_map())
        incoming.map = scale ? scaled(incoming.map, size) : middle(incoming.map, size, no_class);
    if (!incoming.instances.empty())
        incoming.instances =
            scale ? scaled(incoming.instances, size) : middle(incoming.instances, size, std::uint16_t{0});
    if (!incoming.picture.empty())
        incoming.picture =
            scale ? resampled(incoming.picture, size) : middle(incoming.picture, size, Rgb{255, 255, 255});
}

} // namespace sinopia
