#include "ui/style/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <algorithm>

namespace sinopia {
namespace {

constexpr auto file_prefix = "sinopia_";
constexpr auto folder = ":/translations";

QTranslator* translator(QCoreApplication& application, const char* name) {
    auto* found = application.findChild<QTranslator*>(name);
    if (!found) {
        found = new QTranslator(&application);
        found->setObjectName(name);
    }
    QCoreApplication::removeTranslator(found);
    return found;
}

QString spoken(const QString& code) {
    const QList<Language> all = languages();
    const QStringList wanted = code.isEmpty() ? QLocale::system().uiLanguages() : QStringList{code};
    for (const QString& each : wanted) {
        const QString language = each.section('-', 0, 0).section('_', 0, 0).toLower();
        if (std::any_of(all.begin(), all.end(), [&](const Language& l) { return l.code == language; }))
            return language;
    }
    return "en";
}

} // namespace

QList<Language> languages() {
    return {{"en", "English"}, {"de", "Deutsch"}};
}

QString applyLanguage(QCoreApplication& application, const QString& code) {
    const QString language = spoken(code);
    QTranslator* own = translator(application, "ownTexts");
    QTranslator* qt = translator(application, "qtTexts");
    // English has a file too: the plural forms of numbers.
    if (own->load(QString(file_prefix) + language, folder))
        QCoreApplication::installTranslator(own);
    if (language != "en" &&
        qt->load("qtbase_" + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);
    return language;
}

} // namespace sinopia
