#pragma once

#include <functional>
#include <map>
#include <string>

#include <QWidget>

#include "ui/pages/data/import_preview.h"

class QComboBox;
class QFormLayout;
class QLineEdit;

namespace vlm::ui {

/// Which layout the files are read as, and the choices that its importer offers.
class ImportSettings : public QWidget {
    Q_OBJECT
public:
    explicit ImportSettings(QWidget* parent = nullptr);

    /// Shows what was used; the choices of the layout are made anew when it is another one.
    void show(const ImportPreview& preview);
    void clear();
    /// What stands in the controls. @return nothing chosen before the first preview
    data::ImportOptions chosen() const;
    /// Sets a choice without telling anyone; kept for a layout that is not known yet.
    void choose(const std::string& key, const std::string& value);

Q_SIGNALS:
    void changed();

private:
    void addSetting(const data::Setting& setting, const std::map<std::string, std::string>& values);

    QFormLayout* m_form;
    QComboBox* m_layout;
    QLineEdit* m_id;
    QWidget* m_choices = nullptr;
    bool m_ownId = false;
    std::string m_importer;
    std::map<std::string, std::function<std::string()>> m_readers;
    std::map<std::string, std::string> m_forced;
};

/// A value of a setting in words.
QString settingValueWord(std::string_view key, std::string_view value);

}
