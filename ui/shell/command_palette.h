#pragma once

#include <functional>
#include <vector>

#include <QDialog>
#include <QPointer>
#include <QString>

class QAction;
class QLineEdit;
class QListWidget;

namespace vlm::ui {

/// Every action of the program in one searchable list: recent first, disabled ones greyed with the reason.
class CommandPalette : public QDialog {
    Q_OBJECT
public:
    struct Command {
        QPointer<QAction> action;
        QString group; // menu or page it belongs to
    };

    CommandPalette(std::vector<Command> commands, const QStringList& recent, QWidget* parent);

Q_SIGNALS:
    void ran(const QString& objectName);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& words);
    void run();

    std::vector<Command> m_commands;
    QLineEdit* m_words;
    QListWidget* m_list;
};

/// How well `text` answers `words` (each word must occur, or its letters in order); negative: not at all.
int matchScore(const QString& words, const QString& text);

}
