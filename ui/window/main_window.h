#pragma once

#include "document/document.h"
#include "ui/jobs/generation_controller.h"
#include "ui/tools/paint_settings.h"

#include <QMainWindow>

#include <memory>
#include <optional>

class QDockWidget;

namespace sinopia {

class ActionSet;
class CanvasActions;
class CanvasWidget;
class ClassActions;
class ClassPalette;
struct DiagnosticsFacts;
class DisagreementActions;
class FileActions;
class FilmStrip;
class GeneratePanel;
class GenerationActions;
class LayoutKeeper;
class MaskActions;
class MessageBar;
class OptionsBar;
class ProgramActions;
class ProposalActions;
class QueuePanel;
class RegionActions;
class ResultsPanel;
class Shortcuts;
class StatusLine;
class StepActions;
class ToolActions;
class TrainingActions;
class VariationActions;
class VariationsPanel;
class ViewActions;
class WelcomePage;
struct WindowParts;
struct FoundJournal;

/// Where the program's own files lie; empty: nowhere.
struct WindowPlaces {
    QString examples;       ///< a folder for each example, with project.sinopia and picture.png
    QString label_sets;     ///< the published lists of classes
    QString bundled_models; ///< a folder for each model
    QString own_models;     ///< where a person puts models of their own
    QString command_line;   ///< the program sinopia-cli, which trains
    QString runs;           ///< where training runs go
};

/// The editor's window: puts the document, the canvas, the tools, the docks and the generation together. It
/// holds no rules of its own beyond what follows what.
class MainWindow : public QMainWindow {
    Q_OBJECT

  public:
    /// `labels` name the classes until a model is loaded; `map` is shown first.
    MainWindow(GenerationServices services, TileGrid<ClassIndex> map, const LabelSet& labels,
               std::size_t history_budget = Document::default_history_budget);
    ~MainWindow() override;

    void setPlaces(const WindowPlaces& places);
    /// Loads a model; both empty: the bundled one.
    void loadModel(const QString& checkpoint, const QString& config);
    void openFile(const QString& path);
    /// Offers a beginning until something is opened or painted.
    void showWelcome();

    /// The layout, keys and paint settings of the last session. Without this call nothing is kept.
    void restoreSession();
    /// Keeps this window's work safe in `folder` and offers what a crash left there.
    void guardWork(const QString& folder);

    Document& document() { return document_; }
    PaintSettings& settings() { return settings_; }
    CanvasWidget& canvas() { return *canvas_; }
    GeneratePanel& generatePanel() { return *generate_; }
    ClassPalette& palettePanel() { return *palette_; }
    ResultsPanel& resultsPanel() { return *results_; }
    FilmStrip& filmStrip() { return *film_; }
    QueuePanel& queuePanel() { return *queue_; }
    VariationsPanel& variationsPanel() { return *variations_; }
    WelcomePage& welcome() { return *welcome_; }
    MessageBar& messages() { return *messages_; }
    GenerationController& generation();
    GenerationActions& generationActions() { return *generation_actions_; }
    RegionActions& regionActions() { return *region_actions_; }
    StepActions& stepActions() { return *step_actions_; }
    VariationActions& variationActions() { return *variation_actions_; }
    TrainingActions& trainingActions() { return *training_actions_; }
    DisagreementActions& disagreementActions() { return *disagreement_actions_; }
    ProposalActions& proposalActions() { return *proposal_actions_; }
    FileActions& files() { return *file_actions_; }
    ClassActions& classes() { return *class_actions_; }
    ActionSet& actions() { return *actions_; }
    Shortcuts& shortcuts() { return *shortcuts_; }

  protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void buildCentre();
    void buildDocks();
    void buildRunDocks();
    QDockWidget* addPanel(const QString& title, const char* name, QWidget* panel,
                          Qt::DockWidgetArea area = Qt::RightDockWidgetArea);
    WindowParts partsOfActions();
    void buildActions(GenerationServices services);
    void buildEditActions();
    void buildMenus();
    void buildToolBars();
    void buildWelcome();
    void connectPainting();
    void connectFiles();
    void connectGeneration();
    void connectResults();

    void documentChanged(const Change& change);
    void settingsChanged();
    void refreshState();
    void placeWelcome();
    void escape();
    /// The canvas shows the document again. False if it did already.
    bool endLook();
    void offerModelClasses();
    DiagnosticsFacts facts() const;
    void penEndChanged(bool eraser);
    void readLabelSets(const QString& folder);
    void lostWorkFound(std::vector<FoundJournal> lost);

    Document document_;
    PaintSettings settings_;
    std::vector<std::string> devices_;
    std::shared_ptr<Document::Observer> observer_;
    QString pen_tool_; ///< the tool in hand before the pen was turned over
    bool keeps_session_ = false;

    ActionSet* actions_;
    CanvasWidget* canvas_ = nullptr;
    ClassPalette* palette_ = nullptr;
    GeneratePanel* generate_ = nullptr;
    ResultsPanel* results_ = nullptr;
    FilmStrip* film_ = nullptr;
    QueuePanel* queue_ = nullptr;
    VariationsPanel* variations_ = nullptr;
    MessageBar* messages_ = nullptr;
    WelcomePage* welcome_ = nullptr;
    OptionsBar* options_bar_ = nullptr;
    StatusLine* status_ = nullptr;
    LayoutKeeper* layout_ = nullptr;
    Shortcuts* shortcuts_ = nullptr;
    ToolActions* tool_actions_ = nullptr;
    FileActions* file_actions_ = nullptr;
    MaskActions* mask_actions_ = nullptr;
    ProposalActions* proposal_actions_ = nullptr;
    DisagreementActions* disagreement_actions_ = nullptr;
    CanvasActions* canvas_actions_ = nullptr;
    ClassActions* class_actions_ = nullptr;
    ViewActions* view_actions_ = nullptr;
    GenerationActions* generation_actions_ = nullptr;
    RegionActions* region_actions_ = nullptr;
    StepActions* step_actions_ = nullptr;
    VariationActions* variation_actions_ = nullptr;
    TrainingActions* training_actions_ = nullptr;
    ProgramActions* program_actions_ = nullptr;
};

} // namespace sinopia
