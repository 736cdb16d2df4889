#include "core/tensor/weights.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <ATen/CPUGeneratorImpl.h>

#include "core/base/error.h"
#include "core/base/files.h"

namespace vlm::tensor {
namespace {

at::ScalarType scalarType(checkpoint::DType dtype)
{
    switch (dtype) {
    case checkpoint::DType::F64:
        return at::kDouble;
    case checkpoint::DType::F32:
        return at::kFloat;
    case checkpoint::DType::F16:
        return at::kHalf;
    case checkpoint::DType::BF16:
        return at::kBFloat16;
    case checkpoint::DType::I64:
        return at::kLong;
    case checkpoint::DType::I32:
        return at::kInt;
    case checkpoint::DType::I16:
        return at::kShort;
    case checkpoint::DType::I8:
        return at::kChar;
    case checkpoint::DType::U8:
        return at::kByte;
    case checkpoint::DType::Bool:
        return at::kBool;
    }
    throw Error(ErrorKind::Internal, "unknown element type of a checkpoint");
}

std::string shapeText(at::IntArrayRef shape)
{
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i)
        text += (i == 0 ? "" : ", ") + std::to_string(shape[i]);
    return text + "]";
}

bool below(std::string_view name, std::string_view path)
{
    return path.empty() || name == path
        || (name.size() > path.size() && name.starts_with(path) && name[path.size()] == '.');
}

bool endsWithPart(std::string_view name, std::string_view part)
{
    return name == part
        || (name.size() > part.size() && name.ends_with(part) && name[name.size() - part.size() - 1] == '.');
}

bool isComputedBuffer(std::string_view name)
{
    return std::ranges::any_of(kComputedBuffers, [&](std::string_view part) { return endsWithPart(name, part); });
}

/// Up to `limit` names, the rest as a number.
std::string listed(const std::vector<std::string>& names, std::size_t limit)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(limit, names.size()); ++i)
        text += (i == 0 ? "'" : ", '") + names[i] + "'";
    if (names.size() > limit)
        text += " and " + std::to_string(names.size() - limit) + " more";
    return text;
}

}

struct Weights::Store {
    struct Entry {
        const checkpoint::TensorView* view = nullptr;
        bool used = false;
    };
    checkpoint::Checkpoint checkpoint;
    WeightOptions options;
    std::map<std::string, Entry, std::less<>> entries;
    std::vector<AdaptableLinear> linears;
    struct Fetched {
        std::string path;
        std::string key;
        TensorReference tensor; // families that compute their tensors from others let go of these
    };
    std::vector<Fetched> fetched;
    std::vector<AdaptableEmbedding> embeddings;
    std::optional<at::Generator> random; // instead of a checkpoint

    [[nodiscard]] std::string where() const
    {
        const auto& files = checkpoint.files();
        return files.empty() ? std::string("checkpoint") : files.front().string();
    }

    /// Names that share as much of the path as any do, for messages.
    [[nodiscard]] std::string known(std::string_view path) const
    {
        std::vector<std::string> names;
        for (std::string_view parent = path; names.empty();) {
            const std::size_t dot = parent.rfind('.');
            parent = dot == std::string_view::npos ? std::string_view() : parent.substr(0, dot);
            for (const auto& [name, entry] : entries) {
                if (below(name, parent))
                    names.push_back(name);
            }
            if (parent.empty())
                break;
        }
        return names.empty() ? std::string("the checkpoint is empty") : "has " + listed(names, 4);
    }
};

Weights::Weights(checkpoint::Checkpoint checkpoint, WeightOptions options, const Rename& rename)
    : m_store(std::make_shared<Store>())
{
    m_store->checkpoint = std::move(checkpoint);
    m_store->options = options;
    for (const checkpoint::TensorView& view : m_store->checkpoint.tensors()) {
        const std::string name = rename ? rename(view.name) : view.name;
        if (name.empty())
            continue;
        if (!m_store->entries.emplace(name, Store::Entry{.view = &view}).second)
            throw Error(ErrorKind::Checkpoint,
                m_store->where() + ": '" + view.name + "' and another tensor are both called '" + name + "'");
    }
}

Weights Weights::random(std::uint64_t seed, WeightOptions options)
{
    auto store = std::make_shared<Store>();
    store->options = options;
    store->random = at::detail::createCPUGenerator(seed);
    if (!options.device.is_cpu()) {
        at::Generator onDevice = at::globalContext().defaultGenerator(options.device);
        onDevice.set_current_seed(seed);
    }
    return {std::move(store), {}};
}

Weights::Weights(std::shared_ptr<Store> store, std::string path)
    : m_store(std::move(store))
    , m_path(std::move(path))
{
}

Weights Weights::operator/(std::string_view name) const
{
    return {m_store, m_path.empty() ? std::string(name) : m_path + "." + std::string(name)};
}

Weights Weights::operator/(std::int64_t index) const
{
    return *this / std::to_string(index);
}

Weights Weights::either(std::initializer_list<std::string_view> paths) const
{
    std::vector<std::string> tried;
    for (const std::string_view path : paths) {
        Weights candidate = path.empty() ? *this : *this / path;
        if (candidate.any())
            return candidate;
        tried.push_back(candidate.path());
    }
    throw Error(ErrorKind::Checkpoint,
        m_store->where() + ": none of " + listed(tried, tried.size()) + " (" + m_store->known(tried.front()) + ")");
}

at::Tensor Weights::fetch(at::IntArrayRef expected, std::optional<at::ScalarType> dtype) const
{
    if (m_store->random) {
        constexpr double kDeviation = 0.02; // as transformers initialises
        const auto floats = at::TensorOptions().dtype(at::kFloat);
        const at::Device device = m_store->options.device;
        const at::Tensor drawn = device.is_cpu()
            ? at::randn(expected, *m_store->random, floats).mul_(kDeviation)
            : at::empty(expected, floats.device(device)).normal_(0.0, kDeviation); // gigabytes: drawn where they stay
        return dtype ? drawn.to(m_store->options.device, *dtype) : drawn;
    }
    const auto found = m_store->entries.find(m_path);
    if (found == m_store->entries.end())
        throw Error(ErrorKind::Checkpoint,
            m_store->where() + ": no tensor '" + m_path + "' " + shapeText(expected) + " (" + m_store->known(m_path)
                + ")");
    const checkpoint::TensorView& view = *found->second.view;
    if (!std::ranges::equal(view.shape, expected))
        throw Error(ErrorKind::Checkpoint,
            m_store->where() + ": tensor '" + view.name + "' has shape " + shapeText(view.shape) + ", expected "
                + shapeText(expected));
    found->second.used = true;
    const at::Tensor stored = toTensor(m_store->checkpoint, view);
    if (!dtype)
        return stored;
    const at::Tensor tensor = stored.to(m_store->options.device, *dtype);
    if (!tensor.is_alias_of(stored))
        releaseMapped(view.bytes); // what was converted is not read again
    m_store->fetched.push_back({.path = m_path, .key = view.name, .tensor = TensorReference(tensor)});
    return tensor;
}

at::Tensor Weights::get(at::IntArrayRef expected) const
{
    return fetch(expected, at::kFloat);
}

at::Tensor Weights::getMatrix(at::IntArrayRef expected) const
{
    return fetch(expected, m_store->options.matmul);
}

at::Tensor Weights::getStored(at::IntArrayRef expected) const
{
    return fetch(expected, std::nullopt);
}

double Weights::scalar() const
{
    const std::vector<std::int64_t> found = shape();
    const std::vector<std::int64_t> expected(found.size() == 1 ? 1 : 0, 1);
    return fetch(expected, at::kDouble).item<double>();
}

bool Weights::exists() const
{
    return m_store->entries.contains(m_path);
}

bool Weights::any() const
{
    if (m_store->random)
        return true;
    // The first name not before the path need not be below it: "a-b" sorts between "a" and "a.b".
    for (auto it = m_store->entries.lower_bound(m_path); it != m_store->entries.end(); ++it) {
        if (below(it->first, m_path))
            return true;
        if (!it->first.starts_with(m_path))
            return false;
    }
    return false;
}

std::vector<std::int64_t> Weights::shape() const
{
    const auto found = m_store->entries.find(m_path);
    if (found == m_store->entries.end())
        throw Error(
            ErrorKind::Checkpoint, m_store->where() + ": no tensor '" + m_path + "' (" + m_store->known(m_path) + ")");
    return found->second.view->shape;
}

std::int64_t Weights::count() const
{
    std::int64_t length = 0;
    while ((*this / length).any())
        ++length;
    return length;
}

const WeightOptions& Weights::options() const
{
    return m_store->options;
}

void Weights::skip() const
{
    for (auto& [name, entry] : m_store->entries) {
        if (below(name, m_path))
            entry.used = true;
    }
}

void Weights::expectAllUsed(std::span<const std::string_view> ignorable) const
{
    std::vector<std::string> unknown;
    for (const auto& [name, entry] : m_store->entries) {
        const bool skipped = isComputedBuffer(name)
            || std::ranges::any_of(ignorable, [&](std::string_view part) { return endsWithPart(name, part); });
        if (!entry.used && !skipped && below(name, m_path))
            unknown.push_back(entry.view->name);
    }
    if (!unknown.empty())
        throw Error(ErrorKind::Checkpoint,
            m_store->where() + ": the architecture has no place for " + listed(unknown, 5)
                + "; is config.json of another model?");
}

std::shared_ptr<AdapterSlot> Weights::addLinear(std::int64_t in, std::int64_t out, bool applied) const
{
    auto slot = std::make_shared<AdapterSlot>();
    m_store->linears.push_back(
        {.name = m_path, .path = m_path, .in = in, .out = out, .applied = applied, .slot = slot});
    return slot;
}

std::shared_ptr<EmbeddingSlot> Weights::addEmbedding(std::int64_t rows, std::int64_t width) const
{
    auto slot = std::make_shared<EmbeddingSlot>();
    m_store->embeddings.push_back({.path = m_path, .rows = rows, .width = width, .slot = slot});
    return slot;
}

Trainable Weights::trainable() const
{
    Trainable found;
    for (const Store::Fetched& one : m_store->fetched) {
        const at::Tensor tensor = one.tensor.lock();
        if (below(one.path, m_path) && tensor.defined() && tensor.is_floating_point())
            found.parameters.push_back({.path = one.path, .key = one.key, .tensor = tensor});
    }
    for (const AdaptableEmbedding& one : m_store->embeddings)
        if (below(one.path, m_path))
            found.embeddings.push_back(one);
    return found;
}

std::vector<AdaptableLinear> Weights::linears() const
{
    std::vector<AdaptableLinear> found;
    for (const AdaptableLinear& linear : m_store->linears) {
        if (!below(linear.name, m_path))
            continue;
        found.push_back(linear);
        if (!m_path.empty() && linear.name.size() > m_path.size())
            found.back().name.erase(0, m_path.size() + 1);
    }
    return found;
}

WeightSize weightSize(const checkpoint::Checkpoint& checkpoint)
{
    WeightSize size;
    std::set<const std::byte*> seen;
    for (const checkpoint::TensorView& view : checkpoint.tensors()) {
        if (isComputedBuffer(view.name) || view.bytes.empty() || !seen.insert(view.bytes.data()).second)
            continue;
        size.bytes += static_cast<std::int64_t>(view.bytes.size());
        size.parameters += static_cast<std::int64_t>(view.bytes.size() / checkpoint::size(view.dtype));
    }
    return size;
}

at::Tensor toTensor(const checkpoint::Checkpoint& checkpoint, const checkpoint::TensorView& view)
{
    const at::ScalarType dtype = scalarType(view.dtype);
    const auto address = reinterpret_cast<std::uintptr_t>(view.bytes.data());
    if (view.bytes.empty() || address % checkpoint::size(view.dtype) != 0) {
        at::Tensor copy = at::empty(view.shape, dtype);
        if (!view.bytes.empty())
            std::memcpy(copy.data_ptr(), view.bytes.data(), view.bytes.size());
        return copy;
    }
    // Weights are never written to, so the read-only mapping can be shared.
    void* data = const_cast<std::byte*>(view.bytes.data());
    return at::from_blob(
        data, view.shape, [checkpoint](void*) {}, at::TensorOptions().dtype(dtype));
}

}
