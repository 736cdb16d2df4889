#pragma once

#include <string>
#include <string_view>

namespace vlm::metrics {

/// Porter stem with NLTK's extensions; works on any lower-cased string (everything but a vowel is a consonant).
/// Source: Porter 1980; nltk 3.8 stem/porter.py, mode NLTK_EXTENSIONS.
std::u32string porterStem(std::u32string_view lowered);

}
