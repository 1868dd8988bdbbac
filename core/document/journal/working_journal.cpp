#include "document/journal/working_journal.h"

#include "document/journal/journal_worker.h"

#include <optional>
#include <utility>

namespace sinopia {
namespace {

/// Larger changes that no recorder told go to the worker alone: copying them would be felt.
constexpr std::size_t max_pixel_record = std::size_t{512} << 10;

std::optional<Layer> layer_of(ChangeKind kind) {
    switch (kind) {
    case ChangeKind::labels:
        return Layer::labels;
    case ChangeKind::picture:
        return Layer::picture;
    case ChangeKind::region:
        return Layer::region;
    case ChangeKind::instances:
        return Layer::instances;
    case ChangeKind::selection:
        return Layer::selection;
    default:
        return {};
    }
}

} // namespace

WorkingJournal::WorkingJournal(Document& document, std::filesystem::path folder,
                               std::function<void(const std::string&)> on_problem, JournalOptions options)
    : document_(document),
      worker_(std::make_unique<Worker>(std::move(folder), std::move(on_problem), options)) {
    document_.set_recorder([this](const SpanWrite& write) { record(write); });
    observer_ = document_.observe([this](const Change& change) { changed(change); });
    post(true);
}

WorkingJournal::~WorkingJournal() {
    document_.set_recorder({});
}

void WorkingJournal::note(JournalNote note) {
    note_ = std::move(note);
    base_.reset();
    post(true);
}

bool WorkingJournal::is_current() const {
    return worker_->covered() == sequence_ && worker_->is_idle();
}

std::filesystem::path WorkingJournal::folder() const {
    return worker_->folder();
}

void WorkingJournal::close() {
    closed_ = true;
    worker_->drop();
}

void WorkingJournal::record(const SpanWrite& write) {
    ++sequence_;
    recorded_[index_of(write.layer)] = true;
    Tail* tail = worker_->tail();
    const std::size_t payload = write.spans.size() * sizeof(TailSpan);
    std::byte* to = tail ? tail->reserve(payload, worker_->covered()) : nullptr;
    if (!to) {
        gap_ = true;
        return;
    }
    for (const Span& span : write.spans) {
        const TailSpan packed{static_cast<std::uint16_t>(span.y), static_cast<std::uint16_t>(span.x0),
                              static_cast<std::uint16_t>(span.x1)};
        std::memcpy(to, &packed, sizeof packed);
        to += sizeof packed;
    }
    TailRecordHead head;
    head.sequence = sequence_;
    head.payload = static_cast<std::uint32_t>(payload);
    head.kind = tail_spans;
    head.layer = static_cast<std::uint8_t>(write.layer);
    head.value = write.value;
    tail->commit(head);
}

void WorkingJournal::changed(const Change& change) {
    if (const auto layer = layer_of(change.kind)) {
        if (!std::exchange(recorded_[index_of(*layer)], false)) {
            ++sequence_; // without a record of that number, a replay ends here
            gap_ = !record_pixels(*layer, change.rect) || gap_;
        }
        const Tail* tail = worker_->tail();
        if (gap_ || (tail && tail->is_filling()))
            post(gap_);
        return;
    }
    if (change.kind == ChangeKind::proposed)
        return; // what was written has been told
    if (change.kind == ChangeKind::resized || change.kind == ChangeKind::replaced)
        ++sequence_;
    if (change.kind == ChangeKind::replaced) {
        base_.reset();
        if (announced_) {
            note_ = *std::exchange(announced_, {});
            base_ = sequence_;
        }
    }
    post(change.kind != ChangeKind::state);
}

template <class T>
bool WorkingJournal::record_pixels(Layer layer, const TileGrid<T>& grid, Rect rect) {
    rect = rect.intersected(whole(grid.size()));
    const std::size_t payload = static_cast<std::size_t>(rect.size().area()) * sizeof(T);
    // A picture as a whole comes with words that the tail has no place for.
    const bool is_new_picture = layer == Layer::picture && rect == whole(grid.size());
    Tail* tail = worker_->tail();
    if (!tail || is_new_picture || payload > max_pixel_record || (rect.empty() && !grid.empty()))
        return false;
    std::byte* to = tail->reserve(payload, worker_->covered());
    if (!to)
        return false;
    grid.read_runs(rect, [&](int x, int y, int count, const T* from) {
        const std::size_t at = static_cast<std::size_t>(y - rect.y) * static_cast<std::size_t>(rect.width) +
                               static_cast<std::size_t>(x - rect.x);
        std::memcpy(to + at * sizeof(T), from, static_cast<std::size_t>(count) * sizeof(T));
    });
    TailRecordHead head;
    head.sequence = sequence_;
    head.payload = static_cast<std::uint32_t>(payload);
    head.kind = grid.empty() ? tail_removed : tail_pixels;
    head.layer = static_cast<std::uint8_t>(layer);
    head.x = static_cast<std::uint16_t>(rect.x);
    head.y = static_cast<std::uint16_t>(rect.y);
    head.width = static_cast<std::uint16_t>(rect.width);
    head.height = static_cast<std::uint16_t>(rect.height);
    tail->commit(head);
    return true;
}

bool WorkingJournal::record_pixels(Layer layer, Rect rect) {
    switch (layer) {
    case Layer::labels:
        return record_pixels(layer, document_.labels(), rect);
    case Layer::picture:
        return record_pixels(layer, document_.picture(), rect);
    case Layer::region:
        return record_pixels(layer, document_.region(), rect);
    case Layer::instances:
        return record_pixels(layer, document_.instances(), rect);
    case Layer::selection:
        return record_pixels(layer, document_.selection(), rect);
    }
    return false;
}

void WorkingJournal::post(bool urgent) {
    if (closed_)
        return;
    if (Tail* tail = worker_->tail())
        tail->turn(worker_->covered());
    worker_->post({document_.snapshot(), note_, base_, sequence_, document_.is_modified(), urgent || gap_});
    gap_ = false;
}

} // namespace sinopia
