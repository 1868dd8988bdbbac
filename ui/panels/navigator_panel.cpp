#include "ui/panels/navigator_panel.h"

#include "ui/canvas/canvas_view.h"
#include "ui/style/icons.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace sinopia {
namespace {

/// The slider counts in eighths of a doubling.
constexpr double slider_steps = 8;
constexpr double turn_step = 15;

QToolButton* button(const QString& name, const char* object) {
    auto* button = new QToolButton;
    button->setObjectName(object);
    button->setAutoRaise(true);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QToolButton* button(Icon shape, const QString& name, const char* object) {
    QToolButton* made = button(name, object);
    made->setIcon(icon(shape));
    return made;
}

} // namespace

NavigatorPanel::NavigatorPanel(CanvasView& canvas, QWidget* parent)
    : QWidget(parent), canvas_(canvas), map_(new NavigatorMap(canvas)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(4);
    layout->addWidget(map_, 1);
    layout->addWidget(buildZoomRow());
    layout->addWidget(buildAngleRow());
    connect(&canvas, &CanvasView::viewChanged, this, &NavigatorPanel::refresh);
    refresh();
}

QWidget* NavigatorPanel::buildZoomRow() {
    slider_ = new QSlider(Qt::Horizontal);
    slider_->setObjectName("navigatorZoom");
    slider_->setAccessibleName(tr("Zoom"));
    slider_->setToolTip(tr("Zoom"));
    slider_->setRange(static_cast<int>(slider_steps * std::log2(ViewTransform::smallest_zoom)),
                      static_cast<int>(slider_steps * std::log2(ViewTransform::largest_zoom)));
    slider_->setPageStep(static_cast<int>(slider_steps));
    connect(slider_, &QSlider::valueChanged, this,
            [this](int value) { canvas_.setZoom(std::exp2(value / slider_steps)); });

    percent_ = new QDoubleSpinBox;
    percent_->setObjectName("navigatorPercent");
    percent_->setAccessibleName(tr("Zoom in percent"));
    percent_->setToolTip(percent_->accessibleName());
    percent_->setToolTip(tr("Zoom in percent"));
    percent_->setRange(100 * ViewTransform::smallest_zoom, 100 * ViewTransform::largest_zoom);
    percent_->setDecimals(0);
    percent_->setSuffix(tr(" %"));
    percent_->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    percent_->setKeyboardTracking(false);
    connect(percent_, &QDoubleSpinBox::valueChanged, this,
            [this](double value) { canvas_.setZoom(value / 100); });

    QToolButton* fit = button(Icon::fit, tr("Fit in the window"), "navigatorFit");
    connect(fit, &QToolButton::clicked, &canvas_, &CanvasView::fitImage);

    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(slider_, 1);
    layout->addWidget(percent_);
    layout->addWidget(fit);
    return row;
}

QWidget* NavigatorPanel::buildAngleRow() {
    angle_ = new QDoubleSpinBox;
    angle_->setObjectName("navigatorAngle");
    angle_->setAccessibleName(tr("Rotation of the view"));
    angle_->setToolTip(tr("Rotation of the view; the image itself stays as it is"));
    angle_->setAlignment(Qt::AlignCenter);
    angle_->setSuffix(tr("°"));
    angle_->setRange(-180, 180);
    angle_->setDecimals(0);
    angle_->setSingleStep(turn_step);
    angle_->setWrapping(true);
    angle_->setKeyboardTracking(false);
    connect(angle_, &QDoubleSpinBox::valueChanged, this,
            [this](double value) { canvas_.rotateBy(value - canvas_.view().angle()); });

    mirror_ = button(Icon::flipHorizontal, tr("Mirror the view"), "navigatorMirror");
    mirror_->setCheckable(true);
    connect(mirror_, &QToolButton::clicked, &canvas_, &CanvasView::flipView);
    QToolButton* reset = button(tr("Upright again"), "navigatorReset");
    reset->setText(tr("0°"));
    connect(reset, &QToolButton::clicked, &canvas_, &CanvasView::resetRotation);

    QToolButton* left = button(Icon::rotateLeft, tr("Turn the view to the left"), "navigatorLeft");
    connect(left, &QToolButton::clicked, this, [this] { canvas_.rotateBy(-turn_step); });
    QToolButton* right = button(Icon::rotateRight, tr("Turn the view to the right"), "navigatorRight");
    connect(right, &QToolButton::clicked, this, [this] { canvas_.rotateBy(turn_step); });

    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(left);
    layout->addWidget(angle_, 1);
    layout->addWidget(right);
    layout->addWidget(mirror_);
    layout->addWidget(reset);
    return row;
}

void NavigatorPanel::refresh() {
    const QSignalBlocker quiet_slider(slider_), quiet_percent(percent_), quiet_angle(angle_);
    const ViewTransform& view = canvas_.view();
    slider_->setValue(static_cast<int>(std::lround(slider_steps * std::log2(view.zoom()))));
    percent_->setValue(view.zoom() * 100);
    angle_->setValue(view.angle() > 180 ? view.angle() - 360 : view.angle());
    mirror_->setChecked(view.mirrored());
}

} // namespace sinopia
