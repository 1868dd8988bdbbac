#pragma once

#include "formats/palette_legend.h"

#include <QImage>

#include <functional>

class QWidget;

namespace sinopia {

/// The legend as a picture: swatches, ids and names in columns under group headings, black on white, for
/// papers and slides. `scale` 2 draws it twice as large, as sharp.
QImage legendPicture(const LabelSet& labels, const ClassCounts& counts, const LegendOptions& options = {},
                     double scale = 2);

/// Writes it as PNG, text (.txt, .tsv) or JSON, by the ending, whole or not at all. Throws Error.
void writeLegend(const QString& path, const LabelSet& labels, const ClassCounts& counts,
                 const LegendOptions& options = {});

/// Asks for a file and writes it on a worker. False: cancelled. `done` is called on the window's thread with
/// an empty text or what went wrong; without it the parent shows that.
bool exportLegend(QWidget* parent, const LabelSet& labels, const ClassCounts& counts,
                  std::function<void(const QString& problem)> done = {});

} // namespace sinopia
