#include "ui/style/theme.h"

#include <QApplication>
#include <QPalette>
#include <QStyleFactory>

namespace sinopia {

QColor accentColor() {
    return {0xA8, 0x4B, 0x2F};
}

QString primaryButtonStyle() {
    const QColor accent = accentColor();
    return QString("QPushButton { background: %1; color: white; border: 1px solid %2; border-radius: 4px;"
                   " font-weight: bold; }"
                   "QPushButton:hover { background: %3; }"
                   "QPushButton:pressed { background: %2; }"
                   "QPushButton:focus { border: 2px solid palette(text); }"
                   "QPushButton:disabled { background: palette(mid); border-color: palette(mid); }")
        .arg(accent.name(), accent.darker(125).name(), accent.lighter(112).name());
}

void applyTheme(QApplication& application) {
    QApplication::setStyle(QStyleFactory::create("Fusion"));
    QPalette palette = QApplication::palette();
    palette.setColor(QPalette::Highlight, accentColor());
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, accentColor());
    QApplication::setPalette(palette);
    application.setStyleSheet("QDockWidget::title { padding: 6px 8px; }"
                              "QToolBar { spacing: 4px; padding: 4px; border: none; }"
                              "QStatusBar::item { border: none; }");
}

} // namespace sinopia
