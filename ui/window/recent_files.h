#pragma once

#include <QObject>
#include <QStringList>

class QMenu;

namespace sinopia {

/// The files opened and saved last, newest first, kept in the settings and shared by all windows.
class RecentFiles : public QObject {
    Q_OBJECT

  public:
    static constexpr int most = 10;

    using QObject::QObject;

    static QStringList files();
    static void add(const QString& path);
    static void remove(const QString& path);
    static void clear();

    /// Fills the menu whenever it opens.
    void showIn(QMenu* menu);

  Q_SIGNALS:
    void chosen(const QString& path);

  private:
    void fill(QMenu* menu);
};

} // namespace sinopia
