#include "core/training/answer_batches.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/random.h"

namespace vlm::training {
namespace {

constexpr std::size_t kFeatureBytes = std::size_t{1} << 30;
constexpr std::size_t kStepsSortedTogether = 50; // get_length_grouped_indices: mega_batch_mult

template <class T> void shuffle(std::vector<T>& values, PhiloxStream& random)
{
    for (std::size_t i = values.size(); i > 1; --i)
        std::swap(values[i - 1], values[random.below(static_cast<std::uint32_t>(i))]);
}

}

const models::ImageFeatures& FrozenFeatures::of(const AnsweredQuestions& questions, std::size_t index)
{
    const std::string& key = questions.imageKeys[index];
    if (const auto found = m_known.find(key); found != m_known.end()) {
        m_ages.splice(m_ages.end(), m_ages, found->second.age);
        return found->second.features;
    }
    const c10::NoGradGuard noGrad;
    models::ImageFeatures features = m_model.imageFeatures(questions.image(index));
    m_bytes += features.tokens.nbytes();
    while (m_bytes > kFeatureBytes && !m_ages.empty()) {
        m_bytes -= m_known.at(m_ages.front()).features.tokens.nbytes();
        m_known.erase(m_ages.front());
        m_ages.pop_front();
    }
    m_ages.push_back(key);
    return m_known.emplace(key, Entry{.features = std::move(features), .age = std::prev(m_ages.end())})
        .first->second.features;
}

std::vector<std::vector<std::size_t>> stepsOfEpoch(const AnsweredQuestions& questions,
    std::span<const std::size_t> usable, const config::AnswerLoraOptions& options, std::uint64_t seed, int epoch)
{
    std::vector<std::size_t> order(usable.begin(), usable.end());
    PhiloxStream random(deriveSeed(seed, "answer order"), static_cast<std::uint64_t>(epoch));
    shuffle(order, random);
    const auto size = static_cast<std::size_t>(options.batchSize);
    if (options.groupByLength) {
        const auto length = [&](std::size_t i) {
            return questions.examples[i].question.size() + questions.examples[i].answer.size();
        };
        for (std::size_t begin = 0; begin < order.size(); begin += size * kStepsSortedTogether) {
            const auto first = order.begin() + static_cast<std::ptrdiff_t>(begin);
            const auto last = order.begin()
                + static_cast<std::ptrdiff_t>(std::min(order.size(), begin + size * kStepsSortedTogether));
            std::stable_sort(first, last, [&](std::size_t a, std::size_t b) { return length(a) > length(b); });
        }
    }
    std::vector<std::vector<std::size_t>> steps;
    for (std::size_t begin = 0; begin < order.size(); begin += size)
        steps.emplace_back(order.begin() + static_cast<std::ptrdiff_t>(begin),
            order.begin() + static_cast<std::ptrdiff_t>(std::min(order.size(), begin + size)));
    if (options.groupByLength)
        shuffle(steps, random);
    return steps;
}

std::int64_t learntTokens(const models::Lesson& lesson)
{
    return std::ranges::count_if(lesson.labels, [](std::int64_t label) { return label != models::kNotLearnt; });
}

LessonLoss lossOf(const models::Tunable& model, std::span<const models::Lesson> lessons)
{
    std::vector<models::Sequence> sequences;
    std::vector<std::int64_t> rows; // of the flattened hidden states that predict something learnt
    std::vector<std::int64_t> labels;
    std::vector<std::size_t> lesson;
    std::size_t longest = 0;
    for (const models::Lesson& one : lessons) {
        sequences.push_back(one.sequence);
        longest = std::max(longest, one.labels.size());
    }
    for (std::size_t i = 0; i < lessons.size(); ++i) {
        for (std::size_t token = 1; token < lessons[i].labels.size(); ++token) {
            if (lessons[i].labels[token] == models::kNotLearnt)
                continue;
            rows.push_back(static_cast<std::int64_t>(i * longest + token - 1));
            labels.push_back(lessons[i].labels[token]);
            lesson.push_back(i);
        }
    }
    const at::Tensor hidden = model.decoder().forward(models::batchOf(sequences), nullptr); // [batch, longest, width]
    const at::Tensor chosen = hidden.flatten(0, 1).index_select(0, at::tensor(rows, at::kLong).to(hidden.device()));
    const at::Tensor logits = model.decoder().logits(chosen.unsqueeze(0)).squeeze(0); // [learnt, vocabulary]
    const at::Tensor target = at::tensor(labels, at::kLong).to(logits.device());
    LessonLoss loss{.sum = at::cross_entropy_loss(logits, target, {}, at::Reduction::Sum)};
    const at::Tensor right = (logits.detach().argmax(-1) == target).to(at::kCPU);
    std::vector<bool> exact(lessons.size(), true);
    for (std::size_t i = 0; i < lesson.size(); ++i)
        exact[lesson[i]] = exact[lesson[i]] && right[static_cast<std::int64_t>(i)].item<bool>();
    loss.exact = std::ranges::count(exact, true);
    return loss;
}

double scheduled(const config::AnswerLoraOptions& options, std::int64_t step, std::int64_t steps)
{
    const auto warm = static_cast<std::int64_t>(std::ceil(options.warmup * static_cast<double>(steps)));
    if (step < warm)
        return static_cast<double>(step + 1) / static_cast<double>(warm);
    const double done = static_cast<double>(step - warm) / static_cast<double>(std::max<std::int64_t>(1, steps - warm));
    if (options.schedule == "constant")
        return 1.0;
    return options.schedule == "linear" ? 1.0 - done : 0.5 * (1.0 + std::cos(std::numbers::pi * done));
}

}
