#include "ui/window/shortcuts.h"

#include "ui/window/action_set.h"

#include <QSettings>

#include <algorithm>

namespace sinopia {
namespace {

constexpr auto scheme_key = "shortcuts/scheme";
constexpr auto keys_group = "shortcuts/keys";

bool clash(const QKeySequence& a, const QKeySequence& b) {
    return a.matches(b) != QKeySequence::NoMatch || b.matches(a) != QKeySequence::NoMatch;
}

} // namespace

Shortcuts::Shortcuts(ActionSet& actions, QObject* parent)
    : QObject(parent), actions_(actions), scheme_(shortcutSchemes().first().id) {}

void Shortcuts::load() {
    QSettings settings;
    scheme_ = settings.value(scheme_key, scheme_).toString();
    own_.clear();
    settings.beginGroup(keys_group);
    for (const QString& id : settings.childKeys())
        if (actions_.contains(id))
            own_.insert(id, keysOfText(settings.value(id).toString()));
    apply();
}

void Shortcuts::save() const {
    QSettings settings;
    settings.setValue(scheme_key, scheme_);
    // Keys of actions that this version does not have stay for the one that does.
    settings.beginGroup(keys_group);
    for (const QString& id : settings.childKeys())
        if (actions_.contains(id) && !own_.contains(id))
            settings.remove(id);
    for (auto it = own_.begin(); it != own_.end(); ++it)
        settings.setValue(it.key(), textOfKeys(*it));
}

void Shortcuts::apply() {
    const KeyTable base = schemeKeys(actions_, scheme_);
    for (const QString& id : actions_.ids())
        actions_.setKeys(id, own_.contains(id) ? own_.value(id) : base.value(id));
    Q_EMIT changed();
}

void Shortcuts::setScheme(const QString& id) {
    scheme_ = id;
    apply();
    save();
}

void Shortcuts::setKeys(const QString& id, const QList<QKeySequence>& keys) {
    if (!actions_.contains(id))
        return;
    if (schemeKeys(actions_, scheme_).value(id) == keys)
        own_.remove(id);
    else
        own_.insert(id, keys);
    apply();
    save();
}

void Shortcuts::takeKeys(const QString& id, const QList<QKeySequence>& keys) {
    for (const QKeySequence& each : keys)
        for (const QString& other : conflicts(id, each)) {
            QList<QKeySequence> left = actions_.keys(other);
            left.removeIf([&](const QKeySequence& theirs) { return clash(theirs, each); });
            own_.insert(other, left);
        }
    setKeys(id, keys);
}

void Shortcuts::reset(const QString& id) {
    own_.remove(id);
    apply();
    save();
}

void Shortcuts::resetAll() {
    own_.clear();
    apply();
    save();
}

QStringList Shortcuts::conflicts(const QString& id, const QKeySequence& keys) const {
    QStringList found;
    if (keys.isEmpty())
        return found;
    for (const QString& other : actions_.ids()) {
        const QList<QKeySequence> theirs = actions_.keys(other);
        if (other != id && std::any_of(theirs.begin(), theirs.end(),
                                       [&](const QKeySequence& each) { return clash(each, keys); }))
            found << other;
    }
    return found;
}

QList<Shortcuts::Conflict> Shortcuts::allConflicts() const {
    QList<Conflict> all;
    QStringList told;
    for (const QString& id : actions_.ids()) {
        for (const QKeySequence& keys : actions_.keys(id)) {
            QStringList ids = conflicts(id, keys);
            if (ids.isEmpty() || told.contains(keys.toString()))
                continue;
            told << keys.toString();
            ids.prepend(id);
            all.append({keys, ids});
        }
    }
    return all;
}

std::optional<QString> reservedFor(const QKeySequence& keys) {
    const QString text = keys.toString(QKeySequence::PortableText);
    if (text == "Space")
        return Shortcuts::tr("Space moves the view while it is held.");
    if (text == "Return" || text == "Enter")
        return Shortcuts::tr("Enter finishes a polygon and presses the chosen button.");
    if (text == "Shift+Tab" || text == "Shift+Backtab")
        return Shortcuts::tr("Shift+Tab goes back to the control before.");
    if (text == "Alt+F4" || text == "F10")
        return Shortcuts::tr("The desktop and the menus use this key.");
    return {};
}

} // namespace sinopia
