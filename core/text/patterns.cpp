#include "core/text/patterns.h"

#include "core/base/format.h"
#include "core/text/json_fields.h"

#include <string>

namespace vlm::text {

Regex makePattern(const nlohmann::json& section, std::string_view where)
{
    const auto pattern = field<nlohmann::json>(section, "pattern", where);
    if (pattern.is_string())
        return Regex::literal(pattern.get<std::string>());
    if (pattern.is_object() && pattern.contains("String"))
        return Regex::literal(field<std::string>(pattern, "String", where));
    if (pattern.is_object() && pattern.contains("Regex"))
        return Regex(field<std::string>(pattern, "Regex", where));
    throw Error(ErrorKind::Tokenizer,
        vlm::format("{}: a pattern is {{\"String\": …}} or {{\"Regex\": …}}, here it is {}", where,
            pattern.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)));
}

}
