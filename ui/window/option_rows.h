#pragma once

#include <QWidget>

class QCheckBox;
class QComboBox;
class QSlider;
class QSpinBox;
class QToolButton;

namespace sinopia {

class PaintSettings;

/// A row of the options bar: shows some of the paint settings and writes what is chosen to them.
class OptionRow : public QWidget {
    Q_OBJECT

  public:
    explicit OptionRow(PaintSettings& settings);
    /// The settings have changed: shows them, without writing anything.
    virtual void refresh() = 0;

  protected:
    /// A button of a switch in which one is down.
    QToolButton* choice(const QString& text, const QString& tip);
    void addLabel(const QString& text, QWidget* field);
    void addField(QWidget* field);

    PaintSettings& settings_;
    bool showing_ = false; ///< while the fields follow the settings instead of the person
};

/// Size, shape, stabiliser and pressure of the brush.
class BrushRow : public OptionRow {
    Q_OBJECT

  public:
    explicit BrushRow(PaintSettings& settings);
    void refresh() override;

  private:
    QSlider* size_;
    QSpinBox* pixels_;
    QToolButton* round_;
    QToolButton* square_;
    QSlider* stabiliser_;
    QCheckBox* pressure_;
};

/// Where fill and wand look: connected or everywhere, in which layer, how similar.
class AreaRow : public OptionRow {
    Q_OBJECT

  public:
    explicit AreaRow(PaintSettings& settings);
    void refresh() override;

  private:
    QComboBox* source_;
    QCheckBox* contiguous_;
    QSpinBox* tolerance_;
};

/// How a shape joins the region or the selection. Dimmed while the map is painted.
class CombineRow : public OptionRow {
    Q_OBJECT

  public:
    explicit CombineRow(PaintSettings& settings);
    void refresh() override;

  private:
    QComboBox* mode_;
};

/// Whether a stroke begins a new instance.
class InstanceRow : public OptionRow {
    Q_OBJECT

  public:
    explicit InstanceRow(PaintSettings& settings);
    void refresh() override;

  private:
    QCheckBox* fresh_;
    QSpinBox* current_;
};

/// How smart fill is drawn and what it follows.
class SmartRow : public OptionRow {
    Q_OBJECT

  public:
    explicit SmartRow(PaintSettings& settings);
    void refresh() override;

  private:
    QComboBox* drawn_;
    QComboBox* follows_;
};

/// How far the smoothing brush looks.
class SmoothRow : public OptionRow {
    Q_OBJECT

  public:
    explicit SmoothRow(PaintSettings& settings);
    void refresh() override;

  private:
    QSpinBox* radius_;
};

} // namespace sinopia
