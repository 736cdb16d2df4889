#pragma once

#include <filesystem>
#include <map>
#include <string>

#include <QDialog>

class QComboBox;

namespace vlm::ui {

/// Says which column of a table holds what, and keeps it in a `dataset.json` beside the table, which every later
/// opening reads. The folder is the user's: nothing is written before the button is pressed.
class ColumnsDialog : public QDialog {
    Q_OBJECT
public:
    /// @throws Error Data if the table cannot be read
    ColumnsDialog(const std::filesystem::path& table, QWidget* parent = nullptr);

    /// What would be written; roles left on automatic are absent.
    std::map<std::string, std::string> chosen() const;

private:
    void save();

    std::filesystem::path m_table;
    std::map<std::string, QComboBox*> m_boxes; // by role
};

}
