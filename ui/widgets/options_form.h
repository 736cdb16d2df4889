#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <QString>
#include <QStringList>
#include <QWidget>

#include "core/config/fields.h"

class QGridLayout;

namespace vlm::ui {

/// A form made of an options struct's fields(): one control an option, its domain enforced, its help as the label.
/// The struct must outlive the form; each edit is written to it at once.
class OptionsForm : public QWidget {
    Q_OBJECT
public:
    explicit OptionsForm(QWidget* parent = nullptr);

    /// @param skip  names of options that are shown elsewhere
    template <class Options> void bind(Options& options, const QStringList& skip = {});
    /// Puts the struct's values into the controls.
    void refresh();
    /// Hides all options but these.
    void showOnly(const QStringList& names);

Q_SIGNALS:
    void edited();

private:
    struct Domain {
        double minimum;
        double maximum;
    };
    void addCheck(const QString& name, std::string_view help, std::function<bool()> get, std::function<void(bool)> set);
    void addInteger(const QString& name, std::string_view help, Domain domain, std::function<double()> get,
        std::function<void(double)> set);
    void addReal(const QString& name, std::string_view help, Domain domain, std::function<double()> get,
        std::function<void(double)> set);
    void addChoice(const QString& name, std::string_view help, const QStringList& choices, std::function<QString()> get,
        std::function<void(QString)> set);
    void addText(
        const QString& name, std::string_view help, std::function<QString()> get, std::function<void(QString)> set);
    void addRow(const QString& name, std::string_view help, QWidget* control);

    QGridLayout* m_grid;
    std::vector<std::function<void()>> m_readers;
    std::vector<std::pair<QString, QWidget*>> m_parts; // labels and controls by the option's name
};

template <class Options> void OptionsForm::bind(Options& options, const QStringList& skip)
{
    const auto add = [&](const auto& f) {
        const QString name = QString::fromUtf8(f.name.data(), static_cast<qsizetype>(f.name.size()));
        if (skip.contains(name))
            return;
        using T = std::remove_cvref_t<decltype(options.*(f.member))>;
        T* value = &(options.*(f.member));
        if constexpr (std::is_same_v<T, bool>) {
            addCheck(
                name, f.help, [value] { return *value; }, [value](bool on) { *value = on; });
        } else if constexpr (std::is_integral_v<T>) {
            addInteger(
                name, f.help, {f.minimum, f.maximum}, [value] { return static_cast<double>(*value); },
                [value](double number) { *value = static_cast<T>(number); });
        } else if constexpr (std::is_floating_point_v<T>) {
            addReal(
                name, f.help, {f.minimum, f.maximum}, [value] { return static_cast<double>(*value); },
                [value](double number) { *value = static_cast<T>(number); });
        } else if constexpr (std::is_same_v<T, std::string>) {
            const auto get = [value] { return QString::fromStdString(*value); };
            const auto set = [value](const QString& text) { *value = text.toStdString(); };
            if (!f.choices)
                return addText(name, f.help, get, set);
            QStringList choices;
            for (const std::string_view choice : f.choices())
                choices << QString::fromUtf8(choice.data(), static_cast<qsizetype>(choice.size()));
            addChoice(name, f.help, choices, get, set);
        }
    };
    std::apply([&](const auto&... f) { (add(f), ...); }, Options::fields());
    refresh();
}

}
