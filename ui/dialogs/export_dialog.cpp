#include "ui/dialogs/export_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace sinopia {
namespace {

constexpr int explanation_role = Qt::UserRole + 1;

} // namespace

ExportDialog::ExportDialog(bool picture, bool instances, const std::vector<BuiltInLabelSet>& sets,
                           QWidget* parent)
    : QDialog(parent), picture_(picture), instances_(instances), formats_(new QListWidget),
      explanation_(new QLabel), options_(new QStackedWidget),
      buttons_(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel)) {
    setWindowTitle(tr("Export"));
    formats_->setObjectName("formats");
    formats_->setAccessibleName(tr("Formats"));
    explanation_->setWordWrap(true);
    explanation_->setAlignment(Qt::AlignTop);
    addFormat(ExportFormat::class_png, tr("Class map (PNG)"),
              tr("One number for each pixel, exact: an indexed PNG in the classes’ colours, or grey."),
              classOptions(sets));
    addFormat(ExportFormat::colour_png, tr("Map in colours (PNG)"),
              tr("The map as it looks, for papers and for programs that read classes by colour."),
              new QWidget);
    addFormat(ExportFormat::instance_png, tr("Instances (16-bit PNG)"),
              tr("The id of each instance, 0 where there is none."), new QWidget);
    addFormat(ExportFormat::labelme, tr("labelme (JSON)"),
              tr("Outlines of all areas. labelme and Sinopia draw exactly the same map from them."),
              labelmeOptions());
    addFormat(ExportFormat::coco, tr("COCO (JSON)"),
              tr("Categories, and for each class or instance its shape, area and box."), cocoOptions());
    addFormat(ExportFormat::openraster, tr("OpenRaster (layers)"),
              tr("Picture, map and region as layers, for Krita, GIMP and MyPaint."), new QWidget);
    addFormat(ExportFormat::picture_png, tr("Picture (PNG)"),
              tr("Without loss, with the settings that made it in the file."), new QWidget);
    addFormat(ExportFormat::picture_jpeg, tr("Picture (JPEG)"),
              tr("Small, a little blurred; with the settings in its comment."), jpegOptions());
    auto* right = new QVBoxLayout;
    right->addWidget(explanation_);
    right->addWidget(options_);
    right->addStretch(1);
    auto* middle = new QHBoxLayout;
    middle->addWidget(formats_, 2);
    middle->addLayout(right, 3);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(middle, 1);
    auto* promise = new QLabel(tr("Every file is read back and compared before it replaces an older one."));
    promise->setWordWrap(true);
    layout->addWidget(promise);
    layout->addWidget(buttons_);
    buttons_->button(QDialogButtonBox::Ok)->setText(tr("&Export…"));
    connect(formats_, &QListWidget::currentRowChanged, this, &ExportDialog::showFormat);
    connect(formats_, &QListWidget::itemActivated, this, [this] {
        if (buttons_->button(QDialogButtonBox::Ok)->isEnabled())
            accept();
    });
    connect(buttons_, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    formats_->setCurrentRow(0);
    resize(620, 360);
}

void ExportDialog::addFormat(ExportFormat format, const QString& title, const QString& explanation,
                             QWidget* options) {
    auto* item = new QListWidgetItem(title, formats_);
    item->setData(Qt::UserRole, int(format));
    const bool possible = canExport(format, picture_, instances_);
    item->setData(explanation_role, possible ? explanation
                                    : format == ExportFormat::instance_png
                                        ? tr("This document has no instance layer.")
                                        : tr("There is no picture yet: generate or open one first."));
    if (!possible)
        item->setForeground(palette().brush(QPalette::Disabled, QPalette::Text));
    options_->addWidget(options);
}

QWidget* ExportDialog::classOptions(const std::vector<BuiltInLabelSet>& sets) {
    values_ = new QComboBox;
    values_->setObjectName("values");
    values_->addItem(tr("The class numbers themselves"), QString());
    for (const BuiltInLabelSet& set : sets)
        values_->addItem(QString::fromStdString(set.title), QString::fromStdString(set.id));
    values_->setToolTip(tr("Number the classes as the files of a published data set do"));
    values_->setMinimumContentsLength(18);
    values_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    wide_ = new QCheckBox(tr("Always &16 bits"));
    wide_->setToolTip(tr("Grey of 16 bits even where 8 would do, for programs that expect it"));
    auto* page = new QWidget;
    auto* form = new QFormLayout(page);
    form->setContentsMargins({});
    form->addRow(tr("&Numbers"), values_);
    form->addRow(QString(), wide_);
    return page;
}

QWidget* ExportDialog::labelmeOptions() {
    embed_ = new QCheckBox(tr("Put the &picture into the file"));
    embed_->setToolTip(tr("As labelme's imageData: larger, but one file is enough"));
    embed_->setEnabled(picture_);
    background_ = new QCheckBox(tr("Leave class 0 &undrawn as background"));
    background_->setToolTip(tr("labelme's usual way; areas of class 0 inside others are still drawn"));
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins({});
    column->addWidget(embed_);
    column->addWidget(background_);
    return page;
}

QWidget* ExportDialog::cocoOptions() {
    shapes_ = new QComboBox;
    shapes_->setObjectName("shapes");
    shapes_->addItem(tr("Polygons, runs where there are holes"), int(CocoShapes::polygons));
    shapes_->addItem(tr("Run lengths as numbers"), int(CocoShapes::runs));
    shapes_->addItem(tr("Run lengths, packed"), int(CocoShapes::packed));
    shapes_->setToolTip(tr("How the shapes are stored; all of them are exact"));
    first_category_ = new QSpinBox;
    first_category_->setRange(0, 1000);
    first_category_->setValue(1);
    first_category_->setToolTip(tr("The id of class 0 in the file; COCO itself begins with 1"));
    auto* page = new QWidget;
    auto* form = new QFormLayout(page);
    form->setContentsMargins({});
    form->addRow(tr("&Shapes"), shapes_);
    form->addRow(tr("First &category"), first_category_);
    return page;
}

QWidget* ExportDialog::jpegOptions() {
    quality_ = new QSpinBox;
    quality_->setRange(1, 100);
    quality_->setValue(95);
    quality_->setToolTip(tr("From 90 on, colours keep their full resolution"));
    auto* page = new QWidget;
    auto* form = new QFormLayout(page);
    form->setContentsMargins({});
    form->addRow(tr("&Quality"), quality_);
    return page;
}

void ExportDialog::showFormat(int row) {
    const QListWidgetItem* item = formats_->item(row);
    if (!item)
        return;
    explanation_->setText(item->data(explanation_role).toString());
    options_->setCurrentIndex(row);
    const bool possible = canExport(format(), picture_, instances_);
    options_->setEnabled(possible);
    buttons_->button(QDialogButtonBox::Ok)->setEnabled(possible);
}

void ExportDialog::propose(ExportFormat format) {
    for (int row = 0; row < formats_->count(); ++row)
        if (formats_->item(row)->data(Qt::UserRole).toInt() == static_cast<int>(format) &&
            canExport(format, picture_, instances_))
            formats_->setCurrentRow(row);
}

ExportFormat ExportDialog::format() const {
    return static_cast<ExportFormat>(formats_->currentItem()->data(Qt::UserRole).toInt());
}

ExportRequest ExportDialog::request() const {
    ExportRequest request;
    request.format = format();
    request.wide = wide_->isChecked();
    request.value_rule = values_->currentData().toString();
    request.embed_picture = embed_->isChecked();
    request.leave_out_background = background_->isChecked();
    request.coco_shapes = static_cast<CocoShapes>(shapes_->currentData().toInt());
    request.coco_first_category = first_category_->value();
    request.jpeg_quality = quality_->value();
    return request;
}

QString ExportDialog::proposedName() const {
    switch (format()) {
    case ExportFormat::instance_png:
        return tr("instances");
    case ExportFormat::picture_png:
    case ExportFormat::picture_jpeg:
        return tr("picture");
    case ExportFormat::colour_png:
        return tr("map-colours");
    default:
        return tr("map");
    }
}

} // namespace sinopia
