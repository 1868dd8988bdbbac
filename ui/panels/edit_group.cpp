#include "ui/panels/edit_group.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QSettings>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace sinopia {
namespace {

constexpr int widest_margin = 1000;
constexpr int percent = 100;

QSpinBox* field(int least, int most, const QString& suffix, const QString& tip) {
    auto* box = new QSpinBox;
    box->setRange(least, most);
    box->setSuffix(suffix);
    box->setToolTip(tip);
    return box;
}

} // namespace

EditGroup::EditGroup(QWidget* parent) : QWidget(parent), header_(new QToolButton), fields_(new QWidget) {
    setObjectName("editGroup");
    header_->setObjectName("editGroupHeader");
    header_->setText(tr("Repainting a region"));
    header_->setToolTip(tr("How a region is painted anew, and how edits of the map mark it"));
    header_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    header_->setCheckable(true);
    header_->setAutoRaise(true);
    header_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* form = new QFormLayout(fields_);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(4);
    addFields(*form);
    addProposal(*form);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(header_);
    layout->addWidget(fields_);
    connect(header_, &QToolButton::toggled, this, &EditGroup::setOpen);
    setOptions({});
    setOpen(false);
}

void EditGroup::addFields(QFormLayout& form) {
    const QString pixels = tr(" px");
    feather_ = field(0, 1000, pixels,
                     tr("Outside the region the new fades into the old over so many pixels.\n"
                        "0 is an exact cut: not one pixel outside the region changes."));
    strength_ = field(1, percent, tr(" %"),
                      tr("100 % forgets what was there. Less keeps more of it: for gentle changes."));
    jumps_ = field(0, 100, {},
                   tr("How often each stretch of steps is noised again and repeated, so that the new suits\n"
                      "the old (RePaint). Each costs as many steps again. 0: none."));
    jump_length_ = field(1, 1000, {}, tr("How many steps such a stretch has"));
    context_ = field(0, 4096, pixels,
                     tr("How much of the picture around the region the network looks at, in its own pixels.\n"
                        "Less is faster, more suits the whole better."));
    crop_ = new QCheckBox(tr("Only around the region"));
    crop_->setToolTip(tr("Looks at a part of the picture where that is faster. Off: always at the whole."));
    form.addRow(tr("Feather"), feather_);
    form.addRow(tr("Strength"), strength_);
    form.addRow(tr("Repeats"), jumps_);
    form.addRow(tr("Steps a repeat"), jump_length_);
    form.addRow(tr("Context"), context_);
    form.addRow(QString(), crop_);
}

void EditGroup::addProposal(QFormLayout& form) {
    proposes_ = new QCheckBox(tr("Edits of the map mark it"));
    proposes_->setChecked(true);
    proposes_->setToolTip(
        tr("While there is a picture, the pixels whose class you change become the region"));
    margin_ =
        field(0, widest_margin, tr(" px"), tr("By so many pixels what an edit of the map marks is grown"));
    margin_->setValue(default_margin);
    form.addRow(QString(), proposes_);
    form.addRow(tr("Grown by"), margin_);
    connect(proposes_, &QCheckBox::toggled, margin_, &QWidget::setEnabled);
    connect(proposes_, &QCheckBox::toggled, this, &EditGroup::proposalChanged);
    connect(margin_, &QSpinBox::valueChanged, this, &EditGroup::proposalChanged);
}

EditOptions EditGroup::options() const {
    EditOptions options;
    options.feather = feather_->value();
    options.strength = double(strength_->value()) / percent;
    options.repaint_jumps = jumps_->value();
    options.jump_length = jump_length_->value();
    options.context = context_->value();
    options.crop = crop_->isChecked();
    return options;
}

void EditGroup::setOptions(const EditOptions& options) {
    feather_->setValue(options.feather);
    strength_->setValue(int(std::lround(std::clamp(options.strength, 0.0, 1.0) * percent)));
    jumps_->setValue(options.repaint_jumps);
    jump_length_->setValue(options.jump_length);
    context_->setValue(options.context);
    crop_->setChecked(options.crop);
}

bool EditGroup::proposes() const {
    return proposes_->isChecked();
}

void EditGroup::setProposes(bool proposes) {
    proposes_->setChecked(proposes);
}

int EditGroup::margin() const {
    return margin_->value();
}

void EditGroup::setMargin(int pixels) {
    margin_->setValue(pixels);
}

bool EditGroup::isOpen() const {
    return header_->isChecked();
}

void EditGroup::setOpen(bool open) {
    header_->setChecked(open);
    header_->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    fields_->setVisible(open);
}

void EditGroup::save(QSettings& settings) const {
    const EditOptions edit = options();
    settings.setValue("edit/feather", edit.feather);
    settings.setValue("edit/strength", strength_->value());
    settings.setValue("edit/jumps", edit.repaint_jumps);
    settings.setValue("edit/jumpLength", edit.jump_length);
    settings.setValue("edit/context", edit.context);
    settings.setValue("edit/crop", edit.crop);
    settings.setValue("edit/proposes", proposes());
    settings.setValue("edit/margin", margin());
    settings.setValue("edit/open", isOpen());
}

void EditGroup::restore(const QSettings& settings) {
    const std::pair<const char*, QSpinBox*> numbers[] = {
        {"edit/feather", feather_},        {"edit/strength", strength_}, {"edit/jumps", jumps_},
        {"edit/jumpLength", jump_length_}, {"edit/context", context_},   {"edit/margin", margin_}};
    for (const auto& [key, box] : numbers) {
        bool is_number = false;
        const int value = settings.value(key).toInt(&is_number);
        if (is_number && value >= box->minimum() && value <= box->maximum())
            box->setValue(value);
    }
    crop_->setChecked(settings.value("edit/crop", crop_->isChecked()).toBool());
    setProposes(settings.value("edit/proposes", proposes()).toBool());
    setOpen(settings.value("edit/open", isOpen()).toBool());
}

} // namespace sinopia
