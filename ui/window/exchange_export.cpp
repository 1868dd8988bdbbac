#include "ui/window/exchange_export.h"

#include "base/atomic_file.h"
#include "base/error.h"
#include "document/snapshot.h"
#include "formats/colour_map.h"
#include "formats/labelme.h"
#include "formats/openraster.h"
#include "formats/value_rule.h"
#include "formats/verified_file.h"
#include "image/image_io.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace sinopia {
namespace fs = std::filesystem;
namespace {

struct ExportTexts {
    Q_DECLARE_TR_FUNCTIONS(ExchangeExport)
};

/// One export. All of it is known when it begins; nothing of the document is touched.
class Export {
  public:
    Export(const ExportRequest& request, const DocumentSnapshot& snapshot,
           const std::vector<BuiltInLabelSet>& sets)
        : request_(request), layers_(snapshot.layers), labels_(snapshot.label_set), sets_(sets),
          path_(request.path.toStdString()) {}

    QStringList run() {
        if (!canExport(request_.format, !layers_.picture.empty(), !layers_.instances.empty()))
            throw Error(path_.string() +
                        (request_.format == ExportFormat::instance_png
                             ? ": the document has no instances to export"
                             : ": the document has no picture to export; generate or open one"));
        switch (request_.format) {
        case ExportFormat::class_png:
            classPng();
            break;
        case ExportFormat::instance_png:
            gray16(layers_.instances.read());
            break;
        case ExportFormat::colour_png:
            colourPng();
            break;
        case ExportFormat::labelme:
            labelme();
            break;
        case ExportFormat::coco:
            coco();
            break;
        case ExportFormat::openraster:
            write_openraster(path_, rasterLayers());
            break;
        case ExportFormat::picture_png:
            pictureFile(layers_.picture.read(), layers_.picture_text);
            break;
        case ExportFormat::picture_jpeg:
            jpeg();
            break;
        }
        return remarks_;
    }

  private:
    std::vector<Rgb> palette() const {
        std::vector<Rgb> colours;
        for (const LabelClass& label : labels_.classes())
            colours.push_back(label.color);
        return colours;
    }

    ValueRule rule() const {
        if (request_.value_rule.isEmpty())
            return {};
        for (const BuiltInLabelSet& set : sets_)
            if (request_.value_rule == QString::fromStdString(set.id))
                return value_rule_of(set);
        throw Error("the label set \"" + request_.value_rule.toStdString() + "\" is not installed");
    }

    void gray16(const Plane<std::uint16_t>& values) const {
        write_verified(
            path_, [&](const fs::path& to) { write_gray16_png(to, values); },
            [&](const fs::path& from) {
                if (read_label_map(from) != values)
                    throw_differs(from, "the values");
            });
    }

    void classPng() const {
        const ValueRule rule = this->rule();
        const LabelMap map = layers_.labels.read(), values = rule.to_values(map);
        if (request_.wide)
            return gray16(values);
        write_verified(
            path_,
            [&](const fs::path& to) {
                write_label_map_png(to, values, rule.is_identity() ? palette() : std::vector<Rgb>());
            },
            [&](const fs::path& from) {
                std::vector<ForeignValue> foreign;
                if (rule.to_indices(read_label_map(from), foreign) != map || !foreign.empty())
                    throw_differs(from, "the classes");
            });
    }

    void pictureFile(const RgbImage& picture, const PngText& text) const {
        write_verified(
            path_, [&](const fs::path& to) { write_picture_png(to, picture, text); },
            [&](const fs::path& from) {
                if (read_picture(from) != picture)
                    throw_differs(from, "the pixels");
                if (read_png_text(from) != text)
                    throw_differs(from, "the settings");
            });
    }

    void colourPng() {
        const LabelMap map = layers_.labels.read();
        pictureFile(colorize(map, labels_), {});
        const auto used = names_of_classes(map, labels_);
        for (const auto& [later, earlier] : classes_of_one_colour(labels_))
            if (used.contains(later) && used.contains(earlier))
                remarks_ +=
                    ExportTexts::tr(
                        "“%1” and “%2” have the same colour: the classes cannot be read back from this "
                        "file.")
                        .arg(QString::fromStdString(labels_[later].name),
                             QString::fromStdString(labels_[earlier].name));
        if (std::any_of(used.begin(), used.end(),
                        [&](const auto& one) { return one.first >= labels_.size(); }))
            remarks_ += ExportTexts::tr("Pixels without a class of the list are magenta in this file.");
    }

    std::string pictureName() const {
        if (!request_.picture_name.isEmpty())
            return request_.picture_name.toStdString();
        return QFileInfo(request_.path).completeBaseName().toStdString() + ".png";
    }

    void labelme() const {
        LabelmeWriting writing;
        writing.picture_name = pictureName();
        const RgbImage picture =
            request_.embed_picture && !layers_.picture.empty() ? layers_.picture.read() : RgbImage();
        if (!picture.empty())
            writing.picture = &picture;
        if (request_.leave_out_background)
            writing.background = ClassIndex{0};
        write_labelme(path_, layers_.labels.read(), layers_.instances.read(), labels_, writing);
    }

    void coco() const {
        const LabelMap map = layers_.labels.read();
        const InstanceMap instances = layers_.instances.read();
        write_coco(path_, {{pictureName(), &map, instances.empty() ? nullptr : &instances}}, labels_,
                   {request_.coco_shapes, request_.coco_first_category});
    }

    /// The region on top, as it is drawn in the window; the map hidden where there is a picture, so that the
    /// file looks like the picture.
    std::vector<RasterLayer> rasterLayers() const {
        const LabelMap map = layers_.labels.read();
        const bool picture = !layers_.picture.empty();
        std::vector<RasterLayer> out;
        const Mask region = layers_.region.read();
        if (std::any_of(region.pixels().begin(), region.pixels().end(), [](auto v) { return v > 0; }))
            out.push_back({ExportTexts::tr("Region").toStdString(), RgbImage(map.size(), Rgb{255, 40, 40}),
                           region, 0.5, !picture});
        out.push_back({ExportTexts::tr("Map").toStdString(), colorize(map, labels_), {}, 1.0, !picture});
        if (picture)
            out.push_back({ExportTexts::tr("Picture").toStdString(), layers_.picture.read(), {}, 1.0, true});
        return out;
    }

    void jpeg() const {
        std::string text;
        for (const auto& [key, value] : layers_.picture_text)
            text += key + ": " + value + "\n";
        const std::string bytes = picture_jpeg_bytes(layers_.picture.read(), request_.jpeg_quality, text);
        write_verified(
            path_, [&](const fs::path& to) { write_file_atomically(to, bytes); },
            [&](const fs::path& from) {
                if (read_picture(from).size() != layers_.picture.size())
                    throw_differs(from, "the size");
                if (read_jpeg_text(from) != text)
                    throw_differs(from, "the settings");
            });
    }

    const ExportRequest& request_;
    const Layers& layers_;
    const LabelSet& labels_;
    const std::vector<BuiltInLabelSet>& sets_;
    fs::path path_;
    QStringList remarks_;
};

} // namespace

bool canExport(ExportFormat format, bool picture, bool instances) {
    if (format == ExportFormat::instance_png)
        return instances;
    return picture || (format != ExportFormat::picture_png && format != ExportFormat::picture_jpeg);
}

QString suffixOf(ExportFormat format) {
    switch (format) {
    case ExportFormat::labelme:
    case ExportFormat::coco:
        return ".json";
    case ExportFormat::openraster:
        return ".ora";
    case ExportFormat::picture_jpeg:
        return ".jpg";
    default:
        return ".png";
    }
}

QStringList writeExport(const ExportRequest& request, const DocumentSnapshot& snapshot,
                        const std::vector<BuiltInLabelSet>& sets) {
    return Export(request, snapshot, sets).run();
}

} // namespace sinopia
