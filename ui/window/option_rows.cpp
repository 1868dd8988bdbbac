#include "ui/window/option_rows.h"

#include "ui/tools/paint_settings.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSpinBox>
#include <QToolButton>

namespace sinopia {

OptionRow::OptionRow(PaintSettings& settings) : settings_(settings) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
}

QToolButton* OptionRow::choice(const QString& text, const QString& tip) {
    auto* button = new QToolButton;
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setCheckable(true);
    button->setAutoExclusive(true);
    button->setFocusPolicy(Qt::TabFocus);
    addField(button);
    return button;
}

void OptionRow::addLabel(const QString& text, QWidget* field) {
    auto* label = new QLabel(text);
    label->setBuddy(field);
    addField(label);
    addField(field);
}

void OptionRow::addField(QWidget* field) {
    layout()->addWidget(field);
}

AreaRow::AreaRow(PaintSettings& settings)
    : OptionRow(settings), source_(new QComboBox), contiguous_(new QCheckBox(tr("Connected only"))),
      tolerance_(new QSpinBox) {
    source_->setObjectName("areaSource");
    source_->addItem(tr("Classes of the map"), int(AreaSource::labels));
    source_->addItem(tr("Colours of the picture"), int(AreaSource::picture));
    source_->addItem(tr("Instances"), int(AreaSource::instances));
    source_->setAccessibleName(tr("Where to look for the area"));
    source_->setToolTip(
        tr("What makes an area: pixels of one class, of a similar colour, or of one instance"));
    contiguous_->setObjectName("contiguous");
    contiguous_->setToolTip(tr("Only what is connected with the clicked pixel; otherwise everywhere"));
    tolerance_->setObjectName("tolerance");
    tolerance_->setRange(0, 255);
    tolerance_->setToolTip(tr("How far a colour may differ from the clicked one, 0 to 255 in each channel"));
    tolerance_->setAccessibleName(tr("Tolerance"));
    addLabel(tr("Area by"), source_);
    addField(contiguous_);
    addLabel(tr("Tolerance"), tolerance_);
    const auto write = [this] {
        if (showing_)
            return;
        PaintSettings::Options options = settings_.options();
        options.area = AreaSource(source_->currentData().toInt());
        options.contiguous = contiguous_->isChecked();
        options.tolerance = tolerance_->value();
        settings_.setOptions(options);
    };
    connect(source_, &QComboBox::currentIndexChanged, this, write);
    connect(contiguous_, &QCheckBox::toggled, this, write);
    connect(tolerance_, &QSpinBox::valueChanged, this, write);
}

void AreaRow::refresh() {
    showing_ = true;
    const PaintSettings::Options& options = settings_.options();
    source_->setCurrentIndex(source_->findData(int(options.area)));
    contiguous_->setChecked(options.contiguous);
    tolerance_->setValue(options.tolerance);
    tolerance_->setEnabled(options.area == AreaSource::picture);
    showing_ = false;
}

CombineRow::CombineRow(PaintSettings& settings) : OptionRow(settings), mode_(new QComboBox) {
    mode_->setObjectName("combine");
    mode_->addItem(tr("Replace"), int(CombineMode::replace));
    mode_->addItem(tr("Add"), int(CombineMode::add));
    mode_->addItem(tr("Subtract"), int(CombineMode::subtract));
    mode_->addItem(tr("Intersect"), int(CombineMode::intersect));
    mode_->setAccessibleName(tr("How a shape joins the region or selection"));
    mode_->setToolTip(tr("How a shape joins the region or the selection.\n"
                         "Shift adds, Alt subtracts, both together intersect."));
    addField(mode_);
    connect(mode_, &QComboBox::currentIndexChanged, this, [this] {
        if (showing_)
            return;
        PaintSettings::Options options = settings_.options();
        options.combine = CombineMode(mode_->currentData().toInt());
        settings_.setOptions(options);
    });
}

void CombineRow::refresh() {
    showing_ = true;
    mode_->setCurrentIndex(mode_->findData(int(settings_.options().combine)));
    showing_ = false;
}

InstanceRow::InstanceRow(PaintSettings& settings)
    : OptionRow(settings), fresh_(new QCheckBox(tr("New instance each stroke"))), current_(new QSpinBox) {
    fresh_->setObjectName("newInstances");
    fresh_->setToolTip(tr("Each stroke is a new object. Switch it off to go on with the one beside,\n"
                          "or pick another one in the map."));
    current_->setObjectName("currentInstance");
    current_->setRange(0, 65535);
    current_->setAccessibleName(tr("Number of the instance to go on with"));
    current_->setToolTip(current_->accessibleName());
    addField(fresh_);
    addField(current_);
    connect(fresh_, &QCheckBox::toggled, this, [this](bool on) {
        if (showing_)
            return;
        PaintSettings::Options options = settings_.options();
        options.new_instances = on;
        settings_.setOptions(options);
    });
    connect(current_, &QSpinBox::valueChanged, this, [this](int id) {
        if (!showing_)
            settings_.setCurrentInstance(static_cast<std::uint16_t>(id));
    });
}

void InstanceRow::refresh() {
    showing_ = true;
    fresh_->setChecked(settings_.options().new_instances);
    current_->setValue(settings_.currentInstance());
    current_->setEnabled(!settings_.options().new_instances);
    showing_ = false;
}

SmoothRow::SmoothRow(PaintSettings& settings) : OptionRow(settings), radius_(new QSpinBox) {
    radius_->setObjectName("smoothRadius");
    radius_->setRange(1, 32);
    radius_->setSuffix(tr(" px"));
    radius_->setAccessibleName(tr("Radius of smoothing in pixels"));
    radius_->setToolTip(tr("How far smoothing looks: details smaller than this go"));
    addLabel(tr("Smooth within"), radius_);
    connect(radius_, &QSpinBox::valueChanged, this, [this](int radius) {
        if (showing_)
            return;
        PaintSettings::Options options = settings_.options();
        options.smooth_radius = radius;
        settings_.setOptions(options);
    });
}

void SmoothRow::refresh() {
    showing_ = true;
    radius_->setValue(settings_.options().smooth_radius);
    showing_ = false;
}

} // namespace sinopia
