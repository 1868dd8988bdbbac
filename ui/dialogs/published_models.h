#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace sinopia {

/// A checkpoint that the authors of SDM have published.
struct PublishedModel {
    QString dataset;
    QString page;     ///< where the authors keep it
    QString stem;     ///< a good name for its file
    QString facts;    ///< classes, sizes
    QString side_car; ///< what <stem>.config.json holds
};

/// From the README.md and the scripts/*.sh of WeilunWang/semantic-diffusion-model.
std::vector<PublishedModel> publishedModels();

/// The page that names them and says how to add one, as HTML. `own_folder` is where models of one's own lie.
QString publishedModelsPage(const QString& own_folder);

} // namespace sinopia
