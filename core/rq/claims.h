#pragma once

#include "core/rq/study.h"

#include <string>
#include <vector>

namespace vlm::rq {

enum class Verdict { Holds, HoldsWithExceptions, DoesNotHold };
std::string_view name(Verdict verdict);

/// One claim of the paper beside what its published numbers give.
struct Claim {
    std::string id{};
    std::string section{}; ///< "3.1" or "3.2"
    std::string text{}; ///< what the paper says, in short
    std::string stated{}; ///< the number that the paper gives, if any
    std::string found{}; ///< the number that we compute
    Verdict verdict = Verdict::Holds;
    std::string definition{}; ///< how it is computed
    std::vector<std::string> details{}; ///< exceptions and the numbers behind
    std::vector<std::string> flags{}; ///< provenance of edited numbers that it rests on
};

/// All claims of §3.1 and §3.2, from the studies as published (readPublished). @throws Error Config if one is missing
std::vector<Claim> claims(const std::vector<Study>& studies);

}
