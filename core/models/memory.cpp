#include "core/models/memory.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/checkpoint/checkpoint.h"
#include "core/models/generator.h"
#include "core/quant/packed.h"

namespace vlm::models {
namespace {

using checkpoint::DType;
using checkpoint::TensorView;

constexpr std::int64_t kCacheBytes = 4; // keys and values are float32

enum class Role { Matrix, Output, Embedding, Other };

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

bool isOf(const TensorView& tensor, std::initializer_list<std::string_view> layers)
{
    return std::ranges::any_of(
        layers, [&](std::string_view layer) { return tensor.name.ends_with("." + std::string(layer) + ".weight"); });
}

/// Whether the tensor belongs to what looks at images.
bool ofVision(const TensorView& tensor)
{
    return std::ranges::any_of(
        std::array<std::string_view, 6>{"vision", "visual", "qformer", "Qformer", "projector", "query_tokens"},
        [&](std::string_view part) { return contains(tensor.name, part); });
}

Role roleOf(const TensorView& tensor)
{
    if (tensor.shape.size() != 2 || ofVision(tensor))
        return Role::Other;
    if (tensor.name == "lm_head.weight" || isOf(tensor, {"lm_head"}))
        return Role::Output;
    if (isOf(tensor, {"embed_tokens"}))
        return Role::Embedding;
    const bool matrix = isOf(tensor,
        {"q_proj", "k_proj", "v_proj", "o_proj", "out_proj", "gate_proj", "up_proj", "down_proj", "fc1", "fc2"});
    return matrix && contains(tensor.name, "layers.") ? Role::Matrix : Role::Other;
}

std::string layerOf(const std::string& name)
{
    const std::size_t begin = name.find("layers.");
    return name.substr(0, name.find('.', begin + std::string_view("layers.").size()));
}

quant::Format formatOf(Precision precision)
{
    return precision == Precision::Int8 ? quant::Format::Int8
        : precision == Precision::Int4  ? quant::Format::Int4
                                        : quant::Format::Nf4;
}

class Adder {
public:
    Adder(Precision precision, bool generates)
        : m_precision(precision)
        , m_generates(generates)
    {
    }

    void add(const TensorView& tensor)
    {
        const Role role = m_generates ? roleOf(tensor) : Role::Other;
        if (m_generates && !ofVision(tensor) && isOf(tensor, {"k_proj", "v_proj"}) && tensor.shape.size() == 2)
            m_need.cachePerToken += tensor.shape[0] * kCacheBytes;
        if (role == Role::Matrix) {
            std::int64_t& layer = m_layers[layerOf(tensor.name)];
            layer += static_cast<std::int64_t>(tensor.bytes.size());
            m_need.largestLayer = std::max(m_need.largestLayer, layer);
        }
        if (role == Role::Matrix && isQuantised(m_precision)) {
            m_need.own += quant::packedBytes(formatOf(m_precision), tensor.shape[0], tensor.shape[1]);
            return;
        }
        if (role == Role::Embedding) { // rows are widened when they are looked up
            m_embedding = tensor;
            m_need.mapped += static_cast<std::int64_t>(tensor.bytes.size());
            return;
        }
        if (role == Role::Output) {
            m_hasOutput = true;
            addOutput(tensor);
            return;
        }
        addAs(tensor, m_precision == Precision::BFloat16 && tensor.shape.size() >= 2 ? DType::BF16 : DType::F32);
    }

    MemoryNeed need()
    {
        if (m_generates && !m_hasOutput && !m_embedding.shape.empty()) {
            const std::int64_t before = m_need.mapped;
            addOutput(m_embedding);
            m_need.mapped = before; // a tied matrix that is used as it lies in the file is counted already
        }
        return m_need;
    }

private:
    void addOutput(const TensorView& tensor)
    {
        if (m_precision == Precision::Int8 || m_precision == Precision::Int4)
            m_need.own += quant::packedBytes(quant::Format::Int8, tensor.shape[0], tensor.shape[1]);
        else
            addAs(tensor, m_precision == Precision::Float32 ? DType::F32 : DType::BF16);
    }

    void addAs(const TensorView& tensor, DType wanted)
    {
        const auto bytes = static_cast<std::int64_t>(tensor.bytes.size());
        if (tensor.dtype == wanted)
            m_need.mapped += bytes;
        else
            m_need.own += bytes / static_cast<std::int64_t>(checkpoint::size(tensor.dtype))
                * static_cast<std::int64_t>(checkpoint::size(wanted));
    }

    Precision m_precision;
    bool m_generates;
    MemoryNeed m_need;
    std::map<std::string, std::int64_t> m_layers;
    TensorView m_embedding;
    bool m_hasOutput = false;
};

/// What Checkpoint::open takes in a folder: itself where it has weights of a usual name, else single files of PyTorch.
std::vector<std::filesystem::path> checkpointsIn(const std::filesystem::path& folder)
{
    for (const char* usual : {"model.safetensors", "model.safetensors.index.json", "open_clip_model.safetensors",
             "pytorch_model.bin", "pytorch_model.bin.index.json", "open_clip_pytorch_model.bin", "model.pt"}) {
        if (std::filesystem::exists(folder / usual))
            return {folder};
    }
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".pth" || entry.path().extension() == ".pt")
            files.push_back(entry.path());
    }
    return files;
}

}

std::int64_t answeringPeak(const MemoryNeed& need, std::int64_t questions)
{
    const std::int64_t weights = need.total(0, 0);
    return kProgramBytes + weights + std::min(kCacheBudget, need.total(kUsualTokens, questions) - weights);
}

std::int64_t guessedWeights(std::int64_t parameters, Precision precision)
{
    constexpr std::int64_t kSide = 4096;
    if (!isQuantised(precision))
        return parameters * (precision == Precision::Float32 ? 4 : 2);
    const std::int64_t square = quant::packedBytes(formatOf(precision), kSide, kSide);
    return static_cast<std::int64_t>(
        static_cast<double>(parameters) * static_cast<double>(square) / static_cast<double>(kSide * kSide));
}

MemoryNeed memoryNeed(const std::filesystem::path& folder, Precision precision)
{
    Adder adder(precision, recognise(folder).kind == FamilyKind::Generative);
    std::vector<std::filesystem::path> places{folder};
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.is_directory())
            places.push_back(entry.path());
    }
    std::ranges::sort(places);
    for (const std::filesystem::path& place : places) {
        for (const std::filesystem::path& one : checkpointsIn(place)) {
            const checkpoint::Checkpoint checkpoint = checkpoint::Checkpoint::open(one);
            for (const TensorView& tensor : checkpoint.tensors())
                adder.add(tensor);
        }
    }
    return adder.need();
}

}
