#include "core/checkpoint/pickle.h"
#include "core/base/format.h"
#include "core/checkpoint/part.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

namespace vlm::checkpoint {
namespace {

constexpr std::uint64_t kMaxSteps = 20'000'000;
constexpr std::uint64_t kMaxMemo = 4'000'000;
constexpr std::size_t kMaxRank = 8;

// Protocol 2 to 5 as torch writes them; the rest can import, call or extend and is refused.
enum Opcode : std::uint8_t {
    kMark = '(',
    kStop = '.',
    kPop = '0',
    kPopMark = '1',
    kDup = '2',
    kBinFloat = 'G',
    kBinInt = 'J',
    kBinInt1 = 'K',
    kBinInt2 = 'M',
    kNone = 'N',
    kBinPersId = 'Q',
    kReduce = 'R',
    kBinString = 'T',
    kShortBinString = 'U',
    kBinUnicode = 'X',
    kBinBytes = 'B',
    kShortBinBytes = 'C',
    kAppend = 'a',
    kBuild = 'b',
    kGlobal = 'c',
    kDict = 'd',
    kAppends = 'e',
    kBinGet = 'h',
    kLongBinGet = 'j',
    kList = 'l',
    kBinPut = 'q',
    kLongBinPut = 'r',
    kSetItem = 's',
    kTuple = 't',
    kSetItems = 'u',
    kEmptyDict = '}',
    kEmptyList = ']',
    kEmptyTuple = ')',
    kProto = 0x80,
    kNewObj = 0x81,
    kTuple1 = 0x85,
    kTuple2 = 0x86,
    kTuple3 = 0x87,
    kNewTrue = 0x88,
    kNewFalse = 0x89,
    kLong1 = 0x8a,
    kShortBinUnicode = 0x8c,
    kBinUnicode8 = 0x8d,
    kStackGlobal = 0x93,
    kMemoize = 0x94,
    kFrame = 0x95,
};

struct StorageType {
    std::string_view name;
    DType dtype;
};

constexpr std::array kStorages{
    StorageType{"torch DoubleStorage", DType::F64},
    StorageType{"torch FloatStorage", DType::F32},
    StorageType{"torch HalfStorage", DType::F16},
    StorageType{"torch BFloat16Storage", DType::BF16},
    StorageType{"torch LongStorage", DType::I64},
    StorageType{"torch IntStorage", DType::I32},
    StorageType{"torch ShortStorage", DType::I16},
    StorageType{"torch CharStorage", DType::I8},
    StorageType{"torch ByteStorage", DType::U8},
    StorageType{"torch BoolStorage", DType::Bool},
};

// Called with these, nothing but a container or a tensor comes out.
constexpr std::array<std::string_view, 11> kFunctions{"collections OrderedDict", "torch._utils _rebuild_tensor",
    "torch._utils _rebuild_tensor_v2", "torch._utils _rebuild_parameter", "torch Size",
    "torch.jit._pickle build_intlist", "torch.jit._pickle build_doublelist", "torch.jit._pickle build_boollist",
    "torch.jit._pickle build_tensorlist", "torch.jit._pickle restore_type_tag", "torch device"};

// Named in metadata beside the weights; values of no interest.
constexpr std::array<std::string_view, 13> kConstants{"torch float64", "torch float32", "torch float16",
    "torch bfloat16", "torch int64", "torch int32", "torch int16", "torch int8", "torch uint8", "torch bool",
    "torch strided", "torch contiguous_format", "torch per_tensor_affine"};

bool contains(std::span<const std::string_view> names, std::string_view name)
{
    return std::ranges::find(names, name) != names.end();
}

std::optional<DType> storageType(std::string_view name)
{
    for (const StorageType& type : kStorages) {
        if (type.name == name)
            return type.dtype;
    }
    return std::nullopt;
}

bool isScript(std::string_view global)
{
    return global.starts_with("__torch__");
}

bool isSequence(const Value& value)
{
    return value.kind == Value::Kind::Tuple || value.kind == Value::Kind::List;
}

}

Unpickler::Unpickler(std::span<const std::byte> bytes, std::filesystem::path file)
    : m_bytes(bytes)
    , m_file(std::move(file))
{
}

const Value& Unpickler::next()
{
    m_stack.clear();
    m_memo.clear();
    for (;;) {
        charge(1);
        const auto opcode = read<std::uint8_t>();
        if (opcode == kStop)
            break;
        step(opcode);
    }
    if (m_stack.size() != 1)
        fail("leaves " + std::to_string(m_stack.size()) + " values; expected 1");
    return top();
}

void Unpickler::step(std::uint8_t opcode)
{
    if (pushConstant(opcode) || useMemo(opcode) || build(opcode))
        return;
    switch (opcode) {
    case kProto:
        if (const auto protocol = read<std::uint8_t>(); protocol < 2 || protocol > 5)
            fail("has protocol " + std::to_string(protocol) + "; known: 2 to 5");
        return;
    case kFrame:
        (void)read<std::uint64_t>();
        return;
    case kMark:
        push({.kind = Value::Kind::Mark});
        return;
    case kPop:
        (void)pop();
        return;
    case kPopMark:
        (void)popToMark();
        return;
    case kGlobal: {
        const std::string_view module = readLine();
        pushGlobal(module, readLine());
        return;
    }
    case kStackGlobal: {
        const Value* name = pop();
        const Value* module = pop();
        if (name->kind != Value::Kind::Text || module->kind != Value::Kind::Text)
            fail("names a class by something that is no text");
        pushGlobal(module->text, name->text);
        return;
    }
    case kBinPersId:
        newStorage();
        return;
    case kReduce:
    case kNewObj:
        call();
        return;
    case kBuild:
        setState();
        return;
    default:
        fail(vlm::format("has the instruction 0x{} ('{}'), which no checkpoint needs", hexByte(opcode),
            opcode >= 32 && opcode < 127 ? static_cast<char>(opcode) : '?'));
    }
}

bool Unpickler::pushConstant(std::uint8_t opcode)
{
    using Kind = Value::Kind;
    const auto integer = [&](std::int64_t value) { push({.kind = Kind::Int, .number = value}); };
    const auto text = [&](std::uint64_t size) { push({.kind = Kind::Text, .text = readText(size)}); };
    switch (opcode) {
    case kNone:
        push({});
        return true;
    case kNewTrue:
    case kNewFalse:
        push({.kind = Kind::Bool, .number = opcode == kNewTrue});
        return true;
    case kBinInt:
        integer(read<std::int32_t>());
        return true;
    case kBinInt1:
        integer(read<std::uint8_t>());
        return true;
    case kBinInt2:
        integer(read<std::uint16_t>());
        return true;
    case kLong1: {
        const std::string_view digits = readText(read<std::uint8_t>());
        std::int64_t value = !digits.empty() && (static_cast<unsigned char>(digits.back()) & 0x80U) != 0 ? -1 : 0;
        if (digits.size() > sizeof value) // only the magic number of the oldest format is so long
            push({.kind = Kind::Text, .text = digits});
        else {
            std::memcpy(&value, digits.data(), digits.size());
            integer(value);
        }
        return true;
    }
    case kBinFloat:
        (void)read<std::uint64_t>();
        push({.kind = Kind::Float});
        return true;
    case kShortBinString:
    case kShortBinBytes:
    case kShortBinUnicode:
        text(read<std::uint8_t>());
        return true;
    case kBinString:
    case kBinBytes:
    case kBinUnicode:
        text(read<std::uint32_t>());
        return true;
    case kBinUnicode8:
        text(read<std::uint64_t>());
        return true;
    default:
        return false;
    }
}

bool Unpickler::useMemo(std::uint8_t opcode)
{
    const auto recall = [&](std::uint64_t slot) {
        if (slot >= m_memo.size() || !m_memo[slot])
            fail("recalls value " + std::to_string(slot) + ", which was never kept");
        m_stack.push_back(m_memo[slot]);
    };
    switch (opcode) {
    case kBinPut:
        remember(read<std::uint8_t>());
        return true;
    case kLongBinPut:
        remember(read<std::uint32_t>());
        return true;
    case kMemoize:
        remember(m_memo.size());
        return true;
    case kBinGet:
        recall(read<std::uint8_t>());
        return true;
    case kLongBinGet:
        recall(read<std::uint32_t>());
        return true;
    case kDup:
        m_stack.push_back(&top());
        return true;
    default:
        return false;
    }
}

bool Unpickler::build(std::uint8_t opcode)
{
    using Kind = Value::Kind;
    const auto extend = [&](Kind kind, const std::vector<Value*>& items) {
        Value& target = top();
        const bool fits = target.kind == kind || (kind == Kind::Dict && target.kind == Kind::Object);
        if (!fits || (kind == Kind::Dict && items.size() % 2 != 0))
            fail("adds items to something that takes none");
        target.items.insert(target.items.end(), items.begin(), items.end());
    };
    switch (opcode) {
    case kEmptyDict:
        push({.kind = Kind::Dict});
        return true;
    case kEmptyList:
        push({.kind = Kind::List});
        return true;
    case kEmptyTuple:
        push({.kind = Kind::Tuple});
        return true;
    case kTuple:
        push({.kind = Kind::Tuple, .items = popToMark()});
        return true;
    case kList:
        push({.kind = Kind::List, .items = popToMark()});
        return true;
    case kDict: {
        const auto items = popToMark();
        push({.kind = Kind::Dict});
        extend(Kind::Dict, items);
        return true;
    }
    case kTuple1:
    case kTuple2:
    case kTuple3:
        pushTuple(opcode - kTuple1 + std::size_t(1));
        return true;
    case kAppend: {
        Value* item = pop();
        extend(Kind::List, {item});
        return true;
    }
    case kAppends:
        extend(Kind::List, popToMark());
        return true;
    case kSetItem: {
        Value* value = pop();
        Value* key = pop();
        extend(Kind::Dict, {key, value});
        return true;
    }
    case kSetItems:
        extend(Kind::Dict, popToMark());
        return true;
    default:
        return false;
    }
}

void Unpickler::pushTuple(std::size_t count)
{
    std::vector<Value*> items(count);
    for (std::size_t i = count; i-- > 0;)
        items[i] = pop();
    push({.kind = Value::Kind::Tuple, .items = std::move(items)});
}

void Unpickler::pushGlobal(std::string_view module, std::string_view name)
{
    m_texts.push_back(std::string(module) + " " + std::string(name));
    const std::string_view global = m_texts.back();
    if (!storageType(global) && !contains(kFunctions, global) && !contains(kConstants, global) && !isScript(global))
        fail("refers to \"" + std::string(module) + "." + std::string(name)
            + "\"; only tensors and plain containers are read, no code is run");
    push({.kind = Value::Kind::Global, .text = global});
}

void Unpickler::call()
{
    const Value* arguments = pop();
    const Value* callee = pop();
    if (callee->kind != Value::Kind::Global || !isSequence(*arguments))
        fail("calls something that is no function");
    if (isScript(callee->text))
        push({.kind = Value::Kind::Object, .text = callee->text});
    else if (contains(kFunctions, callee->text))
        callFunction(callee->text, *arguments);
    else
        fail("calls \"" + std::string(callee->text) + "\"");
}

void Unpickler::callFunction(std::string_view function, const Value& arguments)
{
    if (function == "collections OrderedDict")
        return newOrderedDict(arguments);
    if (function.starts_with("torch._utils _rebuild_tensor"))
        return newTensor(arguments);
    if (arguments.items.empty())
        fail("calls \"" + std::string(function) + "\" without arguments");
    m_stack.push_back(arguments.items.front()); // the rest are flags
}

void Unpickler::newOrderedDict(const Value& arguments)
{
    Value dict{.kind = Value::Kind::Dict};
    if (!arguments.items.empty()) {
        if (!isSequence(*arguments.items.front()))
            fail("makes a dictionary of something that is no list");
        for (const Value* pair : arguments.items.front()->items) {
            if (!isSequence(*pair) || pair->items.size() != 2)
                fail("makes a dictionary of something that is no list of pairs");
            charge(2);
            dict.items.insert(dict.items.end(), pair->items.begin(), pair->items.end());
        }
    }
    push(std::move(dict));
}

void Unpickler::newTensor(const Value& arguments)
{
    using Kind = Value::Kind;
    const auto& items = arguments.items;
    if (items.size() < 4 || items[0]->kind != Kind::Storage || items[1]->kind != Kind::Int || items[1]->number < 0
        || !isSequence(*items[2]) || !isSequence(*items[3]) || items[2]->items.size() != items[3]->items.size()
        || items[2]->items.size() > kMaxRank)
        fail("has a malformed tensor");
    Value tensor{.kind = Kind::Tensor, .number = items[1]->number, .dtype = items[0]->dtype, .items = {items[0]}};
    const auto numbers = [&](const Value& sequence, std::vector<std::int64_t>& out) {
        for (const Value* item : sequence.items) {
            if (item->kind != Kind::Int || item->number < 0)
                fail("has a tensor whose size or stride is no count");
            out.push_back(item->number);
        }
    };
    numbers(*items[2], tensor.shape);
    numbers(*items[3], tensor.strides);
    push(std::move(tensor));
}

// The persistent id of a storage: ("storage", type, key, device, element count, ...).
void Unpickler::newStorage()
{
    using Kind = Value::Kind;
    const Value* id = pop();
    const auto& items = id->items;
    if (id->kind != Kind::Tuple || items.size() < 5 || items[0]->kind != Kind::Text || items[0]->text != "storage"
        || items[1]->kind != Kind::Global || items[2]->kind != Kind::Text || items[4]->kind != Kind::Int
        || items[4]->number < 0)
        fail("has a malformed storage");
    const auto dtype = storageType(items[1]->text);
    if (!dtype)
        fail("has a storage of type \"" + std::string(items[1]->text) + "\"");
    if (items.size() > 5 && items[5]->kind != Kind::None)
        fail("has a view of a storage, which only the oldest checkpoints have");
    push({.kind = Kind::Storage, .number = items[4]->number, .dtype = *dtype, .text = items[2]->text});
}

// A dictionary's state is the `_metadata` of a state dict: versions of layers, not weights.
void Unpickler::setState()
{
    using Kind = Value::Kind;
    const Value* state = pop();
    Value& target = top();
    if (target.kind == Kind::Dict)
        return;
    if (target.kind != Kind::Object || state->kind != Kind::Dict)
        fail("sets the state of something that has none");
    charge(state->items.size());
    target.items.insert(target.items.end(), state->items.begin(), state->items.end());
}

Value& Unpickler::push(Value value)
{
    m_values.push_back(std::move(value));
    m_stack.push_back(&m_values.back());
    return m_values.back();
}

Value& Unpickler::top()
{
    if (m_stack.empty() || m_stack.back()->kind == Value::Kind::Mark)
        fail("takes a value from an empty stack");
    return *m_stack.back();
}

Value* Unpickler::pop()
{
    Value* value = &top();
    m_stack.pop_back();
    return value;
}

// Every instruction and every copied item counts, so that a short pickle cannot do long work.
void Unpickler::charge(std::size_t count)
{
    m_steps += count;
    if (m_steps > kMaxSteps)
        fail("takes more than " + std::to_string(kMaxSteps) + " steps");
}

std::vector<Value*> Unpickler::popToMark()
{
    std::size_t mark = m_stack.size();
    while (mark > 0 && m_stack[mark - 1]->kind != Value::Kind::Mark)
        --mark;
    if (mark == 0)
        fail("closes a mark that was never set");
    std::vector<Value*> items(m_stack.begin() + static_cast<std::ptrdiff_t>(mark), m_stack.end());
    m_stack.resize(mark - 1);
    return items;
}

void Unpickler::remember(std::uint64_t slot)
{
    if (slot > kMaxMemo)
        fail("keeps value " + std::to_string(slot) + "; at most " + std::to_string(kMaxMemo) + " are kept");
    if (slot >= m_memo.size())
        m_memo.resize(slot + 1);
    m_memo[slot] = &top();
}

template <class T> T Unpickler::read()
{
    T value{};
    const std::string_view bytes = readText(sizeof value);
    std::memcpy(&value, bytes.data(), sizeof value);
    return value;
}

std::string_view Unpickler::readText(std::uint64_t size)
{
    if (size > m_bytes.size() - m_at)
        fail("is cut short");
    const std::string_view text(reinterpret_cast<const char*>(m_bytes.data()) + m_at, size);
    m_at += size;
    return text;
}

std::string_view Unpickler::readLine()
{
    const std::string_view all(reinterpret_cast<const char*>(m_bytes.data()) + m_at, m_bytes.size() - m_at);
    const std::size_t end = all.find('\n');
    if (end == std::string_view::npos)
        fail("is cut short");
    m_at += end + 1;
    return all.substr(0, end);
}

void Unpickler::fail(const std::string& what) const
{
    refuse(m_file, "the pickle " + what + " (at byte " + std::to_string(m_at) + ")");
}

}
