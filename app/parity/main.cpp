#include "app/parity/parity.h"
#include "base/error.h"
#include "base/log.h"

#include <ATen/Parallel.h>

#include <iostream>
#include <string>

namespace {

constexpr const char* usage =
    "Usage: sinopia-parity --reference DIR [--engine plain|fast]\n"
    "\n"
    "Compares this build with stored results of the original code, quantity by quantity.\n"
    "Each line: name, largest error, tolerance, ok or FAIL. Exit code 0: all ok, 1: some are\n"
    "not, 2: wrong usage.\n"
    "\n"
    "  --reference DIR  a folder of reference files\n"
    "  --engine plain   the network as it is trained (the default)\n"
    "  --engine fast    its results through the engine that pictures are made with\n";

struct Arguments {
    std::string reference;
    std::string engine = "plain";
    bool help = false;
};

Arguments parse(int argc, char** argv) {
    Arguments arguments;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--help" || word == "-h") {
            arguments.help = true;
            return arguments;
        }
        std::string* value = word == "--reference" ? &arguments.reference
                             : word == "--engine"  ? &arguments.engine
                                                   : nullptr;
        if (!value)
            throw sinopia::Error("unknown option " + word + "; see sinopia-parity --help");
        if (++i >= argc)
            throw sinopia::Error(word + " needs a value; see sinopia-parity --help");
        *value = argv[i];
    }
    if (arguments.reference.empty())
        throw sinopia::Error("name the reference set with --reference DIR; see sinopia-parity --help");
    if (arguments.engine != "plain" && arguments.engine != "fast")
        throw sinopia::Error("--engine " + arguments.engine + ": the engines are plain and fast");
    return arguments;
}

} // namespace

int main(int argc, char** argv) {
    sinopia::set_up_log();
    try {
        const Arguments arguments = parse(argc, argv);
        if (arguments.help) {
            std::cout << usage;
            return 0;
        }
        at::set_num_threads(1); // as the reference was computed
        return sinopia::parity::compare_all(arguments.reference, std::cout,
                                            arguments.engine == "fast" ? sinopia::parity::EngineKind::fast
                                                                       : sinopia::parity::EngineKind::plain);
    } catch (const sinopia::Error& error) {
        std::cerr << "sinopia-parity: " << error.what() << '\n';
        return error.kind() == sinopia::ErrorKind::input ? 2 : 1;
    } catch (const std::exception& error) {
        std::cerr << "sinopia-parity: " << error.what() << '\n';
        return 1;
    }
}
