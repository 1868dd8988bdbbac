#pragma once

#include <QToolBar>

class QSlider;
class QSpinBox;

namespace sinopia {

/// The bar over the canvas: size of the brush, opacity of the map.
class OptionsBar : public QToolBar {
    Q_OBJECT

  public:
    explicit OptionsBar(QWidget* parent = nullptr);

    void setBrushDiameter(double diameter);
    /// 0..1; does not signal.
    void setOpacity(double opacity);
    double opacity() const;

  Q_SIGNALS:
    void brushDiameterChosen(double diameter);
    void opacityChosen(double opacity);

  private:
    QSlider* brush_;
    QSpinBox* brush_pixels_;
    QSlider* opacity_;
};

} // namespace sinopia
