#include "core/training/feature_adapters.h"

#include <utility>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/checkpoint/checkpoint.h"
#include "core/tensor/runtime.h"
#include "core/training/feature_adapter_parts.h"

namespace vlm::training {

FeatureTensors startedFrom(const FeatureTask& task, FeatureAdapter::Impl& impl)
{
    if (task.texts.rows < 2)
        throw Error(ErrorKind::Config, "adaptation needs a prompt for each of at least two classes");
    requireLabels(task.train.labels, task.texts.rows, "training");
    requireLabels(task.validation.labels, task.texts.rows, "validation");
    if (task.train.features.cols != task.texts.cols || task.validation.features.cols != task.texts.cols)
        throw Error(ErrorKind::Config,
            "the model compares images and texts in a way of its own (image features have "
                + std::to_string(task.train.features.cols) + " columns, text features "
                + std::to_string(task.texts.cols) + "); " + impl.method + " needs one space for both");
    impl.texts = tensor::normalised(tensor::toTensor(task.texts));
    impl.scale = task.scale;
    return {.train = tensor::toTensor(task.train.features), .validation = tensor::toTensor(task.validation.features)};
}

void train(FeatureAdapter::Impl& impl, const FeatureTask& task, const at::Tensor& trainRows,
    const at::Tensor& validationRows, const config::OptimisationOptions& options, const std::string& key,
    const Hooks& hooks, const std::stop_token& stop)
{
    const auto examples = [](const std::vector<int>& labels, const at::Tensor& rows) {
        return Examples{.labels = labels, .inputs = [rows](std::span<const std::size_t> indices, std::optional<int>) {
                            at::Tensor chosen = at::empty({static_cast<std::int64_t>(indices.size())}, at::kLong);
                            std::ranges::copy(indices, chosen.data_ptr<std::int64_t>());
                            return rows.index_select(0, chosen);
                        }};
    };
    Hasher hasher;
    hasher.add(impl.method).add(key);
    for (const Matrix* matrix : {&task.train.features, &task.validation.features, &task.texts})
        hasher.add(std::as_bytes(std::span(matrix->values)));
    impl.course
        = optimise(impl, examples(task.train.labels, trainRows), examples(task.validation.labels, validationRows),
            {.options = options, .classes = task.texts.rows, .key = hasher.hex(), .hooks = hooks}, stop);
}

FeatureAdapter::FeatureAdapter(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}
FeatureAdapter::~FeatureAdapter() = default;
FeatureAdapter::FeatureAdapter(FeatureAdapter&&) noexcept = default;
FeatureAdapter& FeatureAdapter::operator=(FeatureAdapter&&) noexcept = default;

Matrix FeatureAdapter::predict(const Matrix& features) const
{
    const at::NoGradGuard noGrad;
    if (features.rows == 0)
        return {};
    return tensor::toMatrix(at::softmax(m_impl->logits(tensor::toTensor(features)), -1));
}

void FeatureAdapter::save(const std::filesystem::path& folder) const
{
    std::filesystem::create_directories(folder);
    std::vector<at::Tensor> kept; // the views point into these
    std::vector<checkpoint::TensorView> views;
    for (const auto& [name, tensor] : m_impl->saved()) {
        kept.push_back(tensor.detach().to(at::kCPU, at::kFloat).contiguous());
        views.push_back({.name = name,
            .dtype = checkpoint::DType::F32,
            .shape = kept.back().sizes().vec(),
            .bytes = {static_cast<const std::byte*>(kept.back().data_ptr()), kept.back().nbytes()}});
    }
    checkpoint::writeSafetensors(folder / "feature_adapter.safetensors", views, {{"format", "pt"}});
    nlohmann::json description = m_impl->chosen;
    description["method"] = m_impl->method;
    description["scale"] = m_impl->scale;
    writeFileAtomically(folder / "feature_adapter.json", description.dump(2) + "\n");
}

std::int64_t FeatureAdapter::trainableParameters() const
{
    return elementCount(*m_impl);
}

const Course& FeatureAdapter::course() const
{
    return m_impl->course;
}

const nlohmann::json& FeatureAdapter::chosen() const
{
    return m_impl->chosen;
}

}
