#include "core/tensor/cuda/decode_kernels.h"

#include <cuda_bf16.h>
#include <cuda_fp16.h>

// One token through a decoder in five kernels a layer, each bound by the bytes of its weights:
//   norm + q, k, v | rotation + cache + attention | output + residual | norm + gate, up + SiLU | down + residual.
// On compute capability 9 each kernel asks for its first weights before it waits for the kernel before it.

namespace vlm::tensor::cuda {
namespace {

constexpr int kThreads = 256;
constexpr int kWarps = kThreads / 32;
constexpr int kMaxHeadDim = 256;
constexpr unsigned kAll = 0xffffffffU;

template <class T> __device__ float toFloat(T value);
template <> __device__ float toFloat(float value)
{
    return value;
}
template <> __device__ float toFloat(__nv_bfloat16 value)
{
    return __bfloat162float(value);
}
template <> __device__ float toFloat(__half value)
{
    return __half2float(value);
}

template <class T> __device__ T fromFloat(float value);
template <> __device__ float fromFloat<float>(float value)
{
    return value;
}
template <> __device__ __nv_bfloat16 fromFloat<__nv_bfloat16>(float value)
{
    return __float2bfloat16_rn(value);
}
template <> __device__ __half fromFloat<__half>(float value)
{
    return __float2half_rn(value);
}

template <class T> __device__ float rounded(float value)
{
    return toFloat(fromFloat<T>(value));
}

__device__ void waitForBefore()
{
#if __CUDA_ARCH__ >= 900
    cudaGridDependencySynchronize();
#endif
}

__device__ void letNextBegin()
{
#if __CUDA_ARCH__ >= 900
    cudaTriggerProgrammaticLaunchCompletion();
#endif
}

__device__ float warpSum(float value)
{
    for (int offset = 16; offset > 0; offset /= 2)
        value += __shfl_xor_sync(kAll, value, offset);
    return value;
}

/// 16 bytes of a row.
template <class T> struct Word {
    static constexpr int kSize = 16 / sizeof(T);
    uint4 bits;

    __device__ void load(const T* from) { bits = __ldcs(reinterpret_cast<const uint4*>(from)); }
    __device__ void loadShared(const T* from) { bits = *reinterpret_cast<const uint4*>(from); }
    __device__ void clear() { bits = make_uint4(0, 0, 0, 0); }
};

__device__ float dot(const Word<float>& a, const Word<float>& b, float sum)
{
    const auto* x = reinterpret_cast<const float*>(&a.bits);
    const auto* y = reinterpret_cast<const float*>(&b.bits);
#pragma unroll
    for (int i = 0; i < 4; ++i)
        sum = fmaf(x[i], y[i], sum);
    return sum;
}

__device__ float dot(const Word<__nv_bfloat16>& a, const Word<__nv_bfloat16>& b, float sum)
{
    const unsigned x[4] = {a.bits.x, a.bits.y, a.bits.z, a.bits.w};
    const unsigned y[4] = {b.bits.x, b.bits.y, b.bits.z, b.bits.w};
#pragma unroll
    for (int i = 0; i < 4; ++i) {
        sum = fmaf(__uint_as_float(x[i] << 16), __uint_as_float(y[i] << 16), sum);
        sum = fmaf(__uint_as_float(x[i] & 0xffff0000U), __uint_as_float(y[i] & 0xffff0000U), sum);
    }
    return sum;
}

__device__ float dot(const Word<__half>& a, const Word<__half>& b, float sum)
{
    const auto* x = reinterpret_cast<const __half2*>(&a.bits);
    const auto* y = reinterpret_cast<const __half2*>(&b.bits);
#pragma unroll
    for (int i = 0; i < 4; ++i) {
        const float2 p = __half22float2(x[i]);
        const float2 q = __half22float2(y[i]);
        sum = fmaf(p.x, q.x, sum);
        sum = fmaf(p.y, q.y, sum);
    }
    return sum;
}

/// Rows of up to three matrices one after the other.
template <class T> struct Rows {
    const T* matrix[3];
    const T* bias[3];
    int end[3]; // rows up to and with this matrix

    __device__ const T* row(int index, int width, float& added) const
    {
        // Chosen without an index: parameters that are indexed move to local memory.
        const bool first = index < end[0];
        const bool second = index < end[1];
        const T* const offsets = first ? bias[0] : second ? bias[1] : bias[2];
        const T* const weights = first ? matrix[0] : second ? matrix[1] : matrix[2];
        const int local = first ? index : second ? index - end[0] : index - end[1];
        added = offsets ? toFloat(offsets[local]) : 0.0F;
        return weights + static_cast<std::size_t>(local) * width;
    }
};

enum class Finish { Store, Add, Gate };

/// x, as the element type, into shared memory; with `norm` its RMS norm.
template <class T> __device__ void prepare(T* shared, const void* input, const float* norm, int width, float eps)
{
    __shared__ float sums[kWarps];
    if (norm) {
        const auto* x = static_cast<const float*>(input);
        float sum = 0.0F;
        for (int i = threadIdx.x; i < width; i += kThreads)
            sum += x[i] * x[i];
        sum = warpSum(sum);
        if (threadIdx.x % 32 == 0)
            sums[threadIdx.x / 32] = sum;
        __syncthreads();
        sum = 0.0F;
        for (int i = 0; i < kWarps; ++i)
            sum += sums[i];
        const float scale = rsqrtf(sum / static_cast<float>(width) + eps);
        for (int i = threadIdx.x; i < width; i += kThreads)
            shared[i] = fromFloat<T>(x[i] * scale * norm[i]);
    } else {
        const auto* x = static_cast<const uint4*>(input);
        for (int i = threadIdx.x; i < width / Word<T>::kSize; i += kThreads)
            reinterpret_cast<uint4*>(shared)[i] = x[i];
    }
    __syncthreads();
}

/// y = W x, a warp a row (two for Gate: gate and up); U words of each row in flight.
/// Store: y; Add: y is added to `target`; Gate: silu(gate) * up in the element type.
template <class T, Finish F, int U, int B>
__global__ void __launch_bounds__(kThreads, B)
    multiply(Rows<T> rows, const void* input, const float* norm, int width, float eps, int count, void* target)
{
    constexpr int kRows = F == Finish::Gate ? 2 : 1;
    constexpr int kStride = 32 * Word<T>::kSize;
    extern __shared__ uint4 memory[];
    T* x = reinterpret_cast<T*>(memory);
    const int lane = threadIdx.x % 32;
    const int begin = lane * Word<T>::kSize;
    int row = (threadIdx.x / 32) * gridDim.x + blockIdx.x;
    const T* weights[kRows];
    float added[kRows] = {};
    Word<T> words[kRows][U];

    const auto open = [&](int index) {
        weights[0] = rows.row(index, width, added[0]);
        if (kRows == 2)
            weights[kRows - 1] = rows.row(index + rows.end[0], width, added[kRows - 1]);
    };
    const auto fetch = [&](int at) {
#pragma unroll
        for (int u = 0; u < U; ++u) {
#pragma unroll
            for (int r = 0; r < kRows; ++r) {
                if (at + u * kStride < width)
                    words[r][u].load(weights[r] + at + u * kStride);
                else
                    words[r][u].clear();
            }
        }
    };

    letNextBegin();
    if (row < count) {
        open(row);
        fetch(begin);
    }
    waitForBefore();
    prepare(x, input, norm, width, eps);
    for (; row < count; row += gridDim.x * kWarps) {
        float sums[kRows] = {};
        for (int at = begin; at < width; at += U * kStride) {
#pragma unroll
            for (int u = 0; u < U; ++u) {
                if (at + u * kStride >= width)
                    break;
                Word<T> in;
                in.loadShared(x + at + u * kStride);
#pragma unroll
                for (int r = 0; r < kRows; ++r)
                    sums[r] = dot(words[r][u], in, sums[r]);
            }
            if (at + U * kStride < width)
                fetch(at + U * kStride);
        }
        const float offset[kRows] = {added[0]};
        const int now = row;
        if (row + gridDim.x * kWarps < count) { // the next row's words come while this one is summed up
            open(row + gridDim.x * kWarps);
            fetch(begin);
        }
#pragma unroll
        for (int r = 0; r < kRows; ++r)
            sums[r] = rounded<T>(warpSum(sums[r]) + (r == 0 ? offset[0] : 0.0F));
        if (lane != 0)
            continue;
        if (F == Finish::Store)
            static_cast<float*>(target)[now] = sums[0];
        else if (F == Finish::Add)
            static_cast<float*>(target)[now] += sums[0];
        else
            static_cast<T*>(target)[now] = fromFloat<T>(sums[0] / (1.0F + expf(-sums[0])) * sums[kRows - 1]);
    }
}

template <class E> __global__ void embed(const E* embedding, int width, const TokenState* state, float* hidden)
{
    letNextBegin();
    waitForBefore();
    const E* row = embedding + state->id * width;
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < width; i += gridDim.x * blockDim.x)
        hidden[i] = toFloat(row[i]);
}

__device__ float turned(const float* head, int d, int headDim, const float* frequencies, float position)
{
    const int half = headDim / 2;
    const float angle = position * frequencies[d % half];
    const float other = d < half ? -head[d + half] : head[d - half];
    return head[d] * cosf(angle) + other * sinf(angle);
}

/// One query head's running softmax over keys: maximum, sum, weighted values of this lane's dimensions.
template <int J> struct Running {
    float top = -INFINITY;
    float sum = 0.0F;
    float mixed[J] = {};

    __device__ void add(float score, const float (&value)[J])
    {
        const float higher = fmaxf(top, score);
        const float keep = expf(top - higher);
        const float weight = expf(score - higher);
        sum = sum * keep + weight;
#pragma unroll
        for (int j = 0; j < J; ++j)
            mixed[j] = mixed[j] * keep + weight * value[j];
        top = higher;
    }
};

/// Grid: key heads, splits of the keys, groups of S query heads of a key head. The block that comes last for its heads
/// joins the splits (flash decoding).
template <class T, int J, int S>
__global__ void __launch_bounds__(kThreads) attend(LayerWeights layer, StepShape shape, const float* qkv,
    const TokenState* state, float* partial, int* arrived, T* mixed)
{
    letNextBegin();
    waitForBefore();
    __shared__ float shared[kWarps][S][kMaxHeadDim / 32 < J ? 1 : 32 * J + 2];
    __shared__ bool last;
    const int lane = threadIdx.x % 32;
    const int warp = threadIdx.x / 32;
    const int dim = shape.headDim;
    const int share = shape.heads / shape.keyHeads;
    const int keyHead = blockIdx.x;
    const int firstHead = keyHead * share + blockIdx.z * S;
    const int heads = min(S, share - static_cast<int>(blockIdx.z) * S);
    const int slot = static_cast<int>(state->slot);
    const auto position = static_cast<float>(state->rotary);
    const int oldest = layer.window > 0 ? max(0, slot + 1 - layer.window) : 0;
    const int chunk = (slot + 1 - oldest + gridDim.y - 1) / gridDim.y;
    const int begin = oldest + blockIdx.y * chunk;
    const int end = min(slot + 1, begin + chunk);
    auto* keys = static_cast<T*>(layer.keys) + static_cast<std::size_t>(keyHead) * shape.capacity * dim;
    auto* values = static_cast<T*>(layer.values) + static_cast<std::size_t>(keyHead) * shape.capacity * dim;

    float query[S][J];
#pragma unroll
    for (int s = 0; s < S; ++s) {
#pragma unroll
        for (int j = 0; j < J; ++j) {
            const int d = lane + 32 * j;
            query[s][j] = s < heads && d < dim
                ? turned(qkv + (firstHead + s) * dim, d, dim, layer.frequencies, position) * shape.attentionScale
                : 0.0F;
        }
    }
    Running<J> running[S];
    const auto consume = [&](const float(&key)[J], const float(&value)[J]) {
#pragma unroll
        for (int s = 0; s < S; ++s) {
            float score = 0.0F;
#pragma unroll
            for (int j = 0; j < J; ++j)
                score = fmaf(query[s][j], key[j], score);
            running[s].add(warpSum(score), value);
        }
    };
    constexpr int kAhead = 4; // keys in flight
    for (int first = begin + warp; first < min(end, slot); first += kWarps * kAhead) {
        float key[kAhead][J];
        float value[kAhead][J];
#pragma unroll
        for (int a = 0; a < kAhead; ++a) {
            const int at = min(first + a * kWarps, slot - 1);
#pragma unroll
            for (int j = 0; j < J; ++j) {
                const int d = lane + 32 * j;
                key[a][j] = d < dim ? toFloat(keys[static_cast<std::size_t>(at) * dim + d]) : 0.0F;
                value[a][j] = d < dim ? toFloat(values[static_cast<std::size_t>(at) * dim + d]) : 0.0F;
            }
        }
#pragma unroll
        for (int a = 0; a < kAhead; ++a) {
            if (first + a * kWarps < min(end, slot))
                consume(key[a], value[a]);
        }
    }
    if (warp == 0 && begin <= slot && slot < end) { // the token's own key
        const float* ownKey = qkv + (shape.heads + keyHead) * dim;
        const float* ownValue = qkv + (shape.heads + shape.keyHeads + keyHead) * dim;
        float key[J];
        float value[J];
#pragma unroll
        for (int j = 0; j < J; ++j) {
            const int d = lane + 32 * j;
            const bool inside = d < dim;
            const T stored = fromFloat<T>(inside ? turned(ownKey, d, dim, layer.frequencies, position) : 0.0F);
            key[j] = toFloat(stored);
            value[j] = inside ? ownValue[d] : 0.0F;
            if (inside && blockIdx.z == 0) {
                keys[static_cast<std::size_t>(slot) * dim + d] = stored;
                values[static_cast<std::size_t>(slot) * dim + d] = fromFloat<T>(value[j]);
            }
        }
        consume(key, value);
    }

    // The warps of this block.
    const int record = dim + 2;
#pragma unroll
    for (int s = 0; s < S; ++s) {
#pragma unroll
        for (int j = 0; j < J; ++j)
            shared[warp][s][lane + 32 * j] = running[s].mixed[j];
        if (lane == 0) {
            shared[warp][s][32 * J] = running[s].top;
            shared[warp][s][32 * J + 1] = running[s].sum;
        }
    }
    __syncthreads();
    for (int s = 0; s < heads; ++s) {
        float top = -INFINITY;
        for (int w = 0; w < kWarps; ++w)
            top = fmaxf(top, shared[w][s][32 * J]);
        float* out = partial + (static_cast<std::size_t>(firstHead + s) * gridDim.y + blockIdx.y) * record;
        for (int d = threadIdx.x; d < record; d += kThreads) {
            float sum = 0.0F;
            for (int w = 0; w < kWarps; ++w) {
                const float weight = top == -INFINITY ? 0.0F : expf(shared[w][s][32 * J] - top);
                sum += weight * (d < dim ? shared[w][s][d] : shared[w][s][32 * J + 1]);
            }
            out[d] = d < dim ? sum : d == dim ? top : sum;
        }
    }
    __threadfence();
    __syncthreads();
    int* counter = arrived + blockIdx.x * gridDim.z + blockIdx.z;
    if (threadIdx.x == 0)
        last = atomicAdd(counter, 1) == static_cast<int>(gridDim.y) - 1;
    __syncthreads();
    if (!last)
        return;
    __threadfence();
    for (int s = 0; s < heads; ++s) {
        const float* splits = partial + static_cast<std::size_t>(firstHead + s) * gridDim.y * record;
        float top = -INFINITY;
        for (int i = 0; i < gridDim.y; ++i)
            top = fmaxf(top, __ldcg(splits + i * record + dim));
        float total = 0.0F;
        for (int i = 0; i < gridDim.y; ++i)
            total += expf(__ldcg(splits + i * record + dim) - top) * __ldcg(splits + i * record + dim + 1);
        for (int d = threadIdx.x; d < dim; d += kThreads) {
            float sum = 0.0F;
            for (int i = 0; i < gridDim.y; ++i)
                sum += expf(__ldcg(splits + i * record + dim) - top) * __ldcg(splits + i * record + d);
            mixed[(firstHead + s) * dim + d] = fromFloat<T>(sum / total);
        }
    }
    if (threadIdx.x == 0)
        *counter = 0;
}

struct Best {
    float top;
    float sum; // of exp(logit - top)
    int at;
};

__device__ Best better(Best a, Best b)
{
    const bool first = a.top > b.top || (a.top == b.top && a.at < b.at);
    const Best& high = first ? a : b;
    const Best& low = first ? b : a;
    return {high.top, high.sum + (low.sum > 0.0F ? low.sum * expf(low.top - high.top) : 0.0F), high.at};
}

__device__ Best bestOfBlock(Best mine)
{
    __shared__ Best found[kWarps];
    for (int offset = 16; offset > 0; offset /= 2) {
        const Best other{__shfl_xor_sync(kAll, mine.top, offset), __shfl_xor_sync(kAll, mine.sum, offset),
            __shfl_xor_sync(kAll, mine.at, offset)};
        mine = better(mine, other);
    }
    if (threadIdx.x % 32 == 0)
        found[threadIdx.x / 32] = mine;
    __syncthreads();
    for (int i = 0; i < kWarps; ++i)
        mine = i == 0 ? found[0] : better(mine, found[i]);
    __syncthreads();
    return mine;
}

/// The most probable token, its log probability, and on to the next one.
__global__ void __launch_bounds__(kThreads) choose(StepShape shape, StepBuffers buffers)
{
    letNextBegin();
    waitForBefore();
    __shared__ bool last;
    Best mine{-INFINITY, 0.0F, 0x7fffffff};
    for (int i = blockIdx.x * kThreads + threadIdx.x; i < shape.vocabulary; i += gridDim.x * kThreads)
        mine = better(mine, {buffers.logits[i], 1.0F, i});
    mine = bestOfBlock(mine);
    if (threadIdx.x == 0) {
        buffers.partial[3 * blockIdx.x] = mine.top;
        buffers.partial[3 * blockIdx.x + 1] = mine.sum;
        buffers.partial[3 * blockIdx.x + 2] = __int_as_float(mine.at);
        __threadfence();
        last = atomicAdd(buffers.arrived, 1) == static_cast<int>(gridDim.x) - 1;
    }
    __syncthreads();
    if (!last)
        return;
    __threadfence();
    mine = {-INFINITY, 0.0F, 0x7fffffff};
    if (threadIdx.x < gridDim.x) {
        const float* record = buffers.partial + 3 * threadIdx.x;
        mine = {__ldcg(record), __ldcg(record + 1), __float_as_int(__ldcg(record + 2))};
    }
    mine = bestOfBlock(mine);
    if (threadIdx.x == 0) {
        TokenState& state = *buffers.state;
        buffers.ids[state.count % buffers.ring] = mine.at;
        buffers.logProbabilities[state.count % buffers.ring] = -logf(mine.sum);
        state = {mine.at, state.slot + 1, state.rotary + 1, state.count + 1};
        *buffers.arrived = 0;
    }
}

constexpr int kChoosers = 64; // blocks; no more than threads of one

int groupsOf(const StepShape& shape, int together)
{
    const int share = shape.heads / shape.keyHeads;
    return (share + together - 1) / together;
}

int together(const StepShape& shape)
{
    return shape.heads == shape.keyHeads ? 1 : 4;
}

int splits(const StepShape& shape)
{
    const int blocks = shape.keyHeads * groupsOf(shape, together(shape));
    return blocks >= shape.multiprocessors ? 1 : (shape.multiprocessors + blocks - 1) / blocks;
}

class Queue {
public:
    Queue(bool overlaps, cudaStream_t stream)
        : m_overlaps(overlaps)
        , m_stream(stream)
    {
    }

    template <class... Parameters, class... Given>
    void operator()(void (*kernel)(Parameters...), dim3 grid, std::size_t shared, Given... given)
    {
        if (m_error != cudaSuccess)
            return;
        cudaLaunchConfig_t config{};
        config.gridDim = grid;
        config.blockDim = dim3(kThreads);
        config.dynamicSmemBytes = shared;
        config.stream = m_stream;
        cudaLaunchAttribute attribute{};
        attribute.id = cudaLaunchAttributeProgrammaticStreamSerialization;
        attribute.val.programmaticStreamSerializationAllowed = 1;
        config.attrs = &attribute;
        config.numAttrs = m_overlaps && m_queued++ > 0 ? 1 : 0; // the first has nothing before it to overlap
        if (shared > 48 * 1024)
            m_error
                = cudaFuncSetAttribute(kernel, cudaFuncAttributeMaxDynamicSharedMemorySize, static_cast<int>(shared));
        if (m_error == cudaSuccess)
            m_error = cudaLaunchKernelEx(&config, kernel, static_cast<Parameters>(given)...);
    }

    [[nodiscard]] cudaError_t error() const { return m_error; }

private:
    bool m_overlaps;
    int m_queued = 0;
    cudaStream_t m_stream;
    cudaError_t m_error = cudaSuccess;
};

template <class T> class Step {
public:
    Step(const StepShape& shape, const StepBuffers& buffers, cudaStream_t stream)
        : m_shape(shape)
        , m_buffers(buffers)
        , m_queue(shape.overlaps, stream)
    {
    }

    cudaError_t run(const LayerWeights* layers, const void* embedding, Element embeddingElement, const float* finalNorm,
        const void* output)
    {
        const StepShape& s = m_shape;
        const int wide = s.heads * s.headDim;
        const int narrow = s.keyHeads * s.headDim;
        const dim3 few(8);
        if (embeddingElement == Element::Float)
            m_queue(
                embed<float>, few, 0, static_cast<const float*>(embedding), s.width, m_buffers.state, m_buffers.hidden);
        else if (embeddingElement == Element::BFloat16)
            m_queue(embed<__nv_bfloat16>, few, 0, static_cast<const __nv_bfloat16*>(embedding), s.width,
                m_buffers.state, m_buffers.hidden);
        else
            m_queue(embed<__half>, few, 0, static_cast<const __half*>(embedding), s.width, m_buffers.state,
                m_buffers.hidden);
        for (int i = 0; i < s.layers; ++i) {
            const LayerWeights& l = layers[i];
            const Rows<T> qkv{{typed(l.q), typed(l.k), typed(l.v)}, {typed(l.qBias), typed(l.kBias), typed(l.vBias)},
                {wide, wide + narrow, wide + 2 * narrow}};
            product<Finish::Store>(qkv, m_buffers.hidden, l.inputNorm, s.width, wide + 2 * narrow, m_buffers.qkv);
            attention(l);
            product<Finish::Add>(single(l.out, s.width), m_buffers.mixed, nullptr, wide, s.width, m_buffers.hidden);
            const Rows<T> gateUp{
                {typed(l.gate), typed(l.up), nullptr}, {}, {s.mlpWidth, 2 * s.mlpWidth, 2 * s.mlpWidth}};
            product<Finish::Gate>(gateUp, m_buffers.hidden, l.mlpNorm, s.width, s.mlpWidth, m_buffers.gated);
            product<Finish::Add>(
                single(l.down, s.width), m_buffers.gated, nullptr, s.mlpWidth, s.width, m_buffers.hidden);
        }
        product<Finish::Store>(
            single(output, s.vocabulary), m_buffers.hidden, finalNorm, s.width, s.vocabulary, m_buffers.logits);
        m_queue(choose, dim3(kChoosers), 0, s, m_buffers);
        return m_queue.error();
    }

private:
    static const T* typed(const void* pointer) { return static_cast<const T*>(pointer); }
    static Rows<T> single(const void* matrix, int rows) { return {{typed(matrix)}, {}, {rows, rows, rows}}; }

    template <Finish F>
    void product(const Rows<T>& rows, const void* input, const float* norm, int width, int count, void* target)
    {
        // Measured on an H100: few warps that ask for much each do better than many that ask for little.
        if constexpr (sizeof(T) == 2)
            launch<F, F == Finish::Gate ? 8 : 16, 2>(rows, input, norm, width, count, target);
        else
            launch<F, F == Finish::Gate ? 4 : 8, 2>(rows, input, norm, width, count, target);
    }

    /// @tparam U words of a row in flight  @tparam B blocks on a multiprocessor
    template <Finish F, int U, int B>
    void launch(const Rows<T>& rows, const void* input, const float* norm, int width, int count, void* target)
    {
        const int wanted = (count + kWarps - 1) / kWarps;
        const int most = B * m_shape.multiprocessors;
        m_queue(multiply<T, F, U, B>, dim3(wanted < most ? wanted : most), width * sizeof(T), rows, input, norm, width,
            m_shape.eps, count, target);
    }

    void attention(const LayerWeights& layer)
    {
        const int lanes = (m_shape.headDim + 31) / 32;
        if (lanes <= 1)
            attention<1>(layer);
        else if (lanes <= 2)
            attention<2>(layer);
        else if (lanes <= 4)
            attention<4>(layer);
        else
            attention<8>(layer);
    }

    template <int J> void attention(const LayerWeights& layer)
    {
        const int at = together(m_shape);
        const dim3 grid(m_shape.keyHeads, splits(m_shape), groupsOf(m_shape, at));
        auto* const mixed = static_cast<T*>(m_buffers.mixed);
        if (at == 1)
            m_queue(attend<T, J, 1>, grid, 0, layer, m_shape, m_buffers.qkv, m_buffers.state, m_buffers.partial,
                m_buffers.arrived, mixed);
        else
            m_queue(attend<T, J, 4>, grid, 0, layer, m_shape, m_buffers.qkv, m_buffers.state, m_buffers.partial,
                m_buffers.arrived, mixed);
    }

    const StepShape& m_shape;
    const StepBuffers& m_buffers;
    Queue m_queue;
};

}

std::int64_t partialFloats(const StepShape& shape)
{
    const std::int64_t attention = static_cast<std::int64_t>(shape.heads) * splits(shape) * (shape.headDim + 2);
    return attention > 3 * kChoosers ? attention : 3 * kChoosers;
}

std::int64_t arrivedInts(const StepShape& shape)
{
    return static_cast<std::int64_t>(shape.keyHeads) * groupsOf(shape, together(shape));
}

bool supports(const StepShape& shape, Element element)
{
    const int word = element == Element::Float ? 4 : 8;
    const std::size_t widest = shape.width > shape.mlpWidth ? shape.width : shape.mlpWidth;
    const bool words = shape.width % word == 0 && shape.mlpWidth % word == 0 && shape.heads * shape.headDim % word == 0;
    return words && shape.headDim % 2 == 0 && shape.headDim <= kMaxHeadDim
        && widest * (element == Element::Float ? 4 : 2) <= 160 * 1024;
}

cudaError_t queueStep(const StepShape& shape, Element element, const LayerWeights* layers, const void* embedding,
    Element embeddingElement, const float* finalNorm, const void* output, const StepBuffers& buffers,
    cudaStream_t stream)
{
    switch (element) {
    case Element::Float:
        return Step<float>(shape, buffers, stream).run(layers, embedding, embeddingElement, finalNorm, output);
    case Element::BFloat16:
        return Step<__nv_bfloat16>(shape, buffers, stream).run(layers, embedding, embeddingElement, finalNorm, output);
    case Element::Half:
        return Step<__half>(shape, buffers, stream).run(layers, embedding, embeddingElement, finalNorm, output);
    }
    return cudaErrorInvalidValue;
}

}
