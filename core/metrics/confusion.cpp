#include "core/metrics/confusion.h"

namespace vlm::metrics {

std::uint64_t Confusion::support(std::size_t truth) const
{
    std::uint64_t sum = 0;
    for (std::size_t predicted = 0; predicted <= classes; ++predicted)
        sum += at(truth, predicted);
    return sum;
}

std::uint64_t Confusion::chosen(std::size_t predicted) const
{
    std::uint64_t sum = 0;
    for (std::size_t truth = 0; truth < classes; ++truth)
        sum += at(truth, predicted);
    return sum;
}

std::uint64_t Confusion::total() const
{
    std::uint64_t sum = 0;
    for (const std::uint64_t count : counts)
        sum += count;
    return sum;
}

std::uint64_t Confusion::correct() const
{
    std::uint64_t sum = 0;
    for (std::size_t cls = 0; cls < classes; ++cls)
        sum += at(cls, cls);
    return sum;
}

double Confusion::precision(std::size_t cls) const
{
    const std::uint64_t predicted = chosen(cls);
    return predicted == 0 ? 0.0 : static_cast<double>(at(cls, cls)) / static_cast<double>(predicted);
}

double Confusion::recall(std::size_t cls) const
{
    const std::uint64_t present = support(cls);
    return present == 0 ? 0.0 : static_cast<double>(at(cls, cls)) / static_cast<double>(present);
}

double Confusion::f1(std::size_t cls) const
{
    const std::uint64_t both = support(cls) + chosen(cls);
    return both == 0 ? 0.0 : 2.0 * static_cast<double>(at(cls, cls)) / static_cast<double>(both);
}

ConfusionSweep::ConfusionSweep(const DiagnosisPredictions& predictions)
    : m_classes(predictions.classes)
{
    const std::vector<int> predicted = predictedClasses(predictions);
    m_cells.reserve(predicted.size());
    for (std::size_t i = 0; i < predicted.size(); ++i) {
        const std::size_t column = predicted[i] < 0 ? m_classes : static_cast<std::size_t>(predicted[i]);
        m_cells.push_back(
            static_cast<std::uint32_t>(static_cast<std::size_t>(predictions.labels[i]) * (m_classes + 1) + column));
    }
}

Confusion ConfusionSweep::operator()(stats::Weights weights) const
{
    Confusion confusion{m_classes, std::vector<std::uint64_t>(m_classes * (m_classes + 1), 0)};
    for (std::size_t i = 0; i < m_cells.size(); ++i)
        confusion.counts[m_cells[i]] += weights[i];
    return confusion;
}

Confusion confusion(const DiagnosisPredictions& predictions)
{
    const ConfusionSweep sweep(predictions);
    return sweep(std::vector<std::uint16_t>(predictions.size(), 1));
}

}
