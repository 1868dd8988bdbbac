#include "ui/jobs/training_launch.h"

#include "base/atomic_file.h"
#include "base/error.h"
#include "formats/json_file.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>

namespace sinopia {

namespace fs = std::filesystem;

namespace {

struct LaunchTexts {
    Q_DECLARE_TR_FUNCTIONS(TrainingLaunch)
};

constexpr int most_same_names = 10000;

QString q(const fs::path& path) {
    return QString::fromStdString(path.string());
}

[[noreturn]] void fail(const QString& sentence) {
    throw Failure(sentence.toStdString());
}

[[noreturn]] void refuse_folder(const fs::path& folder, const std::error_code& error) {
    fail(LaunchTexts::tr("%1: no folder for the run can be made there (%2). Choose another folder.")
             .arg(q(folder), QString::fromStdString(error.message())));
}

/// A folder's name without what some file system cannot take.
std::string plain_name(std::string name) {
    for (char& c : name)
        if (c == '/' || c == '\\' || c == ':' || static_cast<unsigned char>(c) < 0x20)
            c = '-';
    while (!name.empty() && (name.front() == '.' || name.front() == ' '))
        name.erase(0, 1);
    return name.empty() ? "run" : name.substr(0, 100);
}

void launch(const QString& program, const fs::path& run, const QStringList& arguments) {
    if (!QFileInfo(program).isExecutable())
        fail(LaunchTexts::tr(
                 "%1 is missing: it does the training. Install the command line beside the editor.")
                 .arg(program));
    QProcess process;
    process.setProgram(program);
    process.setArguments(arguments);
    process.setWorkingDirectory(q(run));
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(q(run / error_file));
    qint64 id = 0;
    if (!process.startDetached(&id))
        fail(LaunchTexts::tr("%1 could not be started: %2.").arg(program, process.errorString()));
    write_json_file(run / launch_file, {{"pid", id}});
}

} // namespace

fs::path make_run_folder(const fs::path& folder, const std::string& wish) {
    std::error_code error;
    fs::create_directories(folder, error);
    const std::string name = plain_name(wish);
    for (int i = 1; i < most_same_names && !error; ++i) {
        const fs::path run = folder / (i == 1 ? name : name + " " + std::to_string(i));
        if (fs::create_directory(run, error)) // false if it exists
            return run;
    }
    refuse_folder(folder, error);
}

void start_run(const QString& program, const TrainingOptions& options, const fs::path& run) {
    TrainingOptions own = options;
    own.output = run;
    write_json_file(run / options_file, to_json(own));
    launch(program, run,
           {"train", "--config", q(run / options_file), "--output", q(run), "--progress", "none"});
}

void continue_run(const QString& program, const fs::path& run, long long steps) {
    QStringList arguments{"train", "--resume", "--output", q(run), "--progress", "none"};
    if (steps > 0)
        arguments << "--steps" << QString::number(steps);
    launch(program, run, arguments);
}

void ask_run(const fs::path& run, const char* request) {
    write_file_atomically(run / "control" / request, std::string_view());
}

} // namespace sinopia
