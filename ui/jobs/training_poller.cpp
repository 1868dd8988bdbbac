#include "ui/jobs/training_poller.h"

namespace sinopia {
namespace {

constexpr std::size_t part_bytes = std::size_t{2} << 20; ///< a look takes some ten milliseconds at most
constexpr std::size_t first_log_bytes = std::size_t{256} << 10;
constexpr std::size_t longest_line = std::size_t{64} << 10;

} // namespace

TrainingPoller::TrainingPoller(const std::filesystem::path& run)
    : run_(run), progress_(run / "progress.jsonl"), log_(run / "log.txt") {}

void TrainingPoller::read_lines(News& news) {
    FileTail::Part part = progress_.read(part_bytes);
    if (part.restarted) {
        torn_.clear();
        overlong_ = has_progress_ = false;
    }
    news.restarted = part.restarted;
    news.more = part.more;
    torn_ += part.text;
    std::size_t begin = 0;
    for (std::size_t end; (end = torn_.find('\n', begin)) != std::string::npos; begin = end + 1) {
        const std::string_view text(torn_.data() + begin, end - begin);
        if (const auto line = overlong_ ? std::nullopt : parse_training_line(text))
            news.lines.push_back(*line);
        overlong_ = false;
    }
    torn_.erase(0, begin);
    if (torn_.size() > longest_line) {
        torn_.clear();
        overlong_ = true;
    }
    has_progress_ = has_progress_ || !news.lines.empty();
}

TrainingPoller::News TrainingPoller::look() {
    News news;
    // The lock first: a process writes its last line before it lets go.
    news.signs.locked = is_locked(run_);
    news.signs.launched_lives = !news.signs.locked && launched_process_lives(run_, launched_process(run_));
    read_lines(news);
    news.signs.has_progress = has_progress_;
    FileTail::Part log = log_.read(part_bytes, first_log_bytes);
    news.log = std::move(log.text);
    news.log_restarted = log.restarted;
    const bool alive = news.signs.locked || news.signs.launched_lives;
    if (!alive && !news.more)
        news.last_words = last_words(run_);
    // A run that goes on may have been given more steps.
    if (steps_ == 0 || alive != was_alive_ || news.restarted)
        steps_ = asked_steps(run_);
    was_alive_ = alive;
    news.steps = steps_;
    return news;
}

} // namespace sinopia
