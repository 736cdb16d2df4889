#pragma once

#include <memory>

#include <QDialog>

#include "core/remote/remote_model.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace vlm::ui {

class Banner;
class OptionsForm;
class Workbench;

/// A model behind HTTP: where it answers, its key, how it is asked, what it may cost.
class RemoteModelDialog : public QDialog {
    Q_OBJECT
public:
    /// @param known the model to change; null: a new one
    RemoteModelDialog(Workbench& workbench, const remote::RemoteModel* known, QWidget* parent);

private:
    QWidget* buildForm();
    QWidget* buildKey();
    void choosePreset(int index);
    void showModel();
    void takeTexts();
    void showKeyState();
    void keepKey();
    void forgetKey();
    void test();
    void sendTest(const remote::EndpointOptions& options, const std::shared_ptr<remote::Secret>& key);
    void save();

    Workbench& m_workbench;
    remote::RemoteModel m_model;
    bool m_new;
    QComboBox* m_preset;
    QLineEdit* m_id;
    QLineEdit* m_url;
    QLineEdit* m_name;
    QComboBox* m_api;
    QLineEdit* m_keyName;
    QLineEdit* m_key;
    QPushButton* m_keep;
    QPushButton* m_forget;
    QLabel* m_keyState;
    QLineEdit* m_pairing;
    QCheckBox* m_specialist;
    OptionsForm* m_endpoint;
    OptionsForm* m_images;
    OptionsForm* m_prompt;
    OptionsForm* m_limits;
    Banner* m_banner;
    QPushButton* m_test;
    QPushButton* m_save;
};

}
