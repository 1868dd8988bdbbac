#pragma once

#include <QAction>
#include <QEvent>

namespace sinopia {

/// A list's own key, whatever it means to the canvas: claims it when Qt asks whose it is, then triggers the
/// action.
inline void serveListKey(QEvent& event, QAction& action) {
    if (event.type() == QEvent::ShortcutOverride)
        event.accept();
    else
        action.trigger();
}

} // namespace sinopia
