#include "core/checkpoint/part.h"

namespace vlm::checkpoint {

Part readTorchFile(const std::filesystem::path& file)
{
    refuse(file, "is a pickled checkpoint");
}

}
