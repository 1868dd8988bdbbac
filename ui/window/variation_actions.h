#pragma once

#include "document/document.h"
#include "ui/canvas/view_options.h"
#include "ui/jobs/generation_queue.h"
#include "ui/window/window_parts.h"

#include <QObject>

#include <optional>

class QMenu;

namespace sinopia {

class GenerationActions;
class VariationsPanel;

/// Variations of the picture or of the region: asks for them, shows on the canvas what is looked at, makes
/// the one that is wanted the picture.
class VariationActions : public QObject {
    Q_OBJECT

  public:
    VariationActions(const WindowParts& parts, VariationsPanel& panel, GenerationActions& generation,
                     QObject* parent);

    void fill(QMenu* menu);
    /// Of the whole picture or the region, as many as the panel says.
    void make();
    /// Writes the chosen ones as one PNG, their seeds in its text.
    void exportTo(const QString& path);
    bool isIdle() const { return writer_.pending() == 0; }

  Q_SIGNALS:
    /// The panel is to be seen.
    void shown();

  private:
    void addActions();
    void connectPanel();
    void connectQueue();
    void begin(const std::vector<GenerationOrder>& orders);
    void moreLike(std::uint64_t run);
    void compare(bool on);
    void keep(const ResultPtr& result);
    void discard(const std::vector<std::uint64_t>& runs);
    void askExport();
    void documentChanged(const Change& change);

    WindowParts parts_;
    VariationsPanel& panel_;
    GenerationActions& generation_;
    std::optional<ViewLayout> layout_before_; ///< of the comparison
    std::shared_ptr<Document::Observer> observer_;
    JobRunner writer_;
};

} // namespace sinopia
