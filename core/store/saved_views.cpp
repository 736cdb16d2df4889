#include "core/store/saved_views.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "core/store/filter_edit.h"
#include "core/store/filter_sql.h"
#include "core/store/project.h"

namespace vlm::store {
namespace {

constexpr std::string_view kSetting = "sample views";

}

std::vector<SavedView> savedViews(const Reader& reader)
{
    std::vector<SavedView> out;
    const auto text = reader.setting(kSetting);
    if (!text)
        return out;
    const auto views = nlohmann::json::parse(*text, nullptr, false);
    if (!views.is_array())
        throw Error(ErrorKind::Store, "the saved views of this project cannot be read: expected a JSON array");
    for (const auto& view : views) {
        if (!view.is_object() || !view.value("name", nlohmann::json()).is_string()
            || !view.value("dataset", nlohmann::json()).is_string()
            || !view.value("filter", nlohmann::json()).is_string())
            throw Error(
                ErrorKind::Store, "a saved view of this project cannot be read: expected name, dataset, filter");
        out.push_back({.name = view["name"], .dataset = view["dataset"], .filter = view["filter"]});
    }
    return out;
}

void putSavedViews(Writer& writer, const std::vector<SavedView>& views)
{
    auto list = nlohmann::json::array();
    for (const SavedView& view : views)
        list.push_back({{"name", view.name}, {"dataset", view.dataset}, {"filter", view.filter}});
    writer.setSetting(std::string(kSetting), list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

std::string freeViewName(const std::vector<SavedView>& views, std::string_view dataset, const std::string& wanted)
{
    const auto taken = [&](const std::string& name) {
        return std::ranges::any_of(
            views, [&](const SavedView& view) { return view.dataset == dataset && view.name == name; });
    };
    std::string name = wanted;
    for (int number = 2; taken(name); ++number)
        name = wanted + " " + std::to_string(number);
    return name;
}

std::string withAnswers(std::string_view filter, std::string_view model, std::string_view mode)
{
    const std::string whose = "model:" + filterQuoted(model) + " mode:" + filterQuoted(mode);
    return bothFilters(leansOnAnswer(parseFilter(filter)) ? whose : "(" + whose + ")", filter);
}

}
