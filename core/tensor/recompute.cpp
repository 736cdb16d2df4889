#include "core/tensor/recompute.h"

#include <mutex>
#include <utility>

#include <ATen/core/ivalue.h>
#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/custom_function.h>

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

/// What a step back needs beside x.
struct Forgotten final : torch::CustomClassHolder {
    Layer layer;
    at::Tensor random; // state of the generator before the layer
};

constexpr const char* kForgotten = "forgotten";

struct Recomputed final : torch::autograd::Function<Recomputed> {
    static at::Tensor forward(
        torch::autograd::AutogradContext* context, const at::Tensor& x, const c10::intrusive_ptr<Forgotten>& forgotten)
    {
        context->save_for_backward({x});
        context->saved_data[kForgotten] = c10::IValue::make_capsule(forgotten);
        return forgotten->layer(x);
    }

    static torch::autograd::variable_list backward(
        torch::autograd::AutogradContext* context, torch::autograd::variable_list gradients)
    {
        const auto capsule = context->saved_data[kForgotten].toCapsule();
        const auto& forgotten = static_cast<const Forgotten&>(*capsule);
        const at::Tensor x = context->get_saved_variables()[0].detach().set_requires_grad(true);
        const at::Generator generator = generatorOf(x.device());
        const at::Tensor now = stateOf(generator);
        setState(generator, forgotten.random);
        at::Tensor y;
        {
            const c10::AutoGradMode recording(true);
            y = forgotten.layer(x);
        }
        setState(generator, now);
        torch::autograd::backward({y}, {gradients[0]});
        return {x.grad(), at::Tensor()};
    }
};

thread_local const TrainingOptions* scoped = nullptr;

}

at::Tensor recomputed(const Layer& f, const at::Tensor& x)
{
    if (!c10::GradMode::is_enabled())
        return f(x);
    auto forgotten = c10::make_intrusive<Forgotten>();
    forgotten->layer = f;
    forgotten->random = stateOf(generatorOf(x.device()));
    // A frozen input still is where the layer's gradients enter the graph.
    return Recomputed::apply(x.requires_grad() ? x : x.detach().set_requires_grad(true), forgotten);
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
