#include "runtime/freed_memory.h"

#include <cstdlib> // tells which library of C it is

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace sinopia {

void keep_freed_memory() {
#if defined(__GLIBC__)
    mallopt(M_MMAP_MAX, 0);
    mallopt(M_TRIM_THRESHOLD, -1); // the largest
#endif
}

} // namespace sinopia
