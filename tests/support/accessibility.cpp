#include "support/accessibility.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenuBar>
#include <QTabBar>
#include <QTextEdit>
#include <QToolButton>
#include <QtTest>

#include <algorithm>

namespace sinopia::test {
namespace {

constexpr int most_links = 5;

/// Parts that Qt puts into its own widgets.
bool isInner(const QWidget& widget) {
    return widget.objectName().startsWith("qt_") ||
           qobject_cast<const QAbstractSpinBox*>(widget.parentWidget()) ||
           qobject_cast<const QComboBox*>(widget.parentWidget()) || widget.inherits("QLineEditIconButton") ||
           qobject_cast<const QDockWidget*>(widget.parentWidget());
}

bool takesTab(const QWidget& widget) {
    return (widget.focusPolicy() & Qt::TabFocus) == Qt::TabFocus && !widget.focusProxy();
}

QList<QWidget*> shown(QWidget& window) {
    QList<QWidget*> widgets = window.findChildren<QWidget*>();
    widgets.removeIf([&](const QWidget* widget) {
        return !widget->isVisible() || !widget->isEnabled() || widget->window() != &window ||
               isInner(*widget) || widget->visibleRegion().isEmpty();
    });
    return widgets;
}

QString nameOf(QWidget& widget) {
    QAccessibleInterface* face = QAccessible::queryAccessibleInterface(&widget);
    return face ? face->text(QAccessible::Name) : QString();
}

bool hasLabel(const QWidget& window, const QWidget& widget) {
    const auto labels = window.findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(),
                       [&](const QLabel* label) { return label->buddy() == &widget; });
}

/// How a person may find the control in the program: its kind, name and parents' names.
QString told(const QWidget& widget) {
    QStringList path;
    for (const QWidget* each = &widget; each && path.size() < 4; each = each->parentWidget())
        if (!each->objectName().isEmpty() || each == &widget)
            path << QString("%1 \"%2\"").arg(each->metaObject()->className(), each->objectName());
    return path.join(" in ");
}

/// What an empty field says about itself.
QString placeholderOf(const QWidget& widget) {
    const auto* line = qobject_cast<const QLineEdit*>(&widget);
    return line ? line->placeholderText() : QString();
}

bool isView(const QWidget& widget) {
    return qobject_cast<const QAbstractItemView*>(&widget) || qobject_cast<const QTextEdit*>(&widget) ||
           widget.inherits("QPlainTextEdit") || qobject_cast<const QTabBar*>(&widget);
}

QStringList namingProblems(QWidget& window, const QWidget* canvas) {
    QStringList problems;
    for (QWidget* widget : shown(window)) {
        const auto* button = qobject_cast<QAbstractButton*>(widget);
        const bool written = button && !button->text().isEmpty();
        const bool picture = button && button->text().isEmpty() && !button->icon().isNull();
        if (!takesTab(*widget) && !picture)
            continue;
        if (nameOf(*widget).isEmpty() && !qobject_cast<QTabBar*>(widget))
            problems << told(*widget) + " has no name";
        const bool hinted = written || !widget->toolTip().isEmpty() || hasLabel(window, *widget) ||
                            isView(*widget) || qobject_cast<QLabel*>(widget) || widget == canvas ||
                            !placeholderOf(*widget).isEmpty();
        if (!hinted)
            problems << told(*widget) + " has neither label nor tooltip";
    }
    return problems;
}

/// Of buttons of which one is down, Tab reaches one; the arrows reach the others.
bool isOneOfMany(const QWidget& widget) {
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    return button && (button->autoExclusive() || (button->group() && button->group()->exclusive()));
}

QStringList walkProblems(QWidget& window, QWidget* canvas) {
    QList<QWidget*> stops = shown(window);
    stops.removeIf([&](const QWidget* widget) { return !takesTab(*widget) || widget == canvas; });
    if (stops.isEmpty())
        return {};
    QStringList problems;
    QSet<QWidget*> seen;
    QWidget* start = canvas ? canvas->nextInFocusChain() : stops.first();
    while (canvas && start != canvas && !stops.contains(start))
        start = start->nextInFocusChain();
    start->setFocus(Qt::TabFocusReason);
    for (QWidget* here = start; here && here != canvas && !seen.contains(here);) {
        seen.insert(here);
        // A text may hold several links, and Tab goes through them first.
        for (int i = 0; i < most_links && QApplication::focusWidget() == here; ++i)
            QTest::keyClick(here, Qt::Key_Tab);
        if (QApplication::focusWidget() == here && stops.size() > 1)
            problems << told(*here) + " does not let Tab go on";
        here = QApplication::focusWidget();
    }
    for (const QWidget* stop : stops)
        if (!seen.contains(const_cast<QWidget*>(stop)) && !isOneOfMany(*stop))
            problems << told(*stop) + " is out of Tab's reach";
    return problems;
}

} // namespace

QStringList accessibilityProblems(QWidget& window, QWidget* canvas) {
    return namingProblems(window, canvas) + walkProblems(window, canvas);
}

} // namespace sinopia::test
