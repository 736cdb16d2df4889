#pragma once

#include <QDialog>
#include <QStringList>

class QLineEdit;
class QPushButton;

namespace vlm::ui {

/// Asks for the tag of all samples of a list, and says how many that are.
class TagDialog : public QDialog {
    Q_OBJECT
public:
    TagDialog(qint64 samples, const QString& dataset, const QStringList& known, QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const QString& tag);

private:
    QLineEdit* m_tag;
    QPushButton* m_take;
};

}
