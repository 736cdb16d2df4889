#include "app/engine/commands.h"

#include <cstdio>

#include "core/base/error.h"
#include "core/models/bench.h"
#include "core/models/model.h"

namespace vlm::engine {
namespace {

models::LoadOptions loadOptions(const Arguments& arguments, std::string_view precision)
{
    const std::string dtype = arguments.text("dtype", precision);
    if (dtype != "float32" && dtype != "bfloat16")
        throw Error(ErrorKind::Config, "--dtype " + dtype + " is unknown; known are float32, bfloat16");
    return {.precision = dtype == "bfloat16" ? models::Precision::BFloat16 : models::Precision::Float32,
        .threads = static_cast<int>(arguments.number("threads", 0)),
        .device = arguments.text("device", "cpu")};
}

int encode(const Arguments& arguments)
{
    const std::string architecture = arguments.text("arch", "vit-b-32");
    const int batch = static_cast<int>(arguments.number("batch", 32));
    const models::EncodeBench bench
        = models::benchEncode(architecture, batch, loadOptions(arguments, "float32"), arguments.number("seconds", 5.0));
    std::printf("encode %s, batch %d: %.1f images/s, %.2f TFLOP/s, cosine with float32 %.6f\n", architecture.c_str(),
        batch, bench.imagesPerSecond, bench.imagesPerSecond * bench.floatingOperations / 1e12, bench.cosine);
    return 0;
}

}

int bench(const Arguments& arguments)
{
    const std::string what = arguments.words().size() > 1 ? arguments.words()[1] : "";
    if (what == "encode")
        return encode(arguments);
    throw Error(ErrorKind::Config, "no benchmark '" + what + "'; known are encode");
}

}
