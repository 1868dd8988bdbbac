#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

class QApplication;

namespace sinopia {

/// Light or dark, or what the system says.
enum class Theme { system, light, dark };

/// The earth red of a sinopia, the program's accent.
QColor accentColor();

/// Style sheet of the one button that starts the main work.
QString primaryButtonStyle();

/// Sets the Fusion style and the theme's palette. May be called again at any time: all windows follow at
/// once. With Theme::system they go on following the system's own changes.
void applyTheme(QApplication& application, Theme theme = Theme::system);
/// The theme that was applied last.
Theme currentTheme();

/// The program's own palettes. Text stands against every ground that it is used on with a contrast of at
/// least 4.5, the highlight against the window with at least 3 (WCAG 2.1, 1.4.3 and 1.4.11).
QPalette themePalette(bool dark);
bool isDark(const QPalette& palette);

/// The contrast of two opaque colours, 1..21 (WCAG 2.1, "contrast ratio").
double contrast(const QColor& a, const QColor& b);

/// "light", "dark" or "system", as settings keep it; anything else reads as system.
QString themeName(Theme theme);
Theme themeOfName(const QString& name);

} // namespace sinopia
