#pragma once

namespace sinopia::cli {

/// `sinopia-cli bench canvas`: how fast painting, filling and undoing are, and what memory they take. argv[0]
/// is "canvas". Returns the exit code.
int bench_canvas(int argc, char** argv);

} // namespace sinopia::cli
