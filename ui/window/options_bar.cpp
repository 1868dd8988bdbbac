#include "ui/window/options_bar.h"

#include "ui/tools/paint_settings.h"

#include <QBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>

#include <cmath>

namespace sinopia {
namespace {

constexpr int slider_steps = 300;

/// The slider is logarithmic: small brushes need fine steps.
double diameterAt(int position) {
    return std::pow(PaintSettings::largest_diameter, double(position) / slider_steps);
}

int positionOf(double diameter) {
    return static_cast<int>(
        std::lround(std::log(diameter) / std::log(PaintSettings::largest_diameter) * slider_steps));
}

QSlider* slider(int highest, const QString& name) {
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setRange(0, highest);
    slider->setFixedWidth(130);
    slider->setAccessibleName(name);
    slider->setFocusPolicy(Qt::TabFocus);
    return slider;
}

QWidget* spacer(int width) {
    auto* widget = new QWidget;
    widget->setFixedWidth(width);
    return widget;
}

} // namespace

OptionsBar::OptionsBar(QWidget* parent)
    : QToolBar(tr("Tool options"), parent), brush_(slider(slider_steps, tr("Brush size"))),
      brush_pixels_(new QSpinBox), opacity_(slider(100, tr("Opacity of the map"))) {
    setObjectName("optionsBar");
    setMovable(false);
    brush_pixels_->setObjectName("brushSize");
    brush_pixels_->setRange(int(PaintSettings::smallest_diameter), int(PaintSettings::largest_diameter));
    brush_pixels_->setSuffix(tr(" px"));
    brush_pixels_->setAccessibleName(tr("Brush size in pixels"));
    brush_->setToolTip(tr("Brush size ( [ and ], with Shift in large steps; or drag with Shift )"));
    opacity_->setObjectName("opacity");
    opacity_->setToolTip(tr("How much of the map shows over the picture.\n"
                            "Kept apart for painting and for looking at a result."));
    addWidget(new QLabel(tr("Brush")));
    addWidget(spacer(6));
    addWidget(brush_);
    addWidget(spacer(6));
    addWidget(brush_pixels_);
    addWidget(spacer(18));
    addWidget(new QLabel(tr("Map over picture")));
    addWidget(spacer(6));
    addWidget(opacity_);

    connect(brush_, &QSlider::valueChanged, this,
            [this](int position) { Q_EMIT brushDiameterChosen(std::round(diameterAt(position))); });
    connect(brush_pixels_, &QSpinBox::valueChanged, this,
            [this](int pixels) { Q_EMIT brushDiameterChosen(pixels); });
    connect(opacity_, &QSlider::valueChanged, this,
            [this](int percent) { Q_EMIT opacityChosen(percent / 100.0); });
}

void OptionsBar::setBrushDiameter(double diameter) {
    const QSignalBlocker no_slider(brush_), no_pixels(brush_pixels_);
    brush_->setValue(positionOf(diameter));
    brush_pixels_->setValue(int(std::lround(diameter)));
}

void OptionsBar::setOpacity(double opacity) {
    const QSignalBlocker quiet(opacity_);
    opacity_->setValue(int(std::lround(opacity * 100)));
}

double OptionsBar::opacity() const {
    return opacity_->value() / 100.0;
}

} // namespace sinopia
