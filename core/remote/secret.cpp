#include "core/remote/secret.h"
#include "core/base/error.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include <nlohmann/json.hpp>

namespace vlm::remote {

Secret::Secret(std::string text)
    : m_text(std::move(text))
{
    const bool usable = std::all_of(m_text.begin(), m_text.end(), [](unsigned char c) { return c > 0x20 && c < 0x7f; });
    if (!usable) {
        wipe();
        throw Error(ErrorKind::Config, "the key holds blanks or characters outside ASCII; it was not used");
    }
}

Secret::~Secret()
{
    wipe();
}

Secret::Secret(Secret&& other) noexcept
    : m_text(other.m_text)
{
    other.wipe();
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this != &other) {
        wipe();
        m_text = other.m_text;
        other.wipe();
    }
    return *this;
}

void Secret::wipe()
{
    volatile char* at = m_text.data();
    for (std::size_t i = 0; i < m_text.size(); ++i)
        at[i] = 0;
    m_text.clear();
}

std::string Secret::authorization() const
{
    return "Authorization: Bearer " + m_text;
}

std::string Secret::header(const std::string& name) const
{
    return name + ": " + m_text;
}

std::string Secret::redact(std::string text) const
{
    if (m_text.empty())
        return text;
    const std::string escaped = nlohmann::json(m_text).dump();
    for (const std::string& form : {m_text, escaped.substr(1, escaped.size() - 2)})
        for (std::size_t at = text.find(form); at != std::string::npos; at = text.find(form, at))
            text.replace(at, form.size(), "[key]");
    return text;
}

Secret keyFromEnvironment(const std::string& variable)
{
    const char* value = variable.empty() ? nullptr : std::getenv(variable.c_str());
    return value ? Secret(value) : Secret();
}

Secret findKey(const KeyLookup& lookup, const std::string& name, std::stop_token stop)
{
    return lookup ? lookup(name, std::move(stop)) : keyFromEnvironment(name);
}

}
