#pragma once

#include <QWidget>

#include "core/remote/consent.h"
#include "core/remote/remote_model.h"
#include "core/remote/request_journal.h"
#include "core/store/rows.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace vlm::ui {

class Workbench;

/// The models behind HTTP of the open project, what was sent to each, and the consents that allow it.
class RemotePanel : public QWidget {
    Q_OBJECT
public:
    explicit RemotePanel(Workbench& workbench, QWidget* parent = nullptr);
    void refresh();

private:
    struct Known {
        store::ModelRow row;
        remote::RemoteModel model;
        remote::Spending spending;
        QString problem; // why it cannot be read
    };
    struct Contents {
        std::vector<Known> models;
        std::vector<remote::Consent> consents;
    };
    void showContents(const Contents& contents);
    QWidget* modelLine(const Known& known);
    QWidget* consentLine(const remote::Consent& consent);
    void edit(const remote::RemoteModel* known);

    Workbench& m_workbench;
    QLabel* m_about;
    QVBoxLayout* m_models;
    QLabel* m_consentHeading;
    QVBoxLayout* m_consents;
    QPushButton* m_add;
};

}
