#include "ui/dialogs/diagnostics.h"

#include "base/log.h"
#include "ui/window/preferences.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QRegularExpression>
#include <QScreen>
#include <QSettings>
#include <QSysInfo>
#include <QThread>

namespace sinopia {
namespace {

constexpr std::size_t log_lines = 60;

/// The value of "key : value" in one of the kernel's small files; empty where there is none.
QString systemValue(const char* file, const QString& key) {
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return {};
    for (const QString& line : QString::fromUtf8(source.readAll()).split('\n'))
        if (line.section(':', 0, 0).trimmed() == key)
            return line.section(':', 1).trimmed();
    return {};
}

QString megabytes(const char* file, const QString& key) {
    const QString value = systemValue(file, key).section(' ', 0, 0);
    return value.isEmpty() ? QString("unknown") : QString("%1 MB").arg(value.toLongLong() / 1024);
}

void addProgram(QStringList& lines) {
    lines << QString("Sinopia %1, Qt %2 (built with %3), platform %4")
                 .arg(QCoreApplication::applicationVersion(), qVersion(), QT_VERSION_STR,
                      QGuiApplication::platformName());
    lines << QString("Build: %1, %2")
                 .arg(QSysInfo::buildAbi(), QLibraryInfo::isDebugBuild() ? "debug" : "release");
}

void addMachine(QStringList& lines) {
    lines << QString("System: %1, kernel %2 %3")
                 .arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(), QSysInfo::kernelVersion());
    lines << QString("Desktop: %1").arg(qEnvironmentVariable("XDG_CURRENT_DESKTOP", "unknown").left(40));
    lines << QString("Locale: %1").arg(QLocale::system().name());
    const QString processor = systemValue("/proc/cpuinfo", "model name");
    lines << QString("Processor: %1, %2 threads")
                 .arg(processor.isEmpty() ? QSysInfo::currentCpuArchitecture() : processor)
                 .arg(QThread::idealThreadCount());
    lines << QString("Memory: %1, available %2")
                 .arg(megabytes("/proc/meminfo", "MemTotal"), megabytes("/proc/meminfo", "MemAvailable"));
    lines << QString("This program: %1, at most %2")
                 .arg(megabytes("/proc/self/status", "VmRSS"), megabytes("/proc/self/status", "VmHWM"));
    for (const QScreen* screen : QGuiApplication::screens())
        lines << QString("Screen: %1 x %2, scale %3")
                     .arg(screen->size().width())
                     .arg(screen->size().height())
                     .arg(screen->devicePixelRatio());
}

void addSettings(QStringList& lines) {
    const Preferences mine = Preferences::load(), first;
    const auto add = [&](const char* name, const auto& value, const auto& usual) {
        if (value != usual)
            lines << QString("Setting: %1 = %2").arg(name).arg(value);
    };
    add("theme", themeName(mine.theme), themeName(first.theme));
    add("language", mine.language, first.language);
    add("history_mb", mine.history_mb, first.history_mb);
    add("device", mine.device, first.device);
    add("threads", mine.threads, first.threads);
    add("largest_megapixels", mine.largest_megapixels, first.largest_megapixels);
    add("shortcuts", QSettings().value("shortcuts/scheme", "sinopia").toString(), QString("sinopia"));
}

} // namespace

QString withoutPrivateNames(const QString& text) {
    // A path may hold spaces, so all is taken up to a sign that ends a clause; the ending before it is kept.
    static const QRegularExpression path(
        R"re((?<![\w<])(?:file:/{0,2})?(?:~|[A-Za-z]:)?/(?!\s)[^\n:;,"“”<>]*?(\.[A-Za-z0-9]{1,12})?\.?\s*(?=$|[\n:;,"“”<>]))re");
    // A bare file name of a kind that the program reads or writes.
    static const QRegularExpression file(
        R"re([^\s/:;,"“”()<>]+\.(png|jpe?g|json|sinopia|ora|gpl|txt|pt|pth|safetensors|tiff?|bmp|webp)\b)re",
        QRegularExpression::CaseInsensitiveOption);
    QString clean = text;
    clean.replace(path, "<file>\\1");
    clean.replace(file, "<file>.\\1");
    const std::pair<QString, QString> names[] = {{QDir::home().dirName(), "<user>"},
                                                 {qEnvironmentVariable("USER"), "<user>"},
                                                 {QSysInfo::machineHostName(), "<machine>"}};
    for (const auto& [name, instead] : names)
        if (name.size() > 1)
            clean.replace(QRegularExpression("\\b" + QRegularExpression::escape(name) + "\\b"), instead);
    return clean;
}

QString diagnosticsText(const DiagnosticsFacts& facts) {
    QStringList lines;
    addProgram(lines);
    addMachine(lines);
    QStringList devices;
    for (const std::string& device : facts.devices)
        devices << QString::fromStdString(device);
    lines << QString("Devices: %1").arg(devices.isEmpty() ? "none named" : devices.join(", "));
    lines << QString("Model: %1").arg(facts.model.isEmpty() ? "none" : facts.model);
    if (!facts.document.isEmpty())
        lines << QString("Document: %1").arg(facts.document);
    addSettings(lines);
    lines << QString() << QString("Newest log lines:");
    QStringList log;
    for (const std::string& line : last_log_lines(log_lines))
        log << withoutPrivateNames(QString::fromUtf8(line));
    lines << (log.isEmpty() ? QStringList{"(none)"} : log);
    return lines.join('\n') + '\n';
}

} // namespace sinopia
