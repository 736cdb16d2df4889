#pragma once

#include <filesystem>
#include <string_view>

namespace vlm::data {

/// Parquet files in a folder or its `data`, as the Hugging Face hub stores them.
bool hasParquet(const std::filesystem::path& folder);

/// Says how to convert them once. @param name of the .jsonl that the script writes, without its ending
/// @throws Error Data, always
[[noreturn]] void refuseParquet(const std::filesystem::path& folder, std::string_view name);

/// True if the folder's name has all of these words, in any case.
bool folderIsNamed(const std::filesystem::path& folder, std::string_view one, std::string_view other);

}
