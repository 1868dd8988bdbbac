#pragma once

#include <QHash>
#include <QToolBar>

class QSlider;
class QToolButton;

namespace sinopia {

class OptionRow;
class PaintSettings;

/// The bar over the canvas: what is painted on, the options of the tool in hand, the opacity of the map.
class OptionsBar : public QToolBar {
    Q_OBJECT

  public:
    /// Which rows a tool shows.
    enum Row : unsigned { brush = 1, area = 2, combine = 4, instances = 8, smooth = 16, smart = 32 };

    explicit OptionsBar(PaintSettings& settings, QWidget* parent = nullptr);

    /// The rows of a tool, or-ed together. `combine` shows only while a mask is painted, `instances` only
    /// while the map is painted and has instances.
    void showRows(unsigned rows);
    void setHasInstances(bool has);
    /// The paint settings have changed.
    void refresh();

    /// 0..1; does not signal.
    void setOpacity(double opacity);
    double opacity() const;

  Q_SIGNALS:
    void opacityChosen(double opacity);

  private:
    void addTargets();
    void addOpacity();
    void showOrHide();

    PaintSettings& settings_;
    QList<QToolButton*> targets_;
    QHash<unsigned, std::pair<OptionRow*, QAction*>> rows_;
    QSlider* opacity_ = nullptr;
    unsigned shown_ = 0;
    bool has_instances_ = false;
};

} // namespace sinopia
