#pragma once

#include <QScrollArea>

#include "ui/pages/models/registry_model.h"

class QGridLayout;
class QLabel;
class QPushButton;

namespace vlm::ui {

/// What is known of one model, the memory arithmetic, and what can be done with it.
class ModelCard : public QScrollArea {
    Q_OBJECT
public:
    explicit ModelCard(QWidget* parent = nullptr);
    void show(const RegistryRow& row, Fit fit, std::int64_t available, std::int64_t reserve);
    void clear();

Q_SIGNALS:
    void runRequested();
    void removeRequested();
    void addRequested();

private:
    void addFact(const QString& name, const QString& value, bool mono = false);

    QLabel* m_title;
    QLabel* m_kind;
    QGridLayout* m_facts;
    QLabel* m_memoryTitle;
    QLabel* m_memory;
    QLabel* m_installTitle;
    QLabel* m_install;
    QPushButton* m_run;
    QPushButton* m_remove;
    QPushButton* m_add;
};

}
