#include "core/checkpoint/flatten.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>

namespace vlm::checkpoint {
namespace {

constexpr int kMaxDepth = 64;
constexpr std::size_t kMaxNameLength = 4096;
constexpr std::size_t kMaxVisits = 4'000'000;
constexpr std::array<std::string_view, 8> kWrappers{
    "state_dict", "model_state_dict", "model", "module", "net", "network", "weights", "params"};

/// Visits the tensors below a value with their names, in bounds: a pickle can share and even contain itself.
class Walk {
public:
    using Visit = std::function<void(const std::string&, const Value&)>;

    Walk(const std::filesystem::path& file, Visit visit)
        : m_file(file)
        , m_visit(std::move(visit))
    {
    }

    void run(const Value& value, const std::string& name, int depth = 0)
    {
        using Kind = Value::Kind;
        if (depth > kMaxDepth || ++m_visits > kMaxVisits)
            refuse(m_file, "has values nested too deep at \"" + name.substr(0, 200) + "\"");
        if (value.kind == Kind::Tensor) {
            m_visit(name.empty() ? "tensor" : name, value);
        } else if (value.kind == Kind::Dict || value.kind == Kind::Object) {
            for (std::size_t i = 0; i + 1 < value.items.size(); i += 2)
                run(*value.items[i + 1], joined(name, keyText(*value.items[i])), depth + 1);
        } else if (value.kind == Kind::List || value.kind == Kind::Tuple) {
            for (std::size_t i = 0; i < value.items.size(); ++i)
                run(*value.items[i], joined(name, std::to_string(i)), depth + 1);
        }
    }

private:
    std::string joined(const std::string& name, const std::string& key) const
    {
        if (name.size() + key.size() > kMaxNameLength)
            refuse(m_file, "has a name longer than " + std::to_string(kMaxNameLength) + " bytes");
        return name.empty() ? key : name + "." + key;
    }

    std::string keyText(const Value& key) const
    {
        if (key.kind == Value::Kind::Text)
            return std::string(key.text);
        if (key.kind == Value::Kind::Int)
            return std::to_string(key.number);
        return "?";
    }

    const std::filesystem::path& m_file;
    Visit m_visit;
    std::size_t m_visits = 0;
};

const Value* child(const Value& value, std::string_view key)
{
    for (std::size_t i = 0; i + 1 < value.items.size(); i += 2) {
        if (value.items[i]->kind == Value::Kind::Text && value.items[i]->text == key)
            return value.items[i + 1];
    }
    return nullptr;
}

bool isWrapped(const Value* inner)
{
    if (!inner || inner->kind != Value::Kind::Dict)
        return false;
    for (std::size_t i = 0; i + 1 < inner->items.size(); i += 2)
        if (inner->items[i + 1]->kind == Value::Kind::Tensor || inner->items[i + 1]->kind == Value::Kind::Dict)
            return true;
    return false;
}

const Value& unwrapped(const Value& value)
{
    const Value* at = &value;
    for (int depth = 0; depth < kMaxDepth && at->kind == Value::Kind::Dict; ++depth) {
        const Value* only = nullptr;
        int found = 0;
        for (const std::string_view wrapper : kWrappers)
            if (const Value* inner = child(*at, wrapper); isWrapped(inner)) {
                only = inner;
                ++found;
            }
        if (found != 1) // of two, which is the model is not for a reader of files to say
            break;
        at = only;
    }
    return *at;
}

// The last element a strided tensor touches must lie in its storage; all in 63 bits.
bool insideStorage(const Value& tensor, std::uint64_t elements)
{
    std::int64_t last = tensor.number;
    for (std::size_t i = 0; i < tensor.shape.size(); ++i) {
        if (tensor.shape[i] == 0)
            return true;
        std::int64_t step = 0;
        if (__builtin_mul_overflow(tensor.shape[i] - 1, tensor.strides[i], &step)
            || __builtin_add_overflow(last, step, &last))
            return false;
    }
    return static_cast<std::uint64_t>(last) < elements;
}

bool isContiguous(const Value& tensor)
{
    std::int64_t expected = 1;
    for (std::size_t i = tensor.shape.size(); i-- > 0;) {
        if (tensor.shape[i] != 1 && tensor.strides[i] != expected)
            return false;
        expected *= tensor.shape[i];
    }
    return true;
}

void copyStrided(const Value& tensor, std::span<const std::byte> storage, std::span<std::byte> out)
{
    const std::size_t width = size(tensor.dtype);
    const std::size_t rank = tensor.shape.size();
    std::vector<std::int64_t> index(rank, 0);
    std::int64_t at = tensor.number;
    for (std::size_t done = 0; done < out.size(); done += width) {
        std::memcpy(out.data() + done, storage.data() + static_cast<std::size_t>(at) * width, width);
        for (std::size_t i = rank; i-- > 0;) {
            at += tensor.strides[i];
            if (++index[i] < tensor.shape[i])
                break;
            at -= tensor.strides[i] * tensor.shape[i];
            index[i] = 0;
        }
    }
}

}

void flatten(
    const Value& value, const StorageMap& storages, std::size_t fileSize, Part& part, const std::filesystem::path& file)
{
    // Strides of zero can make much of little: copies are held to a small multiple of the file.
    std::uint64_t copyBudget = 4 * static_cast<std::uint64_t>(fileSize) + (1U << 20);
    Walk walk(file, [&](const std::string& name, const Value& tensor) {
        const auto storage = storages.find(tensor.items[0]->text);
        if (storage == storages.end())
            refuse(file, "tensor \"" + name + "\" has no data: storage " + std::string(tensor.items[0]->text));
        const std::span<const std::byte> data = storage->second;
        const std::size_t width = size(tensor.dtype);
        const auto bytes = byteCount(tensor.shape, tensor.dtype);
        if (!bytes || !insideStorage(tensor, data.size() / width))
            refuse(file,
                "tensor \"" + name + "\" reaches outside its storage of " + std::to_string(data.size()) + " bytes");
        TensorView view{.name = name, .dtype = tensor.dtype, .shape = tensor.shape};
        if (*bytes != 0 && isContiguous(tensor)) {
            view.bytes = aligned(part, data.subspan(static_cast<std::size_t>(tensor.number) * width, *bytes), width);
        } else if (*bytes != 0) {
            if (*bytes > copyBudget)
                refuse(file, "tensor \"" + name + "\" repeats its data to " + std::to_string(*bytes) + " bytes");
            copyBudget -= *bytes;
            const std::span<std::byte> copy = ownedBytes(part, *bytes);
            copyStrided(tensor, data, copy);
            view.bytes = copy;
        }
        part.tensors.push_back(std::move(view));
    });
    walk.run(unwrapped(value), "");
    if (part.tensors.empty())
        refuse(file, "has no tensors");
}

std::map<std::string_view, std::size_t> storageSizes(const Value& value, const std::filesystem::path& file)
{
    std::map<std::string_view, std::size_t> sizes;
    Walk walk(file,
        [&](const std::string&, const Value& tensor) { sizes[tensor.items[0]->text] = size(tensor.items[0]->dtype); });
    walk.run(value, "");
    return sizes;
}

}
