// measure_loader DIR SIZE [THREADS] [BATCHES]: how fast a dataset of folders is loaded at SIZExSIZE, from its
// files and from a pack of them (made in a temporary folder), and how long a network that takes as long as
// the files allow would have waited for the pack.

#include "data/loader.h"
#include "dataset/folder_dataset.h"
#include "dataset/pack/pack_writer.h"
#include "dataset/pack/packed_dataset.h"
#include "support/temp_folder.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>

using namespace sinopia;

namespace {

struct Measured {
    double pairs_per_second = 0; ///< wall clock
    double processor_ms = 0;     ///< of a pair, all threads
};

Measured measure(const std::shared_ptr<const PairSource>& source, const LoaderOptions& options, int batches) {
    Loader loader(source, options);
    for (int i = 0; i < options.ahead + 2; ++i) // started, and read once by the system
        loader.next();
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t processor = std::clock();
    for (int i = 0; i < batches; ++i)
        loader.next();
    const double pairs = static_cast<double>(batches) * options.batch;
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const double used = static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC;
    return {pairs / seconds, 1000 * used / pairs};
}

/// The share of its time that a network of `step` seconds a batch waits.
double wait_share(const std::shared_ptr<const PairSource>& source, const LoaderOptions& options, int batches,
                  double step) {
    Loader loader(source, options);
    loader.next();
    const double before = loader.waited();
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < batches; ++i) {
        std::this_thread::sleep_for(std::chrono::duration<double>(step));
        loader.next();
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return (loader.waited() - before) / seconds;
}

void run(const char* folder, int side, int threads, int batches) {
    const test::TempFolder scratch;
    const auto files = std::make_shared<FolderDataset>(std::filesystem::path(folder));
    PackOptions how;
    how.size = {side, side};
    const PackResult made = pack_dataset(files->options(), scratch / "measured.sinopack", how);
    const auto pack = std::make_shared<PackedDataset>(scratch / "measured.sinopack");
    LoaderOptions options;
    options.size = how.size;
    options.threads = threads;
    std::printf("%zu pairs, packed in %.1f MiB; %dx%d, %d threads\n", made.pairs,
                static_cast<double>(made.bytes) / (1 << 20), side, side, threads);
    const Measured slow = measure(files, options, batches), fast = measure(pack, options, batches);
    std::printf("files  %7.0f pairs/s, %6.3f ms of processor time a pair\n", slow.pairs_per_second,
                slow.processor_ms);
    std::printf("pack   %7.0f pairs/s, %6.3f ms of processor time a pair\n", fast.pairs_per_second,
                fast.processor_ms);
    const double step = options.batch / fast.pairs_per_second;
    for (const double factor : {1.5, 3.0})
        std::printf("a network of %.1f ms a batch waits %.2f %% for files, %.2f %% for the pack\n",
                    1000 * step * factor, 100 * wait_share(files, options, batches, step * factor),
                    100 * wait_share(pack, options, batches, step * factor));
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "Usage: measure_loader DIR SIZE [THREADS] [BATCHES]\n");
        return 2;
    }
    try {
        run(argv[1], std::atoi(argv[2]), argc > 3 ? std::atoi(argv[3]) : 1,
            argc > 4 ? std::atoi(argv[4]) : 40);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
