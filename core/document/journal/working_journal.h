#pragma once

#include "document/document.h"
#include "document/journal/journal_store.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace sinopia {

class Tail;

struct JournalOptions {
    std::size_t tail_bytes = std::size_t{8} << 20; ///< of each half of the tail
    std::chrono::milliseconds pause{100};          ///< between two writes of what the tail holds already
    std::chrono::milliseconds sync_every{2000};    ///< at most so often the disk is waited for, by the worker
    std::chrono::milliseconds retry_after{5000};   ///< when the journal could not be written
};

/// Keeps everything that happens to a document on the disk, so that a crash loses nothing but the stroke in
/// progress. Strokes go to the tail at once; everything else to the worker, which writes changed tiles into a
/// journal of this window's own. The window's thread copies memory and never waits.
///
/// Made, used and destroyed on the document's thread.
class WorkingJournal {
  public:
    /// `folder` is shared by all windows. `on_problem` is called on the worker with a sentence when the
    /// journal cannot be written, once until it works again; editing goes on.
    WorkingJournal(Document& document, std::filesystem::path folder,
                   std::function<void(const std::string&)> on_problem, JournalOptions options = {});
    /// What has not been written yet is written; the journal stays, unless it was closed.
    ~WorkingJournal();
    WorkingJournal(const WorkingJournal&) = delete;
    WorkingJournal& operator=(const WorkingJournal&) = delete;

    /// Where the document is saved, and what else shall be found after a crash.
    void note(JournalNote note);
    /// The same for the document that replaces this one next: it comes from that project file. Until all of
    /// it is in the journal, strokes are kept as changes to the file.
    void announce(JournalNote note) { announced_ = std::move(note); }

    /// The worker has written everything that happened up to now.
    bool is_current() const;
    /// The journal's own folder; empty until the worker has made it.
    std::filesystem::path folder() const;

    /// The person is done with the document: nothing more is written, and the destructor removes the journal.
    void close();

  private:
    class Worker;

    void record(const SpanWrite& write);
    void changed(const Change& change);
    bool record_pixels(Layer layer, Rect rect);
    template <class T>
    bool record_pixels(Layer layer, const TileGrid<T>& grid, Rect rect);
    void post(bool urgent);

    Document& document_;
    JournalNote note_;
    std::optional<JournalNote> announced_;
    std::optional<std::uint64_t> base_; ///< after this sequence the document was what its project file holds
    std::uint64_t sequence_ = 0;        ///< of the last thing that happened
    std::array<bool, layer_count> recorded_{}; ///< the next change of the layer is in the tail already
    bool gap_ = false;                         ///< something since the last post is not in the tail
    bool closed_ = false;
    std::unique_ptr<Worker> worker_;
    std::shared_ptr<Document::Observer> observer_;
};

} // namespace sinopia
