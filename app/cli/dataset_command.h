#pragma once

namespace sinopia::cli {

/// `sinopia-cli dataset check|pack|render|from-project`: argv[0] is the verb. Returns the exit code.
int dataset_command(int argc, char** argv);

/// Names all that is wrong with a dataset; returns 2 for one with faults.
int dataset_check(int argc, char** argv);
/// Decodes all pairs into one file that is mapped into memory by training.
int dataset_pack(int argc, char** argv);
/// Renders landscapes as a dataset of folders.
int dataset_render(int argc, char** argv);
/// Writes the pairs of project files as a dataset of folders.
int dataset_from_project(int argc, char** argv);

} // namespace sinopia::cli
