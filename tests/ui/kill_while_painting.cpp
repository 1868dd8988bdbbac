// kill_while_painting ROUNDS: the real editor window is painted on in a process of its own and killed at
// random moments, while painting and while saving. This process logs each finished stroke and compares the
// project and the recovered journal with the log, pixel by pixel. Exit status 1 if anything is missing or
// wrong.
#include "document/journal/recovery.h"

#include <QTemporaryDir>

#include "kill_log.h"
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <optional>
#include <poll.h>
#include <random>
#include <sys/wait.h>
#include <vector>

using namespace sinopia;
using namespace sinopia::test;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::chrono::seconds start_limit{60};

struct MapState {
    LabelMap labels{kill_map_size};
    Mask region{kill_map_size};
    bool operator==(const MapState&) const = default;
};

/// All that the editor has told, as states of the map.
class Log {
  public:
    void feed(const char* data, std::size_t size) {
        bytes_.append(data, size);
        KillMessage head;
        while (bytes_.size() >= sizeof head) {
            std::memcpy(&head, bytes_.data(), sizeof head);
            if (bytes_.size() < sizeof head + head.payload())
                return;
            take(head, bytes_.data() + sizeof head);
            bytes_.erase(0, sizeof head + head.payload());
        }
    }

    bool is_ready() const { return ready_; }
    int strokes() const { return static_cast<int>(states_.size()) - 1; }
    const MapState& last() const { return states_.back(); }
    bool known(const MapState& state) const {
        return std::find(states_.begin(), states_.end(), state) != states_.end();
    }

    /// Finished strokes that `state` lacks; nothing if it is none of the states that ever were.
    std::optional<int> lost(const MapState& state) const {
        if (state == last() || could_be_in_progress(state))
            return 0;
        for (int back = 1; back <= strokes(); ++back)
            if (states_[states_.size() - 1 - static_cast<std::size_t>(back)] == state)
                return back;
        return {};
    }

    /// The project is what some save wrote: the last one that was finished, or a later one.
    bool could_be_saved(const MapState& state) const {
        return std::any_of(saves_.begin() + static_cast<std::ptrdiff_t>(done_saves_), saves_.end(),
                           [&](std::size_t save) { return states_[save] == state; });
    }

  private:
    void take(const KillMessage& head, const char* payload) {
        switch (head.kind) {
        case KillMessage::ready:
            ready_ = true;
            saves_ = {states_.size() - 1};
            done_saves_ = 0;
            break;
        case KillMessage::begin_paint:
        case KillMessage::begin_jump:
            open_ = head;
            break;
        case KillMessage::end:
            states_.push_back(states_.back());
            write(states_.back(), head, payload);
            open_ = {};
            break;
        case KillMessage::save_begun:
            saves_.push_back(states_.size() - 1);
            break;
        case KillMessage::save_done:
            done_saves_ = ready_ ? saves_.size() - 1 : 0;
            break;
        }
    }

    static void write(MapState& state, const KillMessage& head, const char* payload) {
        const auto width = static_cast<std::size_t>(head.width);
        const char* region = payload + 2 * head.pixels();
        for (int y = 0; y < head.height; ++y) {
            const std::size_t row = static_cast<std::size_t>(y) * width;
            std::memcpy(&state.labels.at(head.x, head.y + y), payload + 2 * row, 2 * width);
            std::memcpy(&state.region.at(head.x, head.y + y), region + row, width);
        }
    }

    /// The last state with a part of the step that was begun and not finished.
    bool could_be_in_progress(const MapState& state) const {
        if (!open_)
            return false;
        if (open_->kind == KillMessage::begin_jump)
            return known(state);
        const auto painted = [&](const auto& now, const auto& before) {
            for (std::size_t i = 0; i < now.pixels().size(); ++i)
                if (now.pixels()[i] != before.pixels()[i] && now.pixels()[i] != open_->value)
                    return false;
            return true;
        };
        return (painted(state.labels, last().labels) && state.region == last().region) ||
               (painted(state.region, last().region) && state.labels == last().labels);
    }

    std::string bytes_;
    bool ready_ = false;
    std::vector<MapState> states_{MapState{}};
    std::vector<std::size_t> saves_; ///< numbers of the states that saves began with
    std::size_t done_saves_ = 0;     ///< the last one of them that was reported
    std::optional<KillMessage> open_;
};

struct Tally {
    int rounds = 0, opened = 0, finished = 0, lost = 0, misses = 0, recovered = 0, saves = 0;
};

/// Starts this program again as the editor; the caller reads from `log`.
pid_t start_editor(const char* program, const std::string& folder, unsigned seed, int& log) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        std::abort();
    const std::string seed_text = std::to_string(seed);
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(ends[1], 3);
        ::execl(program, program, "--editor", folder.c_str(), seed_text.c_str(), nullptr);
        ::_exit(127);
    }
    ::close(ends[1]);
    log = ends[0];
    return child;
}

/// Reads until `when` (from readiness on) has passed, or the editor ends.
void listen(int pipe, Log& log, std::chrono::milliseconds when) {
    const auto start = Clock::now();
    std::optional<Clock::time_point> ready;
    std::vector<char> buffer(1 << 16);
    for (;;) {
        const auto until = ready ? *ready + when : start + start_limit;
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
        if (left <= 0)
            return;
        pollfd waiting{pipe, POLLIN, 0};
        if (::poll(&waiting, 1, static_cast<int>(left)) <= 0)
            continue;
        const ssize_t n = ::read(pipe, buffer.data(), buffer.size());
        if (n <= 0)
            return;
        log.feed(buffer.data(), static_cast<std::size_t>(n));
        if (!ready && log.is_ready())
            ready = Clock::now();
    }
}

void drain(int pipe, Log& log) {
    std::vector<char> buffer(1 << 16);
    for (ssize_t n = 0; (n = ::read(pipe, buffer.data(), buffer.size())) > 0;)
        log.feed(buffer.data(), static_cast<std::size_t>(n));
    ::close(pipe);
}

MapState state_of(const Project& project) {
    const Layers& layers = project.snapshot.layers;
    return {layers.labels.read(), layers.region.read()};
}

/// A sentence about what is wrong; empty if nothing is.
std::string examine(const std::string& folder, const Log& log, Tally& tally) {
    const Project project = load_project(folder + "/work.sinopia");
    ++tally.opened;
    if (!log.could_be_saved(state_of(project)))
        return "the project is neither the old one nor the new one";
    const std::vector<FoundJournal> journals = find_journals(folder + "/journals");
    if (journals.size() > 1)
        return "more than one journal";
    MapState now = state_of(project);
    if (!journals.empty()) {
        if (std::getenv("SINOPIA_KILL_CONTROL"))
            std::filesystem::remove(journals.front().folder / "tail");
        now = state_of(restore_journal(journals.front()));
        ++tally.recovered;
    }
    const std::optional<int> lost = log.lost(now);
    tally.lost += lost.value_or(1);
    if (!lost)
        return "the map is none that ever was";
    return *lost == 0 ? "" : std::to_string(*lost) + " finished strokes are lost";
}

/// False if something was missed.
bool run_round(const char* program, unsigned seed, std::chrono::milliseconds when, Tally& tally) {
    const QTemporaryDir temporary;
    const std::string folder = temporary.path().toStdString();
    ::setenv("HOME", folder.c_str(), 1);
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"})
        ::setenv(name, (folder + "/home").c_str(), 1);
    int pipe = -1;
    const pid_t editor = start_editor(program, folder, seed, pipe);
    Log log;
    listen(pipe, log, when);
    ::kill(editor, SIGKILL);
    int status = 0;
    ::waitpid(editor, &status, 0);
    drain(pipe, log);
    ++tally.rounds;
    tally.finished += log.strokes();
    std::string wrong;
    if (!log.is_ready() || !WIFSIGNALED(status))
        wrong = "the editor did not run";
    else
        try {
            wrong = examine(folder, log, tally);
        } catch (const std::exception& error) {
            wrong = error.what();
        }
    if (!wrong.empty())
        std::printf("round %d, seed %u, killed after %lld ms and %d strokes: %s\n", tally.rounds, seed,
                    static_cast<long long>(when.count()), log.strokes(), wrong.c_str());
    tally.misses += wrong.empty() ? 0 : 1;
    return wrong.empty();
}

} // namespace

int main(int argc, char** argv) {
    ::setenv("QT_QPA_PLATFORM", "offscreen", 0);
    ::setenv("QT_LOGGING_RULES", "*.warning=false", 0); // the offscreen platform has much to say
    if (argc == 4 && std::string(argv[1]) == "--editor")
        return run_kill_child(argc, argv, argv[2], static_cast<unsigned>(std::atoi(argv[3])), 3);
    const int rounds = argc == 2 ? std::atoi(argv[1]) : 0;
    if (rounds < 1) {
        std::fprintf(stderr, "usage: kill_while_painting ROUNDS\n");
        return 2;
    }
    std::mt19937 random(std::random_device{}());
    Tally tally;
    for (int round = 0; round < rounds; ++round) {
        const std::chrono::milliseconds when(random() % 1200);
        run_round("/proc/self/exe", static_cast<unsigned>(random()) & 0x7fffffffU, when, tally);
        std::fflush(stdout);
    }
    std::printf(
        "rounds %d, opened %d, journals recovered %d, strokes finished %d, strokes lost %d, misses %d\n",
        tally.rounds, tally.opened, tally.recovered, tally.finished, tally.lost, tally.misses);
    return tally.misses == 0 && tally.finished > 0 ? 0 : 1;
}
