#include "ui/window/training_actions.h"

#include "ui/window/action_set.h"
#include "ui/window/generation_actions.h"

#include <QMainWindow>
#include <QMenu>

namespace sinopia {

TrainingActions::TrainingActions(const WindowParts& parts, GenerationActions& generation, QObject* parent)
    : QObject(parent), parts_(parts), generation_(generation) {
    parts_.actions.add({"model.train",
                        tr("&Train a model…"),
                        {QKeySequence("Ctrl+T")},
                        Icon::generate,
                        false,
                        tr("Teaches a network your own pictures; runs go on when the window closes")},
                       [this] { show(); });
}

void TrainingActions::fillModelMenu(QMenu* menu) {
    menu->addSeparator();
    menu->addAction(parts_.actions["model.train"]);
}

void TrainingActions::show() {
    if (!dialog_) {
        dialog_ = new TrainingDialog(places_, &parts_.window);
        dialog_->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog_, &TrainingDialog::useRequested, this,
                [this](const QString& folder) { generation_.loadModel(folder, {}); });
    }
    dialog_->show();
    dialog_->raise();
    dialog_->activateWindow();
}

} // namespace sinopia
