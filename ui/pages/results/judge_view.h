#pragma once

#include <optional>
#include <vector>

#include <QWidget>

#include "core/workflow/judging.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QTableView;
class QToolButton;

namespace vlm::ui {

class Banner;
class JudgeRunner;
class JudgedCellsModel;
class JudgedItemsModel;
class StatePane;
class Workbench;

/// Open answers as a language model judges them: coverage and score of every cell of a data set, each reply, and how
/// far two judges, or a judge and a person, agree.
class JudgeView : public QWidget {
    Q_OBJECT
public:
    explicit JudgeView(Workbench& workbench, QWidget* parent = nullptr);

private:
    struct Judge {
        store::ModelRow row;
        remote::RemoteModel model;
    };
    struct Contents {
        std::vector<Judge> judges;
        std::vector<store::DatasetRow> datasets; // that ask questions and have a finished cell
    };

    QWidget* buildControls();
    QWidget* buildResults();
    QWidget* buildAgreement();
    void refresh();
    void fill(const Contents& contents);
    void reload();
    void showCells(std::vector<workflow::JudgedCell> cells);
    void showItems();
    void showReply();
    void judge();
    void ended(const QString& error);
    void compare();
    void compareWithPerson();
    void showAgreement(const judge::Agreement& found, const QString& with);
    std::vector<workflow::JudgedCell> chosenCells() const;
    const Judge* chosenJudge() const;
    judge::Mode mode() const;

    Workbench& m_workbench;
    JudgeRunner* m_runner;
    Contents m_contents;
    QComboBox* m_judge;
    QComboBox* m_mode;
    QComboBox* m_dataset;
    QPushButton* m_start;
    QPushButton* m_stop;
    QProgressBar* m_progress;
    Banner* m_banner;
    StatePane* m_state;
    QTableView* m_cells;
    JudgedCellsModel* m_cellsModel;
    QTableView* m_items;
    JudgedItemsModel* m_itemsModel;
    QPlainTextEdit* m_reply;
    QComboBox* m_second;
    QPushButton* m_compare;
    QPushButton* m_person;
    QLabel* m_agreement;
};

}
