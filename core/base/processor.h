#pragma once

namespace vlm {

/// Whether the processor multiplies bfloat16 matrices with instructions of its own (AVX-512 BF16 or AMX). Without
/// them bfloat16 is slower than float32.
[[nodiscard]] bool computesBfloat16();

}
