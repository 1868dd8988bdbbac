#include "ui/window/step_actions.h"

#include "base/error.h"
#include "document/document.h"
#include "image/image_io.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/panels/film_strip.h"
#include "ui/panels/message_bar.h"
#include "ui/window/status_line.h"
#include "ui/window/status_time.h"

#include <QFileDialog>
#include <QMainWindow>

#include <cstdio>
#include <filesystem>
#include <utility>

namespace sinopia {
namespace {

/// On the worker. Returns how many were written.
int writeSteps(const std::filesystem::path& folder, const StepFilm& film, bool noisy,
               const std::string& refusal) {
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().filename().string().starts_with("step-"))
            throw Error(refusal);
    const std::vector<FilmFramePtr> frames = film.frames();
    for (const FilmFramePtr& frame : frames) {
        char name[32];
        std::snprintf(name, sizeof name, "step-%03d.png", frame->step);
        write_picture_png(folder / name, film.pictureAt(*frame, noisy).read());
    }
    return static_cast<int>(frames.size());
}

} // namespace

StepActions::StepActions(const WindowParts& parts, FilmStrip& strip, GenerationQueue& queue, QObject* parent)
    : QObject(parent), parts_(parts), strip_(strip) {
    connect(&queue, &GenerationQueue::started, &strip_, [this, &queue] { strip_.setFilm(queue.film()); });
    connect(&queue, &GenerationQueue::stepped, &strip_, &FilmStrip::refresh);
    connect(&queue, &GenerationQueue::finished, &strip_, &FilmStrip::refresh);
    connect(&queue, &GenerationQueue::cancelled, &strip_, &FilmStrip::refresh);
    connect(&strip_, &FilmStrip::lookRequested, this, &StepActions::look);
    connect(&strip_, &FilmStrip::lookEnded, this, &StepActions::endLook);
    connect(&strip_, &FilmStrip::exportRequested, this, &StepActions::askFolder);
    observer_ = parts_.document.observe([this](const Change& change) {
        if (change.kind != ChangeKind::replaced && change.kind != ChangeKind::resized)
            return;
        strip_.endLook();
        strip_.setFilm(nullptr);
    });
}

void StepActions::look(const std::shared_ptr<StepFilm>& film, const FilmFramePtr& frame, bool noisy) {
    const std::uint64_t number = ++wanted_;
    *newest_ = number;
    scaler_.run([this, film, frame, noisy, number, newest = newest_]() -> JobRunner::Delivery {
        if (*newest != number)
            return {}; // the person has gone on
        return [this, number, picture = film->pictureAt(*frame, noisy)] {
            if (number != wanted_)
                return;
            shown_ = true;
            parts_.canvas.setLook(picture);
        };
    });
}

void StepActions::endLook() {
    *newest_ = ++wanted_;
    if (std::exchange(shown_, false))
        parts_.canvas.setLook({});
}

void StepActions::askFolder(const std::shared_ptr<StepFilm>& film, bool noisy) {
    const QString folder = QFileDialog::getExistingDirectory(&parts_.window, tr("Folder for the steps"));
    if (!folder.isEmpty())
        exportTo(folder, film, noisy);
}

void StepActions::exportTo(const QString& folder, std::shared_ptr<StepFilm> film, bool noisy) {
    const std::string refusal =
        tr("%1 holds steps already; choose another folder, so that the two do not mix.")
            .arg(folder)
            .toStdString();
    writer_.run([this, folder, film, noisy, refusal]() -> JobRunner::Delivery {
        try {
            const int count = writeSteps(folder.toStdString(), *film, noisy, refusal);
            return [this, count] {
                parts_.status.showMessage(tr("%n step(s) written", nullptr, count), status_ms);
            };
        } catch (const std::exception& error) {
            return
                [this, message = QString::fromUtf8(error.what())] { parts_.messages.showMessage(message); };
        }
    });
}

} // namespace sinopia
