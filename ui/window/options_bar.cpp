#include "ui/window/options_bar.h"

#include "ui/tools/paint_settings.h"
#include "ui/window/option_rows.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <cmath>

namespace sinopia {
namespace {

QWidget* spacer(int width) {
    auto* widget = new QWidget;
    widget->setFixedWidth(width);
    return widget;
}

} // namespace

OptionsBar::OptionsBar(PaintSettings& settings, QWidget* parent)
    : QToolBar(tr("Tool options"), parent), settings_(settings) {
    setObjectName("optionsBar");
    setMovable(false);
    addTargets();
    const auto add = [this](Row row, OptionRow* widget) {
        auto* padded = new QWidget;
        auto* layout = new QHBoxLayout(padded);
        layout->setContentsMargins(8, 0, 4, 0);
        layout->addWidget(widget);
        rows_.insert(row, {widget, addWidget(padded)});
    };
    add(combine, new CombineRow(settings));
    add(brush, new BrushRow(settings));
    add(area, new AreaRow(settings));
    add(smooth, new SmoothRow(settings));
    add(smart, new SmartRow(settings));
    add(instances, new InstanceRow(settings));
    auto* stretch = new QWidget;
    stretch->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(stretch);
    addOpacity();
    refresh();
}

void OptionsBar::addTargets() {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(6, 0, 0, 0);
    layout->setSpacing(0);
    auto* group = new QButtonGroup(this);
    const std::tuple<QString, QString, const char*> targets[] = {
        {tr("Map"), tr("Paint classes on the label map (Alt+1)"), "targetMap"},
        {tr("Region"), tr("Paint the erase region, which is made anew (Alt+2)"), "targetRegion"},
        {tr("Selection"), tr("Paint the selection, which limits every tool (Alt+3)"), "targetSelection"}};
    for (const auto& [text, tip, name] : targets) {
        auto* button = new QToolButton;
        button->setObjectName(name);
        button->setText(text);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        group->addButton(button, int(targets_.size()));
        layout->addWidget(button);
        targets_.append(button);
    }
    connect(group, &QButtonGroup::idClicked, this,
            [this](int target) { settings_.setTarget(PaintTarget(target)); });
    addWidget(row);
    addSeparator();
}

void OptionsBar::addOpacity() {
    opacity_ = new QSlider(Qt::Horizontal);
    opacity_->setObjectName("opacity");
    opacity_->setRange(0, 100);
    opacity_->setFixedWidth(90);
    opacity_->setFocusPolicy(Qt::TabFocus);
    opacity_->setAccessibleName(tr("Opacity of the map"));
    opacity_->setToolTip(tr("How much of the map shows over the picture.\n"
                            "Kept apart for painting and for looking at a result."));
    auto* label = new QLabel(tr("Opacity"));
    label->setBuddy(opacity_);
    addWidget(label);
    addWidget(spacer(6));
    addWidget(opacity_);
    addWidget(spacer(6));
    connect(opacity_, &QSlider::valueChanged, this,
            [this](int percent) { Q_EMIT opacityChosen(percent / 100.0); });
}

void OptionsBar::showRows(unsigned rows) {
    shown_ = rows;
    showOrHide();
}

void OptionsBar::setHasInstances(bool has) {
    has_instances_ = has;
    showOrHide();
}

void OptionsBar::showOrHide() {
    const bool map = settings_.target() == PaintTarget::labels;
    for (auto row = rows_.cbegin(); row != rows_.cend(); ++row) {
        bool visible = shown_ & row.key();
        if (row.key() == combine)
            visible = visible && !map;
        if (row.key() == instances)
            visible = visible && map && has_instances_;
        row->second->setVisible(visible);
    }
}

void OptionsBar::refresh() {
    targets_[int(settings_.target())]->setChecked(true);
    for (const auto& row : std::as_const(rows_))
        row.first->refresh();
    showOrHide();
}

void OptionsBar::setOpacity(double opacity) {
    const QSignalBlocker quiet(opacity_);
    opacity_->setValue(int(std::lround(opacity * 100)));
}

double OptionsBar::opacity() const {
    return opacity_->value() / 100.0;
}

} // namespace sinopia
