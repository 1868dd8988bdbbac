#pragma once

#include <QColor>
#include <QString>

class QApplication;

namespace sinopia {

/// The earth red of a sinopia, the program's accent.
QColor accentColor();

/// Style sheet of the one button that starts the main work.
QString primaryButtonStyle();

/// The Fusion style with the system's palette and the program's accent.
void applyTheme(QApplication& application);

} // namespace sinopia
