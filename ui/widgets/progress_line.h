#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <stop_token>

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QTimer;

namespace vlm::ui {

/// A long piece of work on another thread, as both sides see it.
struct LongWork {
    std::atomic<std::size_t> done = 0;
    std::atomic<std::size_t> total = 0; // 0: not known yet
    std::stop_source stop{};
};

/// What is being done, how far it is, and the button that stops it. Polls; the worker never waits for the GUI.
class ProgressLine : public QWidget {
    Q_OBJECT
public:
    explicit ProgressLine(QWidget* parent = nullptr);
    ~ProgressLine() override; // asks the work to stop
    /// Shows the line and follows the work until finish(). @param unit "images"
    void follow(std::shared_ptr<LongWork> work, const QString& what, const QString& unit);
    void finish();
    bool isBusy() const { return m_work != nullptr; }

Q_SIGNALS:
    void stopped(); // by the user

private:
    void poll();

    std::shared_ptr<LongWork> m_work;
    QString m_what;
    QString m_unit;
    QLabel* m_text;
    QProgressBar* m_bar;
    QPushButton* m_stop;
    QTimer* m_timer;
};

}
