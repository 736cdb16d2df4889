#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/data/dataset.h"

namespace vlm::testing {

/// A data set that lives in memory.
class TableDataset : public data::Dataset {
public:
    data::DatasetInfo m_info;
    std::vector<data::Sample> m_samples;

    const data::DatasetInfo& info() const override { return m_info; }
    std::span<const data::Sample> samples() const override { return m_samples; }
    imaging::Image load(const data::Sample&) const override { return {1, 1, 3}; }
    std::string imageKey(const data::Sample& sample) const override { return sample.image; }
};

/// `count` samples in three classes with questions that tell them apart: sample i says "number <i>".
inline TableDataset numberedDataset(const std::string& id, int count)
{
    TableDataset dataset;
    dataset.m_info.id = id;
    dataset.m_info.title = "Numbers of " + id;
    dataset.m_info.classes = {"normal", "benign", "malignant"};
    dataset.m_info.prompts = {"a", "b", "c"};
    constexpr data::AnswerType types[] = {data::AnswerType::Open, data::AnswerType::Closed};
    for (int i = 0; i < count; ++i)
        dataset.m_samples.push_back({.id = "test/" + std::to_string(i),
            .split = static_cast<data::Split>(i % 10 < 7 ? 0
                    : i % 10 - 6 > 2                     ? 2
                                                         : i % 10 - 6),
            .image = std::to_string(i) + ".png",
            .label = i % 3,
            .question = "Is this number " + std::to_string(i) + "?",
            .prompt = {},
            .answer = i % 5 == 0 ? "yes" : "no",
            .answerType = types[i % 2],
            .choices = {},
            .cluster = "patient" + std::to_string(i / 4),
            .attributes = {}});
    return dataset;
}

}
