#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace vlm::metrics {

/// Single-word lemmas of WordNet 3.0's synsets, enough for METEOR's synonym stage.
class Wordnet {
public:
    /// @param folder holds synsets.txt and exceptions.txt
    /// @throws Error Data
    explicit Wordnet(const std::filesystem::path& folder);
    /// The bundled one (dataDirectory()/reference/wordnet), read on first use. @throws Error Data
    static const Wordnet& bundled();

    /// Single-word lemma names of every synset of the word's base forms, and the word itself.
    /// Source: nltk 3.8 WordNetCorpusReader.synsets, _morphy.
    std::unordered_set<std::string_view> synonyms(std::string_view lowered) const;

private:
    struct Part {
        std::vector<std::vector<std::string_view>> synsets;
        std::unordered_map<std::string, std::vector<std::uint32_t>> synsetsOf; ///< by lower-cased lemma
        std::unordered_map<std::string_view, std::vector<std::string_view>> exceptions;
    };
    std::vector<std::string> baseForms(std::string_view word, std::size_t part) const;

    std::string m_synsetText;
    std::string m_exceptionText;
    std::array<Part, 4> m_parts; ///< nouns, verbs, adjectives, adverbs
};

}
