#pragma once

#include <atomic>
#include <stop_token>

#include "core/base/error.h"

namespace vlm::runs {

enum class Intent { Go, Pause, Cancel, ShutDown };

/// What the outside wants of the run that is going on. Pausing waits for the end of a batch; the others stop it.
class Control {
public:
    void ask(Intent intent)
    {
        m_intent = intent;
        if (intent == Intent::Cancel || intent == Intent::ShutDown)
            m_stop.request_stop();
    }
    Intent intent() const { return m_intent; }
    std::stop_token token() const { return m_stop.get_token(); }
    /// Between batches. @throws Error Cancelled unless the run may go on
    void checkpoint() const
    {
        if (m_intent != Intent::Go)
            throw Error(ErrorKind::Cancelled, "stopped");
    }

private:
    std::atomic<Intent> m_intent = Intent::Go;
    std::stop_source m_stop;
};

}
