#include "core/tensor/recompute.h"

#include <memory>
#include <mutex>
#include <utility>

#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/functions/utils.h>
#include <torch/csrc/autograd/variable.h>

namespace vlm::tensor {
namespace {

using Layer = std::function<at::Tensor(const at::Tensor&)>;

at::Generator generatorOf(at::Device device)
{
    return at::globalContext().defaultGenerator(device);
}

at::Tensor stateOf(at::Generator generator)
{
    const std::scoped_lock lock(generator.mutex());
    return generator.get_state();
}

void setState(at::Generator generator, const at::Tensor& state)
{
    const std::scoped_lock lock(generator.mutex());
    generator.set_state(state);
}

class RecomputeNode final : public torch::autograd::Node {
public:
    RecomputeNode(Layer layer, at::Tensor x, at::Tensor random)
        : m_layer(std::move(layer))
        , m_x(std::move(x))
        , m_random(std::move(random))
    {
    }

    torch::autograd::variable_list apply(torch::autograd::variable_list&& gradients) override
    {
        const at::Tensor x = m_x.detach().set_requires_grad(true);
        const at::Generator generator = generatorOf(x.device());
        const at::Tensor now = stateOf(generator);
        setState(generator, m_random);
        at::Tensor y;
        {
            const c10::AutoGradMode recording(true);
            y = m_layer(x);
        }
        setState(generator, now);
        torch::autograd::backward({y}, {gradients[0]});
        return {x.grad()};
    }

    void release_variables() override
    {
        m_x.reset();
        m_layer = nullptr;
    }

private:
    Layer m_layer;
    at::Tensor m_x, m_random;
};

thread_local const TrainingOptions* scoped = nullptr;

}

at::Tensor recomputed(const Layer& f, const at::Tensor& x)
{
    if (!c10::GradMode::is_enabled())
        return f(x);
    // A frozen input still is where the layer's gradients enter the graph.
    const at::Tensor input = x.requires_grad() ? x : x.detach().set_requires_grad(true);
    const at::Tensor random = stateOf(generatorOf(x.device()));
    at::Tensor y;
    {
        const c10::NoGradGuard noGrad;
        y = f(x);
    }
    const std::shared_ptr<RecomputeNode> node(
        new RecomputeNode(f, input.detach(), random), torch::autograd::deleteNode);
    node->set_next_edges(torch::autograd::collect_next_edges(input));
    torch::autograd::create_gradient_edge(y, node);
    return y;
}

TrainingScope::TrainingScope(TrainingOptions options)
    : m_options(options)
    , m_before(scoped)
{
    scoped = &m_options;
}

TrainingScope::~TrainingScope()
{
    scoped = m_before;
}

const TrainingOptions* TrainingScope::current()
{
    return c10::GradMode::is_enabled() ? scoped : nullptr;
}

}
