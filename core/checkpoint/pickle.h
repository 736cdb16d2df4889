#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/checkpoint/checkpoint.h"

namespace vlm::checkpoint {

/// A value of a pickle; strings point into the file.
struct Value {
    enum class Kind {
        None,
        Bool,
        Int,
        Float,
        Text,
        Tuple,
        List,
        Dict, // items: key, value, key, value, …
        Global, // a class or function by name; text: "module name"
        Object, // TorchScript module; items as Dict
        Storage, // text: key
        Tensor, // items[0]: its storage
        Mark
    };
    Kind kind = Kind::None;
    std::int64_t number = 0; // Bool, Int; element count of a Storage; offset in elements of a Tensor
    DType dtype = DType::F32;
    std::string_view text{};
    std::vector<Value*> items{};
    std::vector<std::int64_t> shape{};
    std::vector<std::int64_t> strides{};
};

/// Interprets pickles of PyTorch checkpoints without running anything: a stack machine that knows how to build
/// containers, tensors and TorchScript's attribute holders. Every other class or function is refused by its name, every
/// other instruction by its own.
/// Source: CPython Lib/pickletools.py; torch/_weights_only_unpickler.py (the idea of an allow-list)
class Unpickler {
public:
    Unpickler(std::span<const std::byte> bytes, std::filesystem::path file);

    /// The next pickle in `bytes`. The value lives as long as this. @throws Error Checkpoint
    const Value& next();
    /// What follows the pickles read so far.
    [[nodiscard]] std::span<const std::byte> rest() const { return m_bytes.subspan(m_at); }

private:
    void step(std::uint8_t opcode);
    bool pushConstant(std::uint8_t opcode);
    bool useMemo(std::uint8_t opcode);
    bool build(std::uint8_t opcode);
    void call();
    void callFunction(std::string_view function, const Value& arguments);
    void newOrderedDict(const Value& arguments);
    void newTensor(const Value& arguments);
    void newStorage();
    void setState();
    void pushGlobal(std::string_view module, std::string_view name);
    void pushTuple(std::size_t count);

    Value& push(Value value);
    Value* pop();
    void charge(std::size_t count);
    Value& top();
    std::vector<Value*> popToMark();
    void remember(std::uint64_t slot);

    template <class T> T read();
    std::string_view readText(std::uint64_t size);
    std::string_view readLine();
    [[noreturn]] void fail(const std::string& what) const;

    std::span<const std::byte> m_bytes;
    std::filesystem::path m_file;
    std::size_t m_at = 0;
    std::uint64_t m_steps = 0;
    std::deque<Value> m_values;
    std::deque<std::string> m_texts;
    std::vector<Value*> m_stack;
    std::vector<Value*> m_memo;
};

}
