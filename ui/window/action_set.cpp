#include "ui/window/action_set.h"

#include <QCoreApplication>
#include <QWidget>

#include <algorithm>

namespace sinopia {
namespace {

/// The headings, by the part of the id before the point.
QString categoryOf(const QString& id) {
    static constexpr std::pair<const char*, const char*> names[] = {
        {"file", QT_TRANSLATE_NOOP("ActionCategory", "File")},
        {"edit", QT_TRANSLATE_NOOP("ActionCategory", "Edit")},
        {"tool", QT_TRANSLATE_NOOP("ActionCategory", "Tools")},
        {"brush", QT_TRANSLATE_NOOP("ActionCategory", "Brush")},
        {"class", QT_TRANSLATE_NOOP("ActionCategory", "Classes")},
        {"palette", QT_TRANSLATE_NOOP("ActionCategory", "Classes")},
        {"select", QT_TRANSLATE_NOOP("ActionCategory", "Selection")},
        {"selection", QT_TRANSLATE_NOOP("ActionCategory", "Selection")},
        {"region", QT_TRANSLATE_NOOP("ActionCategory", "Erase region")},
        {"instance", QT_TRANSLATE_NOOP("ActionCategory", "Instances")},
        {"instances", QT_TRANSLATE_NOOP("ActionCategory", "Instances")},
        {"image", QT_TRANSLATE_NOOP("ActionCategory", "Canvas")},
        {"canvas", QT_TRANSLATE_NOOP("ActionCategory", "Canvas")},
        {"view", QT_TRANSLATE_NOOP("ActionCategory", "View")},
        {"window", QT_TRANSLATE_NOOP("ActionCategory", "Panels")},
        {"panel", QT_TRANSLATE_NOOP("ActionCategory", "Panels")},
        {"generate", QT_TRANSLATE_NOOP("ActionCategory", "Generate")},
        {"model", QT_TRANSLATE_NOOP("ActionCategory", "Models")},
        {"result", QT_TRANSLATE_NOOP("ActionCategory", "Results")},
        {"results", QT_TRANSLATE_NOOP("ActionCategory", "Results")},
        {"settings", QT_TRANSLATE_NOOP("ActionCategory", "Settings")},
        {"help", QT_TRANSLATE_NOOP("ActionCategory", "Help")},
    };
    const QString prefix = id.section('.', 0, 0);
    for (const auto& [key, name] : names)
        if (prefix == QLatin1String(key))
            return QCoreApplication::translate("ActionCategory", name);
    return QCoreApplication::translate("ActionCategory", "Other");
}

} // namespace

QString plainTitle(const QString& title) {
    QString plain;
    for (int i = 0; i < title.size(); ++i) {
        // "&&" is a real ampersand.
        if (title[i] == '&' && ++i == title.size())
            break;
        if (title[i] != QChar(0x2026))
            plain += title[i];
    }
    return plain.trimmed(); // some languages put a space before the ellipsis
}

ActionSet::ActionSet(QWidget* window) : QObject(window), window_(window) {}

QAction* ActionSet::add(const ActionSpec& spec, std::function<void()> run) {
    auto* action = new QAction(spec.title, window_);
    action->setCheckable(spec.checkable);
    connect(action, &QAction::triggered, this, std::move(run));
    insert(spec, action);
    return action;
}

QAction* ActionSet::adopt(const ActionSpec& spec, QAction* action) {
    if (!spec.title.isEmpty())
        action->setText(spec.title);
    if (spec.checkable)
        action->setCheckable(true);
    insert(spec, action);
    return action;
}

void ActionSet::insert(const ActionSpec& spec, QAction* action) {
    const QString id = spec.id;
    Q_ASSERT(!entries_.contains(id));
    action->setObjectName(id);
    action->setShortcuts(spec.keys);
    if (spec.picture)
        action->setIcon(icon(*spec.picture));
    if (!spec.help.isEmpty())
        action->setWhatsThis(spec.help);
    const Entry entry{action, plainTitle(action->text()),
                      spec.category.isEmpty() ? categoryOf(id) : spec.category, spec.help, spec.keys};
    showKeys(entry);
    entries_.insert(id, entry);
    order_ << id;
    window_->addAction(action);
}

QAction* ActionSet::operator[](const QString& id) const {
    QAction* action = entries_.value(id).action;
    Q_ASSERT(action);
    return action;
}

QString ActionSet::title(const QString& id) const {
    return entries_.value(id).title;
}

QString ActionSet::category(const QString& id) const {
    return entries_.value(id).category;
}

QString ActionSet::help(const QString& id) const {
    return entries_.value(id).help;
}

QList<QKeySequence> ActionSet::defaultKeys(const QString& id) const {
    return entries_.value(id).defaults;
}

QList<QKeySequence> ActionSet::keys(const QString& id) const {
    const QAction* action = entries_.value(id).action;
    return action ? action->shortcuts() : QList<QKeySequence>();
}

QString ActionSet::keyText(const QString& id) const {
    return QKeySequence::listToString(keys(id), QKeySequence::NativeText).replace("; ", ", ");
}

void ActionSet::setKeys(const QString& id, const QList<QKeySequence>& keys) {
    const auto entry = entries_.constFind(id);
    if (entry == entries_.cend() || entry->action->shortcuts() == keys)
        return;
    entry->action->setShortcuts(keys);
    showKeys(*entry);
    Q_EMIT keysChanged(id);
}

QStringList ActionSet::search(const QString& text) const {
    const QStringList words = text.split(' ', Qt::SkipEmptyParts);
    QStringList found;
    for (const QString& id : order_) {
        const Entry& entry = *entries_.constFind(id);
        const QString all = QStringList{entry.title, entry.category, entry.help, id, keyText(id)}.join('\n');
        if (std::all_of(words.begin(), words.end(),
                        [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); }))
            found << id;
    }
    return found;
}

void ActionSet::showKeys(const Entry& entry) {
    const QList<QKeySequence> keys = entry.action->shortcuts();
    QString tip = entry.title;
    if (!keys.isEmpty())
        tip = QString("%1 (%2)").arg(tip, keys.first().toString(QKeySequence::NativeText));
    if (!entry.help.isEmpty())
        tip = QString("%1: %2").arg(tip, entry.help);
    entry.action->setToolTip(tip);
}

} // namespace sinopia
