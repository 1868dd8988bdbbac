#pragma once

// The precompiled header of every torch room. Nothing includes it by name: each file still names what it
// uses.
#include <ATen/ATen.h>
#include <torch/autograd.h>
#include <torch/nn/module.h>
#include <torch/types.h>
