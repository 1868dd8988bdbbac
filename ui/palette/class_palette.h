#pragma once

#include "image/class_counts.h"
#include "image/label_set.h"
#include "ui/palette/class_edit.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QLabel;
class QLineEdit;
class QToolButton;

namespace sinopia {

class ClassCountTask;
class ClassListModel;
class ClassListView;
class ClassMenu;
class RecentStrip;

/// The classes to paint with: the current and the previous one, recent ones, a search field, the list with
/// pins on top and groups as headings. It changes nothing itself: it asks by signals, and the window answers
/// by `setLabels`, `setLocked`, `setClasses` and `mapChanged`.
class ClassPalette : public QWidget {
    Q_OBJECT

  public:
    explicit ClassPalette(QWidget* parent = nullptr);
    ~ClassPalette() override;

    /// Pins, hidden classes and folded groups are kept by name, so they survive another order.
    void setLabels(const LabelSet& labels);
    void setClasses(ClassIndex current, ClassIndex previous);
    /// As `DocumentSnapshot::locked` holds them.
    void setLocked(const std::vector<ClassIndex>& locked);
    /// Where the map is taken from whose pixels are counted. Asked once it has been still for a moment: a
    /// snapshot at every change would make painting copy its tiles again and again.
    void setMapSource(std::function<TileGrid<ClassIndex>()> source);
    /// The labels changed: they will be counted soon, on a worker.
    void mapChanged();
    /// Colour-blind-safe colours in place of the set's own (formats/palette_safe.h), as the canvas shows
    /// them.
    void setSafeColours(bool safe);

    /// Puts the cursor into the search field.
    void startSearch();
    QLineEdit* searchField() const { return search_; }

    /// What the keys 1 to 9 choose: the pinned classes in the order of the list, then the classes that are
    /// not pinned, by index.
    std::optional<ClassIndex> classForKey(int key) const;

    /// Sorted. The canvas leaves these out of the label view; painting them is still possible.
    const std::vector<ClassIndex>& hiddenClasses() const;
    const ClassCounts& counts() const;

    /// Pins, recent classes, folded groups: for the settings.
    QByteArray saveState() const;
    void restoreState(const QByteArray& state);

  Q_SIGNALS:
    void classChosen(int index);
    void swapRequested();
    /// Typing is over: the canvas may have the focus back.
    void searchEnded();
    /// Document::set_locked.
    void lockRequested(int index, bool locked);
    /// See hiddenClasses().
    void hiddenChanged();
    /// Select this class everywhere in the map.
    void selectRequested(int index);
    /// applyClassEdit(document, edit).
    void editRequested(const sinopia::ClassEdit& edit);
    /// The counts have arrived.
    void counted();
    /// A sentence for the message bar, such as a file that cannot be written.
    void problem(const QString& sentence);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

  private:
    void build();
    void connectParts();
    void connectList(ClassListView* list);
    void connectMenu();
    void choose(int index);
    void search(const QString& typed);
    void acceptSearch();
    void showCurrent();
    void showFooter();
    void fitPins();
    void goTo(int index);
    void fold(const QString& heading);
    void showMenu(ClassListView* list, int index, const QPoint& at);
    void switchPin(int index);
    void hideClasses(const QList<int>& classes, bool hidden);
    void moveBy(int index, int by);
    void rename(int index, const QString& name);
    void askLegend();

    ClassListModel* model_;
    QLineEdit* search_;
    ClassListView* pins_; ///< stay in sight while the list scrolls
    ClassListView* list_;
    RecentStrip* recent_;
    QToolButton* swap_;
    QToolButton* more_;
    QLabel* name_;
    QLabel* footer_;
    QToolButton* show_all_;
    ClassMenu* menu_;
    ClassCountTask* count_;
    ClassIndex current_ = 0;
    ClassIndex previous_ = 0;
    bool painted_ = false; ///< the current class was set at least once
};

} // namespace sinopia
