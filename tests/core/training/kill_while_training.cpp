// kill_while_training ROUNDS: kills the real sinopia-cli at random times while it trains and saves at every
// step, lets it go on, and compares what it has become in the end with a run that nobody touched.
//
// After each kill every checkpoint that can be seen must be whole. Prints rounds, kills and misses; exit code
// 1 on any miss.

#include "base/sha256.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace fs = std::filesystem;
using nlohmann::json;

extern char** environ;

namespace {

constexpr int steps = 16;
constexpr const char* tensor_files[] = {"model.safetensors", "ema.safetensors", "optimizer.safetensors"};

pid_t start_training(const fs::path& run) {
    std::vector<std::string> words{SINOPIA_BINARY_DIR "/bin/sinopia-cli",
                                   "train",
                                   "--dataset",
                                   "landscape",
                                   "--size",
                                   "16x16",
                                   "--channels",
                                   "8",
                                   "--channel-mult",
                                   "1,2",
                                   "--res-blocks",
                                   "1",
                                   "--attention",
                                   "8",
                                   "--batch",
                                   "2",
                                   "--threads",
                                   "1",
                                   "--seed",
                                   "5",
                                   "--steps",
                                   std::to_string(steps),
                                   "--save-every",
                                   "1",
                                   "--progress",
                                   "none",
                                   "--output",
                                   run.string(),
                                   "--resume"};
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t child = 0;
    if (::posix_spawn(&child, arguments[0], nullptr, nullptr, arguments.data(), environ) != 0)
        std::exit(2);
    return child;
}

/// Whether it ended by itself and well.
bool ended_well(pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// Kills the process once it has saved and some more time has passed; false if it had ended before.
bool kill_at_random(pid_t child, const fs::path& run, std::mt19937& random) {
    using namespace std::chrono_literals;
    const auto has_saved = [&] {
        std::error_code ignored;
        return fs::exists(run / "checkpoints", ignored) && !fs::is_empty(run / "checkpoints", ignored);
    };
    for (int i = 0; i < 3000 && !has_saved(); ++i)
        std::this_thread::sleep_for(10ms);
    std::this_thread::sleep_for(
        std::chrono::microseconds(std::uniform_int_distribution<>(0, 900000)(random)));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status);
}

/// How many checkpoints under their names are not whole.
int damaged_checkpoints(const fs::path& run) {
    int damaged = 0;
    for (const auto& entry : fs::directory_iterator(run / "checkpoints")) {
        if (!entry.path().filename().string().starts_with("step-"))
            continue; // the rest of a save that the kill cut short
        std::ifstream in(entry.path() / "state.json");
        const json state = json::parse(in, nullptr, false);
        bool whole = state.is_object();
        for (const char* name : tensor_files)
            whole = whole && fs::exists(entry.path() / name) &&
                    state.at("sha256").at(name) == sinopia::sha256_of_file(entry.path() / name);
        damaged += !whole;
    }
    return damaged;
}

/// Step, loss, gradient norm and rate of every step, in the order of the file.
std::vector<std::string> losses(const fs::path& run) {
    std::vector<std::string> lines;
    std::ifstream in(run / "progress.jsonl");
    for (std::string text; std::getline(in, text);) {
        const json line = json::parse(text, nullptr, false);
        if (line.is_object() && !line.contains("event"))
            lines.push_back(
                json{line.at("step"), line.at("loss"), line.at("grad_norm"), line.at("lr")}.dump());
    }
    return lines;
}

bool are_equal(const fs::path& run, const fs::path& truth) {
    char last[32];
    std::snprintf(last, sizeof last, "step-%06d", steps);
    for (const char* name : tensor_files) {
        const fs::path within = fs::path("checkpoints") / last / name;
        if (!fs::exists(run / within) ||
            sinopia::sha256_of_file(run / within) != sinopia::sha256_of_file(truth / within))
            return false;
    }
    return losses(run).size() == steps && losses(run) == losses(truth);
}

/// Kills until the run has once come to its end; returns the misses.
int one_round(const fs::path& run, const fs::path& truth, std::mt19937& random, int& kills) {
    int misses = 0;
    for (int tries = 0; tries < 3; ++tries) {
        if (!kill_at_random(start_training(run), run, random))
            break;
        ++kills;
        misses += damaged_checkpoints(run);
    }
    if (!ended_well(start_training(run)))
        ++misses;
    return misses + !are_equal(run, truth);
}

} // namespace

int main(int argc, char** argv) {
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 20;
    char place[] = "/tmp/kill_while_training.XXXXXX";
    if (!::mkdtemp(place))
        return 2;
    const fs::path folder = place, truth = folder / "truth";
    int misses = !ended_well(start_training(truth)), kills = 0;
    std::mt19937 random(static_cast<unsigned>(rounds)); // the moments vary anyway
    for (int round = 0; round < rounds && misses == 0; ++round) {
        const fs::path run = folder / ("run-" + std::to_string(round));
        misses += one_round(run, truth, random, kills);
        if (misses == 0)
            fs::remove_all(run); // else it is left to be looked at
    }
    std::printf("%d rounds, %d kills, %d misses\n", rounds, kills, misses);
    if (misses == 0)
        fs::remove_all(folder);
    return misses == 0 ? 0 : 1;
}
