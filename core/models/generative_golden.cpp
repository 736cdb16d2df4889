#include "core/models/generative_golden.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "core/tensor/adamw.h"
#include "core/tensor/lora.h"

namespace vlm::models {
namespace {

std::vector<std::int64_t> toVector(const at::Tensor& ids)
{
    const at::Tensor flat = ids.to(at::kCPU).flatten().contiguous();
    return {flat.data_ptr<std::int64_t>(), flat.data_ptr<std::int64_t>() + flat.numel()};
}

std::string idsText(const std::vector<std::int64_t>& ids)
{
    std::string text;
    for (const std::int64_t id : ids)
        text += (text.empty() ? "" : " ") + std::to_string(id);
    return "[" + text + "]";
}

/// The reference names layers from the whole model, we from the decoder.
const tensor::AdaptableLinear* layerNamed(std::span<const tensor::AdaptableLinear> linears, const std::string& name)
{
    const auto found = std::ranges::find_if(linears,
        [&](const tensor::AdaptableLinear& one) { return name == one.name || name.ends_with("." + one.name); });
    return found == linears.end() ? nullptr : &*found;
}

struct Trained {
    std::string name;
    std::shared_ptr<tensor::LoraAdapter> adapter;
};

std::string factorKey(const std::string& stage, const std::string& layer, const char* factor)
{
    return stage + "." + layer + ".lora_" + factor + ".default.weight";
}

std::vector<Trained> attach(
    Golden& golden, const nlohmann::json& settings, std::span<const tensor::AdaptableLinear> linears)
{
    std::vector<Trained> trained;
    for (const std::string name : settings.at("target_modules")) {
        const tensor::AdaptableLinear* linear = layerNamed(linears, name);
        if (!linear) {
            golden.checkText("sft." + name, false, "the decoder has no linear layer of this name");
            continue;
        }
        auto adapter = std::make_shared<tensor::LoraAdapter>(golden.given(factorKey("lora_init", name, "A")),
            golden.given(factorKey("lora_init", name, "B")), settings.at("lora_alpha").get<double>());
        linear->slot->adapter = adapter;
        trained.push_back({.name = name, .adapter = std::move(adapter)});
    }
    return trained;
}

}

std::vector<std::int64_t> goldenIds(Golden& golden, std::string_view name, std::int64_t imageId)
{
    std::vector<std::int64_t> ids = toVector(golden.given(name));
    std::ranges::replace(ids, imageId, kImageSlot);
    return ids;
}

void checkGeneration(
    Golden& golden, const GenerativeCheck& check, const std::vector<std::int64_t>& ids, std::int64_t imageId)
{
    const c10::NoGradGuard noGrad;
    const Sequence prompt = check.assemble(ids);
    golden.check("inputs_embeds", prompt.embeds);
    golden.check("logits", sequenceLogits(check.decoder, prompt));

    std::vector<std::int64_t> reference = toVector(golden.given("generated_ids"));
    std::vector<std::int64_t> expanded = ids;
    std::ranges::replace(expanded, kImageSlot, imageId);
    if (reference.size() > ids.size() && std::ranges::equal(expanded, std::span(reference).first(ids.size())))
        reference.erase(reference.begin(), reference.begin() + static_cast<std::ptrdiff_t>(ids.size()));
    const auto length = static_cast<std::int64_t>(reference.size());
    const GenerateOptions options{.maxNewTokens = length, .minNewTokens = length};
    const auto compare = [&](const char* name, const std::vector<Generated>& generated) {
        for (const Generated& one : generated)
            golden.checkText(
                name, one.ids == reference, "ours " + idsText(one.ids) + ", reference " + idsText(reference));
    };
    const std::vector<Generated> alone = generate(check.decoder, {&prompt, 1}, options, check.stop, {});
    compare("generated_ids", alone);
    // The same prompt in a batch with a shorter one: common beginning, padding and masks must not change it.
    std::vector<std::int64_t> cut = ids;
    cut.pop_back();
    const std::vector<Sequence> batch{prompt, check.assemble(cut)};
    compare("generated_ids.batched", {generate(check.decoder, batch, options, check.stop, {}).front()});

    if (golden.settings().contains("generated_text")) {
        const std::string wanted = golden.settings().at("generated_text");
        const std::string text = check.tokenizer.decode(alone.front().ids);
        golden.checkText("generated_text", text == wanted, "ours '" + text + "', reference '" + wanted + "'");
    }
}

void checkTuning(Golden& golden, const GenerativeCheck& check, std::int64_t imageId)
{
    const auto found = golden.settings().find("sft");
    if (found == golden.settings().end())
        return;
    const nlohmann::json& settings = *found;
    const std::vector<Trained> trained = attach(golden, settings, check.linears);
    std::vector<at::Tensor> parameters;
    for (const Trained& one : trained)
        parameters.insert(parameters.end(), {one.adapter->a(), one.adapter->b()});
    tensor::AdamW optimiser(parameters, {.learningRate = settings.at("lr").get<double>(), .weightDecay = 0.0});
    const Sequence sequence = check.assemble(goldenIds(golden, "sft.input_ids", imageId));
    const at::Tensor labels = golden.given("sft.labels");
    const auto reference = settings.at("losses").get<std::vector<double>>();
    std::vector<double> losses;
    for (std::size_t step = 0; step < reference.size(); ++step) {
        const at::Tensor loss = languageLoss(sequenceLogits(check.decoder, sequence), labels);
        optimiser.zeroGrad();
        loss.backward();
        optimiser.clipGradNorm(settings.at("clip_grad_norm").get<double>());
        optimiser.step();
        losses.push_back(loss.item<double>());
    }
    golden.checkNumbers("sft.losses", reference, losses);
    for (const Trained& one : trained) {
        golden.check(factorKey("lora_after", one.name, "A"), one.adapter->a(), kTrainedTolerance);
        golden.check(factorKey("lora_after", one.name, "B"), one.adapter->b(), kTrainedTolerance);
    }
    tensor::detachAdapters(check.linears);
}

}
