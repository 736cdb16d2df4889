#include "core/models/encoder.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/parallel.h"
#include "core/tensor/runtime.h"

namespace vlm::models {
namespace {

constexpr std::size_t kImageBatch = 32;
constexpr std::size_t kTextBatch = 64;

/// Rows of several batches below each other.
Matrix joined(const std::vector<at::Tensor>& rows, std::size_t columns)
{
    return rows.empty() ? Matrix(0, columns) : tensor::toMatrix(at::cat(rows, 0));
}

at::Tensor stacked(std::span<const imaging::Pixels> pixels)
{
    const imaging::Pixels& first = pixels.front();
    at::Tensor batch
        = at::empty({static_cast<std::int64_t>(pixels.size()), first.channels, first.height, first.width}, at::kFloat);
    auto* target = batch.data_ptr<float>();
    for (const imaging::Pixels& one : pixels) {
        if (one.channels != first.channels || one.height != first.height || one.width != first.width)
            throw Error(ErrorKind::Tensor,
                "images of one batch differ in size: " + std::to_string(one.width) + "x" + std::to_string(one.height)
                    + " after " + std::to_string(first.width) + "x" + std::to_string(first.height));
        std::memcpy(target, one.values.data(), one.values.size() * sizeof(float));
        target += one.values.size();
    }
    return batch;
}

class ContrastiveEncoder final : public ImageTextEncoder, public tensor::Adaptable {
public:
    explicit ContrastiveEncoder(EncoderParts parts)
        : m_parts(std::move(parts))
    {
    }

    imaging::Pixels preprocess(const imaging::Image& image) const override { return m_parts.processor.process(image); }

    Matrix encodeImages(std::span<const imaging::Pixels> pixels, std::stop_token stop) override
    {
        const c10::NoGradGuard noGrad;
        std::vector<at::Tensor> rows;
        for (std::size_t first = 0; first < pixels.size(); first += kImageBatch) {
            throwIfStopped(stop);
            const auto batch = pixels.subspan(first, std::min(kImageBatch, pixels.size() - first));
            rows.push_back(imageFeatures(stacked(batch).to(m_parts.device)).to(at::kCPU));
        }
        return joined(rows, static_cast<std::size_t>(m_parts.info.featureDim));
    }

    Matrix encodeTexts(std::span<const std::string> texts, std::stop_token stop) override
    {
        if (texts.empty())
            return {};
        const c10::NoGradGuard noGrad;
        const TokenBatch all = m_parts.text(texts);
        std::vector<at::Tensor> rows;
        for (std::size_t first = 0; first < texts.size(); first += kTextBatch) {
            throwIfStopped(stop);
            const auto begin = static_cast<std::int64_t>(first);
            const auto end = static_cast<std::int64_t>(std::min(first + kTextBatch, texts.size()));
            const TokenBatch batch{.ids = all.ids.slice(0, begin, end).to(m_parts.device),
                .mask = all.mask.slice(0, begin, end).to(m_parts.device)};
            rows.push_back(m_parts.textFeatures(batch).to(at::kCPU));
        }
        return joined(rows, 0);
    }

    Matrix logits(const Matrix& images, const Matrix& texts) const override
    {
        return m_parts.logits ? m_parts.logits(images, texts) : ImageTextEncoder::logits(images, texts);
    }

    Matrix probeFeatures(const Matrix& images) const override
    {
        return m_parts.probeFeatures ? m_parts.probeFeatures(images) : images;
    }

    float logitScale() const override { return static_cast<float>(m_parts.logitScale); }
    float logitBias() const override { return static_cast<float>(m_parts.logitBias); }
    const ModelInfo& info() const override { return m_parts.info; }

    std::span<const tensor::AdaptableLinear> linears() const override { return m_parts.linears; }
    at::Tensor imageFeatures(const at::Tensor& pixels) const override
    {
        return m_parts.imageFeatures(m_parts.halfPixels ? pixels.to(at::kHalf).to(at::kFloat) : pixels);
    }
    std::span<const tensor::AdaptableLinear> textLinears() const override { return m_parts.textLinears; }
    at::Tensor textFeatures(std::span<const std::string> texts) const override
    {
        const TokenBatch batch = m_parts.text(texts);
        return m_parts.textFeatures({.ids = batch.ids.to(m_parts.device), .mask = batch.mask.to(m_parts.device)});
    }
    at::Device device() const override { return m_parts.device; }
    const tensor::Trainable& trainable() const override { return m_parts.trainable; }

private:
    EncoderParts m_parts;
};

/// Whole content up to 512 MiB; of larger files the size and 64 evenly spaced mebibytes, so that a folder of shards
/// is described in a second. Fine-tuning moves every weight, so samples see it.
void addFile(Hasher& hasher, const std::filesystem::path& file)
{
    constexpr std::size_t kWhole = std::size_t{512} << 20;
    constexpr std::size_t kBlock = std::size_t{1} << 20;
    constexpr std::size_t kBlocks = 64;
    const MappedFile mapped(file);
    const std::span<const std::byte> bytes = mapped.bytes();
    hasher.add(file.filename().string()).add(static_cast<std::uint64_t>(bytes.size()));
    if (bytes.size() <= kWhole) {
        hasher.add(bytes);
        return;
    }
    const std::size_t stride = (bytes.size() - kBlock) / (kBlocks - 1);
    for (std::size_t i = 0; i < kBlocks; ++i)
        hasher.add(bytes.subspan(i * stride, kBlock));
}

}

std::unique_ptr<ImageTextEncoder> makeEncoder(EncoderParts parts)
{
    return std::make_unique<ContrastiveEncoder>(std::move(parts));
}

bool storedInHalf(const checkpoint::Checkpoint& checkpoint)
{
    const auto half = std::ranges::count(checkpoint.tensors(), checkpoint::DType::F16, &checkpoint::TensorView::dtype);
    return 2 * static_cast<std::size_t>(half) > checkpoint.tensors().size();
}

tensor::WeightOptions weightOptions(const LoadOptions& options)
{
    tensor::setThreads(options.threads);
    const auto decoder = [&]() -> std::optional<quant::Format> {
        switch (options.precision) {
        case Precision::Float32:
        case Precision::BFloat16:
            return std::nullopt;
        case Precision::Int8:
            return quant::Format::Int8;
        case Precision::Int4:
            return quant::Format::Int4;
        case Precision::Nf4:
            return quant::Format::Nf4;
        }
        throw Error(ErrorKind::Internal, "unknown precision");
    };
    return {.matmul = options.precision == Precision::BFloat16 ? at::kBFloat16 : at::kFloat,
        .device = tensor::device(options.device),
        .decoder = decoder()};
}

imaging::ImageProcessor imageProcessor(const std::filesystem::path& folder, const nlohmann::json& fallback)
{
    if (auto found = imaging::ImageProcessor::findIn(folder))
        return *std::move(found);
    return imaging::ImageProcessor::fromJson(fallback);
}

nlohmann::json clipProcessor(std::int64_t imageSize)
{
    // openai/clip-vit-base-patch32 preprocessor_config.json; 3 is PIL's bicubic
    return {{"image_processor_type", "CLIPImageProcessor"}, {"do_resize", true},
        {"size", {{"shortest_edge", imageSize}}}, {"resample", 3}, {"do_center_crop", true},
        {"crop_size", {{"height", imageSize}, {"width", imageSize}}}, {"do_normalize", true},
        {"image_mean", {0.48145466, 0.4578275, 0.40821073}}, {"image_std", {0.26862954, 0.26130258, 0.27577711}}};
}

ModelInfo describeCheckpoint(std::string_view family, const std::filesystem::path& folder,
    std::span<const checkpoint::Checkpoint> checkpoints, std::int64_t imageSize, std::int64_t featureDim)
{
    ModelInfo info{.family = std::string(family),
        .name = std::filesystem::absolute(folder).lexically_normal().filename().string(),
        .folder = folder,
        .imageSize = static_cast<int>(imageSize),
        .featureDim = static_cast<int>(featureDim)};
    if (info.name.empty())
        info.name = std::filesystem::absolute(folder).lexically_normal().parent_path().filename().string();
    Hasher hasher;
    for (const checkpoint::Checkpoint& checkpoint : checkpoints) {
        const tensor::WeightSize size = tensor::weightSize(checkpoint);
        info.parameters += size.parameters;
        info.weightBytes += size.bytes;
        for (const std::filesystem::path& file : checkpoint.files())
            addFile(hasher, file);
    }
    for (const char* name : {"config.json", "open_clip_config.json", "preprocessor_config.json",
             "processor_config.json", "tokenizer.json", "tokenizer_config.json", "tokenizer.model", "vocab.json",
             "vocab.txt", "merges.txt", "bpe_simple_vocab_16e6.txt.gz", "spiece.model"}) {
        if (std::filesystem::is_regular_file(folder / name))
            addFile(hasher, folder / name);
    }
    info.fingerprint = hasher.hex();
    return info;
}

}
