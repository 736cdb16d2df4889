#pragma once

#include "../archive/archive_files.h"
#include "data_folder.h"

#include <algorithm>
#include <string>
#include <vector>

/// A small copy of a published layout, and what becomes of it.
struct LookAlike {
    const char* name;
    const char* importer;
    void (*fill)(const DataFolder&);
    std::array<std::size_t, 3> sizes; // train, validation, test
    std::vector<int> labels{}; // of all samples in order; none for questions and reports
    /// Class prompts, or of questions and reports every sample's prompt.
    std::vector<std::string> strict{};
    std::vector<std::string> reference{}; // in the convention medvlmbench
    std::vector<std::string> answers{}; // of questions and reports
};

namespace lookalikes {

inline const std::string kYesNo = "Answer the following question about the image with yes or no. ";
inline const std::string kReport = "Can you provide a medical report for this image?";
inline const std::string kLetter = "\nAnswer with the single letter corresponding to the best choice.";

/// JSON with single quotes for double ones.
inline std::string json(std::string text)
{
    std::ranges::replace(text, '\'', '"');
    return text;
}

inline std::string slakeRow(int id, const char* question, const char* answer, const char* type, const char* language)
{
    return json("{'img_id':" + std::to_string(id) + ",'img_name':'xmlab" + std::to_string(id)
        + "/source.jpg','question':'" + question + "','answer':'" + answer + "','q_lang':'" + language
        + "','location':'Lung','modality':'CT','answer_type':'" + type
        + "','base_type':'vqa','content_type':'Organ','triple':['a','b','c'],'qid':" + std::to_string(id) + "}");
}

inline void medMnist(const DataFolder& folder, const char* file, int side, const std::vector<char>& labels)
{
    const std::string one = "(1, " + std::to_string(side) + ", " + std::to_string(side) + ")";
    const auto pixels = std::size_t(side) * std::size_t(side);
    std::map<std::string, std::string> arrays;
    const char* const splits[]{"train", "val", "test"};
    for (std::size_t i = 0; i < 3; ++i) {
        arrays[std::string(splits[i]) + "_images.npy"] = npy("|u1", one, std::string(pixels, char('a' + i)));
        arrays[std::string(splits[i]) + "_labels.npy"] = npy("|u1", "(1, 1)", std::string(1, labels[i]));
    }
    writeZip(folder.path() / file, arrays, true);
}

inline std::string photo(const std::string& text)
{
    return "a photo of " + text;
}

const std::vector<LookAlike>& all();

}
