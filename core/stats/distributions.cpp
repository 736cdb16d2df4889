#include "core/stats/distributions.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>

namespace vlm::stats {
namespace {

template <std::size_t N> double horner(const double (&c)[N], double x)
{
    double sum = c[N - 1];
    for (std::size_t i = N - 1; i-- > 0;)
        sum = sum * x + c[i];
    return sum;
}

// Coefficients of AS 241 (PPND16).
constexpr double kCentreUp[]
    = {3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
        4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3};
constexpr double kCentreDown[] = {1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
    2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3};
constexpr double kTailUp[]
    = {1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
        1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr double kTailDown[] = {1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
    1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9};
constexpr double kFarUp[]
    = {6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
        2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr double kFarDown[] = {1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
    7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15};

constexpr int kIterations = 500;
constexpr double kTiny = 1e-300;

double betaFraction(double x, double a, double b)
{
    double c = 1.0;
    double d = 1.0 - (a + b) * x / (a + 1.0);
    d = 1.0 / (std::abs(d) < kTiny ? kTiny : d);
    double h = d;
    for (int m = 1; m <= kIterations; ++m) {
        const double m2 = 2.0 * m;
        const double even = m * (b - m) * x / ((a + m2 - 1.0) * (a + m2));
        const double odd = -(a + m) * (a + b + m) * x / ((a + m2) * (a + m2 + 1.0));
        for (const double term : std::array{even, odd}) {
            d = 1.0 + term * d;
            d = 1.0 / (std::abs(d) < kTiny ? kTiny : d);
            c = 1.0 + term / c;
            c = std::abs(c) < kTiny ? kTiny : c;
            h *= d * c;
        }
        if (std::abs(d * c - 1.0) < 1e-16)
            break;
    }
    return h;
}

}

double normalCdf(double z)
{
    return 0.5 * std::erfc(-z / std::numbers::sqrt2);
}

double normalQuantile(double p)
{
    if (!(p >= 0.0 && p <= 1.0))
        return std::numeric_limits<double>::quiet_NaN();
    if (p == 0.0 || p == 1.0)
        return p == 0.0 ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
    const double centred = p - 0.5;
    if (std::abs(centred) <= 0.425) {
        const double r = 0.180625 - centred * centred;
        return centred * horner(kCentreUp, r) / horner(kCentreDown, r);
    }
    const double r = std::sqrt(-std::log(centred < 0 ? p : 1.0 - p));
    const double magnitude = r <= 5.0 ? horner(kTailUp, r - 1.6) / horner(kTailDown, r - 1.6)
                                      : horner(kFarUp, r - 5.0) / horner(kFarDown, r - 5.0);
    return centred < 0 ? -magnitude : magnitude;
}

double betaCdf(double x, double a, double b)
{
    if (x <= 0.0)
        return 0.0;
    if (x >= 1.0)
        return 1.0;
    const double logFront = std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x);
    if (x < (a + 1.0) / (a + b + 2.0))
        return std::exp(logFront) * betaFraction(x, a, b) / a;
    return 1.0 - std::exp(logFront) * betaFraction(1.0 - x, b, a) / b;
}

double betaQuantile(double p, double a, double b)
{
    double low = 0.0;
    double high = 1.0;
    for (int step = 0; step < 200 && high - low > 1e-17; ++step) {
        const double middle = 0.5 * (low + high);
        (betaCdf(middle, a, b) < p ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

double studentCdf(double t, double degreesOfFreedom)
{
    const double tail = 0.5 * betaCdf(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2.0, 0.5);
    return t > 0 ? 1.0 - tail : tail;
}

double studentQuantile(double p, double degreesOfFreedom)
{
    if (p == 0.5)
        return 0.0;
    const double tail = p < 0.5 ? p : 1.0 - p;
    // t² = df (1 - x) / x with x the beta quantile of both tails.
    const double x = betaQuantile(2.0 * tail, degreesOfFreedom / 2.0, 0.5);
    const double t = std::sqrt(degreesOfFreedom * (1.0 - x) / x);
    return p < 0.5 ? -t : t;
}

}
