#include "ui/pages/results/cost_facts.h"

#include <QCoreApplication>
#include <QLocale>

#include <nlohmann/json.hpp>

#include "ui/bridge/text.h"

namespace vlm::ui {
namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("cost", text);
}

/// 1.24 T, 320 G: operations have no unit of their own.
QString operationsText(double operations)
{
    const char* const prefixes[] = {"", " k", " M", " G", " T", " P", " E"};
    std::size_t at = 0;
    while (operations >= 1000.0 && at + 1 < std::size(prefixes)) {
        operations /= 1000.0;
        ++at;
    }
    return QLocale().toString(operations, 'g', 3) + QLatin1String(prefixes[at]);
}

void addCost(std::vector<std::pair<QString, QString>>& rows, const nlohmann::json& cost)
{
    const auto trained = cost.value("trainable_parameters", std::int64_t{0});
    const auto total = cost.value("total_parameters", std::int64_t{0});
    if (total > 0)
        rows.emplace_back(words(QT_TRANSLATE_NOOP("cost", "Trained parameters")),
            words(QT_TRANSLATE_NOOP("cost", "%1 (%2 % of the model's %3)"))
                .arg(countText(trained),
                    QLocale().toString(100.0 * static_cast<double>(trained) / static_cast<double>(total), 'g', 3),
                    countText(total)));
    if (cost.contains("training_flops"))
        rows.emplace_back(
            words(QT_TRANSLATE_NOOP("cost", "Operations to adapt")), operationsText(cost.value("training_flops", 0.0)));
    if (cost.contains("seconds"))
        rows.emplace_back(words(QT_TRANSLATE_NOOP("cost", "Time to adapt")), durationText(cost.value("seconds", 0.0)));
    if (cost.contains("peak_bytes"))
        rows.emplace_back(cost.value("peak_of", "") == "training"
                ? words(QT_TRANSLATE_NOOP("cost", "Peak memory while adapting"))
                : words(QT_TRANSLATE_NOOP("cost", "Peak memory of the program")),
            bytesText(cost.value("peak_bytes", std::int64_t{0})));
}

}

std::vector<std::pair<QString, QString>> costFacts(const nlohmann::json& details)
{
    std::vector<std::pair<QString, QString>> rows;
    if (!details.is_object())
        return rows;
    const auto text = [&](const char* key) {
        return details.contains(key) && details[key].is_string() ? toQt(details[key].get<std::string>()) : QString();
    };
    if (const QString preset = text("preset"); !preset.isEmpty())
        rows.emplace_back(words(QT_TRANSLATE_NOOP("cost", "Settings")),
            preset == QLatin1String("default")            ? words(QT_TRANSLATE_NOOP("cost", "default"))
                : preset == QLatin1String("as-published") ? words(QT_TRANSLATE_NOOP("cost", "as published"))
                                                          : words(QT_TRANSLATE_NOOP("cost", "the user's own")));
    const bool trained = details.contains("epochs") && details["epochs"].is_array() && !details["epochs"].empty();
    if (trained && details.contains("kept_epoch") && details["kept_epoch"].is_number_integer()) {
        const int kept = details["kept_epoch"].get<int>();
        rows.emplace_back(words(QT_TRANSLATE_NOOP("cost", "Epoch that is kept")),
            kept == 0 ? words(QT_TRANSLATE_NOOP("cost", "the start: training did not improve on validation"))
                      : words(QT_TRANSLATE_NOOP("cost", "%1 of %2")).arg(kept).arg(details["epochs"].size()));
    }
    if (details.contains("alpha") && details["alpha"].is_number())
        rows.emplace_back(words(QT_TRANSLATE_NOOP("cost", "Share of the new weights")),
            QLocale().toString(details["alpha"].get<double>(), 'g', 3));
    if (details.contains("cost") && details["cost"].is_object())
        addCost(rows, details["cost"]);
    if (details.contains("resumed_epochs") && details["resumed_epochs"].is_number_integer()
        && details["resumed_epochs"].get<int>() > 0)
        rows.emplace_back(words(QT_TRANSLATE_NOOP("cost", "Not in this cost")),
            words(QT_TRANSLATE_NOOP("cost", "%1 epochs that were trained before"))
                .arg(details["resumed_epochs"].get<int>()));
    return rows;
}

}
