#include "core/adaptation/linear_probe.h"

#include "core/adaptation/lbfgs.h"
#include "core/adaptation/logistic.h"
#include "core/base/error.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

namespace vlm::adaptation {
namespace {

void check(const FeatureSet& set, const char* split, int classes, std::size_t dim)
{
    const std::string where = std::string("linear probe: the ") + split + " split ";
    if (set.features.rows == 0)
        throw Error(ErrorKind::Data, where + "is empty");
    if (set.features.rows != set.labels.size())
        throw Error(ErrorKind::Data,
            where + "has " + std::to_string(set.features.rows) + " feature rows but "
                + std::to_string(set.labels.size()) + " labels");
    if (set.features.cols != dim)
        throw Error(ErrorKind::Data,
            where + "has " + std::to_string(set.features.cols) + " feature columns, expected " + std::to_string(dim));
    for (const int label : set.labels)
        if (label < 0 || label >= classes)
            throw Error(ErrorKind::Data,
                where + "has a label " + std::to_string(label) + " outside 0 to " + std::to_string(classes - 1));
    for (const float value : set.features.values)
        if (!std::isfinite(value))
            throw Error(ErrorKind::Data, where + "has a feature that is not a finite number");
}

std::vector<double> inverseFrequency(std::span<const int> labels, int classes)
{
    std::vector<double> counts(static_cast<std::size_t>(classes));
    for (const int label : labels)
        ++counts[static_cast<std::size_t>(label)];
    std::vector<double> weights;
    for (const int label : labels)
        weights.push_back(static_cast<double>(labels.size())
            / (counts[static_cast<std::size_t>(label)] * static_cast<double>(classes)));
    return weights;
}

std::vector<double> grid(const config::LinearProbeOptions& options)
{
    const double low = std::log10(std::min(options.lambdaMinimum, options.lambdaMaximum));
    const double high = std::log10(std::max(options.lambdaMinimum, options.lambdaMaximum));
    std::vector<double> lambdas;
    for (int i = 0; i < options.lambdaSteps; ++i)
        lambdas.push_back(
            std::pow(10.0, options.lambdaSteps == 1 ? low : low + (high - low) * i / (options.lambdaSteps - 1)));
    return lambdas;
}

void standardise(Matrix& features, std::span<const float> mean, std::span<const float> scale)
{
    for (std::size_t r = 0; r < features.rows; ++r)
        for (std::size_t k = 0; k < features.cols; ++k)
            features(r, k) = (features(r, k) - mean[k]) / scale[k];
}

struct Moments {
    std::vector<float> mean;
    std::vector<float> scale;
};

Moments momentsOf(const Matrix& features)
{
    Moments moments;
    for (std::size_t k = 0; k < features.cols; ++k) {
        double sum = 0.0;
        double squares = 0.0;
        for (std::size_t r = 0; r < features.rows; ++r) {
            const double v = static_cast<double>(features(r, k));
            sum += v;
            squares += v * v;
        }
        const double n = static_cast<double>(features.rows);
        const double deviation = std::sqrt(std::max(0.0, squares / n - (sum / n) * (sum / n)));
        moments.mean.push_back(static_cast<float>(sum / n));
        moments.scale.push_back(deviation > 0.0 ? static_cast<float>(deviation) : 1.0F);
    }
    return moments;
}

struct Score {
    double loss = 0.0;
    double accuracy = 0.0;
};

Score scoreOf(const Matrix& probabilities, std::span<const int> labels)
{
    Score score;
    for (std::size_t r = 0; r < probabilities.rows; ++r) {
        const auto row = probabilities.row(r);
        const auto label = static_cast<std::size_t>(labels[r]);
        score.loss -= std::log(std::max(static_cast<double>(row[label]), 1e-12));
        score.accuracy
            += static_cast<std::size_t>(std::max_element(row.begin(), row.end()) - row.begin()) == label ? 1.0 : 0.0;
    }
    score.loss /= static_cast<double>(probabilities.rows);
    score.accuracy /= static_cast<double>(probabilities.rows);
    return score;
}

}

LinearProbe LinearProbe::fit(const FeatureSet& train, const FeatureSet& validation, int classes,
    const config::LinearProbeOptions& options, std::stop_token stop,
    const std::function<void(const LambdaPoint&)>& progress)
{
    if (classes < 2)
        throw Error(ErrorKind::Data, "linear probe: needs at least 2 classes, found " + std::to_string(classes));
    check(train, "training", classes, train.features.cols);
    check(validation, "validation", classes, train.features.cols);
    if (std::set<int>(train.labels.begin(), train.labels.end()).size() < 2)
        throw Error(ErrorKind::Data,
            "linear probe: the training split has one class only (" + std::to_string(train.labels.front())
                + "); a probe needs samples of at least two");

    LinearProbe probe;
    probe.m_classes = classes;
    probe.m_dim = train.features.cols;
    Matrix trainFeatures = train.features;
    Matrix validationFeatures = validation.features;
    if (options.standardise) {
        Moments moments = momentsOf(trainFeatures);
        standardise(trainFeatures, moments.mean, moments.scale);
        standardise(validationFeatures, moments.mean, moments.scale);
        probe.m_mean = std::move(moments.mean);
        probe.m_scale = std::move(moments.scale);
    }

    const std::vector<double> sampleWeights
        = options.classWeights ? inverseFrequency(train.labels, classes) : std::vector<double>();
    const LogisticObjective objective(trainFeatures, train.labels, classes, sampleWeights, stop);
    LogisticObjective::Bound bound(objective);
    const std::vector<double> lambdas = grid(options);

    struct Fit {
        std::vector<double> parameters;
        LambdaPoint point;
    };
    std::map<std::size_t, Fit> fits;
    const std::size_t weightCount = static_cast<std::size_t>(classes) * probe.m_dim;
    const auto evaluate = [&](std::size_t index) {
        if (fits.contains(index))
            return;
        throwIfStopped(stop);
        const double lambda = lambdas[index];
        bound.setLambda(lambda);
        // Warm start from the nearest larger penalty that was fitted.
        const auto warm = fits.upper_bound(index);
        Fit fit;
        fit.parameters = warm != fits.end() ? warm->second.parameters : std::vector<double>(objective.parameterCount());
        const LbfgsResult result = minimise(
            fit.parameters,
            [&](std::span<const double> x, std::span<double> gradient) { return objective(x, gradient, lambda); },
            [&](std::span<double> v) { bound.applyInverse(v); }, options.tolerance, options.maxIterations, stop);
        const std::span<const double> weights(
            fit.parameters.begin(), fit.parameters.begin() + static_cast<std::ptrdiff_t>(weightCount));
        const std::span<const double> bias(
            fit.parameters.begin() + static_cast<std::ptrdiff_t>(weightCount), fit.parameters.end());
        const Score score = scoreOf(linearProbabilities(validationFeatures, weights, bias), validation.labels);
        double squares = 0.0;
        for (const double w : weights)
            squares += w * w;
        fit.point = {.lambda = lambda,
            .trainLoss = result.value - 0.5 * lambda * squares,
            .validationLoss = score.loss,
            .validationAccuracy = score.accuracy,
            .iterations = result.iterations,
            .converged = result.converged};
        if (progress)
            progress(fit.point);
        fits.emplace(index, std::move(fit));
    };
    // Lowest validation loss; among equals the larger penalty.
    const auto best = [&] {
        std::size_t lowest = fits.begin()->first;
        for (const auto& [index, fit] : fits)
            if (fit.point.validationLoss <= fits.at(lowest).point.validationLoss)
                lowest = index;
        return lowest;
    };
    constexpr std::size_t kCoarseStep = 16;
    for (std::size_t step = 0; step * kCoarseStep < lambdas.size() + kCoarseStep - 1; ++step) {
        const std::size_t down = std::min(step * kCoarseStep, lambdas.size() - 1);
        evaluate(lambdas.size() - 1 - down);
    }
    for (std::size_t span = kCoarseStep / 2; span > 0; span /= 2) {
        const std::size_t centre = best();
        evaluate(std::min(centre + span, lambdas.size() - 1));
        evaluate(centre >= span ? centre - span : 0);
    }

    const Fit& chosen = fits.at(best());
    probe.m_lambda = chosen.point.lambda;
    probe.m_weights.assign(
        chosen.parameters.begin(), chosen.parameters.begin() + static_cast<std::ptrdiff_t>(weightCount));
    probe.m_bias.assign(chosen.parameters.begin() + static_cast<std::ptrdiff_t>(weightCount), chosen.parameters.end());
    for (const auto& [index, fit] : fits)
        probe.m_path.push_back(fit.point);
    return probe;
}

Matrix LinearProbe::head() const
{
    Matrix head(static_cast<std::size_t>(m_classes), m_dim + 1);
    for (std::size_t c = 0; c < head.rows; ++c) {
        double bias = m_bias[c];
        for (std::size_t k = 0; k < m_dim; ++k) {
            double weight = m_weights[c * m_dim + k];
            if (!m_mean.empty()) {
                weight /= static_cast<double>(m_scale[k]);
                bias -= weight * static_cast<double>(m_mean[k]);
            }
            head(c, k) = static_cast<float>(weight);
        }
        head(c, m_dim) = static_cast<float>(bias);
    }
    return head;
}

Matrix LinearProbe::predict(const Matrix& features) const
{
    if (features.cols != m_dim)
        throw Error(ErrorKind::Data,
            "linear probe: features have " + std::to_string(features.cols) + " columns, the probe was fitted on "
                + std::to_string(m_dim));
    if (m_mean.empty())
        return linearProbabilities(features, m_weights, m_bias);
    Matrix scaled = features;
    standardise(scaled, m_mean, m_scale);
    return linearProbabilities(scaled, m_weights, m_bias);
}

std::int64_t LinearProbe::trainableParameters() const
{
    return static_cast<std::int64_t>(m_weights.size() + m_bias.size());
}

}
