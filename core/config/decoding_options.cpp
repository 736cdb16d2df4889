#include "core/config/decoding_options.h"

namespace vlm::config {

nlohmann::json heeded(const DecodingOptions& options)
{
    nlohmann::json all = toJson(options);
    const auto drop = [&](std::initializer_list<const char*> names) {
        for (const char* name : names)
            all.erase(name);
    };
    if (options.method != "beams")
        drop({"beams", "length_penalty", "early_stopping"});
    if (options.method != "sampling")
        drop({"temperature", "top_p", "top_k"});
    if (options.method != "sampling" && options.method != "as-published")
        drop({"seed"});
    if (options.method == "as-published")
        drop({"repetition_penalty", "no_repeat_ngram"});
    return all;
}

}
