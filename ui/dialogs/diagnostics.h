#pragma once

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace sinopia {

/// What only the program's composition knows.
struct DiagnosticsFacts {
    std::vector<std::string> devices; ///< "cpu", "cuda:0", …
    QString model;                    ///< name of the loaded model; empty: none
    QString document;                 ///< sizes and counts, no names of files
};

/// What helps to find a fault: versions, system, processor, memory, screens, devices, settings that differ
/// from their defaults, the newest log lines. No names of persons, machines, folders or files are in it.
/// English, whatever the language: it is read by those who mend.
QString diagnosticsText(const DiagnosticsFacts& facts);

/// `text` without what is private: folders and file names become "<file>.png" (the ending stays), the names
/// of the person and the machine "<user>" and "<machine>".
QString withoutPrivateNames(const QString& text);

} // namespace sinopia
