#pragma once

#include "core/runs/events.h"

namespace vlm::ui {

class Workbench;

/// Carries engine events to the GUI thread as the workbench's signals.
class EventRelay : public runs::EventSink {
public:
    explicit EventRelay(Workbench& workbench);
    ~EventRelay() override;
    void on(const runs::Event& event) override;

private:
    Workbench& m_workbench;
};

}
