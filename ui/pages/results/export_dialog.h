#pragma once

#include <QDialog>

#include "ui/figures/render.h"
#include "ui/figures/style.h"

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;

namespace vlm::ui {

/// How a figure goes into a file: its size in millimetres, type, colours, parts and format, with a preview of exactly
/// what is written. Remembered for the session.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    struct Choice {
        figures::Style style{};
        QString suffix = QStringLiteral("pdf");
        double dpi = 300.0; // of PNG
    };

    ExportDialog(figures::Figure figure, QWidget* parent);

    Choice choice() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void refresh();

    figures::Figure m_figure;
    QDoubleSpinBox* m_width;
    QDoubleSpinBox* m_text;
    QComboBox* m_theme;
    QComboBox* m_format;
    QComboBox* m_dpi;
    QCheckBox* m_caption;
    QCheckBox* m_legend;
    QLabel* m_preview;
    QLabel* m_size;
};

}
