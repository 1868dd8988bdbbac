#pragma once

#include "document/document.h"
#include "ui/jobs/generation_controller.h"
#include "ui/tools/brush_tool.h"
#include "ui/tools/fill_tool.h"
#include "ui/tools/paint_settings.h"

#include <QMainWindow>

#include <memory>

namespace sinopia {

class ActionSet;
class CanvasWidget;
class ClassPalette;
class FileController;
class GeneratePanel;
class MessageBar;
class OptionsBar;
class StatusLine;

/// The editor's window: puts the document, the canvas, the tools, the docks and the generation together. It
/// holds no rules of its own beyond what follows what.
class MainWindow : public QMainWindow {
    Q_OBJECT

  public:
    /// `labels` name the classes until a model is loaded; `map` is shown first.
    MainWindow(GenerationServices services, TileGrid<ClassIndex> map, const LabelSet& labels);
    ~MainWindow() override;

    /// Loads a model; both empty: the bundled one.
    void loadModel(const QString& checkpoint, const QString& config);
    void openFile(const QString& path);

    Document& document() { return document_; }
    PaintSettings& settings() { return settings_; }
    CanvasWidget& canvas() { return *canvas_; }
    GeneratePanel& generatePanel() { return *generate_; }
    ClassPalette& palettePanel() { return *palette_; }
    MessageBar& messages() { return *messages_; }
    GenerationController& generation() { return generation_; }
    FileController& files() { return *files_; }
    ActionSet& actions() { return *actions_; }

  protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    /// How much of the map shows over the picture: one value while painting, one while looking at a result.
    struct Opacity {
        double painting = 0.65;
        double looking = 0.0;
        bool looks = false;
        double& current() { return looks ? looking : painting; }
    };

    void buildCentre();
    void buildDocks();
    void buildToolBar();
    void buildFileMenu();
    void buildEditMenu();
    void buildViewMenu();
    void buildGenerateMenu();
    void buildHelpMenu();
    void buildClassKeys();
    void connectPainting();
    void connectFiles();
    void connectGeneration();

    void documentChanged(const Change& change);
    void settingsChanged();
    void refreshState();
    void chooseTool(Tool& tool);
    void chooseClass(int index);
    void setLooking(bool looks);

    void newMap();
    void openMap();
    void openPicture();
    void openCheckpoint();
    bool saveMap(bool ask_where);
    bool savePicture();
    void exportColors();
    void offerMapOfSize(const QString& message, std::shared_ptr<RgbImage> picture);
    /// Asks about unsaved work if there is any; false: stay.
    bool mayLoseWork();
    QString askWhereToSave(const QString& title, const QString& proposal);
    void fileSaved(const QString& path);
    void about();

    void generate();
    void modelLoaded(const ModelSummary& summary, const QString& checkpoint);
    void pictureFinished(const std::shared_ptr<FinishedPicture>& picture);
    void generationEnded(const QString& note);

    Document document_;
    PaintSettings settings_;
    BrushTool brush_;
    FillTool fill_;
    PickTool pick_;
    PanTool pan_;
    std::vector<std::string> devices_;
    GenerationController generation_;
    std::shared_ptr<Document::Observer> observer_;
    Opacity opacity_;
    bool has_model_ = false;
    bool close_when_saved_ = false;

    ActionSet* actions_;
    CanvasWidget* canvas_ = nullptr;
    ClassPalette* palette_ = nullptr;
    GeneratePanel* generate_ = nullptr;
    MessageBar* messages_ = nullptr;
    OptionsBar* options_bar_ = nullptr;
    StatusLine* status_ = nullptr;
    FileController* files_;
};

} // namespace sinopia
