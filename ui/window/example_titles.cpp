#include "ui/window/example_titles.h"

#include <QCoreApplication>

#include <utility>

namespace sinopia {
namespace {

constexpr std::pair<const char*, const char*> titles[] = {
    {"alpine-lake", QT_TRANSLATE_NOOP("ExampleTitles", "Alpine lake")},
    {"autumn-path", QT_TRANSLATE_NOOP("ExampleTitles", "Autumn path")},
    {"coast", QT_TRANSLATE_NOOP("ExampleTitles", "Coast")},
    {"desert-dunes", QT_TRANSLATE_NOOP("ExampleTitles", "Desert dunes")},
    {"first", QT_TRANSLATE_NOOP("ExampleTitles", "First picture")},
    {"flower-meadow", QT_TRANSLATE_NOOP("ExampleTitles", "Flower meadow")},
    {"moonlit-sea", QT_TRANSLATE_NOOP("ExampleTitles", "Moonlit sea")},
    {"river-valley", QT_TRANSLATE_NOOP("ExampleTitles", "River valley")},
    {"sunset-islands", QT_TRANSLATE_NOOP("ExampleTitles", "Sunset islands")},
    {"winter-meadow", QT_TRANSLATE_NOOP("ExampleTitles", "Winter meadow")},
};

} // namespace

QString exampleTitle(const QString& folder) {
    for (const auto& [name, title] : titles)
        if (folder == QLatin1String(name))
            return QCoreApplication::translate("ExampleTitles", title);
    return folder.left(1).toUpper() + folder.mid(1).replace('-', ' ');
}

} // namespace sinopia
