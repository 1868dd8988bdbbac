#pragma once

#include "jobs/map_disagreement.h"

#include <QWidget>

namespace sinopia {

/// One line over the lower edge of the canvas that says what the hatches mark; its tooltip says more. Hidden
/// without a text.
class DisagreementLegend : public QWidget {
    Q_OBJECT

  public:
    explicit DisagreementLegend(QWidget* parent = nullptr);

    /// A sample of the marks, how much agrees, and what is taken for what most; the tooltip says more of it,
    /// and what was not judged. `grain` as in the segmentation.
    void showDisagreement(const MapDisagreement& found, const LabelSet& labels, double grain);
    /// What there is to say without marks.
    void showText(const QString& text) { show(text, {}, false); }
    const QString& text() const { return text_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {}; } ///< never wider than the canvas

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void show(const QString& text, const QString& details, bool hatched);

    QString text_;
    bool hatched_ = false;
};

} // namespace sinopia
