#pragma once

#include <nlohmann/json_fwd.hpp>

#include <chrono>
#include <string>

namespace sinopia::cli {

/// How far a command has come. On a terminal a bar with the time left on stderr; elsewhere a line at every
/// tenth; with `--progress json` one JSON object a line on stdout; with `none` nothing.
class Progress {
  public:
    enum class Mode { automatic, json, none };

    /// `what` names the work in lines for people ("sampling").
    Progress(Mode mode, std::string what);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// `seconds_left` < 0: estimated from the share done and the time since the first call. `note` is shown
    /// after the bar ("loss 0.123"); `extra` members join the JSON line.
    void update(long long done, long long total, double seconds_left = -1, const std::string& note = {});
    void update(long long done, long long total, double seconds_left, const std::string& note,
                const nlohmann::json& extra);

    /// Ends the bar's line, so that other text starts on a line of its own. Also done by the destructor.
    void finish();

  private:
    void draw_bar(long long done, long long total, double seconds_left, const std::string& note);

    Mode mode_;
    std::string what_;
    bool terminal_ = false;
    bool bar_open_ = false;
    long long last_tenth_ = -1;
    std::chrono::steady_clock::time_point start_;
};

/// "auto" (or empty), "json", "none"; else an Error that names them.
Progress::Mode progress_mode_from_string(const std::string& text);

/// "45 s", "3 min 20 s", "2 h 5 min".
std::string duration_text(double seconds);

} // namespace sinopia::cli
