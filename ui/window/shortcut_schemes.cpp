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

/// Krita's default shortcuts ("Krita Default" scheme of its manual, 5.2).
KeyTable kritaKeys() {
    return table({{"tool.brush", "B"},
                  {"tool.regionBrush", "E"},
                  {"tool.fill", "F"},
                  {"tool.pick", "P"},
                  {"tool.select", "Ctrl+R"},
                  {"tool.rectangle", ""},
                  {"tool.ellipse", ""},
                  {"tool.pan", ""},
                  {"select.none", "Ctrl+Shift+A"},
                  {"select.invert", "Ctrl+Shift+I"},
                  {"edit.redo", "Ctrl+Shift+Z"},
                  {"brush.smaller", "["},
                  {"brush.larger", "]"},
                  {"class.swap", "X"},
                  {"canvas.scale", "Ctrl+Alt+I"},
                  {"canvas.resize", "Ctrl+Alt+C"},
                  {"view.mirror", "M"},
                  {"view.turnLeft", "4; Ctrl+["},
                  {"view.turnRight", "6; Ctrl+]"},
                  {"view.upright", "5"},
                  {"view.actual", "1; Ctrl+1"},
                  {"view.fit", "2; Ctrl+0"},
                  {"class.key1", "Alt+Shift+1"},
                  {"class.key2", "Alt+Shift+2"},
                  {"class.key4", "Alt+Shift+4"},
                  {"class.key5", "Alt+Shift+5"},
                  {"class.key6", "Alt+Shift+6"},
                  {"panel.hide", "Tab"},
                  {"view.fullScreen", "Ctrl+Shift+F"}});
}

/// GIMP's default shortcuts (2.10).
KeyTable gimpKeys() {
    return table({{"tool.brush", "P"},
                  {"tool.regionBrush", "Shift+E"},
                  {"tool.fill", "Shift+B"},
                  {"tool.pick", "O"},
                  {"tool.lasso", "F"},
                  {"tool.wand", "U"},
                  {"tool.select", "R"},
                  {"tool.rectangle", ""},
                  {"tool.ellipse", "E"},
                  {"tool.pan", ""},
                  {"select.all", "Ctrl+A"},
                  {"select.none", "Ctrl+Shift+A"},
                  {"select.invert", "Ctrl+I"},
                  {"edit.redo", "Ctrl+Y"},
                  {"brush.smaller", "["},
                  {"brush.larger", "]"},
                  {"class.swap", "X"},
                  {"view.actual", "1; Ctrl+1"},
                  {"view.fit", "Ctrl+Shift+J; Ctrl+0"},
                  {"view.in", "+; ="},
                  {"view.out", "-"},
                  {"view.upright", "!"},
                  {"class.key1", "Alt+Shift+1"},
                  {"panel.hide", "Tab"},
                  {"view.fullScreen", "F11"},
                  {"file.saveMapAs", "Ctrl+Shift+S"},
                  {"file.export", "Ctrl+Shift+E"}});
}

/// labelme's default shortcuts (its default configuration, 5.x).
KeyTable labelmeKeys() {
    return table({{"tool.polygon", "Ctrl+N"},
                  {"tool.rectangle", "Ctrl+R"},
                  {"file.new", "Ctrl+Alt+N"},
                  {"view.upright", ""},
                  {"file.openPicture", "Ctrl+U"},
                  {"edit.undo", "Ctrl+Z"},
                  {"view.in", "Ctrl++; Ctrl+="},
                  {"view.out", "Ctrl+-"},
                  {"view.actual", "Ctrl+0"},
                  {"view.fit", "Ctrl+F"},
                  {"class.find", "Ctrl+E; /"}});
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
