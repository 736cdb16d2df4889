#pragma once

#include <cstddef>
#include <span>
#include <stop_token>
#include <vector>

#include "core/base/matrix.h"

namespace vlm::adaptation {

/// Multinomial logistic regression's objective: weighted mean cross-entropy + lambda/2 |W|^2, bias unpenalised.
/// Parameters are [classes, dim] weights, then [classes] biases; features stay float32 in memory, all sums are
/// float64 (in float32 the line search drowns in rounding before the gradient reaches 1e-6).
/// Sums run over fixed blocks of rows in order, so the result is the same for any number of threads.
class LogisticObjective {
public:
    /// @param sampleWeights empty, or one a sample; they are divided by their sum
    LogisticObjective(const Matrix& features, std::span<const int> labels, int classes,
        std::span<const double> sampleWeights, std::stop_token stop);

    double operator()(std::span<const double> parameters, std::span<double> gradient, double lambda) const;
    std::size_t parameterCount() const { return m_classes * (m_features.cols + 1); }

    /// Cholesky factor of Böhning's bound on one class's Hessian, ½ XᵀDX + lambda I (bias column included), and
    /// its inverse applied to each class in turn. Source: Böhning 1992, "Multinomial logistic regression algorithm".
    class Bound {
    public:
        Bound(const LogisticObjective& objective);
        /// Factorises for this lambda.
        void setLambda(double lambda);
        void applyInverse(std::span<double> parameters) const;

    private:
        std::size_t m_size; // dim + 1
        std::size_t m_classes;
        std::vector<double> m_gram; // [size, size] ½ XᵀDX
        std::vector<double> m_factor; // lower triangle
    };

private:
    const Matrix& m_features;
    std::span<const int> m_labels;
    std::size_t m_classes;
    std::vector<double> m_weights; // sums to 1
    std::stop_token m_stop;
};

/// Softmax probabilities of a linear head. @return [features.rows, classes]
Matrix linearProbabilities(const Matrix& features, std::span<const double> weights, std::span<const double> bias);

}
