#pragma once

#include <QColor>

class QApplication;

namespace sinopia {

/// The earth red of a sinopia, the program's accent.
QColor accentColor();

/// The Fusion style with the system's palette and the program's accent.
void applyTheme(QApplication& application);

} // namespace sinopia
