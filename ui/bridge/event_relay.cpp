#include "ui/bridge/event_relay.h"

#include "ui/bridge/workbench.h"

#include <type_traits>

namespace vlm::ui {

EventRelay::EventRelay(Workbench& workbench)
    : m_workbench(workbench)
{
}

EventRelay::~EventRelay() = default;

void EventRelay::on(const runs::Event& event)
{
    QMetaObject::invokeMethod(
        &m_workbench,
        [this, event] {
            std::visit(
                [this](const auto& happened) {
                    using T = std::remove_cvref_t<decltype(happened)>;
                    if constexpr (std::is_same_v<T, runs::RunChanged>)
                        Q_EMIT m_workbench.runChanged(happened);
                    else if constexpr (std::is_same_v<T, runs::CellChanged>)
                        Q_EMIT m_workbench.cellChanged(happened);
                    else if constexpr (std::is_same_v<T, runs::Progress>)
                        Q_EMIT m_workbench.progressed(happened);
                    else if constexpr (std::is_same_v<T, runs::InterimMetric>)
                        Q_EMIT m_workbench.interimMetric(happened);
                    else if constexpr (std::is_same_v<T, runs::TrainingPoint>)
                        Q_EMIT m_workbench.trainingPoint(happened);
                    else if constexpr (std::is_same_v<T, runs::AnswersGiven>)
                        Q_EMIT m_workbench.answersGiven(happened);
                    else
                        Q_EMIT m_workbench.logged(happened);
                },
                event);
        },
        Qt::QueuedConnection);
}

}
