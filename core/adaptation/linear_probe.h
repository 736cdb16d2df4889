#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "core/base/matrix.h"
#include "core/config/run_config.h"

namespace vlm::adaptation {

/// Labelled features of one split.
struct FeatureSet {
    Matrix features; // [n, dim]
    std::vector<int> labels; // [n], 0 … classes-1
};

/// Test features behind a seal: they can be read only with the fitted probe of a sealed choice.
class SealedTest {
public:
    explicit SealedTest(Matrix features)
        : m_features(std::move(features))
    {
    }

private:
    friend class LinearProbe;
    Matrix m_features;
};

struct LambdaPoint {
    double lambda = 0.0;
    double trainLoss = 0.0;
    double validationLoss = 0.0;
    double validationAccuracy = 0.0;
    int iterations = 0;
    bool converged = false;
};

/// Multinomial logistic regression on frozen features, L2 penalty chosen on the validation split.
/// Objective: mean cross-entropy + lambda/2 * |W|^2 (bias free). True L-BFGS (m = 10, strong Wolfe).
/// Sources: Radford et al. 2021 A.3 (lambda grid, coarse to fine); Nocedal & Wright 2006, algorithms 7.4, 3.5, 3.6.
class LinearProbe {
public:
    /// Fits the path on `train`, chooses on `validation`, and thereby seals the choice.
    /// @throws Error Data if a split is empty, has one class, or sizes disagree; Cancelled
    static LinearProbe fit(const FeatureSet& train, const FeatureSet& validation, int classes,
        const config::LinearProbeOptions& options, std::stop_token stop = {},
        const std::function<void(const LambdaPoint&)>& progress = {});

    /// Class probabilities [n, classes].
    [[nodiscard]] Matrix predict(const Matrix& features) const;
    [[nodiscard]] Matrix predict(const SealedTest& test) const { return predict(test.m_features); }

    /// The head on features as they are, standardisation folded in. @return [classes, dim + 1], bias last
    [[nodiscard]] Matrix head() const;
    double lambda() const { return m_lambda; }
    const std::vector<LambdaPoint>& path() const { return m_path; }
    std::int64_t trainableParameters() const;

private:
    int m_classes = 0;
    std::size_t m_dim = 0;
    double m_lambda = 0.0;
    std::vector<float> m_mean; // [dim] subtracted; empty when not standardised
    std::vector<float> m_scale; // [dim] divided by
    std::vector<double> m_weights; // [classes, dim]
    std::vector<double> m_bias; // [classes]
    std::vector<LambdaPoint> m_path;
};

}
