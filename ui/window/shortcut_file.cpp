// Shortcuts as a JSON file, to take to another machine.
#include "base/error.h"
#include "ui/window/action_set.h"
#include "ui/window/shortcuts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace sinopia {
namespace {

constexpr auto format_name = "sinopia-shortcuts";
constexpr int format_version = 1;
constexpr qsizetype largest_file = 1 << 20;
constexpr int most_keys = 8; ///< of one action

[[noreturn]] void refuse(const QString& why) {
    throw Error(
        Shortcuts::tr("These shortcuts cannot be read: %1. Your own are unchanged.").arg(why).toStdString());
}

QList<QKeySequence> readKeys(const QString& id, const QJsonValue& value) {
    if (!value.isArray() || value.toArray().size() > most_keys)
        refuse(Shortcuts::tr("the keys of “%1” are not a short list").arg(id.left(80)));
    QList<QKeySequence> keys;
    for (const QJsonValue& each : value.toArray()) {
        const QKeySequence sequence = QKeySequence::fromString(each.toString(), QKeySequence::PortableText);
        if (sequence.isEmpty() || sequence[0].key() == Qt::Key_unknown)
            refuse(Shortcuts::tr("“%1” is no key").arg(each.toString().left(80)));
        keys << sequence;
    }
    return keys;
}

QJsonObject readHeader(const QByteArray& text) {
    if (text.size() > largest_file)
        refuse(Shortcuts::tr("the file is larger than 1 MB"));
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(text, &error).object();
    if (error.error != QJsonParseError::NoError)
        refuse(
            Shortcuts::tr("the file is not JSON (%1 at byte %2)").arg(error.errorString()).arg(error.offset));
    if (root.value("format").toString() != format_name)
        refuse(Shortcuts::tr("the file holds something else"));
    if (root.value("version").toInt() != format_version)
        refuse(Shortcuts::tr("the file is from another version of the program"));
    return root;
}

} // namespace

QByteArray Shortcuts::toJson() const {
    QJsonObject keys;
    for (auto it = own_.begin(); it != own_.end(); ++it) {
        QJsonArray list;
        for (const QKeySequence& each : *it)
            list << each.toString(QKeySequence::PortableText);
        keys.insert(it.key(), list);
    }
    const QJsonObject root{
        {"format", format_name}, {"version", format_version}, {"scheme", scheme_}, {"keys", keys}};
    return QJsonDocument(root).toJson();
}

QStringList Shortcuts::fromJson(const QByteArray& text) {
    const QJsonObject root = readHeader(text);
    const QString scheme = root.value("scheme").toString();
    const auto& schemes = shortcutSchemes();
    if (std::none_of(schemes.begin(), schemes.end(), [&](const auto& each) { return scheme == each.id; }))
        refuse(tr("there is no scheme “%1”").arg(scheme.left(80)));
    KeyTable own;
    QStringList unknown;
    const QJsonObject keys = root.value("keys").toObject();
    for (auto it = keys.begin(); it != keys.end(); ++it) {
        const QList<QKeySequence> list = readKeys(it.key(), it.value());
        if (actions_.contains(it.key()))
            own.insert(it.key(), list);
        else
            unknown << it.key();
    }
    scheme_ = scheme;
    own_ = own;
    apply();
    save();
    return unknown;
}

} // namespace sinopia
