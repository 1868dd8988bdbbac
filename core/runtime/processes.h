#pragma once

#include <cstddef>
#include <memory>
#include <span>

namespace sinopia {

/// A sum over all processes that goes on while other work is done.
class PendingSum {
  public:
    virtual ~PendingSum() = default;
    /// Lets it come on a little. MPI libraries mostly work only while they are called.
    virtual void push() {}
    virtual void wait() {}
};

/// The processes that do one job together, as mpirun started them; this class itself is a process alone, for
/// which every call is trivial. Each call is made by all processes in the same order, on the thread that
/// joined them.
class Processes {
  public:
    virtual ~Processes() = default;

    virtual int rank() const { return 0; } ///< 0 to size() - 1
    virtual int size() const { return 1; }
    bool first() const { return rank() == 0; } ///< the one that writes files and speaks
    bool many() const { return size() > 1; }

    /// Afterwards every process has the sums, or the largest values, over all of them.
    virtual void sum(std::span<float>) {}
    virtual void sum(std::span<double>) {}
    virtual void max(std::span<int>) {}
    /// Afterwards every process has what the first one has.
    virtual void broadcast(std::span<std::byte>) {}
    /// Returns once all processes are here.
    virtual void wait_for_all() {}

    /// `values` must live and not be touched until the sum was waited for.
    virtual std::unique_ptr<PendingSum> start_sum(std::span<float> values);

    /// Ends all processes at once with this exit code, for one that failed: the others would wait for it for
    /// ever. Returns where the process is alone.
    virtual void end_all(int) {}
};

/// Joins the processes that mpirun started with this one; a process alone where it did not, and MPI is not
/// touched then. Call once, on the thread that will make the calls. Throws Error where mpirun started several
/// but the program was built without MPI: each would do the whole job.
std::unique_ptr<Processes> join_processes();

/// Which part of a whole of `count` belongs to a process: [from, from + count). All parts cover it without
/// overlap, in order, and differ by at most one in size.
struct Share {
    int from = 0;
    int count = 0;
};
Share share_of(int count, const Processes& processes);

} // namespace sinopia
