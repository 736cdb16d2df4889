#pragma once

#include <optional>

#include <QWidget>

#include "ui/models/sample_model.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace vlm::ui {

class ImageDesk;
class ImageView;
class ScoreBars;
class ViewerMenu;
class Thumbnails;
class Workbench;

/// One sample in full: the image, its texts, star, tags and note, and what a model said about it.
class SampleViewer : public QWidget {
    Q_OBJECT
public:
    SampleViewer(Workbench& workbench, Thumbnails& thumbnails, QWidget* parent = nullptr);

    /// `position` counts from 0 in the order of the list; `after` are the samples that follow it there.
    void showSample(const SampleModel::Entry& entry, int position, qint64 count, const store::DatasetRow& dataset,
        const std::vector<store::SampleRow>& after = {});
    void clear();
    ImageView* image() const;
    const std::optional<SampleModel::Entry>& shown() const { return m_entry; }

public Q_SLOTS:
    void toggleStar();
    void editTags();
    void editNote();

Q_SIGNALS:
    void stepRequested(int rows);

private:
    void showTexts(const store::DatasetRow& dataset);
    void showQuestions(const std::vector<store::SampleRow>& questions);
    void showTags();
    void addTags();
    void keepNote();
    void pin(bool on);
    bool eventFilter(QObject* watched, QEvent* event) override;

    Workbench& m_workbench;
    Thumbnails& m_thumbnails;
    ImageDesk* m_desk;
    ImageView* m_pinned; // an earlier image, moved along with the one shown
    ViewerMenu* m_menu;
    QLabel* m_position;
    QToolButton* m_star;
    QLabel* m_facts;
    QLabel* m_texts;
    QLabel* m_questions; // all about the image
    ScoreBars* m_bars;
    QLabel* m_tags;
    QLineEdit* m_newTag;
    QPlainTextEdit* m_note;
    std::optional<SampleModel::Entry> m_entry;
};

}
