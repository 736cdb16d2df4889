#include "core/models/config_reader.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"

namespace vlm::models {

ConfigReader ConfigReader::fromFile(const std::filesystem::path& file)
{
    if (!std::filesystem::exists(file))
        throw Error(ErrorKind::Checkpoint, "no file " + file.string() + "; the architecture is read from it");
    return {readJson(file), file.string()};
}

ConfigReader::ConfigReader(nlohmann::json object, std::string where)
    : m_object(std::make_shared<const nlohmann::json>(std::move(object)))
    , m_where(std::move(where))
{
    if (!m_object->is_object())
        throw Error(ErrorKind::Checkpoint, m_where + ": expected an object, found " + m_object->type_name());
}

const nlohmann::json* ConfigReader::value(std::string_view key) const
{
    const auto found = m_object->find(std::string(key));
    return found == m_object->end() || found->is_null() ? nullptr : &*found;
}

void ConfigReader::wrongType(std::string_view key, std::string_view expected) const
{
    throw Error(ErrorKind::Checkpoint,
        m_where + ": '" + std::string(key) + "' should be " + std::string(expected) + ", found "
            + value(key)->dump().substr(0, 60));
}

bool ConfigReader::has(std::string_view key) const
{
    return value(key) != nullptr;
}

std::int64_t ConfigReader::integer(std::string_view key, std::int64_t fallback) const
{
    const nlohmann::json* found = value(key);
    if (found == nullptr)
        return fallback;
    if (!found->is_number_integer())
        wrongType(key, "an integer");
    return found->get<std::int64_t>();
}

std::int64_t ConfigReader::integer(std::string_view key) const
{
    if (!has(key))
        throw Error(ErrorKind::Checkpoint, m_where + ": '" + std::string(key) + "' is missing; expected an integer");
    return integer(key, 0);
}

double ConfigReader::number(std::string_view key, double fallback) const
{
    const nlohmann::json* found = value(key);
    if (found == nullptr)
        return fallback;
    if (!found->is_number())
        wrongType(key, "a number");
    return found->get<double>();
}

bool ConfigReader::flag(std::string_view key, bool fallback) const
{
    const nlohmann::json* found = value(key);
    if (found == nullptr)
        return fallback;
    if (!found->is_boolean())
        wrongType(key, "true or false");
    return found->get<bool>();
}

std::string ConfigReader::text(std::string_view key, std::string_view fallback) const
{
    const nlohmann::json* found = value(key);
    if (found == nullptr)
        return std::string(fallback);
    if (!found->is_string())
        wrongType(key, "a string");
    return found->get<std::string>();
}

std::vector<std::int64_t> ConfigReader::integers(std::string_view key, std::vector<std::int64_t> fallback) const
{
    const nlohmann::json* found = value(key);
    if (found == nullptr)
        return fallback;
    if (!found->is_array())
        wrongType(key, "a list of integers");
    std::vector<std::int64_t> values;
    for (const nlohmann::json& item : *found) {
        if (!item.is_number_integer())
            wrongType(key, "a list of integers");
        values.push_back(item.get<std::int64_t>());
    }
    return values;
}

std::vector<std::string> ConfigReader::texts(std::string_view key) const
{
    const nlohmann::json* found = value(key);
    if (found == nullptr)
        return {};
    if (!found->is_array())
        wrongType(key, "a list of strings");
    std::vector<std::string> values;
    for (const nlohmann::json& item : *found) {
        if (!item.is_string())
            wrongType(key, "a list of strings");
        values.push_back(item.get<std::string>());
    }
    return values;
}

std::int64_t ConfigReader::side(std::string_view key, std::int64_t fallback) const
{
    const nlohmann::json* found = value(key);
    if (found == nullptr)
        return fallback;
    if (found->is_number_integer())
        return found->get<std::int64_t>();
    const auto square = [&](const nlohmann::json& height, const nlohmann::json& width) {
        if (!height.is_number_integer() || height != width)
            wrongType(key, "one side of a square");
        return height.get<std::int64_t>();
    };
    if (found->is_array() && found->size() == 2)
        return square((*found)[0], (*found)[1]);
    if (found->is_object() && found->contains("height") && found->contains("width"))
        return square((*found)["height"], (*found)["width"]);
    wrongType(key, "one side of a square");
}

ConfigReader ConfigReader::child(std::string_view key) const
{
    const nlohmann::json* found = value(key);
    return {found == nullptr ? nlohmann::json::object() : *found, m_where + ": " + std::string(key)};
}

std::string modelType(const std::filesystem::path& folder)
{
    const std::filesystem::path file = folder / "config.json";
    return std::filesystem::is_regular_file(file) ? ConfigReader::fromFile(file).text("model_type", "") : std::string();
}

std::vector<std::string> architectures(const std::filesystem::path& folder)
{
    const std::filesystem::path file = folder / "config.json";
    return std::filesystem::is_regular_file(file) ? ConfigReader::fromFile(file).texts("architectures")
                                                  : std::vector<std::string>();
}

}
