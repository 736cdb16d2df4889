#pragma once

#include "core/metrics/text/overlap.h"

namespace vlm::metrics {

enum class Synonyms { Wordnet, None };

/// METEOR (alpha 0.9, beta 3, gamma 0.5): exact, Porter stem, then synonym matches; the synonym stage sees stems.
/// Source: Lavie & Agarwal 2007 as in nltk 3.8 translate/meteor_score.py single_meteor_score.
double meteor(Tokens candidate, Tokens reference, Synonyms synonyms);

}
