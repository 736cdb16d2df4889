#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace vlm::models {

/// A JSON object of a checkpoint's configuration; every error names the file and the path of the key. Null counts as
/// absent, and absent keys take the default of the reference's config class, which the caller states.
class ConfigReader {
public:
    /// @throws Error Checkpoint when the file is missing or isn't a JSON object
    static ConfigReader fromFile(const std::filesystem::path& file);
    ConfigReader(nlohmann::json object, std::string where);

    [[nodiscard]] bool has(std::string_view key) const;
    [[nodiscard]] std::int64_t integer(std::string_view key, std::int64_t fallback) const;
    [[nodiscard]] std::int64_t integer(std::string_view key) const; // required
    [[nodiscard]] double number(std::string_view key, double fallback) const;
    [[nodiscard]] bool flag(std::string_view key, bool fallback) const;
    [[nodiscard]] std::string text(std::string_view key, std::string_view fallback) const;
    [[nodiscard]] std::vector<std::int64_t> integers(std::string_view key, std::vector<std::int64_t> fallback) const;
    [[nodiscard]] std::vector<std::string> texts(std::string_view key) const; // empty when absent
    /// Side of a square given as number, [height, width] or {"height", "width"}.
    [[nodiscard]] std::int64_t side(std::string_view key, std::int64_t fallback) const;
    /// Empty object when absent.
    [[nodiscard]] ConfigReader child(std::string_view key) const;
    [[nodiscard]] const nlohmann::json& json() const { return *m_object; }

private:
    [[nodiscard]] const nlohmann::json* value(std::string_view key) const;
    [[noreturn]] void wrongType(std::string_view key, std::string_view expected) const;

    std::shared_ptr<const nlohmann::json> m_object;
    std::string m_where;
};

/// config.json's model_type; empty when there is no config.json or no model_type in it.
std::string modelType(const std::filesystem::path& folder);
/// config.json's architectures; empty when there is none.
std::vector<std::string> architectures(const std::filesystem::path& folder);

}
