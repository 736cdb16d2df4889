#include "core/checkpoint/dtype.h"

#include <array>

namespace vlm::checkpoint {
namespace {

struct Row {
    DType dtype;
    std::string_view name;
    std::size_t size;
};

constexpr std::array kTypes{
    Row{DType::F64, "F64", 8},
    Row{DType::F32, "F32", 4},
    Row{DType::F16, "F16", 2},
    Row{DType::BF16, "BF16", 2},
    Row{DType::I64, "I64", 8},
    Row{DType::I32, "I32", 4},
    Row{DType::I16, "I16", 2},
    Row{DType::I8, "I8", 1},
    Row{DType::U8, "U8", 1},
    Row{DType::Bool, "BOOL", 1},
};

}

std::size_t size(DType dtype)
{
    return kTypes[static_cast<std::size_t>(dtype)].size;
}

std::string_view name(DType dtype)
{
    return kTypes[static_cast<std::size_t>(dtype)].name;
}

std::optional<DType> dtypeNamed(std::string_view spelling)
{
    for (const Row& row : kTypes) {
        if (row.name == spelling)
            return row.dtype;
    }
    return std::nullopt;
}

}
