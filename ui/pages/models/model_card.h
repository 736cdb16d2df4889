#pragma once

#include <QScrollArea>

#include "ui/pages/models/registry_model.h"

class QGridLayout;
class QLabel;
class QPushButton;

namespace vlm::cards {
struct FolderCheck;
}

namespace vlm::ui {

class FolderCheckView;

/// What is known of one model, the memory arithmetic, and what can be done with it.
class ModelCard : public QScrollArea {
    Q_OBJECT
public:
    explicit ModelCard(QWidget* parent = nullptr);
    void show(const RegistryRow& row, Fit fit, std::int64_t available, std::int64_t reserve);
    void showCheck(const cards::FolderCheck& check, const QString& folder);
    void showChecking();
    void clear();

Q_SIGNALS:
    void runRequested();
    void removeRequested();
    void addRequested();
    void checkRequested(); // the files of an installed model
    void modulesRequested();

private:
    static QString plainMemory(
        const RegistryRow& row, const MemoryNeed& need, std::int64_t available, std::int64_t reserve);
    static QString answeringMemory(
        const RegistryRow& row, const MemoryNeed& need, std::int64_t available, std::int64_t reserve);
    void addFact(const QString& name, const QString& value, bool mono = false);

    QLabel* m_title;
    QLabel* m_kind;
    QGridLayout* m_facts;
    QLabel* m_memoryTitle;
    QLabel* m_memory;
    QLabel* m_filesTitle;
    QLabel* m_files;
    FolderCheckView* m_check;
    QPushButton* m_run;
    QPushButton* m_remove;
    QPushButton* m_add;
    QPushButton* m_verify;
    QPushButton* m_modules;
};

}
