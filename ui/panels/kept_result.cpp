#include "document/document.h"
#include "ui/jobs/sampled_thumbnail.h"
#include "ui/panels/results_panel.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

namespace sinopia {
namespace {

std::uint64_t seedOf(const std::map<std::string, std::string>& text) {
    for (const char* key : {"Seed", "seed"})
        if (const auto found = text.find(key); found != text.end())
            return QString::fromStdString(found->second).toULongLong();
    return 0;
}

/// The text chunks say that a region was painted anew, not the whole.
bool isOfRegion(const std::map<std::string, std::string>& text) {
    const auto settings = text.find("Sinopia");
    return settings != text.end() &&
           QJsonDocument::fromJson(QByteArray::fromStdString(settings->second)).object().contains("changed");
}

} // namespace

PictureEdit editTo(const StoredResult& result, const Document& document, const QString& name) {
    PictureEdit edit{name.toStdString(), result.picture, result.text};
    if (!isOfRegion(result.text))
        return edit;
    edit.original = document.original();
    for (const ResultPtr& each : document.results()) {
        if (each->id == result.id)
            break;
        if (!isOfRegion(each->text) && each->picture.size() == result.picture.size())
            edit.original = each->picture;
    }
    return edit;
}

RgbImage thumbnailOf(const TileGrid<Rgb>& picture, int side) {
    return sampled_thumbnail(picture.size(), side, [&](int x, int y) { return picture.get(x, y); });
}

StoredResult resultOf(const TileGrid<Rgb>& picture, const std::map<std::string, std::string>& text,
                      const QString& name) {
    StoredResult result;
    result.name = name.toStdString();
    result.created = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
    result.text = text;
    result.seed = seedOf(result.text);
    result.picture = picture;
    result.thumbnail = thumbnailOf(result.picture);
    return result;
}

StoredResult resultOfPicture(const Document& document, const QString& name) {
    StoredResult result = resultOf(document.picture(), document.snapshot().layers.picture_text, name);
    result.labels = document.labels();
    return result;
}

} // namespace sinopia
