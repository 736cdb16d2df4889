#pragma once

#include <functional>

#include <ATen/ATen.h>

namespace vlm::tensor {

/// f(x) without the results between, which are computed again on the way back: memory for time (Chen et al. 2016).
/// Gradients reach x and whatever trainable f reads. Random numbers that f draws from x's device are drawn again.
/// @param f must not depend on the thread that calls it
at::Tensor recomputed(const std::function<at::Tensor(const at::Tensor&)>& f, const at::Tensor& x);

enum class Recompute { No, Yes };

struct TrainingOptions {
    Recompute layers = Recompute::No; // recomputed() around each layer
    at::ScalarType activations = at::kFloat; // of hidden states and of adapters' products; norms sum in float32
};

/// How Decoder::forward runs whole sequences while gradients are wanted, on this thread. With it sequences of a batch
/// must be padded on the right, so that no token looks at padding.
class TrainingScope {
public:
    explicit TrainingScope(TrainingOptions options);
    ~TrainingScope();
    TrainingScope(const TrainingScope&) = delete;
    TrainingScope& operator=(const TrainingScope&) = delete;

    /// Null outside of any scope and where no gradients are wanted.
    static const TrainingOptions* current();

private:
    TrainingOptions m_options;
    const TrainingOptions* m_before;
};

}
