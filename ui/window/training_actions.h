#pragma once

#include "ui/dialogs/training_dialog.h"
#include "ui/window/window_parts.h"

#include <QObject>
#include <QPointer>

class QMenu;

namespace sinopia {

class GenerationActions;

/// The training window beside the editor.
class TrainingActions : public QObject {
    Q_OBJECT

  public:
    TrainingActions(const WindowParts& parts, GenerationActions& generation, QObject* parent);

    void fillModelMenu(QMenu* menu);
    void setPlaces(const TrainingPlaces& places) { places_ = places; }
    void show();
    TrainingDialog* dialog() const { return dialog_; } ///< null: it is not open

  private:
    WindowParts parts_;
    GenerationActions& generation_;
    TrainingPlaces places_;
    QPointer<TrainingDialog> dialog_;
};

} // namespace sinopia
