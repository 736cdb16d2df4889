#include "ui/pages/results/remote_facts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <nlohmann/json.hpp>

#include "ui/bridge/text.h"

namespace vlm::ui {
namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("remoteFacts", text);
}

}

std::vector<std::pair<QString, QString>> remoteFacts(const nlohmann::json& details)
{
    const auto found = details.find("remote");
    if (found == details.end() || !found->is_object())
        return {};
    const nlohmann::json& remote = *found;
    const auto number = [&](const char* key) { return remote.value(key, std::int64_t{0}); };
    std::vector<std::pair<QString, QString>> out;
    QStringList names;
    for (const auto& name : remote.value("answered_by", std::vector<std::string>()))
        names << toQt(name);
    out.emplace_back(say(QT_TRANSLATE_NOOP("remoteFacts", "Answered by")), names.join(QStringLiteral(", ")));
    out.emplace_back(say(QT_TRANSLATE_NOOP("remoteFacts", "At")), toQt(remote.value("address", "")));
    const QString first = timeText(remote.value("first_reply", ""));
    const QString last = timeText(remote.value("last_reply", ""));
    out.emplace_back(say(QT_TRANSLATE_NOOP("remoteFacts", "Replies")),
        first == last ? first : QStringLiteral("%1 – %2").arg(first, last));
    out.emplace_back(say(QT_TRANSLATE_NOOP("remoteFacts", "Requests")),
        say(QT_TRANSLATE_NOOP("remoteFacts", "%1, %2 refused, %3 cut off"))
            .arg(countText(number("requests")), countText(number("refused")), countText(number("cut_off"))));
    if (number("input_tokens") > 0)
        out.emplace_back(say(QT_TRANSLATE_NOOP("remoteFacts", "Tokens")),
            say(QT_TRANSLATE_NOOP("remoteFacts", "%1 sent, %2 answered"))
                .arg(countText(number("input_tokens")), countText(number("output_tokens"))));
    if (const double cost = remote.value("cost", 0.0); cost > 0)
        out.emplace_back(say(QT_TRANSLATE_NOOP("remoteFacts", "Cost")),
            QStringLiteral("%1 %2").arg(QLocale().toString(cost, 'f', 2), toQt(remote.value("currency", ""))));
    const auto temperature = remote.find("temperature");
    out.emplace_back(say(QT_TRANSLATE_NOOP("remoteFacts", "Temperature")),
        temperature != remote.end() && temperature->is_number()
            ? QLocale().toString(temperature->get<double>())
            : say(QT_TRANSLATE_NOOP("remoteFacts", "the server's own")));
    return out;
}

}
