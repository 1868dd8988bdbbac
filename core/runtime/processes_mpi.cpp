#include "runtime/processes_mpi.h"

#include "base/error.h"

#include <algorithm>

// Without the C++ bindings, which are no longer part of MPI.
#define OMPI_SKIP_MPICXX 1
#define MPICH_SKIP_MPICXX 1
#include <mpi.h>

namespace sinopia {

namespace {

/// MPI counts in int.
constexpr std::size_t most_at_once = std::size_t{1} << 28;

class MpiSum : public PendingSum {
  public:
    explicit MpiSum(std::span<float> values) {
        MPI_Iallreduce(MPI_IN_PLACE, values.data(), static_cast<int>(values.size()), MPI_FLOAT, MPI_SUM,
                       MPI_COMM_WORLD, &request_);
    }
    ~MpiSum() override { MpiSum::wait(); }
    void push() override {
        int done = 0;
        MPI_Test(&request_, &done, MPI_STATUS_IGNORE);
    }
    void wait() override { MPI_Wait(&request_, MPI_STATUS_IGNORE); }

  private:
    MPI_Request request_ = MPI_REQUEST_NULL;
};

class MpiProcesses : public Processes {
  public:
    MpiProcesses() {
        MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
        MPI_Comm_size(MPI_COMM_WORLD, &size_);
    }
    ~MpiProcesses() override { MPI_Finalize(); }

    int rank() const override { return rank_; }
    int size() const override { return size_; }
    void sum(std::span<float> values) override { reduce(values, MPI_FLOAT, MPI_SUM); }
    void sum(std::span<double> values) override { reduce(values, MPI_DOUBLE, MPI_SUM); }
    void max(std::span<int> values) override { reduce(values, MPI_INT, MPI_MAX); }
    void broadcast(std::span<std::byte> bytes) override {
        for (std::size_t from = 0; from < bytes.size(); from += most_at_once)
            MPI_Bcast(bytes.data() + from, static_cast<int>(std::min(most_at_once, bytes.size() - from)),
                      MPI_BYTE, 0, MPI_COMM_WORLD);
    }
    void wait_for_all() override { MPI_Barrier(MPI_COMM_WORLD); }
    std::unique_ptr<PendingSum> start_sum(std::span<float> values) override {
        if (values.size() > most_at_once)
            return Processes::start_sum(values);
        return std::make_unique<MpiSum>(values);
    }
    void end_all(int code) override { MPI_Abort(MPI_COMM_WORLD, code); }

  private:
    template <class Number>
    static void reduce(std::span<Number> values, MPI_Datatype type, MPI_Op operation) {
        for (std::size_t from = 0; from < values.size(); from += most_at_once)
            MPI_Allreduce(MPI_IN_PLACE, values.data() + from,
                          static_cast<int>(std::min(most_at_once, values.size() - from)), type, operation,
                          MPI_COMM_WORLD);
    }

    int rank_ = 0;
    int size_ = 1;
};

} // namespace

std::unique_ptr<Processes> join_mpi() {
    int level = MPI_THREAD_SINGLE;
    // Loader threads run beside, but only the training's own thread calls MPI.
    if (MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &level) != MPI_SUCCESS)
        throw Failure("MPI could not be started; try the same under mpirun -n 1.");
    if (level < MPI_THREAD_FUNNELED)
        throw Failure("This MPI library allows no other threads beside its own; install one that does.");
    return std::make_unique<MpiProcesses>();
}

} // namespace sinopia
