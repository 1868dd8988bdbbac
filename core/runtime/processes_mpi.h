#pragma once

#include "runtime/processes.h"

namespace sinopia {

/// Starts MPI and joins its processes; null where the program was built without MPI (processes_alone.cpp).
std::unique_ptr<Processes> join_mpi();

} // namespace sinopia
