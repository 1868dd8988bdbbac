#pragma once

#include <QListView>

namespace sinopia {

class ClassDelegate;

/// The list of the palette. Enter or a click chooses, a click on the eye or the padlock switches it, Left and
/// Right fold groups, F2 renames, Alt+Up and Alt+Down move a class, the Menu key opens its menu.
class ClassListView : public QListView {
    Q_OBJECT

  public:
    /// Without marks: no eye, no lock, no renaming; a list to choose from.
    explicit ClassListView(QAbstractItemModel* lines, bool marks = true, QWidget* parent = nullptr);

    /// The class of the current line; -1: a heading, or none.
    int currentClass() const;
    /// Puts the keyboard on a class's line; false if it is not shown.
    bool goTo(int index);
    /// Leaves that much room at the right, as a scroll bar would.
    void keepRoom(int width) { setViewportMargins(0, 0, width, 0); }
    /// As high as so many lines.
    int heightOf(int lines) const;

  Q_SIGNALS:
    void chosen(int index);
    void hideSwitched(int index);
    void lockSwitched(int index);
    /// A group's heading was clicked, or folded by key.
    void foldSwitched(const QString& heading);
    void menuAsked(int index, const QPoint& at);
    /// One line up (-1) or down (1).
    void moveAsked(int index, int by);
    /// Up was pressed on the first line, or Down on the last.
    void leftAtTop();
    void leftAtBottom();

  protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool viewportEvent(QEvent* event) override;

  private:
    enum class Part { line, eye, lock };
    enum class Sweep { none, hide, show };

    Part partAt(const QModelIndex& index, QPoint at) const;
    int classOf(const QModelIndex& index) const;
    QModelIndex lineOf(int index) const;
    bool foldByKey(bool fold);
    void keepPlace();
    void findPlace();
    QString tipAt(const QModelIndex& index, QPoint at) const;

    ClassDelegate* delegate_;
    bool marks_;
    Sweep sweep_ = Sweep::none; ///< the eye was pressed: dragging over others does the same to them
    int kept_class_ = -1;       ///< while the lines are made anew
    QString kept_heading_;
    int kept_scroll_ = 0;
};

} // namespace sinopia
