#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/matrix.h"
#include "core/checkpoint/checkpoint.h"

namespace vlm::runs {

/// Features of one model on disk, found by the content of the image or the texts. Rows lie in memory-mapped
/// safetensors shards that are written whole and carry a checksum: a shard that is cut or altered is removed and its
/// rows are computed again.
class FeatureCache {
public:
    /// @param folder made on the first write
    /// @param identity hash of model, preprocessing and precision
    /// @param complain gets a sentence for each shard that was dropped and for writes that failed
    FeatureCache(const std::filesystem::path& folder, const std::string& identity,
        std::function<void(const std::string&)> complain);
    /// Writes what is not on disk yet.
    ~FeatureCache();
    FeatureCache(const FeatureCache&) = delete;
    FeatureCache& operator=(const FeatureCache&) = delete;

    /// Empty if unknown. Valid until the next add().
    std::span<const float> find(const std::string& key) const;
    bool contains(const std::string& key) const { return !find(key).empty(); }
    void add(const std::string& key, std::span<const float> row);
    void flush();
    std::size_t size() const { return m_rows.size() + m_pending.size(); }

    /// All rows of a small matrix under one key (class prompts).
    std::optional<Matrix> findMatrix(const std::string& key) const;
    void addMatrix(const std::string& key, const Matrix& matrix);

private:
    void open(const std::filesystem::path& shard);
    void write(const std::string& name, std::span<const float> values, std::vector<std::int64_t> shape,
        std::map<std::string, std::string> metadata);

    std::filesystem::path m_folder;
    std::function<void(const std::string&)> m_complain;
    std::vector<checkpoint::Checkpoint> m_shards; // keeps the mappings alive
    std::unordered_map<std::string, std::span<const float>> m_rows;
    std::unordered_map<std::string, std::size_t> m_pending; // row in m_values
    std::vector<std::string> m_keys; // of m_values, in order
    std::vector<float> m_values;
    std::size_t m_columns = 0;
    std::chrono::steady_clock::time_point m_lastWrite = std::chrono::steady_clock::now();
    bool m_writable = true;
};

}
