#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vlm::store {

class Reader;
class Writer;

/// A filter with a name: kept by its rule, so it lists what fits now.
struct SavedView {
    std::string name{};
    std::string dataset{};
    std::string filter{};

    bool operator==(const SavedView&) const = default;
};

/// In the order in which they are shown.
std::vector<SavedView> savedViews(const Reader& reader);
void putSavedViews(Writer& writer, const std::vector<SavedView>& views);

/// "Hard cases 2" where there is a "Hard cases" of this data set.
std::string freeViewName(const std::vector<SavedView>& views, std::string_view dataset, const std::string& wanted);

/// What a query leaves to its chosen answers is said in words, so that the line stands for itself.
std::string withAnswers(std::string_view filter, std::string_view model, std::string_view mode);

}
