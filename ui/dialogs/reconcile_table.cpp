#include "ui/dialogs/reconcile_table.h"

#include "ui/palette/class_delegate.h"
#include "ui/palette/class_search.h"
#include "ui/style/icons.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QTableWidget>
#include <QTimer>
#include <QWheelEvent>

namespace sinopia {
namespace {

QString said(const char* english) {
    return QCoreApplication::translate("ReconcileDialog", english);
}

class StillBox : public QComboBox {
  public:
    using QComboBox::QComboBox;

    /// Takes the choice that fits best what was typed, as the palette's search does.
    void takeTyped() {
        completer()->popup()->hide();
        const QString typed = foldedForSearch(currentText()).simplified();
        if (typed.isEmpty() || currentText() == itemText(currentIndex()))
            return;
        int best = -1, best_score = 0;
        for (int i = 0; i < count(); ++i) {
            const SearchTexts texts(itemData(i, ChoiceName).toString(), {}, itemData(i).toInt());
            if (const int score = searchScore(typed, texts); score > best_score) {
                best = i;
                best_score = score;
            }
        }
        if (best < 0) {
            setEditText(itemText(currentIndex()));
            return;
        }
        setCurrentIndex(best);
        Q_EMIT activated(best);
    }

  protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
    /// Enter answers this row; it must not press OK as well.
    void keyPressEvent(QKeyEvent* event) override {
        QComboBox::keyPressEvent(event);
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            event->accept();
    }
    /// Typing replaces what stands there, also after a click.
    void focusInEvent(QFocusEvent* event) override {
        QComboBox::focusInEvent(event);
        if (event->reason() == Qt::PopupFocusReason)
            return; // the list of suggestions has closed in the middle of typing
        QTimer::singleShot(0, this, [this] {
            if (lineEdit())
                lineEdit()->selectAll();
        });
    }
    /// What was typed and not taken gives way to what is chosen.
    void focusOutEvent(QFocusEvent* event) override {
        QComboBox::focusOutEvent(event);
        if (event->reason() != Qt::PopupFocusReason)
            setEditText(itemText(currentIndex()));
    }
};

} // namespace

void setUpTable(QTableWidget& table, int rows) {
    table.setRowCount(rows);
    table.setColumnCount(ReconcileColumn::count);
    table.setHorizontalHeaderLabels({said(QT_TRANSLATE_NOOP("ReconcileDialog", "Class of the map")),
                                     said(QT_TRANSLATE_NOOP("ReconcileDialog", "Number")),
                                     said(QT_TRANSLATE_NOOP("ReconcileDialog", "Pixels")),
                                     said(QT_TRANSLATE_NOOP("ReconcileDialog", "First at")),
                                     said(QT_TRANSLATE_NOOP("ReconcileDialog", "becomes")),
                                     said(QT_TRANSLATE_NOOP("ReconcileDialog", "because"))});
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(table.fontMetrics().height() + 14);
    table.horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table.horizontalHeader()->setSectionResizeMode(ReconcileColumn::to, QHeaderView::Stretch);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::NoSelection);
    table.setFocusPolicy(Qt::NoFocus); // the boxes take the keys; Tab goes from one to the next
    table.setTabKeyNavigation(false);  // or Tab would stay between the cells
    table.setShowGrid(false);
    table.setAlternatingRowColors(true);
    table.setIconSize({24, 16});
}

QTableWidgetItem* textCell(const QString& text, const QIcon& icon) {
    auto* cell = new QTableWidgetItem(icon, text.simplified());
    cell->setToolTip(text.toHtmlEscaped());
    return cell;
}

QTableWidgetItem* numberCell(const QString& text) {
    auto* cell = new QTableWidgetItem(text);
    cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return cell;
}

void markOpen(QTableWidget& table, int row, bool open) {
    QFont font = table.font();
    font.setBold(open);
    table.item(row, ReconcileColumn::from)->setFont(font);
    table.item(row, ReconcileColumn::reason)->setIcon(open ? icon(Icon::warning) : QIcon());
}

QIcon swatchIcon(const QColor& color) {
    QPixmap pixmap(48, 32);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    drawSwatch(painter, {0, 0, 24, 16}, color);
    painter.end();
    return QIcon(pixmap);
}

QString reasonText(MatchReason reason) {
    switch (reason) {
    case MatchReason::none:
        return said(QT_TRANSLATE_NOOP("ReconcileDialog", "nothing fits"));
    case MatchReason::name:
        return said(QT_TRANSLATE_NOOP("ReconcileDialog", "the same name"));
    case MatchReason::spelling:
        return said(QT_TRANSLATE_NOOP("ReconcileDialog", "spelled otherwise"));
    case MatchReason::plural:
        return said(QT_TRANSLATE_NOOP("ReconcileDialog", "singular and plural"));
    case MatchReason::synonym:
        return said(QT_TRANSLATE_NOOP("ReconcileDialog", "another word for it"));
    case MatchReason::number:
        return said(QT_TRANSLATE_NOOP("ReconcileDialog", "the same number"));
    case MatchReason::ignored:
        return said(QT_TRANSLATE_NOOP("ReconcileDialog", "both mean no class"));
    case MatchReason::chosen:
        return said(QT_TRANSLATE_NOOP("ReconcileDialog", "chosen by you"));
    }
    return {};
}

QComboBox* searchableBox(QAbstractItemModel* choices) {
    auto* box = new StillBox;
    box->setModel(choices);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setFocusPolicy(Qt::StrongFocus);
    box->setIconSize({24, 16});
    box->setMinimumContentsLength(18);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMaxVisibleItems(20);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    box->completer()->setFilterMode(Qt::MatchContains);
    box->completer()->setCaseSensitivity(Qt::CaseInsensitive);
    QObject::connect(box->lineEdit(), &QLineEdit::returnPressed, box, &StillBox::takeTyped);
    return box;
}

} // namespace sinopia
