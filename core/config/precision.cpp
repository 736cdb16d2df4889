#include "core/config/precision.h"

namespace vlm::config {
namespace {

constexpr std::string_view kAuto = "auto";
constexpr std::string_view kFloat32 = "float32";
constexpr std::string_view kBfloat16 = "bfloat16";
constexpr std::string_view kAsEvaluated = "as evaluated";

}

std::string_view automaticPrecision(bool native)
{
    return native ? kBfloat16 : kFloat32;
}

RunConfig resolved(RunConfig config, bool native)
{
    EvaluationOptions& evaluation = config.evaluation;
    const bool automatic = evaluation.precision == kAuto;
    if (automatic) {
        evaluation.precision = automaticPrecision(native);
        if (evaluation.precision != kFloat32 && config.answerLora.basePrecision == kAsEvaluated)
            config.answerLora.basePrecision = kFloat32;
    }
    if (evaluation.trainingPrecision == kAuto)
        evaluation.trainingPrecision = !automatic && evaluation.precision == kBfloat16 ? kBfloat16 : kFloat32;
    return config;
}

const std::string& precisionOf(const RunConfig& config, Mode mode, std::string_view task)
{
    if (task != "diagnosis")
        return mode == Mode::Lora && config.answerLora.basePrecision != kAsEvaluated ? config.answerLora.basePrecision
                                                                                     : config.evaluation.precision;
    switch (mode) {
    case Mode::Lora:
    case Mode::Coop:
    case Mode::FineTune:
    case Mode::WiseFt:
        return config.evaluation.trainingPrecision;
    case Mode::OffTheShelf:
    case Mode::LinearProbe:
    case Mode::ClipAdapter:
    case Mode::TipAdapter:
    case Mode::TipAdapterF:
        break;
    }
    return config.evaluation.precision;
}

}
