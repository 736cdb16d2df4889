#include "core/store/filter_fields.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace vlm::store {
namespace {

using enum FilterField;
using enum FilterKind;

constexpr std::array kFields{
    FilterFieldInfo{Dataset, "dataset", "", Name, VLM_TR("filter", "data set, by id or title")},
    FilterFieldInfo{Modality, "modality", "", Name, VLM_TR("filter", "modality of the data set")},
    FilterFieldInfo{Task, "task", "", Name, VLM_TR("filter", "diagnosis, vqa or caption")},
    FilterFieldInfo{Split, "split", "", Choice, VLM_TR("filter", "train, validation or test")},
    FilterFieldInfo{Label, "label", "class", Class, VLM_TR("filter", "class, by its text or number")},
    FilterFieldInfo{Type, "type", "", Choice, VLM_TR("filter", "kind of question: open, closed, choice")},
    FilterFieldInfo{Tag, "tag", "tags", Name, VLM_TR("filter", "a tag; tag:* is any")},
    FilterFieldInfo{Starred, "starred", "star", Choice, VLM_TR("filter", "yes or no; the word alone means yes")},
    FilterFieldInfo{Note, "note", "notes", Words, VLM_TR("filter", "words of the note; note:* is any")},
    FilterFieldInfo{Sample, "id", "sample", Name, VLM_TR("filter", "name of the sample")},
    FilterFieldInfo{Image, "image", "file", Name, VLM_TR("filter", "file of the image")},
    FilterFieldInfo{Patient, "patient", "cluster", Name, VLM_TR("filter", "patient or study that samples share")},
    FilterFieldInfo{Question, "question", "", Words, VLM_TR("filter", "words of the question")},
    FilterFieldInfo{Answer, "answer", "", Words, VLM_TR("filter", "words of the reference answer")},
    FilterFieldInfo{Disagree, "disagree", "", Choice, VLM_TR("filter", "yes: models gave different answers")},
    FilterFieldInfo{Model, "model", "", Name, VLM_TR("filter", "whose answer: the model")},
    FilterFieldInfo{Mode, "mode", "", Name, VLM_TR("filter", "whose answer: ots, lp, lora, …")},
    FilterFieldInfo{Run, "run", "", Name, VLM_TR("filter", "whose answer: number or name of the run")},
    FilterFieldInfo{Correct, "correct", "right", Choice, VLM_TR("filter", "whether the answer is right: yes or no")},
    FilterFieldInfo{Predicted, "predicted", "", Class, VLM_TR("filter", "class that the model chose")},
    FilterFieldInfo{
        Score, "score", "conf confidence", Number, VLM_TR("filter", "probability of the chosen class, 0 to 1")},
    FilterFieldInfo{Status, "status", "", Choice, VLM_TR("filter", "ok, failed or refused")},
    FilterFieldInfo{Reply, "reply", "", Words, VLM_TR("filter", "text that the model wrote")},
    FilterFieldInfo{Latency, "latency", "", Number, VLM_TR("filter", "milliseconds the answer took")},
};

constexpr FilterFieldInfo kText{Text, "", "", Words, VLM_TR("filter", "words anywhere")};

struct Spelling {
    FilterField field;
    std::string_view value; // as stored or as the compiler of SQL knows it
    std::string_view spellings; // the usual one first
};

constexpr std::string_view kYes = "yes true 1 right";
constexpr std::string_view kNo = "no false 0 wrong";

constexpr std::array kChoices{
    Spelling{Split, "train", "train training"},
    Spelling{Split, "validation", "validation val valid dev"},
    Spelling{Split, "test", "test testing"},
    Spelling{Type, "open", "open"},
    Spelling{Type, "closed", "closed close"},
    Spelling{Type, "multiple-choice", "choice multiple-choice choices"},
    Spelling{Type, "", "none"},
    Spelling{Starred, "yes", kYes},
    Spelling{Starred, "no", kNo},
    Spelling{Disagree, "yes", kYes},
    Spelling{Disagree, "no", kNo},
    Spelling{Correct, "yes", kYes},
    Spelling{Correct, "no", kNo},
    Spelling{Status, "ok", "ok"},
    Spelling{Status, "failed", "failed fail"},
    Spelling{Status, "refused", "refused"},
};

/// Calls `use` with each word of a list.
template <class Use> void eachWord(std::string_view list, Use use)
{
    while (!list.empty()) {
        const std::size_t blank = std::min(list.find(' '), list.size());
        use(list.substr(0, blank));
        list.remove_prefix(std::min(blank + 1, list.size()));
    }
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}

bool sameWord(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, {}, lower, lower);
}

std::span<const FilterFieldInfo> filterFields()
{
    return kFields;
}

const FilterFieldInfo& infoOf(FilterField field)
{
    const auto* found = std::ranges::find(kFields, field, &FilterFieldInfo::field);
    return found == kFields.end() ? kText : *found;
}

const FilterFieldInfo* fieldNamed(std::string_view name)
{
    for (const FilterFieldInfo& info : kFields) {
        bool named = sameWord(info.name, name);
        eachWord(info.otherNames, [&](std::string_view other) { named = named || sameWord(other, name); });
        if (named)
            return &info;
    }
    return nullptr;
}

std::string filterFieldNames()
{
    std::string out;
    for (const FilterFieldInfo& info : kFields)
        out.append(out.empty() ? "" : ", ").append(info.name);
    return out;
}

std::optional<std::string_view> filterChoice(FilterField field, std::string_view text)
{
    for (const Spelling& choice : kChoices) {
        bool spelt = false;
        if (choice.field == field)
            eachWord(choice.spellings, [&](std::string_view word) { spelt = spelt || sameWord(word, text); });
        if (spelt)
            return choice.value;
    }
    return std::nullopt;
}

std::vector<std::string_view> filterChoices(FilterField field)
{
    std::vector<std::string_view> out;
    for (const Spelling& choice : kChoices)
        if (choice.field == field)
            out.push_back(choice.spellings.substr(0, choice.spellings.find(' ')));
    return out;
}

bool choosesAnswer(FilterField field)
{
    return field >= Model && field <= Run;
}

bool describesAnswer(FilterField field)
{
    return field >= Correct;
}

std::optional<double> numberIn(std::string_view text)
{
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<NumberRange> rangeIn(std::string_view text)
{
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos || text.size() == 2)
        return std::nullopt;
    const std::string_view low = text.substr(0, dots);
    const std::string_view high = text.substr(dots + 2);
    const auto lowest = low.empty() ? std::optional(-std::numeric_limits<double>::max()) : numberIn(low);
    const auto highest = high.empty() ? std::optional(std::numeric_limits<double>::max()) : numberIn(high);
    if (!lowest || !highest)
        return std::nullopt;
    return NumberRange{*lowest, *highest};
}

}
