#include "core/stats/auroc.h"
#include "core/base/error.h"
#include "core/stats/estimate.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

namespace vlm::stats {

AurocSweep::AurocSweep(std::span<const std::uint8_t> positive, std::span<const double> scores)
{
    if (positive.size() != scores.size())
        throw Error(ErrorKind::Data, fmt::format("AUROC: {} labels but {} scores", positive.size(), scores.size()));
    VLM_ASSERT(scores.size() < (std::size_t(1) << 31), "rows are packed into 31 bits");
    for (std::size_t i = 0; i < scores.size(); ++i) {
        if (std::isnan(scores[i]))
            throw Error(ErrorKind::Data, fmt::format("AUROC: the score of row {} is not a number", i));
    }
    std::vector<std::uint32_t> order(scores.size());
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return scores[a] < scores[b]; });
    m_entries.reserve(order.size());
    bool mixedTies = false;
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin;
        std::size_t positivesHere = 0;
        for (; end < order.size() && scores[order[end]] == scores[order[begin]]; ++end) {
            const bool isPositive = positive[order[end]] != 0;
            positivesHere += isPositive;
            m_entries.push_back((order[end] << 1) | static_cast<std::uint32_t>(isPositive));
        }
        mixedTies = mixedTies || (positivesHere > 0 && positivesHere < end - begin);
        m_groupEnds.push_back(static_cast<std::uint32_t>(end));
        m_positives += positivesHere;
        begin = end;
    }
    if (!mixedTies)
        m_groupEnds.clear();
    m_rowCount = scores.size();
}

AurocSweep::AurocSweep(std::span<const std::uint8_t> positive, std::span<const double> scores,
    std::span<const std::uint32_t> rows, std::size_t rowCount)
    : AurocSweep(positive, scores)
{
    VLM_ASSERT(rows.size() == scores.size(), "one row index a score");
    for (std::uint32_t& entry : m_entries)
        entry = (rows[entry >> 1] << 1) | (entry & 1);
    m_rowCount = rowCount;
}

double AurocSweep::operator()(Weights weights) const
{
    VLM_ASSERT(weights.size() == m_rowCount, "one weight a row");
    if (!m_groupEnds.empty())
        return sweepTied(weights);
    std::uint64_t wins = 0;
    std::uint64_t positives = 0;
    std::uint64_t negatives = 0;
    for (const std::uint32_t entry : m_entries) {
        const std::uint64_t weight = weights[entry >> 1];
        const std::uint64_t positive = weight & (0 - std::uint64_t(entry & 1));
        wins += positive * negatives;
        positives += positive;
        negatives += weight - positive;
    }
    if (positives == 0 || negatives == 0)
        return kUndefined;
    return static_cast<double>(wins) / (static_cast<double>(positives) * static_cast<double>(negatives));
}

double AurocSweep::sweepTied(Weights weights) const
{
    std::uint64_t halfWins = 0;
    std::uint64_t positives = 0;
    std::uint64_t negatives = 0;
    std::size_t begin = 0;
    for (const std::uint32_t end : m_groupEnds) {
        std::uint64_t positivesHere = 0;
        std::uint64_t all = 0;
        for (std::size_t k = begin; k < end; ++k) {
            const std::uint64_t weight = weights[m_entries[k] >> 1];
            positivesHere += weight & (0 - std::uint64_t(m_entries[k] & 1));
            all += weight;
        }
        const std::uint64_t negativesHere = all - positivesHere;
        halfWins += positivesHere * (2 * negatives + negativesHere);
        positives += positivesHere;
        negatives += negativesHere;
        begin = end;
    }
    if (positives == 0 || negatives == 0)
        return kUndefined;
    return 0.5 * static_cast<double>(halfWins) / (static_cast<double>(positives) * static_cast<double>(negatives));
}

double AurocSweep::value() const
{
    const std::vector<std::uint16_t> ones(m_rowCount, 1);
    return (*this)(ones);
}

}
