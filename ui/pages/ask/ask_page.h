#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "ui/pages/ask/ask_history.h"
#include "ui/pages/ask/loaded_model.h"
#include "ui/shell/page.h"

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace vlm::ui {

class AnswerCard;
class ImageChooser;
class StatePane;

/// What do models say about this image? Up to four of them answer a question side by side, as they write.
class AskPage : public Page {
    Q_OBJECT
public:
    static constexpr int kMostModels = 4;

    explicit AskPage(Workbench& workbench, QWidget* parent = nullptr);
    ~AskPage() override;

    void entered() override;

private:
    struct Place {
        std::unique_ptr<LoadedModel> model;
        AnswerCard* card = nullptr;
        QCheckBox* tick = nullptr;
    };

    QWidget* makeLeft();
    QWidget* makeRight();
    void buildActions();
    void readModels();
    void showModels(std::vector<AskModel> models);
    void tick(const AskModel& model, QCheckBox* box, bool on);
    void load(AskModel model, QCheckBox* box);
    void reload();
    void retire(std::unique_ptr<LoadedModel> model);
    void arrange();
    void imageChanged();
    void ask();
    void stop();
    void answered();
    void refresh();
    std::vector<std::string> labels() const;
    /// Why no question can be put now; empty if one can.
    QString whyNot() const;

    Workbench& m_workbench;
    ImageChooser* m_chooser;
    QPlainTextEdit* m_question;
    QLabel* m_reference;
    QLineEdit* m_labels;
    QLabel* m_labelsTitle;
    QSpinBox* m_length;
    QPushButton* m_ask;
    QPushButton* m_stop;
    QLabel* m_why;
    QComboBox* m_precision;
    QVBoxLayout* m_list;
    QLabel* m_memory;
    QGridLayout* m_grid;
    StatePane* m_cardsPane;
    AskHistory* m_history;

    std::vector<AskModel> m_known;
    std::vector<QCheckBox*> m_boxes;
    std::map<std::string, Place> m_places; // by key
    std::vector<std::string> m_order; // keys as they were chosen
    std::optional<Asked> m_asking;
    quint64 m_questionId = 0;
    QString m_filled; // the question that came with the sample
};

}
