#pragma once

#include <QWidget>

class QComboBox;
class QLabel;

namespace vlm::ui {

class StudySource;

/// Which study: the project (with metric and scoring) or a published one.
class StudyBar : public QWidget {
    Q_OBJECT
public:
    explicit StudyBar(StudySource& source, QWidget* parent = nullptr);

private:
    void choose();
    void follow(); // the source was changed elsewhere

    StudySource& m_source;
    QComboBox* m_study;
    QLabel* m_metricLabel;
    QComboBox* m_metric;
    QLabel* m_conventionLabel;
    QComboBox* m_convention;
};

}
