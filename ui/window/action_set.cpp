#include "ui/window/action_set.h"

#include <QWidget>

namespace sinopia {

ActionSet::ActionSet(QWidget* window) : QObject(window), window_(window) {}

QAction* ActionSet::add(const ActionSpec& spec, std::function<void()> run) {
    auto* action = new QAction(spec.title, window_);
    action->setObjectName(spec.id);
    action->setShortcuts(spec.keys);
    action->setCheckable(spec.checkable);
    if (spec.picture)
        action->setIcon(icon(*spec.picture));
    if (!spec.keys.isEmpty()) {
        const QString plain = QString(spec.title).remove('&').remove(QChar(0x2026));
        action->setToolTip(
            QString("%1 (%2)").arg(plain, spec.keys.first().toString(QKeySequence::NativeText)));
    }
    connect(action, &QAction::triggered, this, std::move(run));
    window_->addAction(action);
    actions_.insert(spec.id, action);
    return action;
}

QAction* ActionSet::operator[](const QString& id) const {
    QAction* action = actions_.value(id);
    Q_ASSERT(action);
    return action;
}

} // namespace sinopia
