#include "core/stats/caveats.h"
#include "core/base/error.h"

namespace vlm::stats {
namespace {

constexpr std::size_t kEnough = 200; // simulated coverage is within 94 to 96 % from here on

}

std::string_view intervalCaveat(IntervalMethod method, std::size_t cases)
{
    if (cases >= kEnough || method != IntervalMethod::Percentile)
        return {};
    return VLM_TR("Statistics",
        "fewer than 200 cases: percentile intervals may cover less than 95 % (91 to 95 % at 50); BCa keeps it");
}

std::string_view testCaveat(PairedTest test, std::size_t cases)
{
    if (cases > kEnough)
        return {};
    switch (test) {
    case PairedTest::Delong:
    case PairedTest::Randomisation:
        return VLM_TR("Statistics",
            "200 cases or fewer: the test is cautious, it rejects a true null hypothesis in 3 to 4 % at 50 cases");
    case PairedTest::McNemarExact:
        return VLM_TR("Statistics",
            "200 cases or fewer: the exact test is cautious, it rejects a true null hypothesis in 3 % at 50 cases; "
            "the mid-p form keeps 4 to 5 %");
    case PairedTest::McNemarMidP:
        return {};
    }
    return {};
}

}
