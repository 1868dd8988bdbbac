#pragma once

namespace sinopia {

/// Keeps torch's threads from spinning long at the end of each parallel section. By default they burn a core
/// for milliseconds there; as soon as another program wants that core, every section costs a scheduler's time
/// slice and two threads become ten to fifty times slower than one.
///
/// OpenMP reads the limit from the environment when it is loaded, before main, so where it is not set the
/// program starts itself anew, once, with it. Call first thing in main; a setting of the person's
/// (OMP_WAIT_POLICY, GOMP_SPINCOUNT) is left alone. Results do not depend on it.
void limit_spinning(char** argv);

} // namespace sinopia
