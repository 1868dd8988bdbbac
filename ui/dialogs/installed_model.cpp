#include "ui/dialogs/installed_model.h"

#include "base/error.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>

namespace sinopia {
namespace {

constexpr qint64 largest_card = 256 * 1024; ///< more than that nobody reads, and Markdown is slow
constexpr int most_models = 1000;           ///< of a folder: a wrong one may hold any number

InstalledModel readModel(const QDir& folder, const QString& shelf) {
    InstalledModel model;
    model.folder = folder.absolutePath();
    model.shelf = shelf;
    try {
        model.manifest =
            read_model_manifest(std::filesystem::path(folder.filePath("manifest.json").toStdString()));
        for (const ModelStage& stage : model.manifest.stages) {
            const QFileInfo weights(folder.filePath(QString::fromStdString(stage.weights)));
            if (!weights.isFile() && model.problem.isEmpty())
                model.problem = QCoreApplication::translate(
                                    "ModelLibraryDialog",
                                    "The file %1 is missing from the model's folder; copy it there.")
                                    .arg(weights.fileName());
            model.bytes += weights.size();
        }
    } catch (const Error& error) {
        model.problem = QString::fromUtf8(error.what());
    }
    if (model.manifest.name.empty())
        model.manifest.name = folder.dirName().toStdString();
    if (QFile card(folder.filePath("README.md")); card.open(QIODevice::ReadOnly))
        model.card = QString::fromUtf8(card.read(largest_card));
    return model;
}

/// Such a model judges pictures and paints none.
bool isSegmenter(const ModelManifest& manifest) {
    return manifest.stages.size() == 1 && manifest.stages.front().role == "segmenter";
}

} // namespace

std::vector<InstalledModel> readModels(const QString& folder, const QString& shelf) {
    std::vector<InstalledModel> models;
    const QDir shelf_folder(folder);
    if (folder.isEmpty() || !shelf_folder.exists())
        return models;
    for (const QString& name : shelf_folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const QDir own(shelf_folder.filePath(name));
        if (!own.exists("manifest.json") || models.size() >= most_models)
            continue;
        InstalledModel model = readModel(own, shelf);
        if (!isSegmenter(model.manifest))
            models.push_back(std::move(model));
    }
    return models;
}

} // namespace sinopia
