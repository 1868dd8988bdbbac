#pragma once

#include <QList>
#include <QString>

class QCoreApplication;

namespace sinopia {

struct Language {
    QString code; ///< "en", "de"
    QString name; ///< as its speakers write it
};

/// The languages that the program speaks, English first.
QList<Language> languages();

/// Installs the program's own and Qt's texts for a language code; an empty one means the desktop's language.
/// Call it before the first window is built. Returns the code of the language that is spoken now; English
/// needs no file and is what is left if there is none.
QString applyLanguage(QCoreApplication& application, const QString& code);

} // namespace sinopia
