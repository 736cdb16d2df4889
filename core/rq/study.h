#pragma once

#include <cstddef>
#include <filesystem>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace vlm::rq {

enum class Role { Generalist, Specialist, Commercial };
std::string_view name(Role role);
/// @throws Error Data naming the known words
Role roleFromName(std::string_view word);

struct StudyModel {
    std::string name{};
    std::string family{};
    Role role = Role::Generalist;
};

struct StudyDataset {
    std::string name{};
    std::size_t n = 0; ///< test rows
};

/// One number of a study. Modes: "ots" (off the shelf), "lp", "lora", "sft".
struct Score {
    std::string model{};
    std::string dataset{};
    std::string mode{};
    double value = 0; ///< in the metric's own unit, 0 to 1
    double lower = std::numeric_limits<double>::quiet_NaN(); ///< 95 % interval as published; NaN if none
    double upper = std::numeric_limits<double>::quiet_NaN();

    bool hasInterval() const { return lower == lower && upper == upper; }
};

/// Which (model, data set) pairs count as in-domain; versioned, so that each result can say which table it used.
struct InDomainTable {
    std::string id{};
    std::string version{};
    std::string title{};
    std::string source{};
    std::set<std::pair<std::string, std::string>> pairs{}; ///< (model, data set)

    bool contains(std::string_view model, std::string_view dataset) const;
};

/// @throws Error Data
std::vector<InDomainTable> readInDomainTables(const std::filesystem::path& file);
void writeInDomainTables(const std::filesystem::path& file, const std::vector<InDomainTable>& tables);

struct ProvenanceFlag {
    std::vector<Score> scores{}; ///< model, data set and mode of the numbers it is about
    std::string text{};
};

struct Study {
    std::string id{};
    std::string title{};
    std::string source{}; ///< where the numbers stand: "MedVLMBench paper, Appendix D.1"
    std::string metric{};
    std::string tunedMode{}; ///< which mode "tuned" means: "lp" for diagnosis, "sft" for question answering
    InDomainTable inDomain{};
    std::vector<StudyModel> models{};
    std::vector<StudyDataset> datasets{};
    std::vector<Score> scores{};
    std::vector<ProvenanceFlag> provenance{};

    const Score* find(std::string_view model, std::string_view dataset, std::string_view mode) const;
    const StudyModel* model(std::string_view name) const;
    /// Families in the order of their first model.
    std::vector<std::string> families() const;
    /// Texts of the flags about one number.
    std::vector<std::string> flagsOf(std::string_view model, std::string_view dataset, std::string_view mode) const;
};

}
