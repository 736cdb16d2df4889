#include "ui/pages/data/hanging.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "ui/base/settings.h"

namespace vlm::ui {
namespace {

using Beside = Hanging::Beside;

constexpr std::size_t kMost = 4; // images side by side
constexpr std::size_t kListed = 50; // questions

constexpr std::pair<Beside, const char*> kNames[] = {{Beside::Automatic, "automatic"}, {Beside::Next, "next"},
    {Beside::Patient, "patient"}, {Beside::Questions, "questions"}};

std::string_view folderOf(std::string_view image)
{
    return image.substr(0, std::min(image.rfind('/'), image.size()));
}

store::SampleRow rowOf(const data::Dataset& dataset, std::size_t number, const std::string& id)
{
    const data::Sample& sample = dataset.samples()[number];
    return {.ordinal = static_cast<store::Id>(number),
        .dataset = id,
        .id = std::string(sample.id),
        .split = std::string(data::name(sample.split)),
        .image = std::string(sample.image),
        .label = sample.label,
        .question = std::string(sample.question),
        .answer = std::string(sample.answer),
        .answerType = std::string(data::name(sample.answerType)),
        .cluster = std::string(sample.cluster)};
}

int layoutFor(std::size_t images)
{
    return images > 2 ? 4 : images == 2 ? 2 : 1;
}

}

QString name(Beside beside)
{
    for (const auto& [value, word] : kNames)
        if (value == beside)
            return QString::fromLatin1(word);
    return {};
}

Hanging keptHanging()
{
    const Settings settings;
    Hanging hanging{.views = settings.viewerViews()};
    for (const auto& [value, word] : kNames)
        if (settings.viewerBeside() == QLatin1String(word))
            hanging.beside = value;
    return hanging;
}

void keepHanging(const Hanging& hanging)
{
    Settings().setViewer(hanging.views, name(hanging.beside));
}

Relatives relativesOf(const data::Dataset& dataset, const store::SampleRow& chosen)
{
    Relatives out;
    const std::size_t all = dataset.samples().size();
    const auto first = static_cast<std::size_t>(std::max<store::Id>(chosen.ordinal, 0));
    std::set<std::string_view> seen{chosen.image};
    std::vector<std::size_t> asked;
    std::vector<std::pair<bool, std::size_t>> images; // in another folder, number
    for (std::size_t step = 0; step < all; ++step) {
        const std::size_t number = (first + step) % all;
        const data::Sample& sample = dataset.samples()[number];
        const std::string_view image = sample.image;
        if (image == chosen.image) {
            if (!sample.question.empty())
                asked.push_back(number);
        } else if (!image.empty() && !chosen.cluster.empty() && std::string_view(sample.cluster) == chosen.cluster
            && seen.insert(image).second) {
            images.emplace_back(folderOf(image) != folderOf(chosen.image), number);
        }
    }
    std::ranges::stable_sort(images, {}, &std::pair<bool, std::size_t>::first);
    for (const auto& [elsewhere, number] : images) {
        out.sameFolder += !elsewhere;
        if (out.images.size() < kMost)
            out.images.push_back(rowOf(dataset, number, chosen.dataset));
    }
    std::ranges::sort(asked);
    for (const std::size_t number : asked)
        if (out.questions.size() < kListed)
            out.questions.push_back(rowOf(dataset, number, chosen.dataset));
    return out;
}

Hung hang(const Hanging& hanging, const std::string& task, const store::SampleRow& chosen,
    const std::vector<store::SampleRow>& after, const Relatives& relatives)
{
    const bool automatic = hanging.beside == Beside::Automatic;
    Hung out{.samples = {chosen}};
    if (hanging.beside == Beside::Questions || (automatic && task == "vqa"))
        out.questions = relatives.questions;
    if (hanging.beside == Beside::Questions)
        return out;
    // A study of more images than fit side by side has no arrangement of its own; neither have all of a patient's.
    const std::size_t study = relatives.sameFolder > 0 ? relatives.sameFolder : relatives.images.size();
    const bool fits = study > 0 && study < kMost && task != "vqa";
    out.patient = hanging.beside == Beside::Patient || (automatic && fits);
    const bool free = hanging.views == 0;
    const std::size_t others = hanging.beside == Beside::Next ? 1
        : !automatic                                          ? relatives.images.size()
        : fits                                                ? study
                                                              : 0;
    out.views = free ? layoutFor(1 + others) : hanging.views;
    std::vector<store::SampleRow> beside = out.patient ? relatives.images : after;
    if (automatic && free)
        beside.resize(std::min(beside.size(), others));
    for (store::SampleRow& row : beside)
        if (out.samples.size() < static_cast<std::size_t>(out.views))
            out.samples.push_back(std::move(row));
    return out;
}

}
