#pragma once

#include "ui/jobs/generation_queue.h"
#include "ui/window/window_parts.h"

#include <QObject>

#include <atomic>
#include <cstdint>
#include <memory>

namespace sinopia {

class FilmStrip;

/// The strip of steps: follows the runs, shows on the canvas what is looked at, writes steps to files.
/// Scaling and writing are done by a worker.
class StepActions : public QObject {
    Q_OBJECT

  public:
    StepActions(const WindowParts& parts, FilmStrip& strip, GenerationQueue& queue, QObject* parent);

    /// Writes step-001.png, step-002.png, ... into the folder, which must hold none yet.
    void exportTo(const QString& folder, std::shared_ptr<StepFilm> film, bool noisy);
    /// Nothing is being scaled or written.
    bool isIdle() const { return scaler_.pending() == 0 && writer_.pending() == 0; }

  private:
    void look(const std::shared_ptr<StepFilm>& film, const FilmFramePtr& frame, bool noisy);
    void endLook();
    void askFolder(const std::shared_ptr<StepFilm>& film, bool noisy);

    WindowParts parts_;
    FilmStrip& strip_;
    std::uint64_t wanted_ = 0; ///< number of the look that is wanted; older ones are dropped
    std::shared_ptr<std::atomic<std::uint64_t>> newest_ = std::make_shared<std::atomic<std::uint64_t>>(0);
    bool shown_ = false;
    std::shared_ptr<void> observer_;
    JobRunner scaler_, writer_; ///< two, so that scrubbing does not wait for a disk
};

} // namespace sinopia
