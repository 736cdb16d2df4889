#pragma once

#include <vector>

#include <QWidget>

#include "core/rq/gaps.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QTableWidget;
class QTableWidgetItem;

namespace vlm::ui {

class StudySource;

/// Everything that gaps and counts depend on besides the numbers, to be changed and seen at once.
class WhatIfPanel : public QWidget {
    Q_OBJECT
public:
    explicit WhatIfPanel(StudySource& source, QWidget* parent = nullptr);

private:
    void fill(); // from the source
    void fillModels();
    void fillTables();
    void fillTuned();
    void takeChoices();
    void takeModel(const QTableWidgetItem* item);

    StudySource& m_source;
    QComboBox* m_selection;
    QLabel* m_generalistLabel;
    QComboBox* m_generalist;
    QLabel* m_specialistLabel;
    QComboBox* m_specialist;
    QComboBox* m_bar;
    QComboBox* m_only;
    QComboBox* m_inDomain;
    QComboBox* m_tuned;
    QCheckBox* m_reselect;
    QTableWidget* m_models;
    QPushButton* m_reset;
    std::vector<rq::InDomainTable> m_tables;
    bool m_filling = false;
};

}
