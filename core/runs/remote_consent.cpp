#include "core/runs/remote_questions.h"

#include <algorithm>
#include <set>

namespace vlm::runs {

remote::Shipment shipmentOf(
    const remote::RemoteModel& model, const store::DatasetRow& dataset, const store::Reader& reader)
{
    constexpr std::int64_t kPage = 4096;
    std::set<std::string> images;
    std::int64_t questions = 0;
    for (std::int64_t offset = 0;; offset += kPage) {
        const auto page = reader.samples({.dataset = dataset.id, .split = "test"}, offset, kPage);
        for (const store::SampleRow& row : page)
            images.insert(row.image);
        questions += static_cast<std::int64_t>(page.size());
        if (std::ssize(page) < kPage)
            break;
    }
    return {.goods = remote::Goods::ImagesAndQuestions,
        .address = remote::requestUrl(model.endpoint),
        .model = model.endpoint.model,
        .dataset = dataset.id,
        .fingerprint = dataset.fingerprint,
        .images = std::ssize(images),
        .questions = questions,
        .licence = dataset.licence,
        .restriction = remote::restrictionOf(dataset.id, dataset.title, dataset.licence)};
}

std::string whyRemoteImpossible(const config::ModelRef& model, config::Mode mode)
{
    if (mode == config::Mode::OffTheShelf || !remote::isRemote(model.folder))
        return {};
    return "a model behind HTTP is used as it is; " + std::string(config::name(mode)) + " needs its weights";
}

std::vector<Unconsented> withoutConsent(const config::RunConfig& config, const store::Project& project)
{
    std::vector<Unconsented> out;
    if (std::ranges::find(config.modes, config::Mode::OffTheShelf) == config.modes.end())
        return out;
    const remote::ConsentBook book(project.folder());
    const store::Reader reader = project.reader();
    for (const config::ModelRef& model : config.models) {
        if (!remote::isRemote(model.folder))
            continue;
        const remote::RemoteModel remote = remote::readRemoteModel(model.folder);
        for (const config::DatasetRef& reference : config.datasets) {
            const auto dataset = reader.dataset(reference.id);
            if (!dataset || dataset->task == "diagnosis")
                continue;
            if (remote::Shipment shipment = shipmentOf(remote, *dataset, reader); !book.find(shipment))
                out.push_back({.model = model, .shipment = std::move(shipment)});
        }
    }
    return out;
}

}
