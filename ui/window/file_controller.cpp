#include "ui/window/file_controller.h"

#include "base/error.h"
#include "image/class_counts.h"
#include "image/image_io.h"
#include "ui/jobs/delivering.h"

#include <QFileInfo>

namespace sinopia {
namespace {

std::filesystem::path toPath(const QString& path) {
    return path.toStdString();
}

} // namespace

QString foreignClasses(const TileGrid<ClassIndex>& map, const LabelSet& labels, const QString& file) {
    if (labels.empty())
        return {};
    std::int64_t count = 0;
    int index = -1;
    Point first;
    for (const auto& [each, use] : count_classes(map)) {
        if (each < labels.size() || each == labels.unlabelled())
            continue;
        count += use.pixels;
        if (index < 0 || std::pair(use.first.y, use.first.x) < std::pair(first.y, first.x)) {
            index = each;
            first = use.first;
        }
    }
    if (count == 0)
        return {};
    return FileController::tr("%1: class %2 at (%3, %4) is outside the list of %5 classes (%6 such pixels).")
        .arg(file)
        .arg(index)
        .arg(first.x)
        .arg(first.y)
        .arg(labels.size())
        .arg(count);
}

FileController::FileController(Document& document, QObject* parent) : QObject(parent), document_(document) {}

void FileController::run(std::function<std::function<void()>()> work) {
    run_delivering(runner_, std::move(work), [this](const QString& message) { Q_EMIT failed(message); });
}

void FileController::look(const QString& path) {
    run([this, path]() -> std::function<void()> {
        const FileKind kind = kind_of_file(toPath(path));
        return [this, path, kind] { Q_EMIT kindFound(path, kind); };
    });
}

void FileController::openMap(const QString& path, bool keep_picture) {
    run([this, path, keep_picture, labels = document_.label_set()]() -> std::function<void()> {
        const TileGrid<ClassIndex> map(read_label_map(toPath(path)));
        const QString remark = foreignClasses(map, labels, QFileInfo(path).fileName());
        return [this, path, keep_picture, map, remark] {
            const bool fits = document_.has_picture() && document_.size() == map.size();
            document_.replace(map, keep_picture && fits ? document_.picture() : TileGrid<Rgb>());
            Q_EMIT opened(path);
            if (!remark.isEmpty())
                Q_EMIT remarked(remark);
        };
    });
}

void FileController::openPhoto(const QString& path, ClassIndex fill) {
    run([this, path, fill]() -> std::function<void()> {
        const TileGrid<Rgb> photo(read_picture(toPath(path)));
        const TileGrid<ClassIndex> map(photo.size(), fill);
        return [this, path, photo, map] {
            document_.replace(map, photo);
            Q_EMIT opened(path);
        };
    });
}

void FileController::checkClasses(const QString& name) {
    run([this, name, snapshot = document_.snapshot()]() -> std::function<void()> {
        const QString remark = foreignClasses(snapshot.layers.labels, snapshot.label_set, name);
        return [this, remark] {
            if (!remark.isEmpty())
                Q_EMIT remarked(remark);
        };
    });
}

} // namespace sinopia
