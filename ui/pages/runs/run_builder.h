#pragma once

#include <set>
#include <utility>
#include <vector>

#include <QWidget>

#include "core/config/run_config.h"
#include "core/runs/engine.h"
#include "core/store/rows.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLayout;
class QLineEdit;
class QPushButton;
class QTimer;

namespace vlm::ui {

class DecodingForm;
class Fold;
class MatrixGrid;
class OptionsForm;
class Settings;
class StatePane;
class Workbench;

/// The matrix, its options, what it will cost, and the button that launches it.
class RunBuilder : public QWidget {
    Q_OBJECT
public:
    RunBuilder(Workbench& workbench, Settings& settings, QWidget* parent = nullptr);

    void refresh(); // models and data sets of the project
    /// Empty lists of models, data sets or modes leave what is ticked.
    void load(const config::RunConfig& config);
    config::RunConfig config() const;
    void saveToFile();
    void loadFromFile();

Q_SIGNALS:
    void launched();

private:
    QWidget* buildPanel();
    QLayout* buildModes();
    QWidget* buildAnswerForm();
    QWidget* buildFooter();
    void showFolds();
    void showTraining();
    void requestEstimate();
    void estimate();
    void showEstimate(const runs::Estimate& estimate);
    void launch();

    Workbench& m_workbench;
    Settings& m_settings;
    config::RunConfig m_options; // name and options; the lists come from the grid
    std::vector<store::ModelRow> m_models;
    std::vector<store::DatasetRow> m_datasets;
    runs::Estimate m_estimate;

    MatrixGrid* m_grid;
    StatePane* m_pane;
    QLineEdit* m_name;
    QComboBox* m_preset;
    QComboBox* m_training; // preset of the options of adaptations
    DecodingForm* m_decoding;
    std::vector<QCheckBox*> m_modes;
    std::vector<OptionsForm*> m_forms;
    std::vector<std::pair<Fold*, std::set<config::Mode>>> m_folds; // shown while one of the modes is ticked
    QLabel* m_cost;
    QLabel* m_reason;
    QPushButton* m_launch;
    QTimer* m_delay;
};

}
