#include "app/cli/stop.h"

#include "app/cli/exit_code.h"

#include <csignal>
#include <ctime>
#include <fcntl.h>
#include <thread>
#include <unistd.h>

namespace sinopia::cli {

namespace {

int pipe_ends[2] = {-1, -1};
volatile std::sig_atomic_t first_signal_second = 0; // the monotonic clock's second, plus one; 0: none yet

/// Never destroyed: the watcher may outlive main's statics.
std::stop_source& source() {
    static auto* instance = new std::stop_source;
    return *instance;
}

std::sig_atomic_t monotonic_second() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now); // async-signal-safe
    return static_cast<std::sig_atomic_t>(now.tv_sec + 1);
}

/// Only async-signal-safe calls. `timeout` sends its signal twice at once, so only a late second one is
/// impatience.
void on_signal(int) {
    const std::sig_atomic_t now = monotonic_second();
    if (first_signal_second == 0)
        first_signal_second = now;
    else if (now - first_signal_second > 2)
        _exit(exit_stopped);
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = write(pipe_ends[1], &byte, 1);
}

void watch() {
    char byte = 0;
    while (read(pipe_ends[0], &byte, 1) != 0)
        source().request_stop();
}

} // namespace

void install_stop_signals() {
    if (pipe2(pipe_ends, O_CLOEXEC) != 0)
        return; // no descriptors left: Ctrl-C keeps its default, which ends the process
    fcntl(pipe_ends[1], F_SETFL, O_NONBLOCK);
    source();
    // The watcher takes no signals itself, and with every signal blocked it cannot be interrupted in `read`.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    std::thread(watch).detach();
    pthread_sigmask(SIG_SETMASK, &before, nullptr);

    struct sigaction action {};
    action.sa_handler = on_signal;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

std::stop_token stop_token() {
    return source().get_token();
}

} // namespace sinopia::cli
