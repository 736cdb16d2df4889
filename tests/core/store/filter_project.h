#pragma once

#include <array>
#include <memory>
#include <string>

#include <QTemporaryDir>

#include "core/store/project.h"
#include "tests/core/store/table_dataset.h"

namespace vlm::testing {

/// A project whose samples are arithmetic, so that what a filter must find can be said without it: sample i is
/// "test/i" of numberedDataset(), marked and answered as the functions say.
class FilterProject {
public:
    static constexpr int kCount = 60;

    static int label(int i) { return i % 3; }
    static std::string split(int i) { return i % 10 < 7 ? "train" : i % 10 == 7 ? "validation" : "test"; }
    static bool open(int i) { return i % 2 == 0; }
    static bool yes(int i) { return i % 5 == 0; }
    static bool starred(int i) { return i % 7 == 0; }
    static bool hard(int i) { return i % 11 == 0; } // tag "hard case"
    static bool easy(int i) { return i % 13 == 0; } // tag "Easy"
    static std::string note(int i)
    {
        return i == 3 ? "pleural effusion left" : i == 17 ? "motion artefact" : i == 44 ? "effusion pleural" : "";
    }
    /// What llava-med says (ots, newest run); -1: it failed or refused.
    static int llava(int i) { return i == 50 || i == 51 ? -1 : i % 4 == 0 ? (label(i) + 1) % 3 : label(i); }
    static double score(int i) { return 0.4 + 0.01 * i; } // of llava-med; none where it failed
    static bool clipHas(int i) { return i % 10 >= 7; } // clip (lp) answered only some
    static int clip(int i) { return i % 2 == 0 ? label(i) : (label(i) + 2) % 3; }

    FilterProject()
    {
        m_project = store::Project::create(std::filesystem::path(m_folder.path().toStdString()) / "filter.vlmproj");
        add("numbers", kCount);
        add("others", 10);
        store::Writer& writer = m_project->writer();
        for (int i = 0; i < kCount; ++i) {
            const std::string id = "test/" + std::to_string(i);
            if (starred(i))
                writer.setStar("numbers", id, true);
            if (hard(i))
                writer.setTag("numbers", id, "hard case", true);
            if (easy(i))
                writer.setTag("numbers", id, "Easy", true);
            if (!note(i).empty())
                writer.setNote("numbers", id, note(i));
        }
        writer.setTag("others", "test/1", "hard case", true);
        addCell(
            "llava-med", "ots", "Old look", [](int) { return true; }, [](int i) { return (label(i) + 1) % 3; });
        m_llava = addCell(
            "llava-med", "ots", "First look", [](int) { return true; }, &llava);
        m_clip = addCell("clip", "lp", "Second look", &clipHas, &clip);
        writer.flush();
    }

    store::Project& project() { return *m_project; }
    store::Id llavaCell() const { return m_llava; }
    store::Id clipCell() const { return m_clip; }

private:
    void add(const std::string& id, int count)
    {
        const TableDataset dataset = numberedDataset(id, count);
        store::DatasetRow row;
        row.id = id;
        row.title = dataset.m_info.title;
        row.task = "diagnosis";
        row.modality = id == "others" ? "xray" : "ct";
        row.classes = dataset.m_info.classes;
        row.counts = {count, 0, 0};
        m_project->writer().putDataset(row);
        m_project->writer().putSamples(dataset);
    }

    template <class Has, class Says>
    store::Id addCell(const std::string& model, const std::string& mode, const std::string& run, Has has, Says says)
    {
        store::CellRow cell{.model = model, .dataset = "numbers", .mode = mode, .state = store::State::Done};
        const store::Id number = m_project->writer().createRun({.name = run, .config = "{}"}, std::array{cell});
        const store::Id id = m_project->reader().cells(number).front().id;
        for (int i = 0; i < kCount; ++i) {
            if (!has(i))
                continue;
            store::PredictionRow row{.cell = id, .sample = "test/" + std::to_string(i), .label = label(i)};
            row.predicted = says(i);
            if (row.predicted >= 0)
                row.scores = {static_cast<float>(score(i)), static_cast<float>(1.0 - score(i)) / 2.0F, 0.0F};
            row.text = yes(i) ? "Yes, 100% sure" : "no";
            row.status = row.predicted >= 0 ? "ok" : i == 50 ? "failed" : "refused";
            row.latencyMs = i;
            m_project->writer().putPrediction(row);
        }
        return id;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<store::Project> m_project;
    store::Id m_llava = 0;
    store::Id m_clip = 0;
};

}
