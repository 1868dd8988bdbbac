#include "runtime/processes.h"

#include "base/error.h"
#include "runtime/processes_mpi.h"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace sinopia {

namespace {

/// How many processes the launcher says that it started, by the variables of Open MPI, of the MPICH family
/// and of Slurm's PMI; 0 where no launcher speaks.
int launched() {
    for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "MV2_COMM_WORLD_SIZE"})
        if (const char* value = std::getenv(name))
            return std::max(1, std::atoi(value));
    return 0;
}

} // namespace

std::unique_ptr<PendingSum> Processes::start_sum(std::span<float> values) {
    sum(values);
    return std::make_unique<PendingSum>();
}

std::unique_ptr<Processes> join_processes() {
    const int count = launched();
    if (count == 0)
        return std::make_unique<Processes>();
    if (std::unique_ptr<Processes> joined = join_mpi())
        return joined;
    if (count > 1)
        throw Error(
            "This program was built without MPI and cannot share work with the " + std::to_string(count - 1) +
            " others that mpirun started; install an MPI library and build it anew, or start it alone.");
    return std::make_unique<Processes>();
}

Share share_of(int count, const Processes& processes) {
    const auto place = [&](int rank) {
        return static_cast<int>(static_cast<long long>(count) * rank / processes.size());
    };
    return {place(processes.rank()), place(processes.rank() + 1) - place(processes.rank())};
}

} // namespace sinopia
