#pragma once

#include <string>

class QComboBox;

namespace vlm::rq {
struct Study;
}

namespace vlm::ui {

/// Fills a box anew and keeps its choice where it still exists; the data are ids.
void fillDatasets(QComboBox& box, const rq::Study& study);
/// Models that have a result on the data set in the mode.
void fillModels(QComboBox& box, const rq::Study& study, const std::string& dataset, const std::string& mode);
/// Modes that the data set has results in, tuned last.
void fillModes(QComboBox& box, const rq::Study& study, const QComboBox& datasets);

}
