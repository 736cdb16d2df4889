#pragma once

#include <QWidget>

#include "core/config/decoding_options.h"

class QComboBox;
class QLabel;

namespace vlm::ui {

class OptionsForm;

/// How answers are decoded: the method in words, what it means, and its own options alone.
class DecodingForm : public QWidget {
    Q_OBJECT
public:
    /// @param options outlives the form; each edit is written to it at once
    explicit DecodingForm(config::DecodingOptions& options, QWidget* parent = nullptr);

    /// Shows what the options are now.
    void refresh();

Q_SIGNALS:
    void edited();

private:
    void showMethod();

    config::DecodingOptions& m_options;
    QComboBox* m_method;
    QLabel* m_meaning;
    OptionsForm* m_form;
};

}
