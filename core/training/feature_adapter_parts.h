#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/training/feature_adapters.h"
#include "core/training/optimise.h"

namespace vlm::training {

/// What the methods on frozen features share: unit features, unit class vectors, a course.
struct FeatureAdapter::Impl : Trainee {
    at::Tensor texts; // [classes, dim], unit rows
    double scale = 100.0;
    std::string method;
    Course course;
    nlohmann::json chosen = nlohmann::json::object();

    /// Names and values of what is saved.
    [[nodiscard]] virtual std::vector<std::pair<std::string, at::Tensor>> saved() const = 0;
};

/// Rows of features as tensors.
struct FeatureTensors {
    at::Tensor train; // [n, dim], as they are
    at::Tensor validation;
};

/// Checks sizes and labels. @throws Error Config, Data
FeatureTensors startedFrom(const FeatureTask& task, FeatureAdapter::Impl& impl);

/// Trains impl on rows of `train`.
void train(FeatureAdapter::Impl& impl, const FeatureTask& task, const at::Tensor& trainRows,
    const at::Tensor& validationRows, const config::OptimisationOptions& options, const std::string& key,
    const Hooks& hooks, const std::stop_token& stop);

}
