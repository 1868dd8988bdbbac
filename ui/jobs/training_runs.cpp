#include "ui/jobs/training_runs.h"

#include "base/error.h"
#include "formats/json_file.h"
#include "ui/jobs/file_tail.h"
#include "ui/jobs/training_launch.h"

#include <algorithm>
#include <fcntl.h>
#include <fstream>
#include <set>
#include <signal.h>
#include <sstream>
#include <sys/file.h>
#include <unistd.h>

namespace sinopia {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t summary_bytes = std::size_t{64} << 10;
constexpr std::size_t words_bytes = 4096;
constexpr std::size_t most_runs = 1000;       ///< of a folder: a wrong one may hold any number
constexpr std::size_t most_entries = 100'000; ///< of a folder that are looked at

fs::file_time_type changed(const RunSummary& run) {
    std::error_code ignored;
    const auto progress = fs::last_write_time(run.path / "progress.jsonl", ignored);
    return ignored ? fs::last_write_time(run.path, ignored) : progress;
}

/// A JSON file of the run, or null if it cannot be read.
nlohmann::json json_of(const fs::path& path) {
    try {
        return read_json_file(path);
    } catch (const Error&) {
        return {};
    }
}

long long steps_in(const nlohmann::json& options) {
    if (!options.is_object())
        return 0;
    const auto steps = options.find("steps");
    return steps != options.end() && steps->is_number_integer() ? std::max(0LL, steps->get<long long>()) : 0;
}

/// "12:34:56 info Going on" says the same as the log's line of another form.
std::string_view without_time(std::string_view line) {
    constexpr std::size_t time = 9;
    const bool timed = line.size() > time && line[2] == ':' && line[5] == ':' && line[time - 1] == ' ';
    const std::size_t level = timed ? line.find(' ', time) : std::string_view::npos;
    return level == std::string_view::npos ? line : line.substr(level + 1);
}

std::vector<fs::path> runs_in(const fs::path& folder) {
    if (is_run_folder(folder))
        return {folder};
    std::vector<fs::path> runs;
    std::error_code error;
    std::size_t seen = 0;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (++seen > most_entries || runs.size() == most_runs)
            break;
        else if (is_run_folder(it->path()))
            runs.push_back(it->path());
    return runs;
}

} // namespace

RunState state_of(const RunSigns& signs) {
    if (signs.locked)
        return RunState::running;
    if (signs.launched_lives)
        return RunState::starting;
    if (!signs.has_progress)
        return RunState::failed;
    if (!signs.closing)
        return RunState::died;
    return *signs.closing == TrainingLine::Kind::stopped ? RunState::paused
           : *signs.closing == TrainingLine::Kind::done  ? RunState::done
                                                         : RunState::failed;
}

bool is_alive(RunState state) {
    return state == RunState::starting || state == RunState::running;
}

bool can_continue(RunState state) {
    return !is_alive(state);
}

bool is_locked(const fs::path& run) {
    const int file = ::open((run / "lock").c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return false;
    // A shared lock for a moment: windows that look at the same time do not see one another.
    const bool locked = ::flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    ::close(file);
    return locked;
}

long long launched_process(const fs::path& run) {
    const nlohmann::json launch = json_of(run / launch_file);
    const auto process = launch.is_object() ? launch.find("pid") : launch.end();
    return launch.is_object() && process != launch.end() && process->is_number_integer()
               ? process->get<long long>()
               : 0;
}

bool launched_process_lives(const fs::path& run, long long process) {
    if (process <= 1 || process > INT_MAX || ::kill(static_cast<pid_t>(process), 0) != 0)
        return false;
    // Another process may have got the number since.
    std::ifstream command("/proc/" + std::to_string(process) + "/cmdline", std::ios::binary);
    const std::string words((std::istreambuf_iterator<char>(command)), std::istreambuf_iterator<char>());
    return words.find(run.string() + '\0') != std::string::npos;
}

std::string last_words(const fs::path& run) {
    std::string words = last_lines(run / "log.txt", words_bytes);
    // What comes before the log exists, and what a crash says, is in neither log nor progress.
    std::istringstream errors(last_lines(run / error_file, words_bytes));
    for (std::string line; std::getline(errors, line);)
        if (!line.empty() && words.find(without_time(line)) == std::string::npos)
            words += line + '\n';
    return words;
}

bool is_run_folder(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(path / "progress.jsonl", ignored) ||
           fs::is_regular_file(path / launch_file, ignored) ||
           (fs::is_regular_file(path / "lock", ignored) && fs::is_directory(path / "control", ignored));
}

long long asked_steps(const fs::path& run) {
    const nlohmann::json manifest = json_of(run / "manifest.json");
    if (manifest.is_object() && manifest.contains("training") && manifest["training"].is_object() &&
        manifest["training"].contains("options"))
        if (const long long steps = steps_in(manifest["training"]["options"]); steps > 0)
            return steps;
    return steps_in(json_of(run / options_file));
}

RunSummary read_run(const fs::path& run) {
    RunSummary summary;
    summary.path = run;
    summary.name = run.filename().string();
    RunSigns signs;
    // The lock first: a process writes its last line before it lets go.
    signs.locked = is_locked(run);
    signs.launched_lives = !signs.locked && launched_process_lives(run, launched_process(run));
    TrainingRecord record;
    std::istringstream lines(last_lines(run / "progress.jsonl", summary_bytes));
    for (std::string text; std::getline(lines, text);)
        if (const auto line = parse_training_line(text)) {
            record.add(*line);
            signs.has_progress = true;
        }
    signs.closing = record.closing();
    summary.state = state_of(signs);
    summary.step = record.step();
    summary.loss = record.numbers().loss;
    summary.reason = record.reason();
    summary.steps = asked_steps(run);
    return summary;
}

std::vector<RunSummary> read_runs(const std::vector<fs::path>& folders) {
    std::set<fs::path> paths;
    for (const fs::path& folder : folders)
        for (const fs::path& run : runs_in(folder)) {
            std::error_code error;
            const fs::path plain = fs::canonical(run, error);
            if (!error)
                paths.insert(plain);
        }
    std::vector<std::pair<fs::file_time_type, RunSummary>> runs;
    for (const fs::path& path : paths) {
        RunSummary run = read_run(path);
        const auto time = changed(run);
        runs.emplace_back(time, std::move(run));
    }
    std::stable_sort(runs.begin(), runs.end(), [](const auto& a, const auto& b) {
        return is_alive(a.second.state) != is_alive(b.second.state) ? is_alive(a.second.state)
                                                                    : a.first > b.first;
    });
    std::vector<RunSummary> sorted;
    for (auto& [time, run] : runs)
        sorted.push_back(std::move(run));
    return sorted;
}

} // namespace sinopia
