#include "ui/window/recent_files.h"

#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>

namespace sinopia {
namespace {

constexpr const char* key = "recentFiles";

QString shortened(const QString& path) {
    const QString home = QDir::homePath();
    return path.startsWith(home + '/') ? "~" + path.mid(home.size()) : path;
}

} // namespace

QStringList RecentFiles::files() {
    return QSettings().value(key).toStringList();
}

void RecentFiles::add(const QString& path) {
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList all = files();
    all.removeAll(absolute);
    all.prepend(absolute);
    QSettings().setValue(key, QStringList(all.mid(0, most)));
}

void RecentFiles::remove(const QString& path) {
    QStringList all = files();
    all.removeAll(path);
    QSettings().setValue(key, all);
}

void RecentFiles::clear() {
    QSettings().remove(key);
}

void RecentFiles::showIn(QMenu* menu) {
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fill(menu); });
    fill(menu);
}

void RecentFiles::fill(QMenu* menu) {
    menu->clear();
    const QStringList all = files();
    int number = 0;
    for (const QString& path : all) {
        const QString name = QFileInfo(path).fileName().replace('&', "&&");
        const QString mnemonic = ++number < 10 ? QString("&%1  ").arg(number) : QString();
        QAction* action = menu->addAction(mnemonic + name);
        action->setToolTip(shortened(path));
        action->setStatusTip(shortened(path));
        connect(action, &QAction::triggered, this, [this, path] { Q_EMIT chosen(path); });
    }
    if (all.isEmpty())
        menu->addAction(tr("No files yet"))->setEnabled(false);
    menu->addSeparator();
    QAction* forget = menu->addAction(tr("&Clear this list"), [] { RecentFiles::clear(); });
    forget->setEnabled(!all.isEmpty());
    menu->setToolTipsVisible(true);
}

} // namespace sinopia
