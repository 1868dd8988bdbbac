#include "ui/style/theme.h"

#include <QApplication>
#include <QPalette>
#include <QStyleFactory>

namespace sinopia {

QColor accentColor() {
    return {0xA8, 0x4B, 0x2F};
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
