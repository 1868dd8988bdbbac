#include "app/cli/commands.h"
#include "app/cli/exit_code.h"
#include "app/cli/options.h"
#include "app/cli/stop.h"
#include "base/error.h"
#include "base/log.h"
#include "runtime/spinning.h"

#include <cstdio>
#include <new>
#include <string>
#include <string_view>

namespace sinopia::cli {

namespace {

void print_overview(std::FILE* to) {
    std::fputs("Usage: sinopia-cli VERB [options]\n\nSinopia paints a picture over a semantic label map.\n\n",
               to);
    for (const Command& command : commands())
        std::fprintf(to, "  %-10s  %s\n", command.verb, command.summary);
    std::fputs("\n  sinopia-cli VERB --help    the options of a verb\n"
               "  sinopia-cli --version      the version\n\n"
               "Exit codes: 0 done, 2 wrong usage or input, 1 failed, 130 stopped.\n",
               to);
}

const Command* find_command(std::string_view verb) {
    for (const Command& command : commands())
        if (verb == command.verb)
            return &command;
    return nullptr;
}

const Command& command_or_error(const std::string& verb) {
    if (const Command* command = find_command(verb))
        return *command;
    std::vector<std::string> verbs;
    for (const Command& command : commands())
        verbs.emplace_back(command.verb);
    const std::string near = nearest_word(verb, verbs);
    throw Error("'" + verb + "' is not a verb of sinopia-cli; " +
                (near.empty() ? "see sinopia-cli --help" : "did you mean " + near + "?"));
}

/// Runs a verb and turns what it throws into one sentence on stderr and an exit code.
int run_guarded(int argc, char** argv) {
    const std::string name = "sinopia-cli" + (find_command(argv[1]) ? " " + std::string(argv[1]) : "");
    const auto complain = [&](const char* what) { std::fprintf(stderr, "%s: %s\n", name.c_str(), what); };
    try {
        return command_or_error(argv[1]).run(argc - 1, argv + 1);
    } catch (const Stopped&) {
        complain("stopped; nothing half-written was left");
        return exit_stopped;
    } catch (const Error& error) {
        complain(error.what());
        return error.kind() == ErrorKind::input ? exit_input : exit_failed;
    } catch (const std::bad_alloc&) {
        complain("there is not enough memory for this; choose a smaller size");
        return exit_failed;
    } catch (const std::exception& error) {
        complain(error.what());
        return exit_failed;
    }
}

} // namespace

int run(int argc, char** argv) {
    if (argc < 2) {
        print_overview(stderr);
        return exit_input;
    }
    const std::string_view first = argv[1];
    if (first == "--help" || first == "-h" || first == "help") {
        print_overview(stdout);
        return exit_done;
    }
    if (first == "--version") {
        std::printf("sinopia-cli %s\n", SINOPIA_VERSION);
        return exit_done;
    }
    return run_guarded(argc, argv);
}

} // namespace sinopia::cli

int main(int argc, char** argv) {
    if (argc > 1 && argv[1][0] != '-') // not for --help and --version, which use no threads
        sinopia::limit_spinning(argv);
    sinopia::cli::install_stop_signals();
    sinopia::set_up_log();
    return sinopia::cli::run(argc, argv);
}
