#include "core/stats/estimate.h"

namespace vlm::stats {

std::string_view name(IntervalMethod method)
{
    switch (method) {
    case IntervalMethod::None:
        return "none";
    case IntervalMethod::Percentile:
        return "percentile";
    case IntervalMethod::Bca:
        return "bca";
    case IntervalMethod::DelongLogit:
        return "delong-logit";
    case IntervalMethod::Wilson:
        return "wilson";
    case IntervalMethod::ClopperPearson:
        return "clopper-pearson";
    case IntervalMethod::Hanley:
        return "hanley";
    case IntervalMethod::StudentT:
        return "student-t";
    case IntervalMethod::NormalFromPublished:
        return "normal-from-published-ci";
    }
    return "none";
}

}
