#pragma once

#include <QStatusBar>
#include <QString>

class QLabel;
class QToolButton;

namespace vlm::ui {

/// Left to right: research notice, queue, and at the right memory, theme, scale, errors. Each one is a door.
class StatusBar : public QStatusBar {
    Q_OBJECT
public:
    explicit StatusBar(QWidget* parent = nullptr);

    void setQueue(const QString& summary);
    void setScale(double scale);
    void setErrors(int count);

Q_SIGNALS:
    void queueClicked();
    void themeClicked();
    void scaleChosen(double scale);
    void errorsClicked();

private:
    void refreshMemory();

    QToolButton* m_notice;
    QToolButton* m_queue;
    QLabel* m_memory;
    QToolButton* m_theme;
    QToolButton* m_scale;
    QToolButton* m_errors;
};

/// What "research use only" means, in plain words.
QString researchUseExplanation();

}
