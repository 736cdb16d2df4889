#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <QScrollArea>

#include "core/audit/audit.h"
#include "core/store/project.h"
#include "ui/models/dataset_pool.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace vlm::ui {

class ProgressLine;
class StatePane;
class Workbench;

/// Can these numbers be believed: what an audit of the data set found, each finding with the samples behind it, and the
/// results with and without the test samples in doubt.
class AuditView : public QWidget {
    Q_OBJECT
public:
    AuditView(Workbench& workbench, std::shared_ptr<DatasetPool> datasets, QWidget* parent = nullptr);

    /// Shows the report of an earlier audit if the content is the same; nothing is read of the images otherwise.
    void setDataset(const store::DatasetRow& dataset);
    void themeChanged();
    bool isBusy() const;

private:
    struct ScoreRow {
        QString model, mode, metric, all, clean;
        std::size_t leftOut = 0;
        QString note;
    };
    void offer();
    void run();
    void showReport(audit::Report report);
    void addSummary();
    void addFinding(const audit::Finding& finding);
    void addComparison();
    void compare(const std::set<std::string>& doubtful, QPushButton* button, QVBoxLayout* place);
    static void showScores(const std::vector<ScoreRow>& rows, QVBoxLayout* place);
    static std::vector<ScoreRow> scores(
        const store::Reader& reader, const std::string& dataset, const std::set<std::string>& doubtful);

    Workbench& m_workbench;
    std::shared_ptr<DatasetPool> m_datasets;
    std::optional<store::DatasetRow> m_dataset;
    std::optional<audit::Report> m_report;
    ProgressLine* m_progress;
    QScrollArea* m_scroll;
    StatePane* m_pane;
    QWidget* m_body = nullptr;
    QVBoxLayout* m_column = nullptr;
};

}
