#include "ui/window/exchange_controller.h"

#include "base/error.h"
#include "document/document.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/import_dialog.h"
#include "ui/window/preferences.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

#include <algorithm>

namespace sinopia {
namespace {

/// The class for pixels that nothing in a file covers.
ClassIndex groundOf(const LabelSet& labels) {
    if (labels.ignore())
        return *labels.ignore();
    for (const char* name : {"_background_", "background", "unlabeled", "void", "other"})
        if (const auto found = labels.find(name))
            return *found;
    return 0;
}

LabelSet listOf(const std::vector<std::string>& names) {
    std::vector<LabelClass> classes;
    for (std::size_t i = 0; i < names.size(); ++i)
        classes.push_back({names[i], generated_color(static_cast<int>(i)), {}});
    return LabelSet(std::move(classes));
}

/// What the preferences propose, in the exporter's terms.
ExportFormat preferredFormat() {
    switch (Preferences::load().export_format) {
    case Preferences::ExportFormat::colouredPng:
        return ExportFormat::colour_png;
    case Preferences::ExportFormat::labelme:
        return ExportFormat::labelme;
    case Preferences::ExportFormat::coco:
        return ExportFormat::coco;
    case Preferences::ExportFormat::openRaster:
        return ExportFormat::openraster;
    case Preferences::ExportFormat::picturePng:
        return ExportFormat::picture_png;
    case Preferences::ExportFormat::pictureJpeg:
        return ExportFormat::picture_jpeg;
    case Preferences::ExportFormat::classPng:
        break;
    }
    return ExportFormat::class_png;
}

} // namespace

ExchangeController::ExchangeController(Document& document, QWidget* window, QObject* parent)
    : QObject(parent), document_(document), window_(window), questions_(exchangeDialogs(window)) {}

void ExchangeController::run(std::function<Delivery()> work) {
    runner_.run([this, work = std::move(work)]() -> JobRunner::Delivery {
        Delivery delivery;
        QString message;
        try {
            delivery = work();
        } catch (const std::exception& error) {
            message = QString::fromUtf8(error.what());
        }
        return [this, delivery, message] {
            try {
                if (message.isEmpty())
                    delivery();
                else
                    Q_EMIT failed(message);
            } catch (const Error& error) {
                Q_EMIT failed(QString::fromUtf8(error.what()));
            }
        };
    });
}

void ExchangeController::importFile(const ImportRequest& request) {
    run([this, request, labels = document_.label_set(), sets = sets_]() -> Delivery {
        const auto incoming = std::make_shared<Incoming>(readIncoming(request, labels, sets));
        return [this, incoming] { decideKind(incoming); };
    });
}

void ExchangeController::askImport(const QString& folder) {
    const QString path = QFileDialog::getOpenFileName(
        window_, tr("Import"), folder,
        tr("Maps, pictures and annotations (*.png *.jpg *.jpeg *.json *.ora);;All files (*)"));
    if (path.isEmpty())
        return;
    run([this, path]() -> Delivery {
        const FileKind kind = kind_of_file(path.toStdString());
        return [this, path, kind] {
            ImportRequest request{path};
            if (ImportDialog::needed(kind)) {
                ImportDialog dialog(path, kind, sets_, !document_.label_set().empty(), window_);
                if (dialog.exec() != QDialog::Accepted)
                    return;
                request = dialog.request();
            }
            importFile(request);
        };
    });
}

void ExchangeController::decideKind(const Shared& incoming) {
    switch (incoming->kind) {
    case FileKind::project:
    case FileKind::checkpoint:
    case FileKind::label_set:
    case FileKind::unknown:
        if (!incoming->pasted) {
            Q_EMIT otherKind(incoming->path, incoming->kind);
            return;
        }
        break;
    default:
        break;
    }
    if (incoming->images.empty())
        return incoming->by_colours ? decideColours(incoming) : decideClasses(incoming);
    std::optional<std::size_t> chosen = 0;
    if (incoming->images.size() > 1)
        chosen = questions_.coco_image(incoming->file, incoming->images);
    if (!chosen)
        return;
    run([this, incoming, image = incoming->images.at(*chosen).id]() -> Delivery {
        readCocoImage(*incoming, image);
        return [this, incoming] { decideClasses(incoming); };
    });
}

void ExchangeController::decideColours(const Shared& incoming) {
    std::map<std::uint32_t, ClassIndex> decided;
    if (!incoming->colours.unknown.empty()) {
        const auto answer =
            questions_.unknown_colours(incoming->file, incoming->colours, document_.label_set());
        if (!answer)
            return;
        decided = *answer;
    }
    for (const auto& [later, earlier] : incoming->colours.doubles)
        incoming->remarks += tr("“%1” has the colour of “%2” and was read as that.")
                                 .arg(QString::fromStdString(document_.label_set()[later].name),
                                      QString::fromStdString(document_.label_set()[earlier].name));
    run([this, incoming, decided]() -> Delivery {
        incoming->map = with_colours_decided(incoming->picture, incoming->colours, decided);
        incoming->indices = true;
        incoming->picture = {};
        countClasses(*incoming);
        return [this, incoming] { decideClasses(incoming); };
    });
}

void ExchangeController::decideClasses(const Shared& incoming) {
    if (!incoming->has_map())
        return decideSize(incoming);
    if (!incoming->indices)
        return decideNames(incoming);
    const LabelSet& labels = document_.label_set();
    const bool foreign = !labels.empty() &&
                         std::any_of(incoming->counts.begin(), incoming->counts.end(), [&](const auto& one) {
                             return one.first >= labels.size() && one.first != labels.unlabelled();
                         });
    if (!foreign)
        return decideSize(incoming);
    if (const auto answer = questions_.reconcile(incoming->file, labels, incoming->counts, labels))
        giveClasses(incoming, *answer);
}

void ExchangeController::decideNames(const Shared& incoming) {
    const LabelSet& labels = document_.label_set();
    if (labels.empty()) { // nothing to reconcile with: the file brings its own list
        incoming->new_labels = listOf(incoming->names);
        return giveClasses(incoming, {});
    }
    const auto classes = classes_by_name(incoming->names, labels);
    std::map<ClassIndex, ClassIndex> known;
    bool all = true;
    for (const auto& [position, use] : incoming->counts) {
        if (classes.at(position))
            known[position] = *classes[position];
        else
            all = false;
    }
    if (!all) {
        const auto answer =
            questions_.reconcile(incoming->file, listOf(incoming->names), incoming->counts, labels);
        if (!answer)
            return;
        for (const auto& [from, to] : *answer)
            known[from] = to;
        // What the answer does not name keeps its number: only sensible if the list has that number.
        for (const auto& [position, use] : incoming->counts)
            known.try_emplace(position, position);
    }
    giveClasses(incoming, std::move(known));
}

void ExchangeController::giveClasses(const Shared& incoming, std::map<ClassIndex, ClassIndex> classes) {
    const LabelSet& labels = incoming->new_labels.empty() ? document_.label_set() : incoming->new_labels;
    // What is not covered in a copied piece stays as it is; in a file it is the ground.
    const ClassIndex ground = incoming->pasted || incoming->indices ? no_class : groundOf(labels);
    if (ground != no_class && incoming->uncovered > 0)
        incoming->remarks +=
            tr("%1: %2 pixels that nothing covers became %3.")
                .arg(incoming->file)
                .arg(incoming->uncovered)
                .arg(ground < labels.size() ? tr("“%1”").arg(QString::fromStdString(labels[ground].name))
                                            : tr("“no class”"));
    run([this, incoming, classes = std::move(classes), ground]() -> Delivery {
        sinopia::giveClasses(*incoming, classes, ground);
        return [this, incoming] { decideSize(incoming); };
    });
}

void ExchangeController::decideSize(const Shared& incoming) {
    if (incoming->pasted)
        return placeInside(*incoming);
    const Size size = document_.size();
    if (incoming->size() == size)
        return apply(*incoming);
    const bool picture = !incoming->has_map() && incoming->instances.empty();
    const SizeChoice choice = questions_.size_mismatch(incoming->file, incoming->size(), size, picture);
    if (choice == SizeChoice::cancel)
        return;
    if (choice == SizeChoice::new_document) {
        if (!questions_.may_lose_work || questions_.may_lose_work())
            becomeDocument(*incoming);
        return;
    }
    run([this, incoming, size, choice]() -> Delivery {
        fitTo(*incoming, size, choice);
        return [this, incoming] { apply(*incoming); };
    });
}

void ExchangeController::exportFile(const ExportRequest& request) {
    run([this, request, snapshot = document_.snapshot(), sets = sets_]() -> Delivery {
        const QStringList remarks = writeExport(request, snapshot, sets);
        return [this, path = request.path, remarks] {
            Q_EMIT exported(path);
            if (!remarks.isEmpty())
                Q_EMIT remarked(remarks.join(' '));
        };
    });
}

void ExchangeController::askExport(const QString& folder) {
    ExportDialog dialog(document_.has_picture(), document_.has_instances(), sets_, window_);
    dialog.propose(preferredFormat());
    if (dialog.exec() != QDialog::Accepted)
        return;
    ExportRequest request = dialog.request();
    const QString suffix = suffixOf(request.format);
    QString path = QFileDialog::getSaveFileName(window_, tr("Export"),
                                                QFileInfo(folder, dialog.proposedName() + suffix).filePath(),
                                                tr("%1 files (*%2)").arg(suffix.mid(1).toUpper(), suffix));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += suffix;
    request.path = path;
    exportFile(request);
}

bool ExchangeController::canExport(ExportFormat format) const {
    return sinopia::canExport(format, document_.has_picture(), document_.has_instances());
}

std::optional<FileKind> ExchangeController::kindOfDrop(const QMimeData* data, QString* path) {
    const QList<QUrl> urls = data->urls();
    if (urls.size() != 1 || !urls.first().isLocalFile())
        return {};
    const QString file = urls.first().toLocalFile();
    if (path)
        *path = file;
    try {
        return kind_of_file(file.toStdString());
    } catch (const Error&) {
        return {};
    }
}

} // namespace sinopia
