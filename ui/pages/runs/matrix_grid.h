#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <QWidget>

#include "core/runs/engine.h"
#include "core/store/rows.h"

class QCheckBox;
class QGridLayout;

namespace vlm::ui {

/// One square of the matrix: a pill a mode, filled when it will run, ticked when the result is known, grey with the
/// reason when it cannot run.
class MatrixCell : public QWidget {
    Q_OBJECT
public:
    explicit MatrixCell(QWidget* parent = nullptr);
    void setEstimates(std::vector<runs::CellEstimate> estimates, const QString& where);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<runs::CellEstimate> m_estimates;
};

/// Models down, data sets across, both with check boxes; squares show what the estimate says.
class MatrixGrid : public QWidget {
    Q_OBJECT
public:
    explicit MatrixGrid(QWidget* parent = nullptr);

    /// Keeps what was ticked; everything new is ticked.
    void setContents(const std::vector<store::ModelRow>& models, const std::vector<store::DatasetRow>& datasets);
    void setTicked(const std::set<std::string>& models, const std::set<std::string>& datasets);
    std::set<std::string> tickedModels() const;
    std::set<std::string> tickedDatasets() const;
    void setEstimate(const runs::Estimate& estimate);
    bool isEmpty() const { return m_models.empty() || m_datasets.empty(); }

Q_SIGNALS:
    void changed();

private:
    QCheckBox* addTick(const QString& text, const QString& name);

    QGridLayout* m_grid;
    std::map<std::string, QCheckBox*> m_models;
    std::map<std::string, QCheckBox*> m_datasets;
    std::map<std::pair<std::string, std::string>, MatrixCell*> m_cells; // model, data set
    std::set<std::string> m_known;
};

}
