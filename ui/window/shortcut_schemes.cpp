#include "ui/window/shortcut_schemes.h"

#include "ui/window/action_set.h"

#include <QCoreApplication>
#include <QSet>

namespace sinopia {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ShortcutSchemes)
};

struct Row {
    const char* id;
    const char* keys; ///< portable text, several separated by "; "; empty: none
};

KeyTable table(std::initializer_list<Row> rows) {
    KeyTable keys;
    for (const Row& row : rows)
        keys.insert(row.id, keysOfText(row.keys));
    return keys;
}

/// Krita 5's defaults, as far as it has the same actions.
KeyTable kritaKeys() {
    return table({{"tool.brush", "B"},
                  {"tool.regionBrush", "E"},
                  {"tool.fill", "F"},
                  {"tool.pick", "P"},
                  {"tool.rectangle", "R"},
                  {"select.none", "Ctrl+Shift+A"},
                  {"select.invert", "Ctrl+Shift+I"},
                  {"edit.redo", "Ctrl+Shift+Z"},
                  {"canvas.scale", "Ctrl+Alt+I"},
                  {"canvas.resize", "Ctrl+Alt+C"},
                  {"view.mirror", "M"},
                  {"view.actual", "1; Ctrl+1"},
                  {"view.fit", "2; Ctrl+0"},
                  {"view.turnLeft", "4; Ctrl+["},
                  {"view.upright", "5"},
                  {"view.turnRight", "6; Ctrl+]"},
                  {"view.fullScreen", "Ctrl+Shift+F"},
                  {"class.key1", "Alt+Shift+1"},
                  {"class.key2", "Alt+Shift+2"},
                  {"class.key4", "Alt+Shift+4"},
                  {"class.key5", "Alt+Shift+5"},
                  {"class.key6", "Alt+Shift+6"}});
}

/// GIMP 2.10's defaults, as far as it has the same actions.
KeyTable gimpKeys() {
    return table({{"tool.brush", "P"},
                  {"tool.regionBrush", "Shift+E"},
                  {"tool.fill", "Shift+B"},
                  {"tool.pick", "O"},
                  {"tool.lasso", "F"},
                  {"tool.wand", "U"},
                  {"tool.rectangle", "R"},
                  {"tool.ellipse", "E"},
                  {"select.none", "Ctrl+Shift+A"},
                  {"select.invert", "Ctrl+I"},
                  {"edit.redo", "Ctrl+Y"},
                  {"view.actual", "1; Ctrl+1"},
                  {"view.fit", "Ctrl+Shift+J; Ctrl+0"},
                  {"view.in", "+; Ctrl++; Ctrl+="},
                  {"view.out", "-; Ctrl+-"},
                  {"view.upright", "!"},
                  {"class.key1", "Alt+Shift+1"},
                  {"file.export", "Ctrl+Shift+E"}});
}

/// labelme 5's defaults, as far as it has the same actions.
KeyTable labelmeKeys() {
    return table({{"tool.polygon", "Ctrl+N"},
                  {"tool.rectangle", "Ctrl+R"},
                  {"tool.pan", "Ctrl+J; H"},
                  {"file.new", "Ctrl+Alt+N"},
                  {"class.find", "Ctrl+E; /"},
                  {"file.export", "Ctrl+Shift+E"},
                  {"view.actual", "Ctrl+0"},
                  {"view.fit", "Ctrl+F"}});
}

/// Takes from the defaults what the scheme has given to others.
void settle(KeyTable& all, const KeyTable& chosen) {
    QSet<QKeySequence> given;
    for (auto it = chosen.begin(); it != chosen.end(); ++it)
        if (all.contains(it.key()))
            given.unite(QSet<QKeySequence>(it->begin(), it->end()));
    for (auto it = all.begin(); it != all.end(); ++it) {
        if (chosen.contains(it.key()))
            *it = chosen.value(it.key());
        else
            it->removeIf([&](const QKeySequence& keys) { return given.contains(keys); });
    }
}

} // namespace

QList<QKeySequence> keysOfText(const QString& text) {
    QList<QKeySequence> keys = QKeySequence::listFromString(text, QKeySequence::PortableText);
    keys.removeAll(QKeySequence());
    return keys;
}

QString textOfKeys(const QList<QKeySequence>& keys) {
    return QKeySequence::listToString(keys, QKeySequence::PortableText);
}

const QList<ShortcutScheme>& shortcutSchemes() {
    static const QList<ShortcutScheme> schemes{
        {"sinopia", "Sinopia", Text::tr("The program's own keys, near those of Photoshop and Krita."), {}},
        {"krita", "Krita", Text::tr("Brush B, fill F, pick P; the view on 1 to 6."), kritaKeys()},
        {"gimp", "GIMP", Text::tr("Brush P, fill Shift+B, pick O, lasso F, wand U."), gimpKeys()},
        {"labelme", "labelme", Text::tr("Polygons with Ctrl+N, rectangles with Ctrl+R."), labelmeKeys()}};
    return schemes;
}

KeyTable schemeKeys(const ActionSet& actions, const QString& scheme) {
    KeyTable keys;
    for (const QString& id : actions.ids())
        keys.insert(id, actions.defaultKeys(id));
    for (const ShortcutScheme& each : shortcutSchemes())
        if (scheme == each.id)
            settle(keys, each.keys);
    return keys;
}

} // namespace sinopia
