#include "runtime/spinning.h"

#include <climits>
#include <cstdlib>
#include <unistd.h>

namespace sinopia {

namespace {

/// About a tenth of a millisecond: longer than threads usually wait for one another, shorter than a time
/// slice.
constexpr const char* spin_count = "2000";

} // namespace

void limit_spinning(char** argv) {
    if (std::getenv("OMP_WAIT_POLICY") || std::getenv("GOMP_SPINCOUNT"))
        return;
    char path[PATH_MAX];
    const ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length <= 0 || setenv("GOMP_SPINCOUNT", spin_count, 1) != 0)
        return;
    path[length] = '\0';
    execv(path, argv); // returns only on failure: then it runs as it is
}

} // namespace sinopia
