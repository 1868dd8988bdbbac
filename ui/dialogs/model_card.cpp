#include "ui/dialogs/model_card.h"

#include "ui/dialogs/card_browser.h"
#include "ui/dialogs/installed_model.h"
#include "ui/palette/class_delegate.h"
#include "ui/palette/class_list_model.h"

#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QPainter>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

namespace sinopia {
namespace {

constexpr int swatch_side = 16;

QIcon swatch(Rgb color) {
    QPixmap pixmap(2 * swatch_side, 2 * swatch_side);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    drawSwatch(painter, QRectF(0, 0, swatch_side, swatch_side), toColor(color));
    return QIcon(pixmap);
}

QLabel* textLabel() {
    auto* label = new QLabel;
    label->setTextFormat(Qt::PlainText); // names come from files
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

ModelCard::ModelCard(QWidget* parent)
    : QWidget(parent), name_(textLabel()), description_(textLabel()), problem_(textLabel()),
      facts_(textLabel()), classes_title_(new QLabel), class_items_(new QStandardItemModel(this)),
      classes_(new QListView), card_(new CardBrowser) {
    QFont large = name_->font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    large.setBold(true);
    name_->setFont(large);
    QFont bold = problem_->font();
    bold.setBold(true);
    problem_->setFont(bold);
    facts_->setForegroundRole(QPalette::PlaceholderText);
    classes_->setObjectName("modelClasses");
    classes_->setAccessibleName(tr("Classes of the model"));
    classes_->setModel(class_items_);
    classes_->setFlow(QListView::LeftToRight);
    classes_->setWrapping(true);
    classes_->setResizeMode(QListView::Adjust);
    classes_->setSpacing(2);
    classes_->setIconSize({swatch_side, swatch_side});
    classes_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    classes_->setSelectionMode(QAbstractItemView::NoSelection);
    classes_title_->setBuddy(classes_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QWidget* part : {name_, description_, problem_, facts_, classes_title_})
        layout->addWidget(part);
    layout->addWidget(classes_);
    layout->addWidget(card_, 1);
}

void ModelCard::showModel(const InstalledModel& model) {
    const ModelManifest& manifest = model.manifest;
    name_->setText(QString::fromStdString(manifest.name));
    description_->setText(QString::fromStdString(manifest.description));
    description_->setVisible(!manifest.description.empty());
    problem_->setText(model.problem);
    problem_->setVisible(!model.problem.isEmpty());
    facts_->setText(factsOf(model));
    class_items_->clear();
    int index = 0;
    for (const LabelClass& entry : manifest.labels.classes()) {
        const QString name = QString::fromStdString(entry.name);
        auto* item = new QStandardItem(swatch(entry.color), name);
        item->setToolTip(tr("Class %1: %2").arg(index++).arg(name));
        class_items_->appendRow(item);
    }
    classes_title_->setText(tr("%n &class(es)", nullptr, index));
    classes_title_->setVisible(index > 0);
    classes_->setVisible(index > 0);
    fitClasses();
    card_->showCard(model.card.isEmpty() ? tr("This model has no card (README.md).") : model.card,
                    model.folder);
}

void ModelCard::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitClasses();
}

void ModelCard::fitClasses() {
    constexpr int highest = 160;
    layout()->activate(); // the list's width decides how many lines there are
    classes_->scrollToTop();
    classes_->doItemsLayout();
    const QModelIndex last = class_items_->index(class_items_->rowCount() - 1, 0);
    const int lines = last.isValid() ? classes_->visualRect(last).bottom() : 0;
    classes_->setFixedHeight(std::min(highest, lines + 10));
}

QString ModelCard::factsOf(const InstalledModel& model) const {
    const ModelManifest& manifest = model.manifest;
    const QLocale locale;
    QStringList lines;
    for (const ModelStage& stage : manifest.stages) {
        const QString size = tr("%1×%2 pixels").arg(stage.size.width).arg(stage.size.height);
        lines << (stage.role == "base" ? tr("Paints %1").arg(size) : tr("Then enlarges to %1").arg(size));
    }
    if (manifest.max_pixels > 0)
        lines << tr("Larger maps are painted at that size and scaled up");
    if (model.bytes > 0)
        lines << tr("Weights: %1 on disk").arg(locale.formattedDataSize(model.bytes));
    lines << (manifest.license.empty() ? tr("Licence: not stated")
                                       : tr("Licence: %1").arg(QString::fromStdString(manifest.license)));
    lines << tr("Folder: %1").arg(model.folder);
    return lines.join('\n');
}

} // namespace sinopia
