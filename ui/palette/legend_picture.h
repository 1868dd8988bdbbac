#pragma once

#include "formats/palette_legend.h"

#include <QImage>

class QWidget;

namespace sinopia {

/// The legend as a picture: swatches, ids and names in columns under group headings, black on white, for
/// papers and slides. `scale` 2 draws it twice as large, as sharp.
QImage legendPicture(const LabelSet& labels, const ClassCounts& counts, const LegendOptions& options = {},
                     double scale = 2);

/// Asks for a file (PNG, text or JSON by its ending) and writes the legend there. False: cancelled. Throws
/// Error if the file cannot be written.
bool exportLegend(QWidget* parent, const LabelSet& labels, const ClassCounts& counts);

} // namespace sinopia
