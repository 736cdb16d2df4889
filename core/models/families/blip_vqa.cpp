#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/models/blocks/bert.h"
#include "core/models/blocks/fused_vit.h"
#include "core/models/encoder.h"
#include "core/models/generative.h"
#include "core/models/generative_golden.h"
#include "core/models/model.h"
#include "core/models/named_weights.h"
#include "core/tensor/decoder.h"
#include "core/text/chat_template.h"

// BLIP for visual question answering (Salesforce/blip-vqa-*): the question reads the image, a decoder reads the
// question. Li et al. 2022; transformers models/blip/modeling_blip.py@v5.17.0 BlipForQuestionAnswering
namespace vlm::models {
namespace {

constexpr std::string_view kRequired[]
    = {"vision_model.embeddings.patch_embedding.weight", "text_decoder.bert.embeddings.word_embeddings.weight"};

struct Config {
    FusedVitConfig vision;
    BertConfig text;
    ConfigReader textReader;
    std::int64_t beginId = 30522;
    std::int64_t endId = 102;
};

Config readConfig(const std::filesystem::path& folder)
{
    const ConfigReader config = ConfigReader::fromFile(folder / "config.json");
    const ConfigReader text = config.child("text_config");
    Config read{.vision = blipVisionConfig(config.child("vision_config")),
        .text = bertConfig(text),
        .textReader = text,
        .beginId = text.integer("bos_token_id", 30522),
        .endId = text.integer("sep_token_id", 102)};
    // BlipTextConfig differs from BertConfig in these
    read.text.encoder.heads = text.integer("num_attention_heads", 8);
    read.text.vocabulary = text.integer("vocab_size", 30524);
    read.text.types = 0;
    read.text.crossWidth = read.vision.encoder.width;
    return read;
}

/// BlipTextLMHeadModel. Keys: bert.{embeddings, encoder.layer.N}, cls.predictions.{transform, decoder, bias}
class AnswerDecoder {
public:
    AnswerDecoder() = default;
    AnswerDecoder(const tensor::Weights& w, const BertConfig& config)
        : m_config(config)
    {
        const TransformerConfig& c = config.encoder;
        const tensor::Weights embeddings = w / "bert" / "embeddings";
        m_words = embedding(embeddings / "word_embeddings", config.vocabulary, c.width);
        m_positions = embedding(embeddings / "position_embeddings", config.positions, c.width);
        m_norm = layerNorm(embeddings / "LayerNorm", c.width, c.eps);
        for (std::int64_t i = 0; i < c.layers; ++i) {
            const tensor::Weights layer = w / "bert" / "encoder" / "layer" / i;
            m_layers.push_back({.attention = postNormAttention(layer / "attention", c.width, c.width, c.heads, c.eps),
                .cross = postNormAttention(layer / "crossattention", c.width, config.crossWidth, c.heads, c.eps),
                .mlp = {.fc1 = linear(layer / "intermediate" / "dense", c.width, c.mlpWidth),
                    .fc2 = linear(layer / "output" / "dense", c.mlpWidth, c.width),
                    .norm = layerNorm(layer / "output" / "LayerNorm", c.width, c.eps),
                    .activation = c.activation}});
        }
        const tensor::Weights head = w / "cls" / "predictions";
        m_transform = linear(head / "transform" / "dense", c.width, c.width);
        m_transformNorm = layerNorm(head / "transform" / "LayerNorm", c.width, c.eps);
        const tensor::Weights own = head / "decoder"; // files in which it is missing tie it to the embeddings
        const at::Tensor matrix = (own / "weight").any() ? (own / "weight").getMatrix({config.vocabulary, c.width})
                                                         : m_words.weight.to(w.options().matmul);
        (own / "bias").skip(); // the same as `bias`
        m_output = tensor::fixedLinear(matrix, (head / "bias").getMatrix({config.vocabulary}));
    }

    [[nodiscard]] at::Tensor embed(const at::Tensor& ids) const { return m_words(ids); }
    [[nodiscard]] std::int64_t width() const { return m_config.encoder.width; }

    [[nodiscard]] at::Tensor logits(const at::Tensor& hidden) const
    {
        const at::Tensor x = tensor::apply(m_config.encoder.activation, m_transform(hidden));
        return m_output(m_transformNorm(x)).to(at::kFloat);
    }

    /// @param question [1, tokens, width] that every layer attends to
    [[nodiscard]] at::Tensor forward(
        const tensor::DecoderStep& step, tensor::KvCache* cache, const at::Tensor& question) const
    {
        if (cache)
            cache->begin(step, m_layers.size());
        const at::Tensor mask = tensor::decoderMask(step, cache, 0);
        at::Tensor x = m_norm(step.embeds + m_positions(step.order));
        for (std::size_t i = 0; i < m_layers.size(); ++i) {
            const Layer& layer = m_layers[i];
            x = attend(i, x, mask, cache);
            x = layer.mlp(layer.cross(x, question, {}));
        }
        if (cache)
            cache->end(step);
        return x;
    }

private:
    struct Layer {
        PostNormAttention attention, cross;
        PostNormMlp mlp;
    };

    at::Tensor attend(std::size_t index, const at::Tensor& x, const at::Tensor& mask, tensor::KvCache* cache) const
    {
        const PostNormAttention& a = m_layers[index].attention;
        at::Tensor k = tensor::splitHeads(a.k(x), a.heads);
        at::Tensor v = tensor::splitHeads(a.v(x), a.heads);
        if (cache)
            std::tie(k, v) = cache->append(index, k, v);
        const double scale = 1.0 / std::sqrt(static_cast<double>(k.size(3)));
        const at::Tensor q = tensor::splitHeads(a.q(x), a.heads);
        return a.norm(x + a.out(tensor::joinHeads(tensor::groupedAttention(q, k, v, mask, scale))));
    }

    BertConfig m_config;
    tensor::Embedding m_words, m_positions;
    tensor::LayerNorm m_norm, m_transformNorm;
    std::vector<Layer> m_layers;
    tensor::Linear m_transform, m_output;
};

/// The decoder of one question.
class QuestionDecoder final : public tensor::Decoder {
public:
    QuestionDecoder(const AnswerDecoder& decoder, at::Tensor question)
        : m_decoder(decoder)
        , m_question(std::move(question))
    {
    }
    at::Tensor embed(const at::Tensor& ids) const override { return m_decoder.embed(ids); }
    at::Tensor forward(const tensor::DecoderStep& step, tensor::KvCache* cache) const override
    {
        return m_decoder.forward(step, cache, m_question);
    }
    at::Tensor logits(const at::Tensor& hidden) const override { return m_decoder.logits(hidden); }
    std::int64_t width() const override { return m_decoder.width(); }

private:
    const AnswerDecoder& m_decoder;
    at::Tensor m_question;
};

struct Model {
    FusedVit vision;
    Bert question;
    AnswerDecoder decoder;
    at::Device device;

    Model(const tensor::Weights& w, const Config& config)
        : vision(w / "vision_model", config.vision)
        , question(w / "text_encoder", config.text)
        , decoder(w / "text_decoder", config.text)
        , device(w.options().device)
    {
        w.expectAllUsed();
    }

    at::Tensor read(const TokenBatch& batch, const at::Tensor& image) const
    {
        return question(batch.ids, batch.mask, nullptr, {.states = image, .mask = {}});
    }

    Sequence begin(std::int64_t beginId) const
    {
        const at::Tensor ids = at::full({1, 1}, beginId, at::TensorOptions(at::kLong).device(device));
        return {.ids = {beginId}, .embeds = decoder.embed(ids)};
    }
};

nlohmann::json blipProcessor(std::int64_t imageSize)
{
    // Salesforce/blip-vqa-base preprocessor_config.json; 3 is PIL's bicubic
    return {{"image_processor_type", "BlipImageProcessor"}, {"do_resize", true},
        {"size", {{"height", imageSize}, {"width", imageSize}}}, {"resample", 3}, {"do_normalize", true},
        {"image_mean", {0.48145466, 0.4578275, 0.40821073}}, {"image_std", {0.26862954, 0.26130258, 0.27577711}}};
}

class BlipGenerator final : public Generator {
public:
    BlipGenerator(const std::filesystem::path& folder, const LoadOptions& options, ModelInfo info)
        : m_config(readConfig(folder))
        , m_info(std::move(info))
        , m_model(namedWeights(checkpoint::Checkpoint::open(folder), kRequired, weightOptions(options)), m_config)
        , m_text(TextInput::fromFolder(folder, {.maxLength = m_config.text.positions, .padId = 0}))
        , m_pixels(imageProcessor(folder, blipProcessor(m_config.vision.imageSize)))
        , m_reader(m_text.tokenizer(), {})
        , m_template("{question}")
    {
    }

    std::vector<Answer> answer(const imaging::Image& image, std::span<const std::string> questions,
        const GenerateOptions& options, std::stop_token stop) override
    {
        const auto start = std::chrono::steady_clock::now();
        const c10::NoGradGuard noGrad;
        throwIfStopped(stop);
        const at::Tensor states = m_model.vision(pixelTensor(m_pixels.process(image), m_model.device));
        const StopRule rule{.endIds = {m_config.endId}};
        const std::vector<Sequence> begin{m_model.begin(m_config.beginId)};
        std::vector<Answer> answers;
        for (const std::string& question : questions) {
            const std::array prompt{prompted(question, options)};
            const TokenBatch batch = m_text(prompt);
            const QuestionDecoder decoder(
                m_model.decoder, m_model.read({batch.ids.to(m_model.device), batch.mask.to(m_model.device)}, states));
            GenerateOptions own = options;
            own.firstStream += answers.size();
            auto generated = generate(decoder, begin, own, m_reader.streaming(rule, options, answers.size()), stop);
            answers.push_back(m_reader(std::move(generated.front()), batch.ids.size(1)));
        }
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
        for (Answer& one : answers)
            one.seconds = taken.count() / static_cast<double>(answers.size());
        return answers;
    }

    std::string_view promptTemplate() const override { return m_template; }
    const ModelInfo& info() const override { return m_info; }

private:
    /// The image is no part of the text here.
    std::string prompted(const std::string& question, const GenerateOptions& options) const
    {
        return text::fillPrompt(options.promptTemplate.empty() ? m_template : options.promptTemplate, "", question);
    }

    Config m_config;
    ModelInfo m_info;
    Model m_model;
    TextInput m_text;
    imaging::ImageProcessor m_pixels;
    AnswerReader m_reader;
    std::string m_template;
};

bool recognises(const std::filesystem::path& folder)
{
    const std::vector<std::string> classes = architectures(folder);
    return modelType(folder) == "blip" && std::ranges::find(classes, "BlipForQuestionAnswering") != classes.end();
}

ModelInfo describeBlip(const std::filesystem::path& folder)
{
    return describeCheckpoint(
        "blip_vqa", folder, std::array{checkpoint::Checkpoint::open(folder)}, readConfig(folder).vision.imageSize, 0);
}

std::unique_ptr<Generator> loadBlip(const std::filesystem::path& folder, const LoadOptions& options)
{
    if (isQuantised(options.precision)) // a BERT of 0.1 B parameters that also looks at the image in every layer
        throw Error(ErrorKind::Config,
            folder.string() + ": BLIP's text model is not stored in " + std::string(name(options.precision))
                + "; take float32 or bfloat16");
    return std::make_unique<BlipGenerator>(folder, options, describeBlip(folder));
}

std::vector<TensorCheck> verify(const std::filesystem::path& folder)
{
    const Config config = readConfig(folder);
    const c10::NoGradGuard noGrad;
    const Model model(namedWeights(checkpoint::Checkpoint::open(folder), kRequired), config);
    const TextInput text = TextInput::fromFolder(folder, {.maxLength = config.text.positions, .padId = 0});
    Golden golden(folder);
    const TokenBatch tokens = golden.checkTokens(text);
    const at::Tensor states = model.vision(golden.given("pixel_values"));
    golden.check("image_embeds", states);
    const at::Tensor question = model.read(tokens, states);
    golden.check("question_embeds", question);

    const QuestionDecoder decoder(model.decoder, question);
    const at::Tensor answer = golden.given("decoder_input_ids");
    const Sequence started{.ids = std::vector<std::int64_t>(static_cast<std::size_t>(answer.size(1))),
        .embeds = model.decoder.embed(answer)};
    golden.check("decoder_logits", sequenceLogits(decoder, started));

    const std::vector<std::int64_t> reference = goldenIds(golden, "generated_ids", kImageSlot);
    const auto length = static_cast<std::int64_t>(reference.size()) - 1; // without the token it began with
    const std::vector<Sequence> begin{model.begin(config.beginId)};
    const GenerateOptions options{.maxNewTokens = length, .minNewTokens = length};
    std::vector<std::int64_t> ours = generate(decoder, begin, options, {.endIds = {config.endId}}, {}).front().ids;
    ours.insert(ours.begin(), config.beginId);
    golden.checkText("generated_ids", ours == reference, "another answer is generated");
    return golden.finish();
}

}

namespace entries {
extern constinit const Family blip_vqa{.id = "blip_vqa",
    .title = "BLIP (visual question answering)",
    .kind = FamilyKind::Generative,
    .source = "Li et al. 2022; transformers models/blip/modeling_blip.py@v5.17.0",
    .recognises = &recognises,
    .describe = &describeBlip,
    .loadEncoder = nullptr,
    .verify = &verify,
    .loadGenerator = &loadBlip};
}

}
