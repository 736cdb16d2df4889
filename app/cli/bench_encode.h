#pragma once

#include <string>

#include "app/cli/command.h"

namespace vlm::cli {

struct EncodeOptions {
    std::string architecture; // a published size with random weights; empty: a checkpoint
    std::string model; // its folder; empty: an embedded one
    std::string dataset; // whose images it is given; empty: an embedded one
    std::string precision = "auto";
    int batch = 32;
    int threads = 0;
};

/// Images a second of an image tower, and what limits them. Unless float32 was asked for, the same in float32 turn by
/// turn, with the ratio and how far the features agree; of published sizes also where the memory goes.
int benchEncode(const EncodeOptions& options, const Context& context);

}
