#pragma once

#include "app/engine/arguments.h"

namespace vlm::engine {

/// Recomputes the golden.safetensors beside each checkpoint named. @return 0 when every check passed
int verify(const Arguments& arguments);
/// Measures one of encode, decode, train. @throws Error Config when unknown
int bench(const Arguments& arguments);

}
