#pragma once

#include "ui/palette/class_edit.h"

#include <QObject>
#include <QPoint>

class QMenu;
class QWidget;

namespace sinopia {

class ClassListModel;

/// What can be done with a class, or with all of them: the menus of the palette and the questions they ask.
/// Changes nothing itself.
class ClassMenu : public QObject {
    Q_OBJECT

  public:
    ClassMenu(const ClassListModel& model, QWidget* parent);

    /// Fills the menu of a class.
    void fillForClass(QMenu& menu, int index);
    /// The menu of a group's heading.
    void fillForGroup(QMenu& menu, const QString& heading);
    /// The menu of the list as a whole.
    void fillForList(QMenu& menu);
    /// Asks for a name and a colour.
    void askNewClass();

  Q_SIGNALS:
    void chosen(int index);
    void selectAsked(int index);
    void editAsked(const sinopia::ClassEdit& edit);
    void pinSwitched(int index);
    void lockAsked(int index, bool locked);
    void hideAsked(const QList<int>& classes, bool hidden);
    /// Hide all but this one.
    void onlyAsked(int index);
    void renameAsked(int index);
    void moveAsked(int index, int by);
    void foldAllAsked(bool folded);
    void legendAsked();
    void problem(const QString& sentence);

  private:
    void addMapPart(QMenu& menu, int index);
    void addStatePart(QMenu& menu, int index);
    void addListPart(QMenu& menu, int index);
    void askSwap(int index);
    void askMerge(int index);
    void askColour(int index);
    void askGroup(int index);
    void askRemove(int index);
    /// Emits what `make` returns, or the problem that it throws.
    void edit(const std::function<ClassEdit()>& make);
    QList<int> allClasses() const;
    bool anyLocked() const;

    const ClassListModel& model_;
    QWidget* parent_;
};

} // namespace sinopia
