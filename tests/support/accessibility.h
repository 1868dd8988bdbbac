#pragma once

#include <QStringList>

class QWidget;

namespace sinopia::test {

/// What keeps a person who has no mouse, or does not see the screen, from using a shown window: a sentence
/// for each control without a name, without a visible hint (label, text or tooltip), or out of Tab's reach,
/// and for each dead end. `canvas`: where Tab means something else, so that the walk begins after it and ends
/// at it.
QStringList accessibilityProblems(QWidget& window, QWidget* canvas = nullptr);

} // namespace sinopia::test
