#pragma once

#include "ui/jobs/file_tail.h"
#include "ui/jobs/training_line.h"
#include "ui/jobs/training_runs.h"

#include <filesystem>
#include <string>
#include <vector>

namespace sinopia {

/// Reads what is new in a run folder. For one worker at a time.
class TrainingPoller {
  public:
    explicit TrainingPoller(const std::filesystem::path& run);

    struct News {
        std::vector<TrainingLine> lines;
        bool restarted = false; ///< the lines are all there are, what was known is void
        bool more = false;      ///< there are more to be read at once; the signs are not told before
        RunSigns signs;
        std::string log;
        bool log_restarted = false;
        std::string last_words; ///< of a run whose process has gone
        long long steps = 0;    ///< at which the run ends
    };
    News look();

  private:
    void read_lines(News& news);

    std::filesystem::path run_;
    FileTail progress_;
    FileTail log_;
    std::string torn_;      ///< the beginning of a line whose end is not there yet
    bool overlong_ = false; ///< what comes up to the next line's end belongs to a line that is too long
    bool has_progress_ = false;
    long long steps_ = 0;
    bool was_alive_ = false;
};

} // namespace sinopia
