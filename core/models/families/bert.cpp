#include <array>

#include <nlohmann/json.hpp>

#include "core/models/blocks/bert.h"
#include "core/models/encoder.h"
#include "core/models/golden.h"
#include "core/models/named_weights.h"

// BERT and DistilBERT alone: text encoders of other models (PubMedBERT, Bio_ClinicalBERT), also published by
// themselves. Devlin et al. 2019; transformers models/bert/modeling_bert.py,
// models/distilbert/modeling_distilbert.py@v5.17.0
namespace vlm::models {
namespace {

constexpr std::string_view kRequired[] = {"embeddings.word_embeddings.weight"};

BertConfig readConfig(const std::filesystem::path& folder)
{
    const ConfigReader config = ConfigReader::fromFile(folder / "config.json");
    return config.text("model_type", "") == "distilbert" ? distilBertConfig(config) : bertConfig(config);
}

bool recognises(const std::filesystem::path& folder)
{
    const std::string type = modelType(folder);
    return type == "bert" || type == "distilbert";
}

ModelInfo describeFolder(const std::filesystem::path& folder)
{
    return describeCheckpoint("bert", folder, std::array{checkpoint::Checkpoint::open(folder)}, 0, 0);
}

std::vector<TensorCheck> verify(const std::filesystem::path& folder)
{
    const BertConfig config = readConfig(folder);
    return verifyFiles(folder, [&](Golden& golden, const checkpoint::Checkpoint& checkpoint) {
        const c10::NoGradGuard noGrad;
        const tensor::Weights root = namedWeights(checkpoint, kRequired);
        const tensor::Weights weights = root.either({"bert", "distilbert", ""});
        const Bert model(weights, config);
        const TokenBatch tokens
            = golden.checkTokens(TextInput::fromFolder(folder, {.maxLength = config.positions, .padId = 0}));
        std::vector<at::Tensor> states;
        const at::Tensor last = model(tokens.ids, tokens.mask, &states);
        golden.checkTrace("hidden_states", states);
        golden.check("last_hidden_state", last);
        if ((weights / "pooler").any()) {
            const BertPooler pooler{
                .dense = linear(weights / "pooler" / "dense", config.encoder.width, config.encoder.width)};
            golden.check("pooler_output", pooler(last));
        }
        // Of BertForPreTraining and DistilBertForMaskedLM, as which these are published.
        for (const char* head : {"cls", "vocab_transform", "vocab_layer_norm", "vocab_projector"})
            (root / head).skip();
        root.expectAllUsed();
    });
}

}

namespace entries {
extern constinit const Family bert{.id = "bert",
    .title = "BERT",
    .kind = FamilyKind::Encoder,
    .source = "Devlin et al. 2019; transformers models/bert/modeling_bert.py@v5.17.0",
    .recognises = &recognises,
    .describe = &describeFolder,
    .loadEncoder = nullptr,
    .verify = &verify};
}

}
