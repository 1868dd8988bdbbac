#pragma once

// The precompiled header of every torch room. Nothing includes it by name: each file still names what it uses.
#include <torch/torch.h>
