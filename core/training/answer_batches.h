#pragma once

#include <cstdint>
#include <list>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include <ATen/ATen.h>

#include "core/models/generative.h"
#include "core/training/answer_lora.h"

namespace vlm::training {

/// Image features that training does not change, computed once an image; the oldest go when memory is short.
class FrozenFeatures {
public:
    explicit FrozenFeatures(const models::Tunable& model)
        : m_model(model)
    {
    }
    const models::ImageFeatures& of(const AnsweredQuestions& questions, std::size_t index);

private:
    struct Entry {
        models::ImageFeatures features;
        std::list<std::string>::iterator age;
    };
    const models::Tunable& m_model;
    std::unordered_map<std::string, Entry> m_known;
    std::list<std::string> m_ages; // least recently used first
    std::size_t m_bytes = 0;
};

/// Examples of each step of an epoch: a function of the texts, the seed and the epoch alone. With groupByLength
/// examples of similar length lie together, steps still come in random order.
/// Source: transformers trainer_pt_utils.py get_length_grouped_indices
std::vector<std::vector<std::size_t>> stepsOfEpoch(const AnsweredQuestions& questions,
    std::span<const std::size_t> usable, const config::AnswerLoraOptions& options, std::uint64_t seed, int epoch);

/// Tokens that a lesson teaches.
std::int64_t learntTokens(const models::Lesson& lesson);

struct LessonLoss {
    at::Tensor sum; // of cross entropies, differentiable
    std::int64_t exact = 0; // lessons whose every learnt token is the most probable one
};

/// The lessons as one padded batch; logits are computed where something is learnt.
LessonLoss lossOf(const models::Tunable& model, std::span<const models::Lesson> lessons);

/// Share of the peak learning rate at a step. Source: transformers optimization.py get_*_schedule_with_warmup
double scheduled(const config::AnswerLoraOptions& options, std::int64_t step, std::int64_t steps);

}
