#include "ui/window/mask_commands.h"

#include "base/error.h"
#include "image/image_io.h"
#include "image/region.h"

#include <QFileInfo>

namespace sinopia {
namespace {

const TileGrid<std::uint8_t>& maskOf(const Layers& layers, Layer layer) {
    return layer == Layer::region ? layers.region : layers.selection;
}

/// No selection selects everything, but as a mask to work on it holds nothing.
Mask readMask(const Layers& layers, Layer layer) {
    const TileGrid<std::uint8_t>& grid = maskOf(layers, layer);
    return grid.empty() ? Mask(layers.labels.size()) : grid.read();
}

Mask readOwn(const DocumentSnapshot& snapshot, Layer layer) {
    return readMask(snapshot.layers, layer);
}

} // namespace

MaskCommands::MaskCommands(Document& document, Layer layer, QObject* parent)
    : QObject(parent), document_(document), layer_(layer) {}

QString MaskCommands::named(const QString& region, const QString& selection) const {
    return layer_ == Layer::region ? region : selection;
}

void MaskCommands::all() {
    change(named(tr("Whole region"), tr("Select all")),
           [](const DocumentSnapshot& s) { return Mask(s.layers.labels.size(), 255); });
}

void MaskCommands::clear() {
    if (layer_ == Layer::selection) {
        if (document_.has_selection())
            document_.apply(DeselectEdit{tr("Deselect").toStdString()});
        return;
    }
    change(tr("Clear region"), [](const DocumentSnapshot& s) { return Mask(s.layers.labels.size()); });
}

void MaskCommands::invert() {
    change(named(tr("Invert region"), tr("Invert selection")),
           [layer = layer_](const DocumentSnapshot& s) { return sinopia::invert(readOwn(s, layer)); });
}

void MaskCommands::grow(double radius) {
    change(named(tr("Grow region"), tr("Grow selection")),
           [layer = layer_, radius](const DocumentSnapshot& s) {
               return sinopia::grow(readOwn(s, layer), radius);
           });
}

void MaskCommands::shrink(double radius) {
    change(named(tr("Shrink region"), tr("Shrink selection")),
           [layer = layer_, radius](const DocumentSnapshot& s) {
               return sinopia::shrink(readOwn(s, layer), radius);
           });
}

void MaskCommands::feather(double radius) {
    change(named(tr("Feather region"), tr("Feather selection")),
           [layer = layer_, radius](const DocumentSnapshot& s) {
               return sinopia::feather(readOwn(s, layer), radius);
           });
}

void MaskCommands::takeFromOther() {
    const Layer other = layer_ == Layer::region ? Layer::selection : Layer::region;
    change(named(tr("Region from selection"), tr("Selection from region")),
           [other](const DocumentSnapshot& s) { return readMask(s.layers, other); });
}

void MaskCommands::takeFromClass(ClassIndex index) {
    change(named(tr("Region from class"), tr("Select class")), [index](const DocumentSnapshot& s) {
        Mask mask(s.layers.labels.size());
        s.layers.labels.read_runs(whole(mask.size()), [&](int x, int y, int count, const ClassIndex* labels) {
            for (int i = 0; i < count; ++i)
                mask.at(x + i, y) = labels[i] == index ? 255 : 0;
        });
        return mask;
    });
}

void MaskCommands::change(const QString& name, Change compute) {
    const auto snapshot = document_.snapshot();
    const auto version = document_.version(layer_);
    runner_.run([this, name, compute, snapshot, version]() -> JobRunner::Delivery {
        auto mask = std::make_shared<Mask>(compute(snapshot));
        return [this, name, compute, mask, version, snapshot] {
            if (!document_.has_been(snapshot))
                return; // it was meant for another document
            if (document_.version(layer_) != version || mask->size() != document_.size()) {
                change(name, compute);
                return;
            }
            try {
                document_.apply(MaskPlaneEdit{name.toStdString(), layer_, {}, std::move(*mask)});
            } catch (const Error& error) {
                Q_EMIT failed(QString::fromUtf8(error.what()));
            }
        };
    });
}

void MaskCommands::save(const QString& path) {
    runner_.run([this, path, snapshot = document_.snapshot(), layer = layer_]() -> JobRunner::Delivery {
        try {
            const Mask mask = readOwn(snapshot, layer);
            write_mask_png(path.toStdString(), mask);
            if (!(read_mask(path.toStdString()) == mask))
                throw Failure(path.toStdString() + ": the file does not read back as it was written; save it "
                                                   "again in another place");
        } catch (const std::exception& error) {
            return [this, message = QString::fromUtf8(error.what())] { Q_EMIT failed(message); };
        }
        return [this, path] { Q_EMIT saved(path); };
    });
}

void MaskCommands::load(const QString& path) {
    const QString name = named(tr("Load region"), tr("Load selection"));
    runner_.run([this, path, name, asked_for = document_.snapshot()]() -> JobRunner::Delivery {
        try {
            auto mask = std::make_shared<Mask>(read_mask(path.toStdString()));
            return [this, path, name, mask, asked_for] {
                if (!document_.has_been(asked_for))
                    return; // it was meant for another document
                if (mask->size() == document_.size())
                    return change(name, [mask](const DocumentSnapshot&) { return *mask; });
                Q_EMIT failed(tr("%1 is %2×%3 pixels, but the map is %4×%5; choose a mask of the map's size.")
                                  .arg(QFileInfo(path).fileName())
                                  .arg(mask->width())
                                  .arg(mask->height())
                                  .arg(document_.size().width)
                                  .arg(document_.size().height));
            };
        } catch (const std::exception& error) {
            return [this, message = QString::fromUtf8(error.what())] { Q_EMIT failed(message); };
        }
    });
}

} // namespace sinopia
