#include "core/data/import_choices.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/hash.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <mutex>
#include <system_error>

#include <nlohmann/json.hpp>

namespace vlm::data {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

struct Holder {
    std::mutex mutex;
    fs::path project;
};

Holder& holder()
{
    static Holder instance;
    return instance;
}

/// Ids may hold what file names may not.
fs::path placeOf(const fs::path& project, std::string_view id, const char* ending)
{
    std::string name;
    for (const char c : id)
        name += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'
            ? c
            : '~';
    if (name != id)
        name += "-" + Hasher().add(id).hex().substr(0, 8);
    return project / "imports" / (name + ending);
}

void write(const fs::path& file, const std::string& content)
{
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    if (error)
        throw Error(ErrorKind::Store, file.parent_path().string() + ": " + error.message());
    try {
        writeFileAtomically(file, content);
    } catch (const Error& failure) {
        throw Error(ErrorKind::Store, failure.what());
    }
}

std::map<std::string, std::string> textsIn(const json& content, const char* key, const fs::path& file)
{
    if (!content.contains(key))
        return {};
    const json& found = content.at(key);
    if (!found.is_object() || !std::ranges::all_of(found, [](const json& v) { return v.is_string(); }))
        throw Error(ErrorKind::Data, file.string() + ": \"" + key + "\" must be an object of texts");
    return found.get<std::map<std::string, std::string>>();
}

}

void useImportsOf(const fs::path& project)
{
    const std::scoped_lock lock(holder().mutex);
    holder().project = project;
}

ImportOptions keptChoices(std::string_view id)
{
    fs::path project;
    {
        const std::scoped_lock lock(holder().mutex);
        project = holder().project;
    }
    ImportOptions options;
    const fs::path file = placeOf(project, id, ".json");
    if (project.empty() || !fs::is_regular_file(file))
        return options;
    const json content = readJson(file);
    if (!content.is_object() || (content.contains("importer") && !content.at("importer").is_string()))
        throw Error(ErrorKind::Data, file.string() + ": holds no choices of an import");
    options.importer = content.value("importer", "");
    options.settings = textsIn(content, "settings", file);
    options.moved = textsIn(content, "moved", file);
    return options;
}

void keepChoices(const fs::path& project, std::string_view id, const ImportOptions& options)
{
    const fs::path file = placeOf(project, id, ".json");
    if (options.importer.empty() && options.settings.empty() && options.moved.empty()) {
        std::error_code error;
        fs::remove(file, error);
        if (error)
            throw Error(ErrorKind::Store, file.string() + ": " + error.message());
        return;
    }
    json content{{"settings", options.settings}};
    if (!options.importer.empty())
        content["importer"] = options.importer;
    if (!options.moved.empty())
        content["moved"] = options.moved;
    write(file, content.dump(1) + "\n");
}

void keepFiles(const fs::path& project, std::string_view id, const KeptFiles& kept)
{
    std::string lines = "# " + kept.base + "\n";
    constexpr std::size_t besidesName = 56; // hash, size, two spaces, the line's end
    std::size_t length = lines.size();
    for (const FileRecord& file : kept.files)
        length += file.name.size() + besidesName;
    lines.reserve(length);
    for (const FileRecord& file : kept.files)
        if (file.name.find('\n') == std::string::npos)
            lines.append(file.hash.empty() ? "-" : file.hash.view())
                .append(" ")
                .append(std::to_string(file.size))
                .append(" ")
                .append(file.name.view())
                .append("\n");
    write(placeOf(project, id, ".files"), lines);
}

KeptFiles keptFiles(const fs::path& project, std::string_view id)
{
    const fs::path place = placeOf(project, id, ".files");
    KeptFiles kept;
    if (!fs::is_regular_file(place))
        return kept;
    std::ifstream lines(place);
    if (!lines)
        throw Error(ErrorKind::Data, "cannot read " + place.string() + ": " + std::strerror(errno));
    for (std::string row; std::getline(lines, row);) {
        const std::string_view line = row;
        if (line.starts_with("# ")) {
            kept.base = line.substr(2);
            continue;
        }
        const std::size_t first = line.find(' ');
        const std::size_t second = first == std::string_view::npos ? first : line.find(' ', first + 1);
        FileRecord file;
        const bool three = second != std::string_view::npos && second + 1 < line.size();
        const char* stop = three ? line.data() + second : nullptr;
        if (!three || std::from_chars(line.data() + first + 1, stop, file.size).ptr != stop)
            throw Error(ErrorKind::Data, place.string() + ": a line is not \"hash size name\"");
        file.name = line.substr(second + 1);
        if (const std::string_view hash = line.substr(0, first); hash != "-")
            file.hash = hash;
        kept.files.push_back(std::move(file));
    }
    return kept;
}

}
