#pragma once

#include <QList>
#include <QSplitter>

namespace vlm::ui {

/// Panels side by side; one below the other where they do not fit beside each other.
class ReflowSplitter : public QSplitter {
    Q_OBJECT
public:
    explicit ReflowSplitter(QWidget* parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    int widthSideBySide() const;
    void reflow();

    QList<int> m_sizes; // side by side
};

}
