// Copy and paste.
#include "base/error.h"
#include "document/document.h"
#include "formats/json_file.h"
#include "formats/model_manifest.h"
#include "image/image_io.h"
#include "ui/window/exchange_controller.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QUrl>

#include <algorithm>

namespace sinopia {
namespace {

// A 16-bit grey PNG of the indices, 65535 where nothing was copied, and the class list they belong to.
constexpr const char* map_type = "application/x-sinopia-map";
constexpr const char* classes_type = "application/x-sinopia-classes";
constexpr const char* png_type = "image/png";

QByteArray toBytes(const std::string& bytes) {
    return {bytes.data(), static_cast<qsizetype>(bytes.size())};
}

/// What is put on the clipboard, made by the worker.
struct Copied {
    QByteArray map, classes, png;
    QImage image;
};

RgbaImage colouredMap(const LabelMap& map, const LabelSet& labels) {
    RgbaImage out{colorize(map, labels), Mask(map.size(), 255)};
    for (std::size_t i = 0; i < map.pixels().size(); ++i)
        if (map.data()[i] == no_class)
            out.opacity.data()[i] = 0;
    return out;
}

QImage toImage(const RgbaImage& picture) {
    QImage image(picture.colors.width(), picture.colors.height(), QImage::Format_RGBA8888);
    for (int y = 0; y < image.height(); ++y) {
        uchar* to = image.scanLine(y);
        for (int x = 0; x < image.width(); ++x, to += 4) {
            const Rgb color = picture.colors.at(x, y);
            to[0] = color.r, to[1] = color.g, to[2] = color.b, to[3] = picture.opacity.at(x, y);
        }
    }
    return image;
}

RgbImage fromImage(const QImage& any) {
    const QImage image = any.convertToFormat(QImage::Format_RGBA8888);
    RgbImage out({image.width(), image.height()});
    for (int y = 0; y < image.height(); ++y) {
        const uchar* from = image.constScanLine(y);
        for (int x = 0; x < image.width(); ++x, from += 4) {
            const auto over = [&](int c) {
                return static_cast<std::uint8_t>((from[c] * from[3] + 255 * (255 - from[3]) + 127) / 255);
            };
            out.at(x, y) = {over(0), over(1), over(2)};
        }
    }
    return out;
}

Copied copyOf(LabelMap map, const Mask& selection, const LabelSet& labels) {
    bool whole_map = true;
    for (std::size_t i = 0; i < selection.pixels().size(); ++i)
        if (selection.data()[i] < 128) {
            map.data()[i] = no_class;
            whole_map = false;
        }
    Copied out;
    out.map = toBytes(gray16_png_bytes(map));
    out.classes = toBytes(to_json(labels).dump());
    const RgbaImage picture = colouredMap(map, labels);
    out.image = toImage(picture);
    std::vector<Rgb> palette;
    for (const LabelClass& label : labels.classes())
        palette.push_back(label.color);
    const ClassIndex highest = *std::max_element(map.pixels().begin(), map.pixels().end());
    // Indexed where that is possible: colours for other programs, and the indices survive in it.
    const bool indexed = whole_map && highest < palette.size() && palette.size() <= 256;
    out.png = toBytes(indexed ? label_map_png_bytes(map, palette) : rgba_png_bytes(picture));
    return out;
}

/// Indices of another list become names, so that they find their classes here.
void nameClasses(Incoming& incoming, const LabelSet& theirs, const LabelSet& ours) {
    incoming.indices = theirs == ours || theirs.empty();
    if (incoming.indices)
        return;
    if (ours.empty()) {
        incoming.indices = true;
        incoming.new_labels = theirs;
        return;
    }
    for (const auto& [index, name] : names_of_classes(incoming.map, theirs)) {
        if (index == no_class)
            continue;
        incoming.names.resize(index + std::size_t{1});
        incoming.names[index] = name;
    }
}

} // namespace

void ExchangeController::copyMap() {
    const Rect rect = selectedBounds();
    if (rect.empty())
        return;
    run([this, rect, snapshot = document_.snapshot()]() -> Delivery {
        auto copied = std::make_shared<Copied>(copyOf(
            snapshot.layers.labels.read(rect), snapshot.layers.selection.read(rect), snapshot.label_set));
        return [copied] {
            auto* data = new QMimeData;
            data->setData(map_type, copied->map);
            data->setData(classes_type, copied->classes);
            data->setData(png_type, copied->png);
            data->setImageData(copied->image);
            QGuiApplication::clipboard()->setMimeData(data);
        };
    });
}

void ExchangeController::copyPicture() {
    if (!document_.has_picture()) {
        Q_EMIT remarked(tr("There is no picture to copy."));
        return;
    }
    const Rect rect = selectedBounds();
    run([rect, snapshot = document_.snapshot()]() -> Delivery {
        const RgbImage picture = snapshot.layers.picture.read(rect);
        const QByteArray png = toBytes(picture_png_bytes(picture));
        const QImage image = toImage({picture, Mask(picture.size(), 255)});
        return [png, image] {
            auto* data = new QMimeData;
            data->setData(png_type, png);
            data->setImageData(image);
            QGuiApplication::clipboard()->setMimeData(data);
        };
    });
}

bool ExchangeController::canPaste(const QMimeData* data) {
    return data && (data->hasFormat(map_type) || data->hasImage() || data->hasFormat(png_type) ||
                    (data->urls().size() == 1 && data->urls().first().isLocalFile()));
}

void ExchangeController::paste() {
    paste(QGuiApplication::clipboard()->mimeData());
}

void ExchangeController::paste(const QMimeData* data) {
    if (!canPaste(data)) {
        Q_EMIT remarked(tr("There is no map or picture on the clipboard."));
        return;
    }
    const bool ours = data->hasFormat(map_type);
    if (!ours && data->urls().size() == 1 && data->urls().first().isLocalFile())
        return importFile(data->urls().first().toLocalFile());
    const std::string bytes = data->data(ours ? map_type : png_type).toStdString();
    const std::string classes = ours ? data->data(classes_type).toStdString() : std::string();
    const QImage image = bytes.empty() ? data->imageData().value<QImage>() : QImage();
    run([this, bytes, classes, image, labels = document_.label_set(),
         called = tr("The clipboard")]() -> Delivery {
        auto incoming = std::make_shared<Incoming>();
        const std::string name = called.toStdString();
        if (!bytes.empty()) {
            *incoming = incomingFromImage(bytes, called, labels);
        } else {
            if (image.isNull() || image.width() > max_image_side || image.height() > max_image_side ||
                static_cast<long long>(image.width()) * image.height() > max_image_pixels)
                throw Error(name + ": holds no picture that could be used");
            incoming->file = called;
            incoming->picture = fromImage(image);
            useColoursIfKnown(*incoming, labels);
        }
        incoming->pasted = true;
        if (!classes.empty())
            nameClasses(*incoming, label_set_from_json(parse_json(classes, name), name), labels);
        countClasses(*incoming);
        return [this, incoming] { decideClasses(incoming); };
    });
}

} // namespace sinopia
