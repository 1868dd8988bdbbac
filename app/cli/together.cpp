#include "app/cli/together.h"

#include "app/cli/exit_code.h"

#include "base/error.h"

#include <chrono>
#include <cstdio>
#include <thread>

namespace sinopia::cli {

namespace {

/// Mostly all processes find the same fault: the first one shall name it, and its end spares the others that.
void give_the_first_one_time(const Processes& processes) {
    if (!processes.first())
        std::this_thread::sleep_for(std::chrono::seconds(2));
}

void end_all(const char* verb, const std::string& why, int code, Processes& processes) {
    give_the_first_one_time(processes);
    std::fprintf(stderr, "sinopia-cli %s: process %d of %d: %s\n", verb, processes.rank() + 1,
                 processes.size(), why.c_str());
    std::fflush(nullptr);
    processes.end_all(code);
}

} // namespace

int run_together(const char* verb, const std::function<int(Processes&)>& work) {
    const std::unique_ptr<Processes> processes = join_processes();
    if (!processes->many())
        return work(*processes);
    try {
        return work(*processes);
    } catch (const Stopped&) {
        processes->end_all(exit_stopped);
    } catch (const Error& error) {
        end_all(verb, error.what(), error.kind() == ErrorKind::input ? exit_input : exit_failed, *processes);
    } catch (const std::exception& error) {
        end_all(verb, error.what(), exit_failed, *processes);
    }
    return exit_failed;
}

nlohmann::json shared(const nlohmann::json& value, Processes& processes) {
    std::string text = processes.first() ? value.dump() : std::string();
    std::size_t size = text.size();
    processes.broadcast(std::as_writable_bytes(std::span(&size, 1)));
    text.resize(size);
    processes.broadcast(std::as_writable_bytes(std::span(text)));
    return nlohmann::json::parse(text);
}

} // namespace sinopia::cli
