#include "core/models/generative.h"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <cmath>
#include <set>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/base/process_memory.h"
#include "core/text/chat_template.h"
#include "core/text/unicode.h"

namespace vlm::models {
namespace {

constexpr std::string_view kImage = "{image}";

std::string trimmed(std::string_view text)
{
    constexpr std::string_view kSpace = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(kSpace);
    if (begin == std::string_view::npos)
        return {};
    return std::string(text.substr(begin, text.find_last_not_of(kSpace) + 1 - begin));
}

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

/// Tokens that spell `word` by themselves, else those that begin it.
std::set<std::int64_t> firstTokens(const text::Tokenizer& tokenizer, const std::string& word)
{
    std::string title = word;
    title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(title[0])));
    std::string upper = word;
    std::ranges::transform(upper, upper.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    std::set<std::int64_t> whole;
    std::set<std::int64_t> begins;
    for (const std::string& spelling : {word, title, upper}) {
        for (const std::string& text : {spelling, " " + spelling}) {
            const auto ids = plainIds(tokenizer, text);
            if (ids.empty())
                continue;
            begins.insert(ids.front());
            if (lower(trimmed(tokenizer.decode(std::span(ids).first(1)))) == word)
                whole.insert(ids.front());
        }
        if (const auto id = tokenizer.idOf(spelling))
            whole.insert(*id);
    }
    return whole.empty() ? begins : whole;
}

double probabilityOf(const at::Tensor& logProbabilities, const std::set<std::int64_t>& ids)
{
    double total = 0.0;
    for (const std::int64_t id : ids) {
        if (id < logProbabilities.size(0))
            total += std::exp(logProbabilities[id].item<double>());
    }
    return total;
}

class DecoderGenerator final : public Generator, public Tunable {
public:
    explicit DecoderGenerator(GeneratorParts parts)
        : m_parts(std::move(parts))
        , m_reader(m_parts.tokenizer, m_parts.stopTexts)
        , m_defaults(readGenerationDefaults(m_parts.info.folder))
    {
        if (!m_parts.stopTexts.empty())
            m_parts.stop.isComplete = [this](const auto& ids) { return m_reader.isComplete(ids); };
    }

    std::vector<Answer> answer(const imaging::Image& image, std::span<const std::string> questions,
        const GenerateOptions& options, std::stop_token stop) override
    {
        const ImageQuestions one{.image = &image, .questions = questions};
        return std::move(answerAll({&one, 1}, options, stop).front());
    }

    std::vector<std::vector<Answer>> answerAll(
        std::span<const ImageQuestions> images, const GenerateOptions& options, std::stop_token stop) override
    {
        using Clock = std::chrono::steady_clock;
        auto start = Clock::now();
        const c10::NoGradGuard noGrad;
        std::vector<std::vector<Answer>> answers(images.size());
        std::vector<Place> waiting;
        std::vector<Sequence> prompts;
        std::size_t done = 0;
        const auto answerWaiting = [&] {
            answerBatch(waiting, prompts, options, done, stop, answers);
            const std::chrono::duration<double> taken = Clock::now() - start;
            for (const Place& place : waiting)
                answers[place.image][place.question].seconds = taken.count() / static_cast<double>(waiting.size());
            done += waiting.size();
            waiting.clear();
            prompts.clear();
            start = Clock::now();
        };
        std::vector<ImageFeatures> encoded;
        std::size_t firstEncoded = 0;
        for (std::size_t i = 0; i < images.size(); ++i) {
            throwIfStopped(stop);
            answers[i].resize(images[i].questions.size());
            if (i >= firstEncoded + encoded.size()) {
                firstEncoded = i;
                encoded = encodeNext(images.subspan(i), options.batch);
            }
            const ImageFeatures& features = encoded[i - firstEncoded];
            for (std::size_t q = 0; q < images[i].questions.size(); ++q) {
                Sequence next = sequence(prompt(features, images[i].questions[q], options.promptTemplate), features);
                next.source = static_cast<std::int64_t>(i);
                if (!waiting.empty()
                    && (static_cast<std::int64_t>(waiting.size()) >= options.batch || !fits(prompts, next, options)))
                    answerWaiting();
                waiting.push_back({.image = i, .question = q});
                prompts.push_back(std::move(next));
            }
        }
        if (!waiting.empty())
            answerWaiting();
        return answers;
    }

    const GenerationDefaults& defaults() const override { return m_defaults; }
    std::string_view promptTemplate() const override { return m_parts.prompt.prompt; }
    const ModelInfo& info() const override { return m_parts.info; }
    std::span<const tensor::AdaptableLinear> linears() const override { return m_parts.linears; }
    std::span<const tensor::AdaptableLinear> visionLinears() const override { return m_parts.visionLinears; }
    std::span<const tensor::AdaptableLinear> projectorLinears() const override { return m_parts.projectorLinears; }
    const tensor::Decoder& decoder() const override { return *m_parts.decoder; }
    ImageFeatures imageFeatures(const imaging::Image& image) const override { return m_parts.encodeImage(image); }
    at::Device device() const override { return m_parts.device; }

    Lesson lesson(const ImageFeatures& features, const std::string& question, const std::string& answer) const override
    {
        std::vector<std::int64_t> ids = prompt(features, question, {});
        std::vector<std::int64_t> labels(ids.size(), kNotLearnt);
        std::vector<std::int64_t> learnt = answerIds(answer);
        if (!m_parts.stop.endIds.empty())
            learnt.push_back(m_parts.stop.endIds.front());
        ids.insert(ids.end(), learnt.begin(), learnt.end());
        labels.insert(labels.end(), learnt.begin(), learnt.end());
        return {.sequence = sequence(std::move(ids), features), .labels = std::move(labels)};
    }

    at::Tensor answerLoss(
        const imaging::Image& image, const std::string& question, const std::string& answer) const override
    {
        const Lesson one = lesson(m_parts.encodeImage(image), question, answer);
        const at::Tensor logits = sequenceLogits(*m_parts.decoder, one.sequence);
        return languageLoss(logits, at::tensor(one.labels, at::kLong).to(m_parts.device).unsqueeze(0));
    }

private:
    /// As the tokenizer continues the prompt: a space between them unless the prompt ends with white space.
    std::vector<std::int64_t> answerIds(const std::string& answer) const
    {
        const std::string& prompt = m_parts.prompt.prompt;
        if (prompt.empty() || std::isspace(static_cast<unsigned char>(prompt.back())) || prompt.back() == '}')
            return plainIds(m_parts.tokenizer, answer);
        const std::string last(1, prompt.back());
        const std::vector<std::int64_t> before = plainIds(m_parts.tokenizer, last);
        std::vector<std::int64_t> all = plainIds(m_parts.tokenizer, last + " " + answer);
        if (all.size() <= before.size() || !std::equal(before.begin(), before.end(), all.begin()))
            return plainIds(m_parts.tokenizer, answer);
        all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(before.size()));
        return all;
    }

    std::vector<std::int64_t> prompt(
        const ImageFeatures& features, std::string_view question, const std::string& otherPrompt) const
    {
        PromptStyle style = m_parts.prompt;
        if (!otherPrompt.empty())
            style.prompt = otherPrompt;
        return promptIds(m_parts.tokenizer, style, m_parts.imageToken, question, features.tokens.size(0));
    }

    Sequence sequence(std::vector<std::int64_t> ids, const ImageFeatures& features) const
    {
        return m_parts.assemble ? m_parts.assemble(std::move(ids), features)
                                : assemble(*m_parts.decoder, std::move(ids), features, m_parts.device);
    }

    /// Features of the first few images, whose questions are about to be answered together.
    std::vector<ImageFeatures> encodeNext(std::span<const ImageQuestions> images, std::int64_t batch) const
    {
        constexpr std::size_t kImagesAtOnce = 16;
        const std::size_t count = std::min({images.size(), kImagesAtOnce, static_cast<std::size_t>(batch)});
        if (!m_parts.encodeImages || count < 2)
            return {m_parts.encodeImage(*images.front().image)};
        return m_parts.encodeImages(images.first(count));
    }

    /// Whether keys and values of one more prompt have room; all rows of a cache are as long as the longest.
    bool fits(std::span<const Sequence> prompts, const Sequence& next, const GenerateOptions& options) const
    {
        std::size_t longest = next.ids.size();
        for (const Sequence& prompt : prompts)
            longest = std::max(longest, prompt.ids.size());
        const auto rows = static_cast<std::int64_t>(prompts.size() + 1) * std::max<std::int64_t>(1, options.beams);
        const std::int64_t tokens = static_cast<std::int64_t>(longest) + options.maxNewTokens;
        return rows * tokens * m_parts.decoder->cacheBytes() <= kCacheBudget;
    }

    struct Place {
        std::size_t image;
        std::size_t question;
    };

    /// @param done questions that were answered before
    void answerBatch(std::span<const Place> places, std::span<const Sequence> prompts, const GenerateOptions& options,
        std::size_t done, const std::stop_token& stop, std::vector<std::vector<Answer>>& answers) const
    {
        GenerateOptions shifted = options;
        shifted.firstStream += done;
        const StopRule rule = m_reader.streaming(m_parts.stop, options, done);
        std::vector<Generated> generated = generate(*m_parts.decoder, prompts, shifted, rule, stop);
        VLM_ASSERT(generated.size() == places.size(), "one result a prompt");
        for (std::size_t i = 0; i < generated.size(); ++i)
            answers[places[i].image][places[i].question]
                = m_reader(std::move(generated[i]), static_cast<std::int64_t>(prompts[i].ids.size()));
    }

    GeneratorParts m_parts;
    AnswerReader m_reader;
    GenerationDefaults m_defaults;
};

void addEndIds(std::vector<std::int64_t>& ids, const nlohmann::json& config)
{
    const auto found = config.find("eos_token_id");
    if (found == config.end())
        return;
    if (found->is_number_integer())
        ids.push_back(found->get<std::int64_t>());
    else if (found->is_array())
        for (const nlohmann::json& id : *found)
            ids.push_back(id.get<std::int64_t>());
}

}

AnswerReader::AnswerReader(text::Tokenizer tokenizer, std::vector<std::string> stopTexts)
    : m_tokenizer(std::move(tokenizer))
    , m_stopTexts(std::move(stopTexts))
    , m_yes(firstTokens(m_tokenizer, "yes"))
    , m_no(firstTokens(m_tokenizer, "no"))
{
}

Answer AnswerReader::operator()(Generated generated, std::int64_t promptTokens) const
{
    Answer answer{.text = textOf(generated.ids),
        .raw = m_tokenizer.decode(generated.ids),
        .ids = std::move(generated.ids),
        .logProbabilities = std::move(generated.logProbabilities),
        .finished = generated.finished,
        .promptTokens = promptTokens};
    if (generated.first.defined()) {
        answer.yes = probabilityOf(generated.first, m_yes);
        answer.no = probabilityOf(generated.first, m_no);
    }
    return answer;
}

std::string AnswerReader::textOf(const std::vector<std::int64_t>& ids) const
{
    std::string text = m_tokenizer.decode(ids);
    for (const std::string& stop : m_stopTexts)
        text.resize(std::min(text.size(), text.find(stop)));
    return trimmed(text);
}

StopRule AnswerReader::streaming(const StopRule& rule, const GenerateOptions& options, std::size_t first) const
{
    StopRule telling = rule;
    if (options.onToken)
        telling.onToken = [this, &options, first](std::size_t row, const std::vector<std::int64_t>& ids) {
            options.onToken(first + row, textOf(ids));
        };
    return telling;
}

bool AnswerReader::isComplete(const std::vector<std::int64_t>& ids) const
{
    const std::string text = m_tokenizer.decode(ids);
    return std::ranges::any_of(
        m_stopTexts, [&](const std::string& stop) { return text.find(stop) != std::string::npos; });
}

std::vector<std::int64_t> plainIds(const text::Tokenizer& tokenizer, std::string_view text)
{
    text::EncodeOptions options;
    options.addSpecialTokens = false;
    return tokenizer.encode(text, options).ids;
}

std::unique_ptr<Generator> loadGenerator(const std::filesystem::path& folder, const LoadOptions& options)
{
    const Family& entry = recognise(folder);
    if (entry.loadGenerator == nullptr)
        throw Error(ErrorKind::Checkpoint,
            folder.string() + " is of the family '" + std::string(entry.id) + "', which does not answer questions");
    const OwnMappings mappings;
    return entry.loadGenerator(folder, options);
}

std::unique_ptr<Generator> makeGenerator(GeneratorParts parts)
{
    return std::make_unique<DecoderGenerator>(std::move(parts));
}

PromptStyle promptStyle(const std::filesystem::path& folder, std::string_view chatTemplate)
{
    const text::ChatTemplate& chat = text::chatTemplate(chatTemplate);
    PromptStyle style{.prompt = std::string(chat.prompt), .trimsQuestion = chat.trimsQuestion};
    if (const auto file = folder / "medvlm-model.json"; std::filesystem::is_regular_file(file))
        style.prompt = ConfigReader::fromFile(file).text("prompt", style.prompt);
    return style;
}

std::vector<std::int64_t> promptIds(const text::Tokenizer& tokenizer, const PromptStyle& style,
    std::string_view imageToken, std::string_view question, std::int64_t slots)
{
    const std::string_view prompt = style.prompt;
    const std::size_t at = prompt.find(kImage);
    if (at == std::string_view::npos)
        throw Error(ErrorKind::Config, "the prompt \"" + style.prompt + "\" has no place for {image}");
    if (style.trimsQuestion)
        question = text::trimLeft(text::trimRight(question));
    const auto joined = [&](std::span<const std::int64_t> left, std::span<const std::int64_t> right) {
        std::vector<std::int64_t> ids(left.begin(), left.end());
        ids.insert(ids.end(), static_cast<std::size_t>(slots), kImageSlot);
        ids.insert(ids.end(), right.begin(), right.end());
        return ids;
    };
    // As the published processors: the whole text with one image token, which is then repeated.
    if (const auto imageId = imageToken.empty() ? std::optional<int>() : tokenizer.idOf(imageToken)) {
        const auto ids = tokenizer.encode(text::fillPrompt(prompt, imageToken, question)).ids;
        const auto found = std::ranges::find(ids, *imageId);
        if (std::ranges::count(ids, *imageId) == 1)
            return joined({ids.begin(), found}, {found + 1, ids.end()});
    }
    const std::string before = text::fillPrompt(prompt.substr(0, at), "", question);
    const std::string after = text::fillPrompt(prompt.substr(at + kImage.size()), "", question);
    const auto begin = before.empty() ? std::vector<std::int64_t>() : tokenizer.encode(before).ids;
    return joined(begin, plainIds(tokenizer, after));
}

Sequence assemble(
    const tensor::Decoder& decoder, std::vector<std::int64_t> ids, const ImageFeatures& features, at::Device device)
{
    std::vector<std::int64_t> slots;
    std::vector<std::int64_t> known = ids;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (ids[i] != kImageSlot)
            continue;
        slots.push_back(static_cast<std::int64_t>(i));
        known[i] = 0;
    }
    if (static_cast<std::int64_t>(slots.size()) != features.tokens.size(0))
        throw Error(ErrorKind::Tensor,
            "the prompt has " + std::to_string(slots.size()) + " places for the "
                + std::to_string(features.tokens.size(0)) + " tokens of the image");
    at::Tensor embeds = decoder.embed(at::tensor(known, at::kLong).to(device).unsqueeze(0));
    if (!slots.empty())
        embeds = embeds.index_copy(
            1, at::tensor(slots, at::kLong).to(device), features.tokens.to(embeds.scalar_type()).unsqueeze(0));
    return {.ids = std::move(ids), .embeds = embeds, .rotary = {}, .group = {}};
}

at::Tensor languageLoss(const at::Tensor& logits, const at::Tensor& labels)
{
    const std::int64_t tokens = labels.size(1);
    return at::cross_entropy_loss(logits.slice(1, 0, tokens - 1).flatten(0, 1), labels.slice(1, 1, tokens).flatten(),
        {}, at::Reduction::Mean, kNotLearnt);
}

StopRule stopRule(
    const std::filesystem::path& folder, std::initializer_list<ConfigReader> configs, const text::Tokenizer& tokenizer)
{
    StopRule rule;
    if (const auto file = folder / "generation_config.json"; std::filesystem::is_regular_file(file)) {
        const ConfigReader config = ConfigReader::fromFile(file);
        addEndIds(rule.endIds, config.json());
        rule.repetitionPenalty = config.number("repetition_penalty", 1.0);
    }
    for (const ConfigReader& config : configs) {
        if (rule.endIds.empty())
            addEndIds(rule.endIds, config.json());
    }
    if (rule.endIds.empty() && tokenizer.special().eos)
        rule.endIds.push_back(*tokenizer.special().eos);
    return rule;
}

at::Tensor pixelTensor(const imaging::Pixels& pixels, at::Device device)
{
    return at::tensor(pixels.values, at::kFloat).view({1, pixels.channels, pixels.height, pixels.width}).to(device);
}

}
