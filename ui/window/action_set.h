#pragma once

#include "ui/style/icons.h"

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QObject>
#include <QStringList>

#include <functional>
#include <optional>

namespace sinopia {

/// One action of the window: a stable id, so that shortcuts can be looked up and changed, a title, its
/// default keys, and what it does in one line.
struct ActionSpec {
    const char* id; ///< "category.name", for example "edit.undo"
    QString title;  ///< with its mnemonic (&) and an ellipsis where a dialog follows
    QList<QKeySequence> keys = {};
    std::optional<Icon> picture = {};
    bool checkable = false;
    QString help = {};     ///< what it does, one plain sentence without the keys
    QString category = {}; ///< heading in the shortcut editor and the help; empty: from the id
};

/// The window's actions by id: the one source of menus, tool bars, tooltips, the shortcut editor and the
/// help.
class ActionSet : public QObject {
    Q_OBJECT

  public:
    /// The actions belong to `window` and work in all of it.
    explicit ActionSet(QWidget* window);

    QAction* add(const ActionSpec& spec, std::function<void()> run);
    /// Takes an action that exists already (a dock's own, for example) under an id; its icon, text and
    /// checkability stay, unless `spec` names others.
    QAction* adopt(const ActionSpec& spec, QAction* action);

    /// The action must exist.
    QAction* operator[](const QString& id) const;
    bool contains(const QString& id) const { return entries_.contains(id); }
    /// In the order of being added.
    QStringList ids() const { return order_; }

    /// Without mnemonic and ellipsis; stays the same when the menu's text changes ("Undo: Brush").
    QString title(const QString& id) const;
    QString category(const QString& id) const;
    QString help(const QString& id) const;
    QList<QKeySequence> defaultKeys(const QString& id) const;
    QList<QKeySequence> keys(const QString& id) const;
    /// "G, F" in the system's own way of writing keys; empty without keys.
    QString keyText(const QString& id) const;

    /// Changes the keys and the tooltip. Unknown ids are ignored.
    void setKeys(const QString& id, const QList<QKeySequence>& keys);

    /// Ids whose title, category, help, id or keys contain every word of `text`, in any letter case; all of
    /// them for an empty text.
    QStringList search(const QString& text) const;

  Q_SIGNALS:
    void keysChanged(const QString& id);

  private:
    struct Entry {
        QAction* action = nullptr;
        QString title;
        QString category;
        QString help;
        QList<QKeySequence> defaults;
    };

    void insert(const ActionSpec& spec, QAction* action);
    static void showKeys(const Entry& entry);

    QWidget* window_;
    QHash<QString, Entry> entries_;
    QStringList order_;
};

/// A title as text: without mnemonic and ellipsis.
QString plainTitle(const QString& title);

} // namespace sinopia
