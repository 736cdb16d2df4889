#include "core/rq/overlay.h"
#include "core/base/error.h"
#include "core/stats/distributions.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace vlm::rq {
namespace {

constexpr double kPrecision = 0.5e-4; // the paper prints hundredths of a point

bool inside(double value, double lower, double upper)
{
    return lower <= value && value <= upper;
}

}

std::string_view name(Agreement agreement)
{
    constexpr std::string_view names[]{"identical", "inside the interval", "outside the interval", "not comparable"};
    return names[static_cast<std::size_t>(agreement)];
}

Overlay overlay(const Study& study, std::string_view model, std::string_view dataset, std::string_view mode,
    const stats::Estimate& own)
{
    Overlay out;
    out.published = study.find(model, dataset, mode);
    if (out.published == nullptr) {
        out.reason = VLM_TR("Overlay", "nothing was published for this cell");
        return out;
    }
    if (!own.defined()) {
        out.reason = VLM_TR("Overlay", "there is no own value");
        return out;
    }
    const auto rows = std::find_if(
        study.datasets.begin(), study.datasets.end(), [&](const StudyDataset& d) { return d.name == dataset; });
    if (rows != study.datasets.end() && rows->n != own.n) {
        out.reason = fmt::format("{} test rows against {} published", own.n, rows->n);
        return out;
    }
    const Score& published = *out.published;
    out.difference = own.value - published.value;
    const double publishedError = published.hasInterval()
        ? (published.upper - published.lower) / (2 * stats::normalQuantile(0.975))
        : stats::kUndefined;
    out.distance = out.difference / std::hypot(publishedError, own.standardError);
    const bool agrees = (published.hasInterval() && inside(own.value, published.lower, published.upper))
        || (own.hasInterval() && inside(published.value, own.lower, own.upper));
    if (std::abs(out.difference) <= kPrecision)
        out.agreement = Agreement::Identical;
    else
        out.agreement = agrees ? Agreement::Inside : Agreement::Outside;
    return out;
}

}
