#pragma once

#include <QProcess>
#include <QStringList>

namespace sinopia::test {

/// What a finished command line left.
struct CliResult {
    int code = -1; ///< exit code; -1 if it crashed or did not end in time
    QString out;
    QString err;
};

inline QString cli_path() {
    return SINOPIA_BINARY_DIR "/bin/sinopia-cli";
}

/// Runs the built sinopia-cli with one torch thread, as every test does.
inline CliResult run_cli(const QStringList& arguments, int timeout_ms = 120000) {
    QProcess process;
    process.start(cli_path(), arguments);
    if (!process.waitForFinished(timeout_ms)) {
        process.kill();
        process.waitForFinished();
        return {-1, process.readAllStandardOutput(),
                process.readAllStandardError() + "\n(not ended in time)"};
    }
    const int code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return {code, QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

} // namespace sinopia::test
