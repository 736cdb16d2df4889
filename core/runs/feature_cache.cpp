#include "core/runs/feature_cache.h"

#include <cstring>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/hash.h"

namespace vlm::runs {
namespace {

namespace fs = std::filesystem;

constexpr const char* kTensor = "features";
constexpr const char* kFormat = "features/v1";
constexpr std::size_t kShardRows = 1024;
constexpr std::chrono::seconds kShardTime{20}; // at most this much work is lost when the program is killed

std::string checksum(std::span<const std::byte> bytes, const std::string& keys)
{
    return Hasher().add(bytes).add(keys).hex();
}

const std::string& entry(const checkpoint::Checkpoint& shard, const char* key)
{
    const auto it = shard.metadata().find(key);
    if (it == shard.metadata().end())
        throw Error(ErrorKind::Checkpoint, std::string("no '") + key + "' in its metadata");
    return it->second;
}

// The tensor of a shard whose checksum is right.
const checkpoint::TensorView& verified(const checkpoint::Checkpoint& shard)
{
    const checkpoint::TensorView* tensor = shard.find(kTensor);
    if (entry(shard, "format") != kFormat || !tensor || tensor->dtype != checkpoint::DType::F32
        || tensor->shape.size() != 2)
        throw Error(ErrorKind::Checkpoint, "it is no shard of features");
    if (entry(shard, "checksum") != checksum(tensor->bytes, entry(shard, "keys")))
        throw Error(ErrorKind::Checkpoint, "its checksum is wrong");
    return *tensor;
}

std::span<const float> floats(const checkpoint::TensorView& tensor)
{
    return {reinterpret_cast<const float*>(tensor.bytes.data()), tensor.bytes.size() / sizeof(float)};
}

}

FeatureCache::FeatureCache(
    const fs::path& folder, const std::string& identity, std::function<void(const std::string&)> complain)
    : m_folder(folder / identity)
    , m_complain(std::move(complain))
{
    std::error_code absent;
    std::vector<fs::path> shards;
    for (const auto& file : fs::directory_iterator(m_folder, absent))
        if (file.path().extension() == ".safetensors" && file.path().filename().string().starts_with("rows-"))
            shards.push_back(file.path());
    for (const fs::path& shard : shards)
        try {
            guard(ErrorKind::Checkpoint, "", [&] { open(shard); });
        } catch (const Error& error) {
            m_complain("cached features " + shard.filename().string() + " are damaged and will be computed again ("
                + error.what() + ")");
            fs::remove(shard, absent);
        }
}

FeatureCache::~FeatureCache()
{
    flush();
}

void FeatureCache::open(const fs::path& shard)
{
    checkpoint::Checkpoint opened = checkpoint::Checkpoint::open(shard);
    const checkpoint::TensorView& tensor = verified(opened);
    const auto keys = nlohmann::json::parse(entry(opened, "keys")).get<std::vector<std::string>>();
    const auto columns = static_cast<std::size_t>(tensor.shape[1]);
    if (keys.size() != static_cast<std::size_t>(tensor.shape[0]) || columns == 0
        || (m_columns != 0 && columns != m_columns))
        throw Error(ErrorKind::Checkpoint, "keys and rows do not belong together");
    m_columns = columns;
    for (std::size_t i = 0; i < keys.size(); ++i)
        m_rows.emplace(keys[i], floats(tensor).subspan(i * columns, columns));
    m_shards.push_back(std::move(opened));
}

std::span<const float> FeatureCache::find(const std::string& key) const
{
    if (const auto it = m_rows.find(key); it != m_rows.end())
        return it->second;
    const auto it = m_pending.find(key);
    return it == m_pending.end() ? std::span<const float>()
                                 : std::span(m_values).subspan(it->second * m_columns, m_columns);
}

void FeatureCache::add(const std::string& key, std::span<const float> row)
{
    if (m_columns == 0)
        m_columns = row.size();
    VLM_ASSERT(row.size() == m_columns && !row.empty(), "features of one model have one width");
    if (contains(key))
        return;
    m_pending.emplace(key, m_keys.size());
    m_keys.push_back(key);
    m_values.insert(m_values.end(), row.begin(), row.end());
    if (m_keys.size() >= kShardRows || std::chrono::steady_clock::now() - m_lastWrite > kShardTime)
        flush();
}

void FeatureCache::flush()
{
    m_lastWrite = std::chrono::steady_clock::now();
    if (m_keys.empty() || !m_writable)
        return;
    const std::string keys = nlohmann::json(m_keys).dump();
    const std::string name = "rows-" + hashText(keys) + ".safetensors";
    write(name, m_values, {static_cast<std::int64_t>(m_keys.size()), static_cast<std::int64_t>(m_columns)},
        {{"keys", keys}});
    if (!m_writable)
        return;
    m_keys.clear();
    m_values.clear();
    m_pending.clear();
    open(m_folder / name);
}

std::optional<Matrix> FeatureCache::findMatrix(const std::string& key) const
{
    const fs::path file = m_folder / ("matrix-" + key + ".safetensors");
    std::error_code absent;
    if (!fs::exists(file, absent))
        return std::nullopt;
    try {
        return guard(ErrorKind::Checkpoint, "", [&] {
            const checkpoint::Checkpoint opened = checkpoint::Checkpoint::open(file);
            const checkpoint::TensorView& tensor = verified(opened);
            Matrix matrix(static_cast<std::size_t>(tensor.shape[0]), static_cast<std::size_t>(tensor.shape[1]));
            std::memcpy(matrix.values.data(), tensor.bytes.data(), tensor.bytes.size());
            return matrix;
        });
    } catch (const Error& error) {
        m_complain("cached features " + file.filename().string() + " are damaged and will be computed again ("
            + error.what() + ")");
        return std::nullopt;
    }
}

void FeatureCache::addMatrix(const std::string& key, const Matrix& matrix)
{
    write("matrix-" + key + ".safetensors", matrix.values,
        {static_cast<std::int64_t>(matrix.rows), static_cast<std::int64_t>(matrix.cols)}, {{"keys", "[]"}});
}

void FeatureCache::write(const std::string& name, std::span<const float> values, std::vector<std::int64_t> shape,
    std::map<std::string, std::string> metadata)
{
    const std::span<const std::byte> bytes = std::as_bytes(values);
    metadata["format"] = kFormat;
    metadata["checksum"] = checksum(bytes, metadata.at("keys"));
    const checkpoint::TensorView tensor{
        .name = kTensor, .dtype = checkpoint::DType::F32, .shape = std::move(shape), .bytes = bytes};
    try {
        guard(ErrorKind::Store, "", [&] {
            fs::create_directories(m_folder);
            checkpoint::writeSafetensors(m_folder / name, {&tensor, 1}, metadata);
        });
    } catch (const Error& error) {
        // The cache saves time, not results: the run goes on without it, and says so.
        m_writable = false;
        m_complain("features are not cached from here on: " + std::string(error.what()));
    }
}

}
