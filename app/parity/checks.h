#pragma once

#include "app/parity/reference_file.h"
#include "app/parity/reference_set.h"
#include "app/parity/tested_network.h"

namespace sinopia::parity {

// Each takes one file of a reference set and compares or takes everything it knows in it;
// ReferenceFile::finish then tells what is left over. Quantities are found by name; numbers in names and all
// sizes are read off.

/// schedules.safetensors: the arrays of named and respaced processes, and timestep embeddings.
void check_schedules(ReferenceFile& file);

/// dataset.safetensors: resampling, crops, remapped labels, edges.
void check_dataset(ReferenceFile& file);

/// config.json and params.json against the network that they describe.
void check_settings(const ReferenceModel& model, SdmUNet network, Report& report);

/// <name>.io.safetensors: the network alone, its intermediate results and the half-precision torso.
void check_network(const ReferenceModel& model, const TestedNetwork& network, ReferenceFile& file);

/// <name>.diffusion.safetensors: forward process, posterior, reverse steps, losses.
void check_diffusion(const ReferenceModel& model, const TestedNetwork& network, ReferenceFile& file);

/// The train.* part of the same file: gradients, one AdamW step, EMA. Loads a network of its own.
void check_training(const ReferenceModel& model, ReferenceFile& file);

/// <name>.sampling.safetensors: whole trajectories with stored noise.
void check_sampling(const ReferenceModel& model, const TestedNetwork& network, ReferenceFile& file);

} // namespace sinopia::parity
