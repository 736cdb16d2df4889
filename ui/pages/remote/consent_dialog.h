#pragma once

#include <functional>
#include <vector>

#include <QDialog>

#include "core/config/run_config.h"
#include "core/remote/consent.h"

class QCheckBox;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace vlm::ui {

class Workbench;

/// What would leave this machine, for a person to agree to or not. Agreeing is written into the project.
class ConsentDialog : public QDialog {
    Q_OBJECT
public:
    ConsentDialog(Workbench& workbench, std::vector<remote::Shipment> shipments, QWidget* parent);

private:
    void addShipment(QVBoxLayout* column, const remote::Shipment& shipment);
    void updateAccept();
    void grant();

    Workbench& m_workbench;
    std::vector<remote::Shipment> m_shipments;
    std::vector<QLineEdit*> m_permissions; // one a shipment; null where none is needed
    QCheckBox* m_agree;
    QPushButton* m_accept;
};

/// Calls `then` at once where everything is allowed already, else after the user has agreed in a dialog. Not at all
/// where they do not.
void withConsent(
    Workbench& workbench, std::vector<remote::Shipment> shipments, QWidget* parent, std::function<void()> then);

/// The same for what these runs would send.
void withConsent(
    Workbench& workbench, const std::vector<config::RunConfig>& runs, QWidget* parent, std::function<void()> then);

}
