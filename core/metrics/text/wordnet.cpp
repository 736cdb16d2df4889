#include "core/metrics/text/wordnet.h"
#include "core/base/data_dir.h"
#include "core/base/error.h"
#include "core/base/files.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace vlm::metrics {
namespace {

constexpr std::string_view kParts = "nvar";

using Substitution = std::pair<std::string_view, std::string_view>;

// MORPHOLOGICAL_SUBSTITUTIONS of nltk 3.8 corpus/reader/wordnet.py.
const std::array<std::vector<Substitution>, 4>& substitutions()
{
    static const std::array<std::vector<Substitution>, 4> table{
        std::vector<Substitution>{{"s", ""}, {"ses", "s"}, {"ves", "f"}, {"xes", "x"}, {"zes", "z"}, {"ches", "ch"},
            {"shes", "sh"}, {"men", "man"}, {"ies", "y"}},
        std::vector<Substitution>{
            {"s", ""}, {"ies", "y"}, {"es", "e"}, {"es", ""}, {"ed", "e"}, {"ed", ""}, {"ing", "e"}, {"ing", ""}},
        std::vector<Substitution>{{"er", ""}, {"est", ""}, {"er", "e"}, {"est", "e"}}, std::vector<Substitution>{}};
    return table;
}

/// Calls f(part, words) for every line below a "[n]" heading.
template <class F> void eachLine(std::string_view text, const std::filesystem::path& file, F&& f)
{
    std::size_t part = kParts.size();
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.size() == 3 && line.front() == '[') {
            part = kParts.find(line[1]);
            continue;
        }
        if (part >= kParts.size())
            throw Error(ErrorKind::Data, fmt::format("{}: expected a heading such as [n]", file.string()));
        std::vector<std::string_view> words;
        while (!line.empty()) {
            const std::size_t space = std::min(line.find(' '), line.size());
            words.push_back(line.substr(0, space));
            line.remove_prefix(std::min(space + 1, line.size()));
        }
        f(part, std::move(words));
    }
}

std::string lowerAscii(std::string_view word)
{
    std::string out(word);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return out;
}

}

Wordnet::Wordnet(const std::filesystem::path& folder)
    : m_synsetText(readFile(folder / "synsets.txt"))
    , m_exceptionText(readFile(folder / "exceptions.txt"))
{
    eachLine(m_synsetText, folder / "synsets.txt", [&](std::size_t part, std::vector<std::string_view> words) {
        const auto index = static_cast<std::uint32_t>(m_parts[part].synsets.size());
        for (const std::string_view word : words)
            m_parts[part].synsetsOf[lowerAscii(word)].push_back(index);
        m_parts[part].synsets.push_back(std::move(words));
    });
    eachLine(m_exceptionText, folder / "exceptions.txt", [&](std::size_t part, std::vector<std::string_view> words) {
        if (words.size() > 1)
            m_parts[part].exceptions[words.front()].assign(words.begin() + 1, words.end());
    });
}

const Wordnet& Wordnet::bundled()
{
    static const Wordnet wordnet(dataDirectory() / "reference" / "wordnet");
    return wordnet;
}

std::vector<std::string> Wordnet::baseForms(std::string_view word, std::size_t part) const
{
    const Part& data = m_parts[part];
    const auto known = [&](std::vector<std::string> forms) {
        std::erase_if(forms, [&](const std::string& form) { return !data.synsetsOf.contains(form); });
        return forms;
    };
    if (const auto found = data.exceptions.find(word); found != data.exceptions.end()) {
        std::vector<std::string> forms{std::string(word)};
        forms.insert(forms.end(), found->second.begin(), found->second.end());
        return known(std::move(forms));
    }
    const auto stripped = [&](const std::vector<std::string>& forms) {
        std::vector<std::string> out;
        for (const std::string& form : forms) {
            for (const auto& [suffix, replacement] : substitutions()[part]) {
                if (form.ends_with(suffix))
                    out.push_back(form.substr(0, form.size() - suffix.size()) + std::string(replacement));
            }
        }
        return out;
    };
    std::vector<std::string> forms = stripped({std::string(word)});
    std::vector<std::string> first = forms;
    first.insert(first.begin(), std::string(word));
    std::vector<std::string> results = known(std::move(first));
    while (results.empty() && !forms.empty()) {
        forms = stripped(forms);
        results = known(forms);
    }
    return results;
}

std::unordered_set<std::string_view> Wordnet::synonyms(std::string_view lowered) const
{
    std::unordered_set<std::string_view> names{lowered};
    for (std::size_t part = 0; part < m_parts.size(); ++part) {
        for (const std::string& form : baseForms(lowered, part)) {
            for (const std::uint32_t synset : m_parts[part].synsetsOf.at(form))
                names.insert(m_parts[part].synsets[synset].begin(), m_parts[part].synsets[synset].end());
        }
    }
    return names;
}

}
