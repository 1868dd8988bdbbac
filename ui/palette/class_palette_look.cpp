#include "ui/palette/class_delegate.h"
#include "ui/palette/class_list_model.h"
#include "ui/palette/class_list_view.h"
#include "ui/palette/class_menu.h"
#include "ui/palette/class_palette.h"
#include "ui/palette/recent_strip.h"
#include "ui/style/icons.h"

#include <QBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include <array>

namespace sinopia {
namespace {

constexpr int most_pins_shown = 9; // as many as there are keys

/// The current class's colour over the previous one's, as painting programs show two colours.
QIcon pairIcon(const QColor& current, const QColor& previous) {
    QPixmap pixmap(88, 72);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    drawSwatch(painter, {18, 14, 25, 21}, previous);
    drawSwatch(painter, {1, 1, 31, 25}, current);
    return QIcon(pixmap);
}

void describe(QWidget& widget, const QString& name, const QString& tip) {
    widget.setAccessibleName(name);
    widget.setToolTip(tip);
}

QLayout* rowOf(QWidget* first, QWidget* second, bool first_is_wide) {
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(first, first_is_wide ? 1 : 0);
    row->addWidget(second, first_is_wide ? 0 : 1);
    return row;
}

/// Rows: the class in use, the search, the footer; the recent ones after the first, the lists after the
/// second.
void stack(QWidget& palette, const std::array<QLayout*, 3>& rows, QWidget* recent, QWidget* pins,
           QWidget* list) {
    auto* layout = new QVBoxLayout(&palette);
    layout->setContentsMargins(8, 8, 8, 6);
    layout->setSpacing(6);
    layout->addLayout(rows[0]);
    layout->addWidget(recent);
    layout->addLayout(rows[1]);
    layout->addWidget(pins);
    layout->addWidget(list, 1);
    layout->addLayout(rows[2]);
}

QStringList texts(const QJsonValue& list) {
    QStringList texts;
    for (const QJsonValue& one : list.toArray())
        if (one.isString())
            texts << one.toString();
    return texts;
}

} // namespace

void ClassPalette::build() {
    describe(*swap_, tr("Swap the last two classes"), tr("Swap the last two classes (X)"));
    swap_->setIconSize({44, 36});
    swap_->setAutoRaise(true);
    name_->setTextFormat(Qt::RichText);
    search_->setObjectName("classSearch");
    describe(*search_, tr("Find a class"),
             tr("Type a name, a number or a group (/). Enter takes the first, Down goes to the list"));
    search_->setPlaceholderText(tr("Find a class  ( / )"));
    search_->setClearButtonEnabled(true);
    search_->installEventFilter(this);
    describe(*more_, tr("More for the list of classes"), tr("More for the list of classes"));
    more_->setIcon(icon(Icon::more));
    more_->setAutoRaise(true);
    more_->setPopupMode(QToolButton::InstantPopup);
    more_->setStyleSheet("QToolButton::menu-indicator { image: none; }");
    auto* menu = new QMenu(more_);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        menu_->fillForList(*menu);
    });
    more_->setMenu(menu);
    describe(*list_, tr("Classes"), {});
    list_->setObjectName("classList");
    list_->setAccessibleDescription(
        tr("The keys 1 to 9 choose pinned classes first, then the others by their numbers"));
    describe(*pins_, tr("Pinned classes"), {});
    pins_->setObjectName("pinnedClasses");
    pins_->setAccessibleDescription(tr("The keys 1 to 9 choose these first"));
    show_all_->setAutoRaise(true);
    show_all_->setToolTip(tr("Show the hidden classes again"));
    footer_->setObjectName("classFooter");
    // Long names must not make the palette wide.
    for (QLabel* label : {name_, footer_})
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    stack(*this, {rowOf(swap_, name_, false), rowOf(search_, more_, true), rowOf(footer_, show_all_, true)},
          recent_, pins_, list_);
}

void ClassPalette::showCurrent() {
    swap_->setIcon(pairIcon(model_->colorOf(current_), model_->colorOf(previous_)));
    name_->setText(QString("<b>%1</b><br><small>%2</small>")
                       .arg(model_->nameOf(current_).toHtmlEscaped(),
                            tr("before: %1").arg(model_->nameOf(previous_).toHtmlEscaped())));
    model_->setCurrent(current_);
    recent_->setCurrent(current_);
    if (!model_->isSearching())
        goTo(current_);
}

void ClassPalette::showFooter() {
    const int classes = model_->labels().size();
    int used = 0;
    for (const auto& [index, use] : model_->counts())
        used += index < classes;
    QString text = model_->isSearching() ? tr("%1 found").arg(model_->rowCount())
                   : classes == 1        ? tr("1 class")
                                         : tr("%1 classes").arg(classes);
    if (!model_->counts().empty() && !model_->isSearching())
        text += tr(", %1 in use").arg(used);
    footer_->setText(text);
    const auto hidden = model_->hidden().size();
    show_all_->setText(tr("Show %1 hidden").arg(hidden));
    show_all_->setAccessibleName(show_all_->text());
    show_all_->setVisible(hidden > 0);
}

/// As high as the pins need; many scroll, so that the list keeps most of the room.
void ClassPalette::fitPins() {
    const int pins = pins_->model()->rowCount();
    pins_->setVisible(pins > 0);
    pins_->setFixedHeight(pins_->heightOf(std::min(pins, most_pins_shown)));
}

QByteArray ClassPalette::saveState() const {
    const QSet<QString>& folded = model_->folded();
    const QJsonObject state{{"pins", QJsonArray::fromStringList(model_->pins())},
                            {"recent", QJsonArray::fromStringList(recent_->names())},
                            {"folded", QJsonArray::fromStringList({folded.begin(), folded.end()})}};
    return QJsonDocument(state).toJson(QJsonDocument::Compact);
}

void ClassPalette::restoreState(const QByteArray& state) {
    const QJsonObject kept = QJsonDocument::fromJson(state).object();
    const QStringList folded = texts(kept["folded"]);
    model_->setPins(texts(kept["pins"]));
    model_->setFolded({folded.begin(), folded.end()});
    recent_->setNames(texts(kept["recent"]));
    goTo(current_);
}

} // namespace sinopia
