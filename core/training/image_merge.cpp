#include "core/training/image_merge.h"

#include <map>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/checkpoint/checkpoint.h"
#include "core/training/image_classifier.h"
#include "core/training/lora_adapters.h"

namespace vlm::training {
namespace {

namespace fs = std::filesystem;

at::Tensor weightOf(const LoraAdapters::One& one)
{
    at::Tensor weight = one.linear.slot->weight.lock();
    if (!weight.defined())
        throw Error(ErrorKind::Config, "the weight of '" + one.linear.path + "' cannot be reached to merge into it");
    return weight;
}

bool isWeightFile(const fs::path& file)
{
    const std::string name = file.filename().string();
    const std::string suffix = file.extension().string();
    return suffix == ".safetensors" || suffix == ".bin" || suffix == ".pt" || suffix == ".pth"
        || name.ends_with(".index.json") || name.starts_with("golden.");
}

/// Names that the checkpoint gives to canonical paths.
std::map<std::string, std::string> keysOf(const tensor::Adaptable& model)
{
    std::map<std::string, std::string> keys;
    for (const tensor::NamedParameter& one : model.trainable().parameters)
        keys.emplace(one.path, one.key);
    return keys;
}

}

struct MergedAdapter::Impl {
    LoraAdapters adapters;
    std::vector<at::Tensor> originals;
    bool merged = false;

    Impl(models::ImageTextEncoder& encoder, const fs::path& folder)
        : adapters(adaptable(encoder), folder)
    {
    }

    ~Impl() { unmerge(); }

    void merge()
    {
        if (merged)
            return;
        const at::NoGradGuard noGrad;
        originals.clear();
        for (const LoraAdapters::One& one : adapters.all()) {
            at::Tensor weight = weightOf(one);
            originals.push_back(weight.detach());
            weight.set_data(one.adapter->merged(weight).to(weight.scalar_type()));
            one.linear.slot->adapter.reset();
        }
        merged = true;
    }

    void unmerge()
    {
        if (!merged)
            return;
        for (std::size_t i = 0; i < originals.size(); ++i) {
            const LoraAdapters::One& one = adapters.all()[i];
            weightOf(one).set_data(originals[i]);
            one.linear.slot->adapter = one.adapter;
        }
        merged = false;
    }
};

MergedAdapter::MergedAdapter(models::ImageTextEncoder& encoder, const fs::path& folder)
    : m_impl(std::make_unique<Impl>(encoder, folder))
{
    m_impl->merge();
}
MergedAdapter::~MergedAdapter() = default;
MergedAdapter::MergedAdapter(MergedAdapter&&) noexcept = default;
MergedAdapter& MergedAdapter::operator=(MergedAdapter&&) noexcept = default;

std::size_t MergedAdapter::layers() const
{
    return m_impl->adapters.all().size();
}

void MergedAdapter::unmerge()
{
    m_impl->unmerge();
}

void MergedAdapter::merge()
{
    m_impl->merge();
}

MergedFile mergeImageAdapter(const fs::path& model, const fs::path& adapter, const fs::path& out)
{
    if (fs::exists(out))
        throw Error(ErrorKind::Config, out.string() + " exists already; nothing was written");
    const at::NoGradGuard noGrad;
    const checkpoint::Checkpoint checkpoint = checkpoint::Checkpoint::open(model);
    const auto encoder = models::loadEncoder(model, {});
    const tensor::Adaptable& adapted = adaptable(*encoder);
    const LoraAdapters adapters(adapted, adapter);
    const std::map<std::string, std::string> keys = keysOf(adapted);
    std::map<std::string, at::Tensor> changed; // by the checkpoint's names
    const auto change = [&](const std::string& path, const at::Tensor& value) {
        const auto key = keys.find(path);
        if (key == keys.end() || checkpoint.find(key->second) == nullptr)
            throw Error(ErrorKind::Checkpoint, model.string() + " stores no tensor of its own for '" + path + "'");
        changed[key->second] = value.detach().to(at::kCPU, at::kFloat).contiguous();
    };
    for (const LoraAdapters::One& one : adapters.all())
        change(one.linear.path + ".weight", one.adapter->merged(weightOf(one)));
    for (const tensor::NamedParameter& one : adapters.others().all())
        change(one.path, one.tensor);

    std::vector<checkpoint::TensorView> views;
    for (const checkpoint::TensorView& view : checkpoint.tensors()) {
        views.push_back(view);
        if (const auto found = changed.find(view.name); found != changed.end()) {
            views.back().dtype = checkpoint::DType::F32;
            views.back().bytes = {static_cast<const std::byte*>(found->second.data_ptr()), found->second.nbytes()};
        }
    }
    fs::create_directories(out);
    for (const auto& entry : fs::directory_iterator(model))
        if (entry.is_regular_file() && !isWeightFile(entry.path()))
            fs::copy_file(entry.path(), out / entry.path().filename());
    checkpoint::writeSafetensors(out / "model.safetensors", views, {{"format", "pt"}});
    return {.layers = adapters.all().size(), .tensors = adapters.others().all().size()};
}

}
