#pragma once

#include <QWidget>

namespace sinopia {

/// One line over the lower edge of the canvas that says what the hatches mark; its tooltip says more. Hidden
/// without a text.
class DisagreementLegend : public QWidget {
    Q_OBJECT

  public:
    explicit DisagreementLegend(QWidget* parent = nullptr);

    /// `hatched`: with a sample of the marks before the text.
    void showText(const QString& text, const QString& details = {}, bool hatched = false);
    const QString& text() const { return text_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {}; } ///< never wider than the canvas

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QString text_;
    bool hatched_ = false;
};

} // namespace sinopia
