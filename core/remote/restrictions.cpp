#include "core/remote/restrictions.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace vlm::remote {
namespace {

struct Rule {
    std::string_view word; // in lower case without anything but letters and digits
    std::string_view text;
};

constexpr std::string_view kPhysioNet
    = "These data are credentialed: the PhysioNet data use agreement forbids sharing them with third parties, and that "
      "includes sending them to online services such as o3 or Gemini, unless the service is set up as PhysioNet "
      "demands "
      "(https://physionet.org/news/post/gpt-responsible-use).";
constexpr std::string_view kStanford
    = "These data are under Stanford's research use agreement, which forbids passing them on to others; an online "
      "service is another party.";
constexpr std::string_view kAgreement = "These data are given out under an agreement that each user accepts; most such "
                                        "agreements forbid passing them on, "
                                        "and an online service is another party.";

// Names of data sets that are given to named persons only.
constexpr std::array kNames{Rule{"mimic", kPhysioNet}, Rule{"vindr", kPhysioNet}, Rule{"brset", kPhysioNet},
    Rule{"mscxr", kPhysioNet}, Rule{"rexvqa", kPhysioNet}, Rule{"eicu", kPhysioNet}, Rule{"chexpert", kStanford},
    Rule{"chexlocalize", kStanford}, Rule{"mura", kStanford}, Rule{"padchest", kAgreement},
    Rule{"fairvlmed", kAgreement}, Rule{"harvardfair", kAgreement}, Rule{"candidptx", kAgreement},
    Rule{"ukbiobank", kAgreement}, Rule{"adni", kAgreement}};
// Words of licences.
constexpr std::array kLicences{Rule{"physionet", kPhysioNet}, Rule{"credentialed", kPhysioNet},
    Rule{"datauseagreement", kAgreement}, Rule{"researchuseagreement", kAgreement}, Rule{"onrequest", kAgreement}};

std::string bare(std::string_view text)
{
    std::string out;
    for (const unsigned char c : text)
        if (std::isalnum(c))
            out += static_cast<char>(std::tolower(c));
    return out;
}

}

Restriction restrictionOf(std::string_view id, std::string_view title, std::string_view licence)
{
    for (const std::string_view name : {id, title})
        for (const Rule& rule : kNames)
            if (bare(name).find(rule.word) != std::string::npos)
                return {.forbidden = true, .text = std::string(rule.text)};
    for (const Rule& rule : kLicences)
        if (bare(licence).find(rule.word) != std::string::npos)
            return {.forbidden = true, .text = std::string(rule.text)};
    if (bare(licence).empty() || bare(licence) == "unknown")
        return {.forbidden = false,
            .text = "The licence of these data is not known here; make sure that they may be passed on."};
    return {};
}

}
