#pragma once

#include <string>
#include <vector>

#include <QUndoCommand>

#include "core/store/rows.h"
#include "core/store/saved_views.h"

namespace vlm::ui {

class Workbench;

/// Undoable marks on one sample; each is one database transaction either way.
class StarSample : public QUndoCommand {
public:
    StarSample(Workbench& workbench, const store::SampleRow& sample, bool on);
    void redo() override;
    void undo() override;

private:
    Workbench& m_workbench;
    std::string m_dataset;
    std::string m_sample;
    bool m_on;
};

class TagSample : public QUndoCommand {
public:
    TagSample(Workbench& workbench, const store::SampleRow& sample, std::string tag, bool on);
    void redo() override;
    void undo() override;

private:
    Workbench& m_workbench;
    std::string m_dataset;
    std::string m_sample;
    std::string m_tag;
    bool m_on;
};

/// Tags many samples, none of which has the tag.
class TagSamples : public QUndoCommand {
public:
    TagSamples(Workbench& workbench, std::string dataset, std::vector<std::string> samples, std::string tag);
    void redo() override;
    void undo() override;

private:
    Workbench& m_workbench;
    std::string m_dataset;
    std::vector<std::string> m_samples;
    std::string m_tag;
};

/// Puts one list of saved views in the place of another.
class SaveViews : public QUndoCommand {
public:
    SaveViews(Workbench& workbench, std::vector<store::SavedView> before, std::vector<store::SavedView> after,
        const QString& what);
    void redo() override;
    void undo() override;

private:
    Workbench& m_workbench;
    std::vector<store::SavedView> m_before;
    std::vector<store::SavedView> m_after;
};

class NoteSample : public QUndoCommand {
public:
    NoteSample(Workbench& workbench, const store::SampleRow& sample, std::string text);
    void redo() override;
    void undo() override;

private:
    Workbench& m_workbench;
    std::string m_dataset;
    std::string m_sample;
    std::string m_before;
    std::string m_after;
};

}
