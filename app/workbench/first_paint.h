#pragma once

#include <QObject>

namespace vlm {

/// Prints how many milliseconds after the start of the process the window was first painted, then quits.
class FirstPaint : public QObject {
    Q_OBJECT
public:
    explicit FirstPaint(QObject& window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}
