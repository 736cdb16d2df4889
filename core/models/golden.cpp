#include "core/models/golden.h"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/tensor/adamw.h"
#include "core/tensor/lora.h"
#include "core/tensor/runtime.h"
#include "core/tensor/weights.h"
#include "core/text/tokenizer.h"

namespace vlm::models {
namespace {

std::string idsText(const std::vector<std::int64_t>& ids)
{
    std::string text;
    for (const std::int64_t id : ids)
        text += (text.empty() ? "" : " ") + std::to_string(id);
    return "[" + text + "]";
}

/// Where a trained layer's factors stand in PEFT's state dict.
std::string loraKey(std::string_view stage, std::string_view layer, std::string_view factor)
{
    return std::string(stage) + "." + std::string(layer) + ".lora_" + std::string(factor) + ".default.weight";
}

}

Golden::Golden(const std::filesystem::path& folder)
    : m_folder(folder)
    , m_tensors(checkpoint::Checkpoint::open(folder / "golden.safetensors"))
    , m_settings(std::make_shared<const nlohmann::json>(readJson(folder / "golden.json")))
{
}

bool Golden::has(std::string_view name) const
{
    return m_tensors.find(name) != nullptr;
}

at::Tensor Golden::load(std::string_view name) const
{
    const checkpoint::TensorView* view = m_tensors.find(name);
    if (view == nullptr)
        throw Error(ErrorKind::Data,
            (m_folder / "golden.safetensors").string() + ": no tensor '" + std::string(name) + "' to compute with");
    return tensor::toTensor(m_tensors, *view);
}

at::Tensor Golden::given(std::string_view name)
{
    m_seen.emplace(name);
    return load(name).to(tensor::defaultDevice());
}

void Golden::check(std::string_view name, const at::Tensor& ours, double tolerance)
{
    if (!has(name))
        return;
    m_seen.emplace(name);
    const at::Tensor reference = load(name);
    TensorCheck check{.name = std::string(name), .shape = reference.sizes().vec(), .tolerance = tolerance};
    if (ours.sizes() != reference.sizes()) {
        std::string shape;
        for (const std::int64_t side : ours.sizes())
            shape += (shape.empty() ? "" : ", ") + std::to_string(side);
        check.note = "ours has shape [" + shape + "]";
    } else if (reference.numel() > 0) {
        const at::Tensor wanted = reference.to(at::kDouble);
        check.maxAbsolute = (ours.detach().to(at::kCPU, at::kDouble) - wanted).abs().max().item<double>();
        const double largest = wanted.abs().max().item<double>();
        check.maxRelative = largest > 0.0 ? check.maxAbsolute / largest : check.maxAbsolute;
        check.passed = std::isfinite(check.maxRelative) && check.maxRelative <= tolerance;
    } else {
        check.passed = true;
    }
    m_checks.push_back(std::move(check));
}

void Golden::checkTrace(std::string_view prefix, const std::vector<at::Tensor>& trace)
{
    for (std::size_t i = 0; i < trace.size(); ++i)
        check(std::string(prefix) + "." + std::to_string(i), trace[i]);
}

void Golden::checkNumbers(std::string_view name, const std::vector<double>& reference, const std::vector<double>& ours)
{
    TensorCheck check{.name = std::string(name),
        .shape = {static_cast<std::int64_t>(reference.size())},
        .tolerance = kTolerance,
        .passed = reference.size() == ours.size()};
    double largest = 0.0;
    for (std::size_t i = 0; check.passed && i < reference.size(); ++i) {
        check.maxAbsolute = std::max(check.maxAbsolute, std::abs(reference[i] - ours[i]));
        largest = std::max(largest, std::abs(reference[i]));
    }
    check.maxRelative = largest > 0.0 ? check.maxAbsolute / largest : check.maxAbsolute;
    check.passed = check.passed && check.maxRelative <= check.tolerance;
    m_checks.push_back(std::move(check));
}

void Golden::checkText(std::string_view name, bool same, const std::string& note)
{
    m_checks.push_back({.name = std::string(name), .shape = {}, .passed = same, .note = same ? std::string() : note});
}

void Golden::checkTokenizer(const text::Tokenizer& tokenizer)
{
    const auto rows = m_settings->find("tokenizer");
    if (rows == m_settings->end())
        return;
    text::EncodeOptions plain;
    plain.addSpecialTokens = false;
    for (std::size_t i = 0; i < rows->size(); ++i) {
        const nlohmann::json& row = (*rows)[i];
        const std::string text = row.at("text");
        const auto compare = [&](const char* key, const std::vector<std::int64_t>& ours) {
            const auto wanted = row.at(key).get<std::vector<std::int64_t>>();
            checkText("tokenizer." + std::to_string(i) + "." + key, ours == wanted,
                "'" + text + "': ours " + idsText(ours) + ", reference " + idsText(wanted));
        };
        const std::vector<std::int64_t> ids = tokenizer.encode(text).ids;
        compare("ids", ids);
        compare("ids_no_special", tokenizer.encode(text, plain).ids);
        const std::string decoded = tokenizer.decode(ids);
        const std::string wanted = row.at("decoded");
        checkText("tokenizer." + std::to_string(i) + ".decoded", decoded == wanted,
            "ours '" + decoded + "', reference '" + wanted + "'");
    }
}

TokenBatch Golden::checkTokens(const TextInput& text)
{
    checkTokenizer(text.tokenizer());
    TokenBatch reference{.ids = given("input_ids"), .mask = {}};
    std::vector<std::string> texts;
    if (m_settings->contains("texts"))
        texts = m_settings->at("texts").get<std::vector<std::string>>();
    else
        texts.push_back(m_settings->at("text").get<std::string>());
    const TokenBatch ours = text.padded(texts, reference.ids.size(1));
    const at::Tensor ids = ours.ids.to(reference.ids.device());
    const bool same = ids.sizes() == reference.ids.sizes() && at::equal(ids, reference.ids);
    checkText("input_ids", same, "texts tokenised or padded differently");
    reference.mask = ours.mask.to(reference.ids.device());
    if (has("attention_mask")) {
        reference.mask = given("attention_mask");
        checkText("attention_mask", at::equal(ours.mask.to(reference.mask.device()), reference.mask),
            "another part of the batch is padding");
    }
    return reference;
}

void Golden::checkLora(std::span<const tensor::AdaptableLinear> linears, const std::function<at::Tensor()>& features)
{
    const auto found = m_settings->find("lora");
    if (found == m_settings->end())
        return;
    const nlohmann::json& steps = *found;
    struct Trained {
        std::string name;
        std::shared_ptr<tensor::LoraAdapter> adapter;
    };
    std::vector<Trained> trained;
    std::vector<at::Tensor> parameters;
    for (const std::string name : steps.at("target_modules")) {
        const auto linear
            = std::ranges::find_if(linears, [&](const tensor::AdaptableLinear& one) { return one.name == name; });
        if (linear == linears.end()) {
            checkText("lora." + name, false, "the model has no linear layer of this name");
            continue;
        }
        auto adapter = std::make_shared<tensor::LoraAdapter>(given(loraKey("lora_init", name, "A")),
            given(loraKey("lora_init", name, "B")), steps.at("lora_alpha").get<double>());
        linear->slot->adapter = adapter;
        parameters.insert(parameters.end(), {adapter->a(), adapter->b()});
        trained.push_back({.name = name, .adapter = std::move(adapter)});
    }
    const at::Tensor headWeight = given("lora.head_weight_init").clone().set_requires_grad(true);
    const at::Tensor headBias = given("lora.head_bias_init").clone().set_requires_grad(true);
    parameters.insert(parameters.end(), {headWeight, headBias});
    const at::Tensor labels = given("lora.labels");

    check("lora.features_before", features());
    tensor::AdamW optimiser(parameters,
        {.learningRate = steps.at("lr").get<double>(), .weightDecay = steps.at("weight_decay").get<double>()});
    const auto reference = steps.at("losses").get<std::vector<double>>();
    std::vector<double> losses;
    for (std::size_t step = 0; step < reference.size(); ++step) {
        const at::Tensor loss = at::cross_entropy_loss(at::linear(features(), headWeight, headBias), labels);
        optimiser.zeroGrad();
        loss.backward();
        optimiser.step();
        losses.push_back(loss.item<double>());
    }
    checkNumbers("lora.losses", reference, losses);
    for (const Trained& one : trained) {
        check(loraKey("lora_after", one.name, "A"), one.adapter->a(), kTrainedTolerance);
        check(loraKey("lora_after", one.name, "B"), one.adapter->b(), kTrainedTolerance);
    }
    const at::Tensor after = features();
    check("lora.features_after", after, kTrainedTolerance);
    check("lora.head_weight_after", headWeight, kTrainedTolerance);
    check("lora.logits_after", at::linear(after, headWeight, headBias), kTrainedTolerance);
    tensor::detachAdapters(linears);
}

std::vector<TensorCheck> Golden::finish() const
{
    std::vector<TensorCheck> checks = m_checks;
    for (const checkpoint::TensorView& view : m_tensors.tensors()) {
        if (!m_seen.contains(view.name))
            checks.push_back({.name = view.name, .shape = view.shape, .note = "not recomputed"});
    }
    return checks;
}

std::vector<TensorCheck> verifyFiles(
    const std::filesystem::path& folder, const std::function<void(Golden&, const checkpoint::Checkpoint&)>& verify)
{
    std::vector<std::filesystem::path> files;
    for (const char* name : {"model.safetensors", "model.safetensors.index.json", "open_clip_model.safetensors",
             "pytorch_model.bin", "pytorch_model.bin.index.json", "open_clip_pytorch_model.bin", "model.pt"}) {
        if (std::filesystem::is_regular_file(folder / name))
            files.push_back(folder / name);
    }
    if (files.empty())
        files.push_back(folder); // the one weight file of another name, or an error that lists the names
    std::vector<TensorCheck> all;
    for (const std::filesystem::path& file : files) {
        Golden golden(folder);
        verify(golden, checkpoint::Checkpoint::open(file));
        const std::string prefix = all.empty() ? std::string() : file.filename().string() + ": ";
        for (TensorCheck& check : golden.finish()) {
            check.name = prefix + check.name;
            all.push_back(std::move(check));
        }
    }
    return all;
}

}
