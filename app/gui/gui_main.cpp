#include "app/gui/start_map.h"
#include "base/log.h"
#include "evaluation/picture_segmentation.h"
#include "image/image_limit.h"
#include "runtime/spinning.h"
#include "synthesis/generator.h"
#include "synthesis/model_places.h"
#include "synthesis/picture_text.h"
#include "ui/style/theme.h"
#include "ui/style/translations.h"
#include "ui/window/main_window.h"
#include "ui/window/preferences.h"
#include "ui/window/project_controller.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>

#include <filesystem>

namespace {

using namespace sinopia;

struct Arguments {
    QString file;
    QString checkpoint;
    QString config;
    bool verbose = false;
};

Arguments parse(const QApplication& application) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QObject::tr("Sinopia: paint a label map, and guided diffusion paints the picture."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption checkpoint(
        "checkpoint", QObject::tr("Model file or folder; the bundled model otherwise."), "file");
    const QCommandLineOption config("config", QObject::tr("Configuration of the checkpoint (JSON)."), "file");
    const QCommandLineOption verbose("verbose", QObject::tr("Log more."));
    parser.addOptions({checkpoint, config, verbose});
    parser.addPositionalArgument("file", QObject::tr("Project, label map or picture to open."), "[file]");
    parser.process(application);
    return {parser.positionalArguments().value(0), parser.value(checkpoint), parser.value(config),
            parser.isSet(verbose)};
}

/// The processor, and the graphics cards that the system shows; whether torch can use them shows when it is
/// asked.
std::vector<std::string> devices() {
    std::vector<std::string> found{"cpu"};
    std::error_code none;
    for (int i = 0; std::filesystem::exists("/dev/nvidia" + std::to_string(i), none); ++i)
        found.push_back("cuda:" + std::to_string(i));
    return found;
}

GenerationServices services() {
    GenerationServices services;
    services.makeGenerator = [] { return make_generator(); };
    services.pictureText = [](const GenerationResult& result) { return picture_text(result); };
    services.segmentPicture = make_picture_segmentation();
    services.devices = devices();
    return services;
}

/// Where the program's own files lie.
WindowPlaces places() {
    const auto resources = resource_folder();
    const auto in = [&](const char* name) {
        return resources.empty() ? QString() : QString::fromStdString((resources / name).string());
    };
    const std::filesystem::path models = user_model_folder();
    const QString command_line = QDir(QApplication::applicationDirPath()).filePath("sinopia-cli");
    return {in("examples"), in("label_sets"),
            in("models"),   QString::fromStdString(models.string()),
            command_line,   QString::fromStdString((models.parent_path() / "runs").string())};
}

void openWindow(MainWindow& window, const Arguments& arguments) {
    window.setPlaces(places());
    window.restoreSession();
    window.show();
    window.guardWork(ProjectController::defaultJournalFolder());
    window.loadModel(arguments.checkpoint, arguments.config);
    if (arguments.file.isEmpty())
        window.showWelcome();
    else
        window.openFile(arguments.file);
}

} // namespace

int main(int argc, char** argv) {
    limit_spinning(argv);
    QApplication application(argc, argv);
    QApplication::setApplicationName("sinopia");
    QApplication::setApplicationDisplayName("Sinopia");
    QApplication::setApplicationVersion(SINOPIA_VERSION);
    QApplication::setOrganizationName("sinopia");
    const Preferences preferences = Preferences::load();
    applyLanguage(application, preferences.language);
    set_largest_image(preferences.largestPixels());
    const Arguments arguments = parse(application);
    set_up_log(arguments.verbose);
    applyTheme(application, preferences.theme);

    StartMap start = startMap();
    MainWindow window(services(), std::move(start.map), start.labels,
                      static_cast<std::size_t>(preferences.history_mb) << 20);
    openWindow(window, arguments);
    return QApplication::exec();
}
