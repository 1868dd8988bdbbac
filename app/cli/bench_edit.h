#pragma once

namespace sinopia::cli {

/// `sinopia-cli bench edit`: what it costs to paint regions of 1%, 5% and 15% of a picture anew, against
/// sampling the whole picture in the same steps, and how the two results differ. argv[0] is "edit". Returns
/// the exit code.
int bench_edit(int argc, char** argv);

} // namespace sinopia::cli
