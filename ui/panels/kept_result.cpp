#include "document/document.h"
#include "ui/panels/results_panel.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

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
    const Size size = picture.size();
    if (size.empty())
        return {};
    const double shrink = std::max(1.0, double(std::max(size.width, size.height)) / side);
    const Size small{std::max(1, int(size.width / shrink)), std::max(1, int(size.height / shrink))};
    constexpr int samples = 3; // a side: few, but enough against jagged edges
    const auto place = [](int at, int sample, int of, int full) {
        return std::min(full - 1, int((at + (sample + 0.5) / samples) * full / of));
    };
    RgbImage out(small);
    for (int y = 0; y < small.height; ++y)
        for (int x = 0; x < small.width; ++x) {
            std::array<int, 3> sum{};
            for (int i = 0; i < samples * samples; ++i) {
                const Rgb pixel = picture.get(place(x, i % samples, small.width, size.width),
                                              place(y, i / samples, small.height, size.height));
                sum[0] += pixel.r;
                sum[1] += pixel.g;
                sum[2] += pixel.b;
            }
            const auto mean = [](int total) {
                return static_cast<std::uint8_t>((total + samples * samples / 2) / (samples * samples));
            };
            out.at(x, y) = {mean(sum[0]), mean(sum[1]), mean(sum[2])};
        }
    return out;
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
