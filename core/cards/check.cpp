#include "core/cards/check.h"

#include "core/base/error.h"
#include "core/checkpoint/checkpoint.h"
#include "core/checkpoint/scan.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>

namespace vlm::cards {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kPointerBytes = 1024; // pointers of Git LFS are about 130 bytes
constexpr std::string_view kPointerStart = "version https://git-lfs";
constexpr int kDepth = 4; // folders below that are searched for a misplaced file
constexpr double kParameterSlack = 0.01;

std::string joined(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : " or ") + name;
    return text;
}

std::string megabytes(std::uintmax_t bytes)
{
    char text[32];
    std::snprintf(text, sizeof text, bytes < 100'000 ? "%.1f kB" : "%.1f MB",
        static_cast<double>(bytes) / (bytes < 100'000 ? 1e3 : 1e6));
    return text;
}

bool isPointer(const fs::path& file)
{
    std::error_code failed;
    const std::uintmax_t bytes = fs::file_size(file, failed);
    if (failed || bytes > kPointerBytes)
        return false;
    std::string start(kPointerStart.size(), '\0');
    std::ifstream(file, std::ios::binary).read(start.data(), static_cast<std::streamsize>(start.size()));
    return start == kPointerStart;
}

bool there(const fs::path& folder, const std::string& name)
{
    std::error_code failed;
    return name.ends_with('/') ? fs::is_directory(folder / name, failed) : fs::is_regular_file(folder / name, failed);
}

/// Where below the folder a file of this name lies, as in a cache's snapshots/<revision>/.
std::optional<fs::path> misplaced(const fs::path& folder, const std::string& name)
{
    std::error_code failed;
    const fs::path wanted = fs::path(name).filename();
    for (auto it = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, failed);
         !failed && it != fs::recursive_directory_iterator(); it.increment(failed)) {
        if (it.depth() >= kDepth)
            it.disable_recursion_pending();
        if (it->path().filename() == wanted && it->path().parent_path() != folder)
            return it->path().parent_path();
    }
    return std::nullopt;
}

Finding checkNeed(const FileNeed& need, const fs::path& folder)
{
    for (const std::string& name : need.anyOf) {
        if (!there(folder, name))
            continue;
        if (name.ends_with('/'))
            return {Verdict::Good, need.role, name};
        if (isPointer(folder / name))
            return {Verdict::Fault, need.role,
                name
                    + " is a pointer of Git LFS, not the file itself: run \"git lfs pull\" in that folder, or download "
                      "the file from the model's page"};
        std::error_code failed;
        const std::uintmax_t bytes = fs::file_size(folder / name, failed);
        if (bytes == 0)
            return {Verdict::Fault, need.role, name + " is empty: download it again"};
        return {Verdict::Good, need.role, name + ", " + megabytes(bytes)};
    }
    for (const std::string& name : need.anyOf) {
        if (const auto place = misplaced(folder, name))
            return {Verdict::Fault, need.role,
                name + " lies in " + fs::relative(*place, folder).string() + ": choose that folder instead"};
    }
    if (need.optional)
        return {Verdict::Advice, need.role, joined(need.anyOf) + " is missing; the published values are used"};
    return {Verdict::Fault, need.role, joined(need.anyOf) + " is missing"};
}

void checkDownloads(const fs::path& folder, std::vector<Finding>& findings)
{
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(folder, failed)) {
        const std::string suffix = entry.path().extension().string();
        if (suffix == ".incomplete" || suffix == ".part" || suffix == ".crdownload" || suffix == ".aria2")
            findings.push_back({Verdict::Advice, "download",
                entry.path().filename().string() + " looks like a download that has not finished"});
    }
}

template <class Action> bool attempt(std::vector<Finding>& findings, const char* subject, Action&& action)
{
    try {
        action();
        return true;
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::Cancelled)
            throw;
        findings.push_back({Verdict::Fault, subject, error.what()});
    } catch (const std::exception& error) {
        findings.push_back({Verdict::Fault, subject, error.what()});
    }
    return false;
}

void checkParameters(const PublishedModel& model, const models::ModelInfo& info, std::vector<Finding>& findings)
{
    const std::string have = std::to_string(info.parameters) + " parameters";
    if (model.parameters == 0)
        return findings.push_back({Verdict::Good, "parameters", have});
    const double off
        = std::abs(static_cast<double>(info.parameters - model.parameters)) / static_cast<double>(model.parameters);
    if (off <= kParameterSlack)
        return findings.push_back({Verdict::Good, "parameters", have + ", as published"});
    findings.push_back({Verdict::Advice, "parameters",
        have + "; published are " + std::to_string(model.parameters) + ": this may be another size of the model"});
}

void checkFamily(const PublishedModel& model, const fs::path& folder, FolderCheck& check)
{
    attempt(check.findings, "layout", [&] {
        const models::Family& family = models::recognise(folder);
        if (family.id != model.family)
            throw Error(ErrorKind::Checkpoint,
                "the files are a checkpoint of the family '" + std::string(family.id) + "'; " + model.title + " is of '"
                    + model.family + "'");
        check.info = family.describe(folder);
        check.findings.push_back({Verdict::Good, "layout", std::string(family.title)});
        checkParameters(model, *check.info, check.findings);
    });
}

void checkValues(const fs::path& folder, std::vector<Finding>& findings, std::stop_token stop)
{
    attempt(findings, "values", [&] {
        const checkpoint::Checkpoint weights = checkpoint::Checkpoint::open(folder);
        if (stop.stop_requested())
            throw Error(ErrorKind::Cancelled, "the check of " + folder.string() + " was stopped");
        if (const auto bad = checkpoint::firstNonFinite(weights))
            throw Error(ErrorKind::Checkpoint,
                bad->tensor + " holds NaN or infinity at element " + std::to_string(bad->index)
                    + ": the file is damaged or was trained to divergence");
        findings.push_back({Verdict::Good, "values", "every weight is a finite number"});
    });
}

}

bool FolderCheck::usable() const
{
    return std::ranges::none_of(findings, [](const Finding& f) { return f.verdict == Verdict::Fault; });
}

FolderCheck checkFolder(const PublishedModel& model, const fs::path& folder, Depth depth, std::stop_token stop)
{
    FolderCheck check;
    std::error_code failed;
    if (!fs::is_directory(folder, failed)) {
        check.findings.push_back({Verdict::Fault, "folder", folder.string() + " is not a folder"});
        return check;
    }
    if (model.kind == "unpublished") {
        check.findings.push_back({Verdict::Fault, "weights", model.note});
        return check;
    }
    for (const FileNeed& need : model.files)
        check.findings.push_back(checkNeed(need, folder));
    checkDownloads(folder, check.findings);
    if (!check.usable())
        return check;
    checkFamily(model, folder, check);
    if (check.usable() && depth == Depth::Values)
        checkValues(folder, check.findings, stop);
    return check;
}

}
