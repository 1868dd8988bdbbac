#pragma once

#include "formats/tensor_file.h"

namespace sinopia {

/// Reads the state dictionary of a PyTorch .pt/.pth file: the zip container (since 1.6) and the legacy one.
///
/// Only what a state dictionary needs is understood: OrderedDict and dict (with `_metadata`, ignored),
/// tensors and Parameters rebuilt from storages, numbers and strings. Nested dictionaries give dotted names
/// ({'model': {'a.b': t}} becomes "model.a.b"; a wrapper level that holds all tensors, such as `state_dict`,
/// `model` or `ema`, is kept in the names: the checkpoint room chooses). No code is ever run: any other
/// global, opcode or function is an Error that names it.
TensorFile read_pytorch_file(const std::filesystem::path& path);

} // namespace sinopia
