#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <QString>

#include "core/data/dataset.h"
#include "core/store/rows.h"

namespace vlm::ui {

/// How many images the viewer shows and what lies beside the chosen one: the hanging rule.
struct Hanging {
    enum class Beside {
        Automatic, // questions: all about the image; diagnosis and reports: the two to four images of a study or
                   // patient
        Next, // the samples that follow in the list
        Patient, // other images of the same patient or study
        Questions // one image, and everything that is asked about it
    };
    int views = 0; // 1, 2 or 4; 0: as many as the rule needs
    Beside beside = Beside::Automatic;

    bool operator==(const Hanging&) const = default;
};

QString name(Hanging::Beside beside); // "automatic", "next", "patient", "questions"

/// What this user chose last.
Hanging keptHanging();
void keepHanging(const Hanging& hanging);

/// What a data set has beside a sample.
struct Relatives {
    /// Other images of its patient (the samples' cluster), each once: those in its own folder first, which is the study
    /// where a layout has studies; else as they follow in the data set, from the sample on and round.
    std::vector<store::SampleRow> images{};
    std::size_t sameFolder = 0; // of them, the first ones
    std::vector<store::SampleRow> questions{}; // about its image, its own among them
};
Relatives relativesOf(const data::Dataset& dataset, const store::SampleRow& chosen);

/// What is to be shown.
struct Hung {
    int views = 1; // 1, 2 or 4
    std::vector<store::SampleRow> samples{}; // the chosen one first
    std::vector<store::SampleRow> questions{}; // listed under the image; empty: no list
    bool patient = false; // the others are images of its patient
};
/// @param task "vqa", "diagnosis", "caption". @param after samples that follow the chosen one in the list
Hung hang(const Hanging& hanging, const std::string& task, const store::SampleRow& chosen,
    const std::vector<store::SampleRow>& after, const Relatives& relatives);

}
