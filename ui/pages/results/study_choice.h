#pragma once

class QComboBox;

namespace vlm::rq {
struct Study;
}

namespace vlm::ui {

/// Fills a box anew and keeps its choice where it still exists; the data are ids.
void fillDatasets(QComboBox& box, const rq::Study& study);
/// Modes that the data set has results in, tuned last.
void fillModes(QComboBox& box, const rq::Study& study, const QComboBox& datasets);

}
