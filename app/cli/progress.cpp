#include "app/cli/progress.h"

#include "base/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <unistd.h>

namespace sinopia::cli {

Progress::Mode progress_mode_from_string(const std::string& text) {
    if (text.empty() || text == "auto")
        return Progress::Mode::automatic;
    if (text == "json")
        return Progress::Mode::json;
    if (text == "none")
        return Progress::Mode::none;
    throw Error("--progress '" + text + "' is not one of auto, json, none");
}

std::string duration_text(double seconds) {
    const auto whole = static_cast<long long>(std::ceil(std::clamp(seconds, 0.0, 1e9)));
    if (whole < 60)
        return std::to_string(whole) + " s";
    if (whole < 3600)
        return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
    return std::to_string(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) + " min";
}

Progress::Progress(Mode mode, std::string what)
    : mode_(mode), what_(std::move(what)), terminal_(isatty(STDERR_FILENO) == 1),
      start_(std::chrono::steady_clock::now()) {}

Progress::~Progress() {
    finish();
}

void Progress::finish() {
    if (bar_open_)
        std::fputc('\n', stderr);
    bar_open_ = false;
}

void Progress::draw_bar(long long done, long long total, double seconds_left, const std::string& note) {
    constexpr int width = 30;
    const int filled = static_cast<int>(width * done / std::max(total, 1LL));
    const std::string bar = std::string(filled, '#') + std::string(width - filled, '.');
    const std::string tail =
        (done < total ? duration_text(seconds_left) + " left" : "done") + (note.empty() ? "" : ", " + note);
    std::fprintf(stderr, "\r%s [%s] %lld/%lld, %s\033[K", what_.c_str(), bar.c_str(), done, total,
                 tail.c_str());
    std::fflush(stderr);
    bar_open_ = true;
    if (done >= total)
        finish();
}

void Progress::update(long long done, long long total, double seconds_left, const std::string& note) {
    update(done, total, seconds_left, note, nlohmann::json::object());
}

void Progress::update(long long done, long long total, double seconds_left, const std::string& note,
                      const nlohmann::json& extra) {
    if (mode_ == Mode::none)
        return;
    if (seconds_left < 0) {
        const double elapsed =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
        seconds_left = done > 0 ? elapsed / static_cast<double>(done) * static_cast<double>(total - done) : 0;
    }
    if (mode_ == Mode::json) {
        nlohmann::json line{{"event", "progress"},
                            {"what", what_},
                            {"step", done},
                            {"steps", total},
                            {"seconds_left", std::round(seconds_left * 1000) / 1000}};
        if (!note.empty())
            line["note"] = note;
        line.update(extra);
        std::printf("%s\n", line.dump().c_str());
        std::fflush(stdout);
    } else if (terminal_) {
        draw_bar(done, total, seconds_left, note);
    } else if (const long long tenth = 10 * done / std::max(total, 1LL); tenth != last_tenth_) {
        last_tenth_ = tenth;
        std::fprintf(stderr, "%s %lld/%lld, %s left%s\n", what_.c_str(), done, total,
                     duration_text(seconds_left).c_str(), note.empty() ? "" : (", " + note).c_str());
    }
}

} // namespace sinopia::cli
