#include "ui/window/file_controller.h"

#include "base/error.h"
#include "image/image_io.h"

#include <QFileInfo>

namespace sinopia {
namespace {

std::filesystem::path toPath(const QString& path) {
    return path.toStdString();
}

QString fileName(const QString& path) {
    return QFileInfo(path).fileName();
}

std::vector<Rgb> paletteOf(const LabelSet& labels) {
    std::vector<Rgb> palette;
    for (const LabelClass& label : labels.classes())
        palette.push_back(label.color);
    return palette;
}

} // namespace

QString foreignClasses(const LabelMap& map, const LabelSet& labels, const QString& file) {
    if (labels.empty())
        return {};
    long long count = 0;
    Point first;
    for (int y = 0; y < map.height(); ++y)
        for (int x = 0; x < map.width(); ++x) {
            const ClassIndex index = map.at(x, y);
            if (index < labels.size() || index == labels.ignore())
                continue;
            if (count++ == 0)
                first = {x, y};
        }
    if (count == 0)
        return {};
    return FileController::tr(
               "%1: class %2 at (%3, %4) is outside the %5 classes of the model (%6 such pixels); "
               "repaint them or open another model.")
        .arg(file)
        .arg(map.at(first.x, first.y))
        .arg(first.x)
        .arg(first.y)
        .arg(labels.size())
        .arg(count);
}

FileController::FileController(Document& document, QObject* parent) : QObject(parent), document_(document) {}

void FileController::run(std::function<std::function<void()>()> work) {
    runner_.run([this, work = std::move(work)]() -> JobRunner::Delivery {
        std::function<void()> delivery;
        QString message;
        try {
            delivery = work();
        } catch (const std::exception& error) {
            message = QString::fromUtf8(error.what());
        }
        return [this, delivery, message] {
            if (!message.isEmpty()) {
                Q_EMIT failed(message);
                return;
            }
            try {
                delivery();
            } catch (const Error& error) {
                Q_EMIT failed(QString::fromUtf8(error.what()));
            }
        };
    });
}

void FileController::openMap(const QString& path) {
    run([this, path, labels = document_.label_set()]() -> std::function<void()> {
        const LabelMap map = read_label_map(toPath(path));
        const QString remark = foreignClasses(map, labels, fileName(path));
        return [this, path, tiles = TileGrid<ClassIndex>(map), remark] { mapRead(path, tiles, remark); };
    });
}

void FileController::openPicture(const QString& path) {
    run([this, path]() -> std::function<void()> {
        auto picture = std::make_shared<RgbImage>(read_picture(toPath(path)));
        return [this, path, picture] { pictureRead(path, picture); };
    });
}

void FileController::openAny(const QString& path, std::function<bool()> asked) {
    run([this, path, asked]() -> std::function<void()> {
        const ImageInfo info = read_image_info(toPath(path));
        const bool map = info.format == "png" && (info.indexed || info.gray);
        return [this, path, map, asked] {
            if (!map)
                openPicture(path);
            else if (asked())
                openMap(path);
        };
    });
}

void FileController::checkClasses() {
    const QString name = map_path_.isEmpty() ? tr("The map") : fileName(map_path_);
    run([this, name, snapshot = document_.snapshot()]() -> std::function<void()> {
        const QString remark = foreignClasses(snapshot.layers.labels.read(), snapshot.label_set, name);
        return [this, remark] {
            if (!remark.isEmpty())
                Q_EMIT remarked(remark);
        };
    });
}

void FileController::mapRead(const QString& path, TileGrid<ClassIndex> map, const QString& remark) {
    document_.replace(std::move(map));
    map_path_ = path;
    Q_EMIT pathChanged();
    Q_EMIT opened(path);
    if (!remark.isEmpty())
        Q_EMIT remarked(remark);
}

void FileController::pictureRead(const QString& path, std::shared_ptr<RgbImage> picture) {
    if (picture->size() == document_.size()) {
        const std::string name = tr("Open picture").toStdString();
        document_.apply(PictureEdit{name, TileGrid<Rgb>(*picture), {}});
        Q_EMIT opened(path);
        return;
    }
    Q_EMIT sizeMismatch(tr("%1 is %2×%3 pixels, but the map is %4×%5.")
                            .arg(fileName(path))
                            .arg(picture->width())
                            .arg(picture->height())
                            .arg(document_.size().width)
                            .arg(document_.size().height),
                        picture);
}

void FileController::saveMap(const QString& path) {
    run([this, path, snapshot = document_.snapshot()]() -> std::function<void()> {
        const LabelMap map = snapshot.layers.labels.read();
        write_label_map_png(toPath(path), map, paletteOf(snapshot.label_set));
        if (!(read_label_map(toPath(path)) == map))
            throw Failure(path.toStdString() +
                          ": the file does not read back as it was written; save the map "
                          "again in another place");
        return [this, path, version = snapshot.layers.versions[index_of(Layer::labels)]] {
            map_path_ = path;
            document_.mark_saved(Layer::labels, version);
            Q_EMIT pathChanged();
            Q_EMIT saved(path);
        };
    });
}

void FileController::savePicture(const QString& path) {
    run([this, path, snapshot = document_.snapshot()]() -> std::function<void()> {
        if (snapshot.layers.picture.empty())
            throw Error("there is no picture to save yet; generate one first");
        write_picture_png(toPath(path), snapshot.layers.picture.read(), snapshot.layers.picture_text);
        return [this, path, version = snapshot.layers.versions[index_of(Layer::picture)]] {
            document_.mark_saved(Layer::picture, version);
            Q_EMIT saved(path);
        };
    });
}

void FileController::exportColors(const QString& path) {
    run([this, path, snapshot = document_.snapshot()]() -> std::function<void()> {
        write_picture_png(toPath(path), colorize(snapshot.layers.labels.read(), snapshot.label_set));
        return [this, path] { Q_EMIT saved(path); };
    });
}

} // namespace sinopia
