#include "ui/style/system_scheme.h"

#include "ui/style/theme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFileInfo>

namespace sinopia {
namespace {

constexpr auto service = "org.freedesktop.portal.Desktop";
constexpr auto path = "/org/freedesktop/portal/desktop";
constexpr auto settings = "org.freedesktop.portal.Settings";
constexpr auto appearance = "org.freedesktop.appearance";
constexpr auto color_scheme = "color-scheme";
constexpr unsigned prefers_dark = 1, prefers_light = 2;

/// The portal wraps the value in one variant more when it is read than when it is signalled.
unsigned schemeOf(QVariant value) {
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value.toUInt();
}

bool hasSessionBus() {
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
           QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + "/bus");
}

} // namespace

SystemScheme& SystemScheme::of(QApplication& application) {
    auto* scheme = application.findChild<SystemScheme*>({}, Qt::FindDirectChildrenOnly);
    return scheme ? *scheme : *new SystemScheme(application);
}

SystemScheme::SystemScheme(QApplication& application)
    : QObject(&application), platform_dark_(sinopia::isDark(QApplication::palette())) {
    askPortal();
}

void SystemScheme::askPortal() {
    // Without a session bus the library would try to start one.
    if (!hasSessionBus())
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(service, path, settings, "SettingChanged", this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    QDBusMessage question = QDBusMessage::createMethodCall(service, path, settings, "Read");
    question << appearance << color_scheme;
    auto* answer = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        if (!reply.isError())
            setPortalScheme(schemeOf(QVariant::fromValue(reply.value())));
        answer->deleteLater();
    });
}

void SystemScheme::settingChanged(const QString& space, const QString& key, const QDBusVariant& value) {
    if (space == appearance && key == color_scheme)
        setPortalScheme(schemeOf(value.variant()));
}

bool SystemScheme::isDark() const {
    return portal_scheme_ == prefers_dark || (portal_scheme_ != prefers_light && platform_dark_);
}

void SystemScheme::setPortalScheme(unsigned scheme) {
    const bool before = isDark();
    portal_scheme_ = scheme;
    if (changed_ && isDark() != before)
        changed_(isDark());
}

} // namespace sinopia
