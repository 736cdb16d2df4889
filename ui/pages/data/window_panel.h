#pragma once

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;

namespace vlm::ui {

class ImageView;
class LevelHistogram;

/// Window and level without a mouse: presets of the file and its modality, both numbers, the share of pixels cut off,
/// and a small histogram with the window drawn over it. Presets are hidden where there are none.
class WindowPanel : public QWidget {
    Q_OBJECT
public:
    explicit WindowPanel(ImageView* view, QWidget* parent = nullptr);

private:
    void showImage();
    void showWindow();

    ImageView* m_view;
    QComboBox* m_preset;
    QDoubleSpinBox* m_window;
    QDoubleSpinBox* m_level;
    QDoubleSpinBox* m_tail;
    LevelHistogram* m_histogram;
};

}
