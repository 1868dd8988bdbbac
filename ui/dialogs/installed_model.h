#pragma once

#include "formats/model_manifest.h"

#include <QString>

#include <vector>

namespace sinopia {

/// A model folder as the library shows it.
struct InstalledModel {
    QString folder;
    QString shelf;          ///< title of the shelf that it stands on
    ModelManifest manifest; ///< of a broken one: only its name, the folder's
    QString card;           ///< README.md, Markdown; may be empty
    qint64 bytes = 0;       ///< of its weights on disk
    QString problem;        ///< why it cannot be used; empty: it can
};

/// The models in `folder`, by name: each folder in it with a manifest.json, broken ones too, but for
/// segmenters. Empty if the folder does not exist. Reads files: for a worker.
std::vector<InstalledModel> readModels(const QString& folder, const QString& shelf);

} // namespace sinopia
