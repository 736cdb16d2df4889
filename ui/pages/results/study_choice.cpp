#include "ui/pages/results/study_choice.h"

#include <algorithm>
#include <vector>

#include <QComboBox>

#include "core/rq/modes.h"
#include "ui/bridge/text.h"
#include "ui/figures/from_science.h"

namespace vlm::ui {
namespace {

void fill(QComboBox& box, const std::vector<std::pair<QString, QString>>& entries)
{
    const QVariant before = box.currentData();
    box.clear();
    for (const auto& [text, data] : entries)
        box.addItem(text, data);
    box.setCurrentIndex(std::max(0, box.findData(before)));
}

}

void fillDatasets(QComboBox& box, const rq::Study& study)
{
    std::vector<std::pair<QString, QString>> entries;
    for (const rq::StudyDataset& dataset : study.datasets)
        entries.emplace_back(toQt(dataset.name), toQt(dataset.name));
    fill(box, entries);
}

void fillModels(QComboBox& box, const rq::Study& study, const std::string& dataset, const std::string& mode)
{
    std::vector<std::pair<QString, QString>> entries;
    for (const rq::StudyModel& model : study.models)
        if (study.find(model.name, dataset, mode))
            entries.emplace_back(toQt(model.name), toQt(model.name));
    fill(box, entries);
}

void fillModes(QComboBox& box, const rq::Study& study, const QComboBox& datasets)
{
    const std::string dataset = datasets.currentData().toString().toStdString();
    std::vector<std::pair<QString, QString>> entries;
    for (const std::string& mode : rq::modesOf(study, dataset))
        entries.emplace_back(figures::studyModeTitle(mode), toQt(mode));
    fill(box, entries);
}

}
