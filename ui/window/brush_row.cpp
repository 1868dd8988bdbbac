#include "ui/tools/paint_settings.h"
#include "ui/window/option_rows.h"

#include <QCheckBox>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>

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

QSlider* slider(int highest, int width, const QString& name) {
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setRange(0, highest);
    slider->setFixedWidth(width);
    slider->setAccessibleName(name);
    slider->setFocusPolicy(Qt::TabFocus);
    return slider;
}

} // namespace

BrushRow::BrushRow(PaintSettings& settings)
    : OptionRow(settings), size_(slider(slider_steps, 110, tr("Brush size"))), pixels_(new QSpinBox),
      stabiliser_(slider(100, 60, tr("Stabiliser"))), pressure_(new QCheckBox(tr("Pressure"))) {
    pixels_->setObjectName("brushSize");
    pixels_->setRange(int(PaintSettings::smallest_diameter), int(PaintSettings::largest_diameter));
    pixels_->setSuffix(tr(" px"));
    pixels_->setAccessibleName(tr("Brush size in pixels"));
    size_->setToolTip(tr("Brush size ( [ and ], with Shift in large steps; or drag with Shift )"));
    pixels_->setToolTip(size_->toolTip());
    stabiliser_->setObjectName("stabiliser");
    stabiliser_->setToolTip(tr("Stabiliser: the further to the right, the more calmly the stroke follows"));
    pressure_->setObjectName("pressure");
    pressure_->setToolTip(tr("The pressure of a pen sets the size"));
    addLabel(tr("Size"), size_);
    addField(pixels_);
    round_ = choice(QString(QChar(0x25CF)), tr("Round brush"));
    square_ = choice(QString(QChar(0x25A0)), tr("Square brush"));
    addLabel(tr("Stabiliser"), stabiliser_);
    addField(pressure_);

    connect(size_, &QSlider::valueChanged, this, [this](int position) {
        if (!showing_)
            settings_.setBrushDiameter(std::round(diameterAt(position)));
    });
    connect(pixels_, &QSpinBox::valueChanged, this, [this](int pixels) {
        if (!showing_)
            settings_.setBrushDiameter(pixels);
    });
    const auto write = [this] {
        if (showing_)
            return;
        PaintSettings::Options options = settings_.options();
        options.shape = square_->isChecked() ? BrushShape::square : BrushShape::round;
        options.stabiliser = stabiliser_->value() / 100.0;
        options.pressure_sizes = pressure_->isChecked();
        settings_.setOptions(options);
    };
    connect(square_, &QToolButton::toggled, this, write);
    connect(stabiliser_, &QSlider::valueChanged, this, write);
    connect(pressure_, &QCheckBox::toggled, this, write);
}

void BrushRow::refresh() {
    showing_ = true;
    const PaintSettings::Options& options = settings_.options();
    size_->setValue(positionOf(settings_.brushDiameter()));
    pixels_->setValue(int(std::lround(settings_.brushDiameter())));
    (options.shape == BrushShape::square ? square_ : round_)->setChecked(true);
    stabiliser_->setValue(int(std::lround(options.stabiliser * 100)));
    pressure_->setChecked(options.pressure_sizes);
    showing_ = false;
}

} // namespace sinopia
