#pragma once

#include "formats/palette_reconcile.h"

#include <QIcon>
#include <QString>

class QAbstractItemModel;
class QComboBox;
class QTableWidget;
class QTableWidgetItem;

namespace sinopia {

/// The columns of the table of the reconcile dialog.
namespace ReconcileColumn {
enum { from, number, pixels, first, to, reason, count };
}

void setUpTable(QTableWidget& table, int rows);
QTableWidgetItem* textCell(const QString& text, const QIcon& icon);
QTableWidgetItem* numberCell(const QString& text);
/// Rows that still need an answer stand out, and not by colour alone.
void markOpen(QTableWidget& table, int row, bool open);
QIcon swatchIcon(const QColor& color);
QString reasonText(MatchReason reason);

/// What a choice is called; Qt::UserRole holds its number.
inline constexpr int ChoiceName = Qt::UserRole + 1;

/// A box over a shared list of choices that finds by typing (Enter takes the best fit); the wheel scrolls the
/// table and not the choice.
QComboBox* searchableBox(QAbstractItemModel* choices);

} // namespace sinopia
