#include "core/adaptation/lbfgs.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>

namespace vlm::adaptation {
namespace {

constexpr std::size_t kMemory = 10;
constexpr double kSufficientDecrease = 1e-4; // c1, Nocedal & Wright 2006, p. 62
constexpr double kCurvature = 0.9; // c2, for quasi-Newton directions
constexpr int kLineSearchSteps = 30;

double dot(std::span<const double> a, std::span<const double> b)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

double largest(std::span<const double> a)
{
    double maximum = 0.0;
    for (const double v : a)
        maximum = std::max(maximum, std::abs(v));
    return maximum;
}

struct Correction {
    std::vector<double> step; // s = x_{k+1} - x_k
    std::vector<double> gradient; // y = g_{k+1} - g_k
    double rho = 0.0; // 1 / (y·s)
};

/// Everything known at one point of the search line.
struct Point {
    double alpha = 0.0;
    double value = 0.0;
    double slope = 0.0;
    std::vector<double> x;
    std::vector<double> gradient;
};

class Line {
public:
    Line(const Objective& objective, std::span<const double> origin, std::span<const double> direction)
        : m_objective(objective)
        , m_origin(origin)
        , m_direction(direction)
    {
    }
    Point at(double alpha) const
    {
        Point point{
            .alpha = alpha, .value = 0.0, .slope = 0.0, .x = {m_origin.begin(), m_origin.end()}, .gradient = {}};
        for (std::size_t i = 0; i < point.x.size(); ++i)
            point.x[i] += alpha * m_direction[i];
        point.gradient.resize(point.x.size());
        point.value = m_objective(point.x, point.gradient);
        point.slope = dot(point.gradient, m_direction);
        return point;
    }

private:
    const Objective& m_objective;
    std::span<const double> m_origin;
    std::span<const double> m_direction;
};

/// Minimiser of the cubic through two points, kept away from their ends.
double interpolate(const Point& a, const Point& b)
{
    const double d1 = a.slope + b.slope - 3.0 * (a.value - b.value) / (a.alpha - b.alpha);
    const double root = d1 * d1 - a.slope * b.slope;
    const double low = std::min(a.alpha, b.alpha);
    const double width = std::abs(b.alpha - a.alpha);
    double alpha = low + 0.5 * width;
    if (root >= 0.0) {
        const double d2 = std::copysign(std::sqrt(root), b.alpha - a.alpha);
        alpha = b.alpha - (b.alpha - a.alpha) * (b.slope + d2 - d1) / (b.slope - a.slope + 2.0 * d2);
    }
    if (!std::isfinite(alpha))
        alpha = low + 0.5 * width;
    return std::clamp(alpha, low + 0.1 * width, low + 0.9 * width);
}

/// A point that meets the strong Wolfe conditions, or the lowest one seen when rounding hides them.
Point search(const Line& line, const Point& start, double firstAlpha)
{
    const auto tooHigh = [&](const Point& p) {
        return p.value > start.value + kSufficientDecrease * p.alpha * start.slope || !std::isfinite(p.value);
    };
    const auto flat = [&](const Point& p) { return std::abs(p.slope) <= -kCurvature * start.slope; };
    Point low = start;
    Point high;
    bool bracketed = false;
    double alpha = firstAlpha;
    for (int i = 0; i < kLineSearchSteps; ++i) {
        Point trial = line.at(alpha);
        if (!bracketed) {
            if (tooHigh(trial) || (i > 0 && trial.value >= low.value)) {
                high = std::move(trial);
                bracketed = true;
            } else if (flat(trial)) {
                return trial;
            } else if (trial.slope >= 0.0) {
                high = std::move(low);
                low = std::move(trial);
                bracketed = true;
            } else {
                low = std::move(trial);
                alpha *= 2.0;
                continue;
            }
        } else if (tooHigh(trial) || trial.value >= low.value) {
            high = std::move(trial);
        } else {
            if (flat(trial))
                return trial;
            if (trial.slope * (high.alpha - low.alpha) >= 0.0)
                high = low;
            low = std::move(trial);
        }
        if (std::abs(high.alpha - low.alpha) < 1e-12 * std::max(1.0, std::abs(low.alpha)))
            break;
        alpha = std::isfinite(high.value) ? interpolate(low, high) : low.alpha + 0.1 * (high.alpha - low.alpha);
    }
    return low;
}

}

LbfgsResult minimise(std::vector<double>& x, const Objective& objective, const Preconditioner& preconditioner,
    double tolerance, int maxIterations, std::stop_token stop)
{
    Point current{.alpha = 0.0, .value = 0.0, .slope = 0.0, .x = x, .gradient = std::vector<double>(x.size())};
    current.value = objective(current.x, current.gradient);
    std::deque<Correction> memory;
    LbfgsResult result;
    for (; result.iterations < maxIterations && largest(current.gradient) > tolerance; ++result.iterations) {
        throwIfStopped(stop);
        std::vector<double> direction = current.gradient;
        std::vector<double> weights(memory.size());
        for (std::size_t i = memory.size(); i-- > 0;) {
            weights[i] = memory[i].rho * dot(memory[i].step, direction);
            for (std::size_t j = 0; j < direction.size(); ++j)
                direction[j] -= weights[i] * memory[i].gradient[j];
        }
        preconditioner(direction);
        for (std::size_t i = 0; i < memory.size(); ++i) {
            const double beta = memory[i].rho * dot(memory[i].gradient, direction);
            for (std::size_t j = 0; j < direction.size(); ++j)
                direction[j] += (weights[i] - beta) * memory[i].step[j];
        }
        for (double& v : direction)
            v = -v;
        current.alpha = 0.0;
        current.slope = dot(current.gradient, direction);
        if (!(current.slope < 0.0)) {
            if (memory.empty())
                break;
            memory.clear(); // rounding spoilt the curvature: start again from the preconditioner
            continue;
        }
        Point next = search(Line(objective, current.x, direction), current, 1.0);
        if (!(next.value < current.value)) {
            if (memory.empty())
                break;
            memory.clear();
            continue;
        }
        Correction correction;
        correction.step.resize(x.size());
        correction.gradient.resize(x.size());
        for (std::size_t i = 0; i < x.size(); ++i) {
            correction.step[i] = next.x[i] - current.x[i];
            correction.gradient[i] = next.gradient[i] - current.gradient[i];
        }
        const double curvature = dot(correction.step, correction.gradient);
        if (curvature > std::numeric_limits<double>::epsilon() * dot(correction.gradient, correction.gradient)) {
            correction.rho = 1.0 / curvature;
            memory.push_back(std::move(correction));
            if (memory.size() > kMemory)
                memory.pop_front();
        }
        current = std::move(next);
    }
    result.value = current.value;
    result.gradientMaximum = largest(current.gradient);
    result.converged = result.gradientMaximum <= tolerance;
    x = std::move(current.x);
    return result;
}

}
