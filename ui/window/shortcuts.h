#pragma once

#include "ui/window/shortcut_schemes.h"

#include <QObject>
#include <QStringList>

#include <optional>

namespace sinopia {

class ActionSet;

/// The keys of the window's actions: a scheme and the person's own changes to it. Both are kept in the
/// settings
/// ("shortcuts/scheme", "shortcuts/keys/<id>") and take effect at once.
class Shortcuts : public QObject {
    Q_OBJECT

  public:
    explicit Shortcuts(ActionSet& actions, QObject* parent = nullptr);

    /// Reads the settings; call it when all actions have been added.
    void load();

    QString scheme() const { return scheme_; }
    /// The person's own changes stay on top of the new scheme.
    void setScheme(const QString& id);

    /// The person's own keys; an empty list takes all keys from the action.
    void setKeys(const QString& id, const QList<QKeySequence>& keys);
    /// Like setKeys, and takes the keys from every other action that has them.
    void takeKeys(const QString& id, const QList<QKeySequence>& keys);
    /// Back to the scheme.
    void reset(const QString& id);
    void resetAll();
    bool isChanged(const QString& id) const { return own_.contains(id); }
    int changedCount() const { return static_cast<int>(own_.size()); }

    /// The other actions that would answer to `keys` as well: the same keys, or a beginning of the other's.
    QStringList conflicts(const QString& id, const QKeySequence& keys) const;
    struct Conflict {
        QKeySequence keys;
        QStringList ids; ///< two or more
    };
    /// Every key that means more than one thing: none of those actions would run.
    QList<Conflict> allConflicts() const;

    /// The scheme and the person's changes as a small JSON file.
    QByteArray toJson() const;
    /// Replaces both; nothing changes if the text is refused (Error). Returns the ids that no action has;
    /// they are left out.
    QStringList fromJson(const QByteArray& text);

    ActionSet& actions() const { return actions_; }

  Q_SIGNALS:
    void changed();

  private:
    void apply();
    void save() const;

    ActionSet& actions_;
    QString scheme_;
    KeyTable own_;
};

/// Why an action should not get these keys, because every window uses them otherwise; nothing if it may.
std::optional<QString> reservedFor(const QKeySequence& keys);

} // namespace sinopia
