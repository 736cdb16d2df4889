#include "core/data/parquet.h"

#include "core/base/data_dir.h"
#include "core/base/error.h"
#include "core/data/folders.h"
#include "core/data/text_table.h"

#include <string>

namespace vlm::data {

bool hasParquet(const std::filesystem::path& folder)
{
    for (const std::filesystem::path& place : {folder, folder / "data"})
        if (isFolder(place))
            for (const std::string& name : filesIn(place))
                if (lowered(name).ends_with(".parquet"))
                    return true;
    return false;
}

void refuseParquet(const std::filesystem::path& folder, std::string_view name)
{
    throw Error(ErrorKind::Data,
        folder.string() + ": these are Parquet files, which are not read. Convert them once with `python3 "
            + (dataDirectory() / "scripts/parquet_to_jsonl.py").string() + " " + folder.string() + " "
            + std::string(name) + "` (needs pyarrow), which writes images/ and " + std::string(name)
            + ".jsonl beside them");
}

bool folderIsNamed(const std::filesystem::path& folder, std::string_view one, std::string_view other)
{
    const std::string name = lowered(folder.filename().string());
    return name.find(one) != std::string::npos && name.find(other) != std::string::npos;
}

}
