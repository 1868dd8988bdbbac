#pragma once

#include "ui/style/icons.h"

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QObject>

#include <functional>
#include <optional>

namespace sinopia {

/// One action of the window: a stable id, so that shortcuts can be looked up and changed, a title and keys.
struct ActionSpec {
    const char* id;
    QString title;
    QList<QKeySequence> keys = {};
    std::optional<Icon> picture = {};
    bool checkable = false;
};

/// The window's actions by id. Single letters among the keys never fire while a text field has the focus: the
/// field takes them first.
class ActionSet : public QObject {
    Q_OBJECT

  public:
    /// The actions belong to `window` and work in all of it.
    explicit ActionSet(QWidget* window);

    QAction* add(const ActionSpec& spec, std::function<void()> run);
    /// The action must exist.
    QAction* operator[](const QString& id) const;

  private:
    QWidget* window_;
    QHash<QString, QAction*> actions_;
};

} // namespace sinopia
