#include "core/runs/answers.h"

#include <cmath>
#include <unordered_map>

#include "core/runs/scoring.h"

namespace vlm::runs {
namespace {

constexpr std::size_t kMostAnswers = 6; // of each burst
constexpr std::chrono::milliseconds kAnswersInterval{250};

}

std::vector<Samples> byImage(const Samples& samples)
{
    std::vector<Samples> images;
    std::unordered_map<std::string, std::size_t> known;
    for (const data::Sample* sample : samples) {
        const auto [it, fresh] = known.emplace(sample->image, images.size());
        if (fresh)
            images.emplace_back();
        images[it->second].push_back(sample);
    }
    return images;
}

int accepted(const data::Sample& sample, const store::PredictionRow& row, metrics::Convention convention)
{
    const metrics::VqaScore score = metrics::scoreVqa(vqaItem(sample, row), convention, metrics::VqaDetail::Words);
    const double value = std::isnan(score.accuracy) ? score.exactMatch : score.accuracy;
    return value >= 0.5 ? 1 : 0;
}

void LiveAnswers::add(const data::Sample& sample, const store::PredictionRow& row)
{
    m_given.push_back({.sample = sample.id,
        .image = sample.image,
        .question = sample.question,
        .reference = sample.answer,
        .text = row.text,
        .right = row.status == "ok" && row.predicted == row.label,
        .error = row.error});
    if (m_given.size() > kMostAnswers)
        m_given.pop_front();
}

void LiveAnswers::maybeSend()
{
    const auto now = std::chrono::steady_clock::now();
    if (m_given.empty() || now < m_next)
        return;
    m_next = now + kAnswersInterval;
    const store::CellRow& row = m_cell.row();
    m_cell.session().emitter().send(AnswersGiven{.run = row.run,
        .cell = row.id,
        .model = row.model,
        .dataset = row.dataset,
        .mode = row.mode,
        .answers = {m_given.begin(), m_given.end()}});
    m_given.clear();
}

}
