#pragma once

#include "ui/jobs/training_chart_scale.h"
#include "ui/jobs/training_record.h"

#include <QPixmap>
#include <QWidget>

#include <optional>

namespace sinopia {

/// The loss of a run over its steps: each step faintly, its smoothed course, the held-out loss and, on wish,
/// that of each band of timesteps. The wheel zooms at the pointer, dragging moves, a double click or 0 shows
/// all; while the newest step is in sight, the chart follows it.
class TrainingChart : public QWidget {
    Q_OBJECT

  public:
    explicit TrainingChart(QWidget* parent = nullptr);

    /// The record must outlive the chart, or null be set. Shows all of it.
    void setRecord(const TrainingRecord* record);
    /// The record has changed.
    void refresh();

    void setLogarithmic(bool logarithmic);
    void setSmoothing(double weight); ///< 0: none, towards 1: more
    void setShowsBands(bool shows);
    void showAll();
    void zoom(double factor); ///< about the middle

    /// What is in sight now.
    ChartScale scale() const;
    /// What the read-out says about the step nearest to a point of the widget; empty beside the plot.
    QStringList readOut(const QPointF& point) const;

    QSize sizeHint() const override { return {640, 300}; }
    QSize minimumSizeHint() const override { return {320, 160}; }

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    QRectF plot() const;
    double newestStep() const;
    void look(const ChartScale& scale);
    /// The curves must be drawn anew, not only the read-out over them.
    void redraw();
    QPixmap drawn(const ChartScale& scale) const;
    void drawAxes(QPainter& painter, const ChartScale& scale) const;
    void drawCurve(QPainter& painter, const ChartScale& scale, const Curve& curve, const QPen& pen) const;
    void drawPoints(QPainter& painter, const ChartScale& scale, const Curve& curve,
                    const QColor& color) const;
    void drawCurves(QPainter& painter, const ChartScale& scale) const;
    void drawLegend(QPainter& painter) const;
    void drawReadOut(QPainter& painter, const ChartScale& scale) const;

    const TrainingRecord* record_ = nullptr;
    Curve smooth_;
    bool logarithmic_ = false;
    bool shows_bands_ = false;
    double smoothing_ = 0.9;
    bool follows_ = true; ///< the right edge is the newest step
    bool shows_all_ = true;
    double first_ = 0, last_ = 1; ///< steps in sight, unless all are
    QPixmap curves_;              ///< as they were drawn last; null: to be drawn anew
    std::optional<QPointF> pointer_;
    std::optional<double> dragged_; ///< x where the drag was last
};

/// The colours of the curves on a ground: held-out, then the bands in turn. Each stands against the ground
/// with a contrast of at least 3.
QColor heldOutColor(bool dark);
QColor bandColor(int band, bool dark);

/// "12,000", "0.0421", "3.2e-05": few digits, for axes and read-outs.
QString chartNumber(double value);

} // namespace sinopia
