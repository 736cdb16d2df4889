#pragma once

#include <functional>
#include <span>
#include <stop_token>
#include <vector>

namespace vlm::adaptation {

/// Value at x; writes the gradient. Both arguments have the problem's dimension.
using Objective = std::function<double(std::span<const double> x, std::span<double> gradient)>;
/// Overwrites v with H0 v, an approximation of the inverse Hessian applied to v.
using Preconditioner = std::function<void(std::span<double> v)>;

struct LbfgsResult {
    double value = 0.0;
    double gradientMaximum = 0.0; // largest entry by magnitude
    int iterations = 0;
    bool converged = false; // gradientMaximum <= tolerance
};

/// Limited-memory BFGS, m = 10, with a strong-Wolfe line search; minimises in place.
/// Source: Nocedal & Wright 2006, algorithms 7.4 and 7.5 (two-loop recursion), 3.5 and 3.6 (line search).
/// @throws Error Cancelled
LbfgsResult minimise(std::vector<double>& x, const Objective& objective, const Preconditioner& preconditioner,
    double tolerance, int maxIterations, std::stop_token stop = {});

}
