#include "core/tensor/cuda/graph_stepper.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include <ATen/cuda/CUDAContext.h>
#include <c10/cuda/CUDACachingAllocator.h>
#include <c10/cuda/CUDAGuard.h>
#include <c10/cuda/CUDAStream.h>

#include "core/base/error.h"
#include "core/tensor/cuda/decode_kernels.h"

namespace vlm::tensor {
namespace {

constexpr std::int64_t kRing = 64; // tokens that wait for the host
constexpr std::int64_t kLeastCapacity = 1024;

void require(cudaError_t error, const char* what)
{
    if (error != cudaSuccess)
        throw Error(ErrorKind::Tensor, std::string("CUDA: ") + what + ": " + cudaGetErrorString(error));
}

std::optional<cuda::Element> elementOf(at::ScalarType type)
{
    switch (type) {
    case at::kFloat:
        return cuda::Element::Float;
    case at::kBFloat16:
        return cuda::Element::BFloat16;
    case at::kHalf:
        return cuda::Element::Half;
    default:
        return std::nullopt;
    }
}

bool plain(const Linear& linear, at::ScalarType type)
{
    return !linear.quantised && linear.weight.defined() && linear.weight.is_cuda() && linear.weight.is_contiguous()
        && linear.weight.scalar_type() == type;
}

bool eligible(const SteppedDecoder& decoder)
{
    const DecoderConfig& c = decoder.config;
    if (c.gemma || c.queryKeyNorm || c.activation != Activation::Silu || decoder.layers.empty()
        || !decoder.output.weight.defined())
        return false;
    const at::ScalarType type = decoder.output.weight.scalar_type();
    const auto layerFits = [&](const SteppedLayer& l) {
        for (const Linear* linear : {&l.q, &l.k, &l.v, &l.out, &l.gate, &l.up, &l.down}) {
            if (!plain(*linear, type))
                return false;
        }
        return !l.out.bias.defined() && !l.gate.bias.defined() && !l.up.bias.defined() && !l.down.bias.defined();
    };
    return elementOf(type) && plain(decoder.output, type) && !decoder.output.bias.defined()
        && decoder.embedding.is_cuda() && decoder.embedding.is_contiguous()
        && elementOf(decoder.embedding.scalar_type()) && std::ranges::all_of(decoder.layers, layerFits);
}

const void* dataOf(const at::Tensor& tensor)
{
    return tensor.defined() ? tensor.data_ptr() : nullptr;
}

class GraphStepper final : public Stepper {
public:
    GraphStepper(const SteppedDecoder& decoder, const cuda::StepShape& shape)
        : m_decoder(decoder)
        , m_shape(shape)
        , m_device(decoder.output.weight.device())
    {
        const auto bytes = at::TensorOptions().dtype(at::kByte).device(m_device);
        const auto floats = bytes.dtype(at::kFloat);
        const at::ScalarType type = decoder.output.weight.scalar_type();
        const std::int64_t wide = std::int64_t(shape.heads) * shape.headDim;
        const std::int64_t narrow = std::int64_t(shape.keyHeads) * shape.headDim;
        m_state = at::zeros({static_cast<std::int64_t>(sizeof(cuda::TokenState))}, bytes);
        m_hidden = at::zeros({shape.width}, floats);
        m_qkv = at::zeros({wide + 2 * narrow}, floats);
        m_mixed = at::zeros({wide}, floats.dtype(type));
        m_gated = at::zeros({shape.mlpWidth}, floats.dtype(type));
        m_logits = at::zeros({1, shape.vocabulary}, floats);
        m_partial = at::zeros({cuda::partialFloats(shape)}, floats);
        m_arrived = at::zeros({cuda::arrivedInts(shape)}, floats.dtype(at::kInt));
        require(cudaHostAlloc(reinterpret_cast<void**>(&m_ids), kRing * sizeof(std::int64_t), cudaHostAllocMapped),
            "pinned memory");
        require(
            cudaHostAlloc(reinterpret_cast<void**>(&m_logProbabilities), kRing * sizeof(float), cudaHostAllocMapped),
            "pinned memory");
        for (cudaEvent_t& event : m_events)
            require(cudaEventCreateWithFlags(&event, cudaEventDisableTiming), "event");
    }

    ~GraphStepper() override
    {
        cudaDeviceSynchronize();
        releaseGraph();
        cudaFreeHost(m_ids);
        cudaFreeHost(m_logProbabilities);
        for (cudaEvent_t event : m_events)
            cudaEventDestroy(event);
    }
    GraphStepper(const GraphStepper&) = delete;
    GraphStepper& operator=(const GraphStepper&) = delete;

    void begin(const KvCache& cache, std::int64_t rotary, std::int64_t room) override
    {
        const c10::cuda::CUDAGuard guard(m_device);
        const std::int64_t length = cache.length();
        reserve(length + room + 2); // greedy() runs one token ahead
        for (std::size_t i = 0; i < m_keys.size(); ++i) {
            const auto [keys, values] = cache.layer(i);
            m_keys[i].narrow(1, 0, length).copy_(keys[0]);
            m_values[i].narrow(1, 0, length).copy_(values[0]);
        }
        const cuda::TokenState state{.id = 0, .slot = length, .rotary = rotary, .count = 0};
        require(cudaMemcpyAsync(m_state.data_ptr(), &state, sizeof state, cudaMemcpyHostToDevice, stream()), "copy");
    }

    at::Tensor feed(std::int64_t id) override
    {
        const c10::cuda::CUDAGuard guard(m_device);
        enter(id);
        replay();
        return m_logits;
    }

    void greedy(std::int64_t id, std::int64_t limit, const Taken& taken) override
    {
        const c10::cuda::CUDAGuard guard(m_device);
        enter(id);
        // Counts from zero: the ring's places are those of this call.
        require(cudaMemsetAsync(&state()->count, 0, sizeof(std::int64_t), stream()), "memset");
        std::int64_t queued = 0;
        const auto queue = [&] {
            replay();
            require(cudaEventRecord(m_events[static_cast<std::size_t>(queued++ % 2)], stream()), "event");
        };
        if (limit > 0)
            queue();
        for (std::int64_t n = 0; n < limit; ++n) {
            if (queued < limit)
                queue(); // the device goes on while the host looks at the token before
            require(cudaEventSynchronize(m_events[static_cast<std::size_t>(n % 2)]), "waiting for a token");
            if (!taken(m_ids[n % kRing], m_logProbabilities[n % kRing]))
                return;
        }
    }

private:
    [[nodiscard]] cudaStream_t stream() const { return at::cuda::getCurrentCUDAStream(m_device.index()).stream(); }
    [[nodiscard]] cuda::TokenState* state() const { return static_cast<cuda::TokenState*>(m_state.data_ptr()); }

    void enter(std::int64_t id)
    {
        require(cudaMemcpyAsync(&state()->id, &id, sizeof id, cudaMemcpyHostToDevice, stream()), "copy");
    }

    void replay() { require(cudaGraphLaunch(m_graph, stream()), "replaying a step"); }

    void releaseGraph()
    {
        if (m_graph)
            cudaGraphExecDestroy(m_graph);
        m_graph = nullptr;
    }

    /// Cache and graph for this many tokens.
    void reserve(std::int64_t tokens)
    {
        if (tokens <= m_shape.capacity)
            return;
        std::int64_t capacity = kLeastCapacity;
        while (capacity < tokens)
            capacity += capacity / 2;
        m_shape.capacity = static_cast<int>(capacity);
        const auto options = m_decoder.output.weight.options();
        m_keys.clear();
        m_values.clear();
        for (int i = 0; i < m_shape.layers; ++i) {
            m_keys.push_back(at::zeros({m_shape.keyHeads, capacity, m_shape.headDim}, options));
            m_values.push_back(at::zeros({m_shape.keyHeads, capacity, m_shape.headDim}, options));
        }
        capture();
    }

    void capture()
    {
        releaseGraph();
        std::vector<cuda::LayerWeights> layers;
        for (std::size_t i = 0; i < m_decoder.layers.size(); ++i) {
            const SteppedLayer& l = m_decoder.layers[i];
            layers.push_back({.inputNorm = l.inputNorm.data_ptr<float>(),
                .mlpNorm = l.mlpNorm.data_ptr<float>(),
                .q = dataOf(l.q.weight),
                .k = dataOf(l.k.weight),
                .v = dataOf(l.v.weight),
                .qBias = dataOf(l.q.bias),
                .kBias = dataOf(l.k.bias),
                .vBias = dataOf(l.v.bias),
                .out = dataOf(l.out.weight),
                .gate = dataOf(l.gate.weight),
                .up = dataOf(l.up.weight),
                .down = dataOf(l.down.weight),
                .frequencies = l.frequencies.data_ptr<float>(),
                .keys = m_keys[i].data_ptr(),
                .values = m_values[i].data_ptr(),
                .window = static_cast<int>(l.window)});
        }
        const cuda::StepBuffers buffers{.state = state(),
            .hidden = m_hidden.data_ptr<float>(),
            .qkv = m_qkv.data_ptr<float>(),
            .mixed = m_mixed.data_ptr(),
            .gated = m_gated.data_ptr(),
            .logits = m_logits.data_ptr<float>(),
            .partial = m_partial.data_ptr<float>(),
            .arrived = m_arrived.data_ptr<int>(),
            .ids = m_ids,
            .logProbabilities = m_logProbabilities,
            .ring = static_cast<int>(kRing)};
        const c10::cuda::CUDAStream side = at::cuda::getStreamFromPool(false, m_device.index());
        require(cudaStreamBeginCapture(side.stream(), cudaStreamCaptureModeThreadLocal), "capturing a step");
        const cudaError_t queued = cuda::queueStep(m_shape, *elementOf(m_decoder.output.weight.scalar_type()),
            layers.data(), m_decoder.embedding.data_ptr(), *elementOf(m_decoder.embedding.scalar_type()),
            m_decoder.finalNorm.data_ptr<float>(), m_decoder.output.weight.data_ptr(), buffers, side.stream());
        cudaGraph_t graph = nullptr;
        const cudaError_t ended = cudaStreamEndCapture(side.stream(), &graph);
        require(queued, "queueing a step");
        require(ended, "capturing a step");
        const cudaError_t made = cudaGraphInstantiate(&m_graph, graph, 0);
        cudaGraphDestroy(graph);
        require(made, "instantiating a step");
    }

    SteppedDecoder m_decoder;
    cuda::StepShape m_shape;
    at::Device m_device;
    at::Tensor m_state, m_hidden, m_qkv, m_mixed, m_gated, m_logits, m_partial, m_arrived;
    std::vector<at::Tensor> m_keys, m_values; // [keyHeads, capacity, headDim]
    std::int64_t* m_ids = nullptr; // pinned
    float* m_logProbabilities = nullptr; // pinned
    std::array<cudaEvent_t, 2> m_events{};
    cudaGraphExec_t m_graph = nullptr;
};

}

std::unique_ptr<Stepper> makeGraphStepper(const SteppedDecoder& decoder)
{
    if (!eligible(decoder))
        return nullptr;
    const DecoderConfig& c = decoder.config;
    const cudaDeviceProp* device = at::cuda::getDeviceProperties(decoder.output.weight.device().index());
    const cuda::StepShape shape{.vocabulary = static_cast<int>(c.vocabulary),
        .width = static_cast<int>(c.width),
        .mlpWidth = static_cast<int>(c.mlpWidth),
        .layers = static_cast<int>(c.layers),
        .heads = static_cast<int>(c.heads),
        .keyHeads = static_cast<int>(c.keyHeads),
        .headDim = static_cast<int>(c.headDim),
        .capacity = 0,
        .eps = static_cast<float>(c.eps),
        .attentionScale = static_cast<float>(c.attentionScale),
        .multiprocessors = device->multiProcessorCount,
        .overlaps = device->major >= 9};
    if (!cuda::supports(shape, *elementOf(decoder.output.weight.scalar_type())))
        return nullptr;
    return std::make_unique<GraphStepper>(decoder, shape);
}

void waitFor(at::Device device)
{
    if (!device.is_cuda())
        return;
    const c10::cuda::CUDAGuard guard(device);
    require(cudaDeviceSynchronize(), "waiting for the device");
}

std::int64_t peakDeviceBytes(at::Device device)
{
    if (!device.is_cuda())
        return 0;
    const auto index = device.has_index() ? device.index() : c10::cuda::current_device();
    return c10::cuda::CUDACachingAllocator::getDeviceStats(index).allocated_bytes[0].peak;
}

}
