#include "core/rq/claims.h"
#include "core/base/error.h"
#include "core/rq/comparisons.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

namespace vlm::rq {
namespace {

const Study& byId(const std::vector<Study>& studies, std::string_view id)
{
    const auto found = std::find_if(studies.begin(), studies.end(), [&](const Study& s) { return s.id == id; });
    if (found == studies.end())
        throw Error(ErrorKind::Config, fmt::format("claims: the study \"{}\" is missing", id));
    return *found;
}

double percent(const Study& study, std::string_view model, std::string_view dataset, std::string_view mode)
{
    const Score* score = study.find(model, dataset, mode);
    if (score == nullptr)
        throw Error(ErrorKind::Config, fmt::format("claims: {} has no value of {} on {}", study.id, model, dataset));
    return 100 * score->value;
}

std::string gapText(const Gap& gap)
{
    return fmt::format("{} on {}: {:+.2f} points ({} against {})", gap.family, gap.dataset, 100 * gap.value,
        gap.generalists.front()->model, gap.specialists.front()->model);
}

/// A claim about the sign of all gaps of one question.
Claim signClaim(const std::vector<Study>& studies, Question question, bool positive)
{
    Claim claim{.section = "3.1"};
    std::size_t total = 0;
    std::set<std::string> flags;
    for (const std::string_view id : {"diagnosis", "vqa"}) {
        for (const Gap& gap : gaps(byId(studies, id), {})) {
            if (gap.question != question || !gap.defined())
                continue;
            ++total;
            flags.insert(gap.flags.begin(), gap.flags.end());
            if ((gap.value > 0) != positive)
                claim.details.push_back(gapText(gap));
        }
    }
    claim.flags.assign(flags.begin(), flags.end());
    claim.found
        = fmt::format("{} of {} gaps are {}", total - claim.details.size(), total, positive ? "positive" : "negative");
    claim.verdict = claim.details.empty() ? Verdict::Holds : Verdict::HoldsWithExceptions;
    return claim;
}

Claim countClaim(const Study& study, Question question, const Assumptions& assumptions, std::string stated)
{
    Claim claim{.section = "3.2", .stated = std::move(stated)};
    const Count count = compare(study, assumptions, question);
    claim.found = count.text();
    claim.verdict = claim.found == claim.stated ? Verdict::Holds : Verdict::DoesNotHold;
    std::set<std::string> flags;
    for (const Comparison& c : count.comparisons) {
        for (const Score* score : {c.generalist, c.bar}) {
            if (score == nullptr)
                continue;
            const auto texts = study.flagsOf(score->model, score->dataset, score->mode);
            flags.insert(texts.begin(), texts.end());
        }
        if (!c.wins)
            claim.details.push_back(fmt::format("{}: {} {:.2f} does not exceed {} {:.2f}", c.dataset,
                c.generalist->model, 100 * c.generalist->value, c.bar->model, 100 * c.bar->value));
    }
    claim.flags.assign(flags.begin(), flags.end());
    return claim;
}

void addSigns(std::vector<Claim>& out, const std::vector<Study>& studies)
{
    const std::string gapDefinition
        = " Largest value of each side within a family, as published (diagnosis: point "
          "estimates of Appendix D.1; question answering: GPT score overall). Not rescaled.";
    Claim rq1 = signClaim(studies, Question::Rq1, false);
    rq1.id = "rq1-negative";
    rq1.text = "The RQ1 gaps are consistently negative";
    rq1.stated = "consistently negative";
    rq1.definition = "RQ1 gap = off-the-shelf generalist - off-the-shelf in-domain specialist." + gapDefinition;
    out.push_back(std::move(rq1));
    Claim rq2 = signClaim(studies, Question::Rq2, true);
    rq2.id = "rq2-positive";
    rq2.text = "The RQ2 gaps turn positive almost uniformly, except for certain models on CheXpert";
    rq2.stated = "positive except on CheXpert";
    rq2.definition = "RQ2 gap = tuned generalist - off-the-shelf in-domain specialist; tuned is the linear probe for "
                     "diagnosis and fine-tuning for question answering."
        + gapDefinition;
    out.push_back(std::move(rq2));
    Claim rq3 = signClaim(studies, Question::Rq3, true);
    rq3.id = "rq3-positive";
    rq3.text = "Tuned generalists outperform specialists on almost all out-of-domain data sets";
    rq3.stated = "almost all";
    rq3.definition = "RQ3 gap = tuned generalist - tuned out-of-domain specialist. The paper's figure shows the "
                     "diagnosis gaps multiplied by five."
        + gapDefinition;
    out.push_back(std::move(rq3));
}

void addExamples(std::vector<Claim>& out, const std::vector<Study>& studies)
{
    const Study& diagnosis = byId(studies, "diagnosis");
    const Study& vqa = byId(studies, "vqa");
    const auto add = [&](std::string id, std::string text, std::string stated, std::string found, bool holds,
                         std::string definition) {
        out.push_back({.id = std::move(id),
            .section = "3.1",
            .text = std::move(text),
            .stated = std::move(stated),
            .found = std::move(found),
            .verdict = holds ? Verdict::Holds : Verdict::DoesNotHold,
            .definition = std::move(definition)});
    };
    const double medclip = percent(diagnosis, "MedCLIP", "CheXpert", "ots");
    const double clip = percent(diagnosis, "CLIP", "CheXpert", "ots");
    add("medclip-chexpert", "MedCLIP is far above CLIP on CheXpert off the shelf", "90.60 against 40.95",
        fmt::format("{:.2f} against {:.2f}", medclip, clip), medclip > clip, "AUROC of Appendix D.1");
    const double gemma = percent(vqa, "MedGemma", "VQA-RAD", "ots") - percent(vqa, "Gemma3", "VQA-RAD", "ots");
    add("medgemma-vqarad", "MedGemma outperforms Gemma3 on VQA-RAD by nearly 12 points", "nearly 12",
        fmt::format("{:.2f}", gemma), gemma > 11 && gemma < 12.5, "Difference of GPT scores overall, off the shelf");
    const double blip = percent(diagnosis, "BLIP2-2.7b", "Camelyon17", "lp");
    const double plip = percent(diagnosis, "PLIP", "Camelyon17", "ots");
    add("blip2-camelyon", "BLIP2 overtakes PLIP on Camelyon once tuned, above 98 %", "above 98",
        fmt::format("{:.2f} against {:.2f}", blip, plip), blip > 98 && blip > plip,
        "AUROC of Appendix D.1: BLIP2 with a linear probe, PLIP off the shelf (the RQ2 setting)");
    out.back().details.push_back(
        fmt::format("with a linear probe PLIP reaches {:.2f}", percent(diagnosis, "PLIP", "Camelyon17", "lp")));
    const double llava = percent(vqa, "LLaVA-1.5", "PathVQA", "sft");
    const double llavaMed = percent(vqa, "LLaVA-Med", "PathVQA", "sft");
    add("llava-pathvqa", "LLaVA-1.5 surpasses LLaVA-Med on PathVQA after tuning", "surpasses",
        fmt::format("{:.2f} against {:.2f}", llava, llavaMed), llava > llavaMed, "GPT score overall, both tuned");
    const double blipHam = percent(diagnosis, "BLIP2-2.7b", "HAM10000", "lp");
    const double siglipHam = percent(diagnosis, "SigLIP", "HAM10000", "lp");
    const double medclipHam = percent(diagnosis, "MedCLIP", "HAM10000", "lp");
    add("ham-generalists", "On HAM, tuned BLIP2 and SigLIP exceed 87 %, MedCLIP remains below 80 %",
        "above 87, below 80",
        fmt::format("BLIP2 {:.2f}, SigLIP {:.2f}, MedCLIP {:.2f}", blipHam, siglipHam, medclipHam),
        blipHam > 87 && siglipHam > 87 && medclipHam < 80, "AUROC of Appendix D.1, linear probe");
    const double qwen = percent(vqa, "Qwen25-VL", "SLAKE", "sft");
    add("qwen-slake", "Tuned Qwen2.5-VL reaches 86.3 on SLAKE", "86.3", fmt::format("{:.2f}", qwen),
        std::abs(qwen - 86.3) < 0.05, "GPT score overall");
    const double lingshu = percent(vqa, "Lingshu", "SLAKE", "sft");
    const double medgemma = percent(vqa, "MedGemma", "SLAKE", "sft");
    const double med = percent(vqa, "LLaVA-Med", "SLAKE", "sft");
    add("slake-plateau", "Tuned specialists plateau at 72 to 74 on SLAKE, named as an out-of-domain example",
        "72 to 74", fmt::format("Lingshu {:.2f}, LLaVA-Med {:.2f}, MedGemma {:.2f}", lingshu, med, medgemma),
        med < 74.05 && medgemma < 74.05 && lingshu < 74.05,
        "GPT score overall, tuned; SLAKE counts as in-domain elsewhere in the paper");
    std::vector<std::string> degraded;
    for (const StudyDataset& dataset : vqa.datasets) {
        const double change
            = percent(vqa, "Lingshu", dataset.name, "sft") - percent(vqa, "Lingshu", dataset.name, "ots");
        if (change < 0)
            degraded.push_back(fmt::format("{}: {:+.2f} points", dataset.name, change));
    }
    add("lingshu-degrades", "Some specialists (Lingshu) degrade after adaptation", "sometimes",
        fmt::format("on {} of {} data sets", degraded.size(), vqa.datasets.size()), !degraded.empty(),
        "Tuned minus off-the-shelf GPT score overall");
    out.back().details = std::move(degraded);
}

void addCounts(std::vector<Claim>& out, const std::vector<Study>& studies)
{
    const Study& diagnosis = byId(studies, "diagnosis");
    const Study& vqa = byId(studies, "vqa");
    const auto add = [&](Claim claim, std::string id, std::string text, std::string definition) {
        claim.id = std::move(id);
        claim.text = std::move(text);
        claim.definition = std::move(definition);
        out.push_back(std::move(claim));
    };
    const std::string rq2
        = "Linear probe of CLIP, BLIP2 and SigLIP on the four data sets with an in-domain specialist, "
          "against off-the-shelf in-domain specialists of all families; point estimates of Appendix "
          "D.1, the notebooks' in-domain table, strictly above";
    add(countClaim(diagnosis, Question::Rq2, {}, "9 of 12"), "rq2-diagnosis-best",
        "Nine of twelve fine-tuned generalists surpass the best off-the-shelf specialist", rq2);
    add(countClaim(diagnosis, Question::Rq2, {.bar = Bar::Second}, "12 of 12"), "rq2-diagnosis-second",
        "All twelve outperform the second-ranked specialist",
        rq2 + "; where only one in-domain specialist exists (PAPILA) it doubles as the second");
    add(countClaim(vqa, Question::Rq2, {}, "10 of 15"), "rq2-vqa-best",
        "Ten of fifteen question answering baselines exceed the best off-the-shelf specialist",
        "Tuned LLaVA-1.5, Qwen2-VL, Qwen2.5-VL, Gemma3 and InternVL3 on VQA-RAD, PathVQA and SLAKE against "
        "off-the-shelf LLaVA-Med, Lingshu and MedGemma; GPT score overall, strictly above");
    const std::string rq3
        = "Linear probe of CLIP, BLIP2 and SigLIP on all six data sets against tuned specialists that "
          "are out-of-domain there, of all families; point estimates of Appendix D.1, the notebooks' "
          "in-domain table, strictly above";
    add(countClaim(diagnosis, Question::Rq3, {}, "8 of 18"), "rq3-diagnosis-best",
        "Eight of eighteen tuned generalists exceed the best-tuned out-of-domain specialist", rq3);
    add(countClaim(diagnosis, Question::Rq3, {.bar = Bar::Second}, "11 of 18"), "rq3-diagnosis-second",
        "Eleven outperform the second-best",
        rq3 + "; where only one out-of-domain specialist exists (CheXpert) it doubles as the second");
    Claim fair = countClaim(vqa, Question::Rq3, {.datasets = {"Harvard-FairVLMed10k"}}, "4 of 5");
    add(std::move(fair), "rq3-vqa-fairvlmed",
        "All generalists but InternVL surpass the strongest out-of-domain specialist on FairVLMed",
        "Tuned generalists against the best tuned specialist; GPT score overall, strictly above");
}

}

std::string_view name(Verdict verdict)
{
    constexpr std::string_view names[]{"holds", "holds with exceptions", "does not hold"};
    return names[static_cast<std::size_t>(verdict)];
}

std::vector<Claim> claims(const std::vector<Study>& studies)
{
    std::vector<Claim> out;
    addSigns(out, studies);
    addExamples(out, studies);
    addCounts(out, studies);
    return out;
}

}
