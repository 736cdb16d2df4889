#pragma once

#include <string>

#include <QUndoCommand>

#include "core/store/rows.h"

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
