// fuzz_replay [FACTOR]: stands in for libFuzzer where the compiler has none. Runs every target on its corpus
// and on changed copies of it, always the same ones; FACTOR times as many.
#include "fuzz/corpus.h"
#include "fuzz/target.h"
#include <algorithm>
#include <csignal>
#include <random>
#include <string>
#include <unistd.h>
#include <vector>

using namespace sinopia;

namespace {

/// Changed copies of each file: what a second takes.
const std::map<std::string, int> rounds = {{"safetensors", 100}, {"zip", 60},      {"pickle", 100},
                                           {"legacy", 100},      {"project", 100}, {"images", 100},
                                           {"annotations", 30},  {"palettes", 600}, {"pack", 200}};

/// Large files are read once as they are: changing a byte of half a megabyte finds little.
constexpr std::size_t largest_changed = 1 << 17;

std::string at_work; ///< what a crash is to be blamed on

void blame(int signal) {
    const auto say = [](const std::string& text) { return ::write(STDERR_FILENO, text.data(), text.size()); };
    if (say("ended by ") < 0 || say(at_work) < 0 || say("\n") < 0)
        ::_exit(2);
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

void run(fuzz::Target target, const std::string& bytes) {
    // A buffer of exactly that size, so that a sanitizer sees the first byte read beyond it.
    const std::vector<std::uint8_t> copy(bytes.begin(), bytes.end());
    target(copy.data(), copy.size());
}

std::string changed(std::string bytes, std::mt19937& random) {
    const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
    for (std::size_t i = 1 + below(4); i-- > 0 && !bytes.empty();) {
        const std::size_t at = below(bytes.size());
        switch (below(6)) {
        case 0:
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
            break;
        case 1:
            bytes[at] = static_cast<char>(random());
            break;
        case 2: // sizes and counts at their ends
            for (std::size_t n = at; n < std::min(at + (1u << below(4)), bytes.size()); ++n)
                bytes[n] = static_cast<char>(0xff);
            break;
        case 3:
            bytes.erase(at, 1 + below(8));
            break;
        case 4:
            bytes.insert(at, bytes.substr(below(bytes.size()), 1 + below(40)));
            break;
        default:
            bytes.resize(at);
        }
    }
    return bytes;
}

} // namespace

std::map<std::string, fuzz::Target>& fuzz::targets() {
    static std::map<std::string, Target> all;
    return all;
}

int main(int argc, char** argv) {
    const int factor = argc > 1 ? std::atoi(argv[1]) : 1;
    for (const int signal : {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL})
        std::signal(signal, blame);
    fuzz::Corpus corpus = fuzz::make_corpus();
    for (const auto& [name, target] : fuzz::targets()) {
        const std::vector<std::string>& files = corpus[name];
        if (files.empty()) {
            std::fprintf(stderr, "%s has no corpus\n", name.c_str());
            return 1;
        }
        long long inputs = 0;
        for (std::size_t i = 0; i < files.size(); ++i) {
            std::mt19937 random(static_cast<std::uint32_t>(i));
            const int copies = files[i].size() <= largest_changed ? factor * rounds.at(name) : 0;
            for (int round = 0; round <= copies; ++round, ++inputs) {
                at_work = name + ", file " + std::to_string(i) + ", round " + std::to_string(round);
                run(target, round == 0 ? files[i] : changed(files[i], random));
            }
        }
        std::printf("%-12s %lld inputs from %zu files\n", name.c_str(), inputs, files.size());
    }
    return 0;
}
