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

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    /// What is said in how many words, from everything to the least.
    enum class Room { Full, ShortMemory, NoMemory, NoWords, ShortNotice };
    void refreshMemory();
    void fit();
    void say(Room room);
    int wanted() const;

    QToolButton* m_notice;
    QToolButton* m_queue;
    QLabel* m_memory;
    QToolButton* m_theme;
    QToolButton* m_scale;
    QToolButton* m_errors;
    QString m_fullMemory;
    QString m_shortMemory;
};

/// What "research use only" means, in plain words.
QString researchUseExplanation();

}
