#include "core/adaptation/logistic.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <array>
#include <cmath>

// The hot loops are compiled for the processor families we meet; the loader picks one.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__)
#define VLM_FOR_EACH_PROCESSOR __attribute__((target_clones("avx512f", "avx2,fma", "default")))
#else
#define VLM_FOR_EACH_PROCESSOR
#endif

namespace vlm::adaptation {
namespace {

constexpr std::size_t kBlockRows = 256;
constexpr std::size_t kLanes = 16; // independent partial sums, so that the compiler may use vectors

VLM_FOR_EACH_PROCESSOR
void blockLogits(const float* features, std::size_t rows, std::size_t dim, const double* weights, const double* bias,
    std::size_t classes, double* logits)
{
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < classes; ++c) {
            const float* x = features + r * dim;
            const double* w = weights + c * dim;
            double lanes[kLanes] = {};
            std::size_t k = 0;
            for (; k + kLanes <= dim; k += kLanes)
                for (std::size_t l = 0; l < kLanes; ++l)
                    lanes[l] += static_cast<double>(x[k + l]) * w[k + l];
            double sum = bias[c];
            for (; k < dim; ++k)
                sum += static_cast<double>(x[k]) * w[k];
            for (const double lane : lanes)
                sum += lane;
            logits[r * classes + c] = sum;
        }
}

VLM_FOR_EACH_PROCESSOR
void addOuter(const double* residuals, const float* features, std::size_t rows, std::size_t dim, std::size_t classes,
    double* gradient)
{
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < classes; ++c) {
            const double scale = residuals[r * classes + c];
            const float* x = features + r * dim;
            double* g = gradient + c * dim;
            for (std::size_t k = 0; k < dim; ++k)
                g[k] += scale * static_cast<double>(x[k]);
        }
}

VLM_FOR_EACH_PROCESSOR
void addGram(const float* features, const double* weights, std::size_t rows, std::size_t dim, double* gram)
{
    const std::size_t size = dim + 1;
    for (std::size_t r = 0; r < rows; ++r) {
        const float* x = features + r * dim;
        for (std::size_t i = 0; i < dim; ++i) {
            const double scale = 0.5 * weights[r] * static_cast<double>(x[i]);
            double* row = gram + i * size;
            for (std::size_t j = 0; j <= i; ++j)
                row[j] += scale * static_cast<double>(x[j]);
        }
        double* last = gram + dim * size;
        for (std::size_t j = 0; j < dim; ++j)
            last[j] += 0.5 * weights[r] * static_cast<double>(x[j]);
        last[dim] += 0.5 * weights[r];
    }
}

struct Partial {
    double loss = 0.0;
    std::vector<double> gradient; // [classes, dim]
    std::vector<double> bias; // [classes]
};

}

LogisticObjective::LogisticObjective(const Matrix& features, std::span<const int> labels, int classes,
    std::span<const double> sampleWeights, std::stop_token stop)
    : m_features(features)
    , m_labels(labels)
    , m_classes(static_cast<std::size_t>(classes))
    , m_weights(sampleWeights.begin(), sampleWeights.end())
    , m_stop(std::move(stop))
{
    if (m_weights.empty())
        m_weights.assign(features.rows, 1.0);
    double sum = 0.0;
    for (const double weight : m_weights)
        sum += weight;
    for (double& weight : m_weights)
        weight /= sum;
}

double LogisticObjective::operator()(
    std::span<const double> parameters, std::span<double> gradient, double lambda) const
{
    const std::size_t dim = m_features.cols;
    const double* weights = parameters.data();
    const double* bias = parameters.data() + m_classes * dim;
    const std::size_t blocks = (m_features.rows + kBlockRows - 1) / kBlockRows;
    std::vector<Partial> partials(blocks);
    parallelFor(m_features.rows, kBlockRows, 0, m_stop, [&](std::size_t begin, std::size_t end) {
        Partial& partial = partials[begin / kBlockRows];
        partial.gradient.assign(m_classes * dim, 0.0);
        partial.bias.assign(m_classes, 0.0);
        std::vector<double> logits((end - begin) * m_classes);
        const float* rows = m_features.values.data() + begin * dim;
        blockLogits(rows, end - begin, dim, weights, bias, m_classes, logits.data());
        for (std::size_t r = begin; r < end; ++r) {
            double* row = logits.data() + (r - begin) * m_classes;
            const double maximum = *std::max_element(row, row + m_classes);
            double sum = 0.0;
            for (std::size_t c = 0; c < m_classes; ++c)
                sum += std::exp(row[c] - maximum);
            const auto label = static_cast<std::size_t>(m_labels[r]);
            const double weight = m_weights[r];
            partial.loss += weight * (std::log(sum) - (row[label] - maximum));
            for (std::size_t c = 0; c < m_classes; ++c) {
                const double probability = std::exp(row[c] - maximum) / sum;
                const double residual = weight * (probability - (c == label ? 1.0 : 0.0));
                partial.bias[c] += residual;
                row[c] = residual;
            }
        }
        addOuter(logits.data(), rows, end - begin, dim, m_classes, partial.gradient.data());
    });
    double loss = 0.0;
    std::fill(gradient.begin(), gradient.end(), 0.0);
    for (const Partial& partial : partials) {
        loss += partial.loss;
        for (std::size_t i = 0; i < partial.gradient.size(); ++i)
            gradient[i] += partial.gradient[i];
        for (std::size_t c = 0; c < m_classes; ++c)
            gradient[m_classes * dim + c] += partial.bias[c];
    }
    double squares = 0.0;
    for (std::size_t i = 0; i < m_classes * dim; ++i) {
        squares += parameters[i] * parameters[i];
        gradient[i] += lambda * parameters[i];
    }
    return loss + 0.5 * lambda * squares;
}

LogisticObjective::Bound::Bound(const LogisticObjective& objective)
    : m_size(objective.m_features.cols + 1)
    , m_classes(objective.m_classes)
    , m_gram(m_size * m_size, 0.0)
{
    constexpr std::size_t kGramRows = 2048; // coarse: each block holds a matrix of its own
    const Matrix& features = objective.m_features;
    std::vector<std::vector<double>> partials((features.rows + kGramRows - 1) / kGramRows);
    // Blocks are summed in order and dropped at once where there are many, to bound memory.
    constexpr std::size_t kGroup = 16;
    for (std::size_t first = 0; first < partials.size(); first += kGroup) {
        const std::size_t last = std::min(partials.size(), first + kGroup);
        parallelFor(last - first, 1, 0, objective.m_stop, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                const std::size_t row = (first + i) * kGramRows;
                partials[first + i].assign(m_size * m_size, 0.0);
                addGram(features.values.data() + row * features.cols, objective.m_weights.data() + row,
                    std::min(kGramRows, features.rows - row), features.cols, partials[first + i].data());
            }
        });
        for (std::size_t i = first; i < last; ++i) {
            for (std::size_t j = 0; j < m_gram.size(); ++j)
                m_gram[j] += partials[i][j];
            partials[i] = {};
        }
    }
}

void LogisticObjective::Bound::setLambda(double lambda)
{
    m_factor = m_gram;
    double trace = 0.0;
    for (std::size_t i = 0; i < m_size; ++i)
        trace += m_gram[i * m_size + i];
    // Keeps the factor regular where features are collinear; only the preconditioner sees it, not the optimum.
    const double ridge = 1e-10 * trace / static_cast<double>(m_size) + 1e-300;
    for (std::size_t i = 0; i < m_size; ++i)
        m_factor[i * m_size + i] += ridge + (i + 1 < m_size ? lambda : 0.0);
    for (std::size_t i = 0; i < m_size; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            const double* a = m_factor.data() + i * m_size;
            const double* b = m_factor.data() + j * m_size;
            std::array<double, 8> lanes{};
            std::size_t k = 0;
            for (; k + lanes.size() <= j; k += lanes.size())
                for (std::size_t l = 0; l < lanes.size(); ++l)
                    lanes[l] += a[k + l] * b[k + l];
            double sum = m_factor[i * m_size + j];
            for (; k < j; ++k)
                sum -= a[k] * b[k];
            for (const double lane : lanes)
                sum -= lane;
            m_factor[i * m_size + j] = i == j ? std::sqrt(std::max(sum, ridge)) : sum / b[j];
        }
    }
}

void LogisticObjective::Bound::applyInverse(std::span<double> parameters) const
{
    const std::size_t dim = m_size - 1;
    std::vector<double> v(m_size);
    for (std::size_t c = 0; c < m_classes; ++c) {
        std::copy_n(parameters.begin() + static_cast<std::ptrdiff_t>(c * dim), dim, v.begin());
        v[dim] = parameters[m_classes * dim + c];
        for (std::size_t i = 0; i < m_size; ++i) {
            double sum = v[i];
            for (std::size_t k = 0; k < i; ++k)
                sum -= m_factor[i * m_size + k] * v[k];
            v[i] = sum / m_factor[i * m_size + i];
        }
        for (std::size_t i = m_size; i-- > 0;) {
            v[i] /= m_factor[i * m_size + i];
            for (std::size_t k = 0; k < i; ++k)
                v[k] -= m_factor[i * m_size + k] * v[i];
        }
        std::copy_n(v.begin(), dim, parameters.begin() + static_cast<std::ptrdiff_t>(c * dim));
        parameters[m_classes * dim + c] = v[dim];
    }
}

Matrix linearProbabilities(const Matrix& features, std::span<const double> weights, std::span<const double> bias)
{
    Matrix out(features.rows, bias.size());
    std::vector<double> logits(bias.size());
    for (std::size_t r = 0; r < out.rows; ++r) {
        blockLogits(features.row(r).data(), 1, features.cols, weights.data(), bias.data(), bias.size(), logits.data());
        const double maximum = *std::max_element(logits.begin(), logits.end());
        double sum = 0.0;
        for (const double v : logits)
            sum += std::exp(v - maximum);
        for (std::size_t c = 0; c < logits.size(); ++c)
            out(r, c) = static_cast<float>(std::exp(logits[c] - maximum) / sum);
    }
    return out;
}

}
