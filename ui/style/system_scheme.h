#pragma once

#include <QObject>

#include <functional>

class QApplication;
class QDBusVariant;
// Who uses this class need not know the bus.
Q_MOC_INCLUDE(<QDBusVariant>)

namespace sinopia {

/// Whether the desktop asks for dark windows: from the desktop portal (setting "color-scheme" of
/// org.freedesktop.appearance: 1 dark, 2 light), else from the palette that Qt took from the platform.
class SystemScheme : public QObject {
    Q_OBJECT

  public:
    /// One per application; made by the first call, which must come before the program sets a palette.
    static SystemScheme& of(QApplication& application);

    /// What is known now. The portal answers a moment after the start, and then follow() is told.
    bool isDark() const;
    /// Calls `changed` whenever the answer changes; null: nobody.
    void follow(std::function<void(bool dark)> changed) { changed_ = std::move(changed); }

    /// What the portal says; 0: no preference.
    void setPortalScheme(unsigned scheme);

  private Q_SLOTS:
    void settingChanged(const QString& space, const QString& key, const QDBusVariant& value);

  private:
    explicit SystemScheme(QApplication& application);
    void askPortal();

    bool platform_dark_;
    unsigned portal_scheme_ = 0;
    std::function<void(bool)> changed_;
};

} // namespace sinopia
