#include "core/tensor/own_mapping.h"

#include <cerrno>
#include <cstring>
#include <string>

#include <sys/mman.h>

#include "core/base/error.h"

namespace vlm::tensor {
namespace {

constexpr std::size_t kSmallest = std::size_t{1} << 20; // as OwnMappings: a fault every 4 KiB has to be worth it

}

at::Tensor emptyMapped(at::IntArrayRef shape, const at::TensorOptions& options)
{
    const std::size_t bytes = static_cast<std::size_t>(c10::multiply_integers(shape)) * options.dtype().itemsize();
    if (!options.device().is_cpu() || bytes < kSmallest)
        return at::empty(shape, options);
    void* address = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (address == MAP_FAILED)
        throw Error(ErrorKind::Tensor,
            "no memory for " + std::to_string(bytes) + " bytes of a tensor: " + std::strerror(errno));
    return at::from_blob(
        address, shape, [bytes](void* mapped) { ::munmap(mapped, bytes); }, options);
}

}
