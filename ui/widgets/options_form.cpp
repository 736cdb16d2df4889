#include "ui/widgets/options_form.h"

#include "ui/base/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>

namespace vlm::ui {
namespace {

constexpr int kControlWidth = 116;

QString helpText(std::string_view help)
{
    return QCoreApplication::translate("options", std::string(help).c_str());
}

}

OptionsForm::OptionsForm(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    setSpacing(m_grid, 0, 8);
    m_grid->setColumnStretch(0, 1);
}

void OptionsForm::refresh()
{
    for (const auto& read : m_readers)
        read();
}

void OptionsForm::showOnly(const QStringList& names)
{
    for (const auto& [name, part] : m_parts)
        part->setVisible(names.contains(name));
}

void OptionsForm::addRow(const QString& name, std::string_view help, QWidget* control)
{
    const int row = m_grid->rowCount();
    auto* label = new QLabel(helpText(help));
    label->setWordWrap(true);
    label->setBuddy(control);
    control->setObjectName(QStringLiteral("option.") + name);
    control->setAccessibleName(label->text());
    control->setToolTip(name);
    setFixedScaled(control, kControlWidth);
    m_grid->addWidget(label, row, 0);
    m_grid->addWidget(control, row, 1, Qt::AlignVCenter);
    m_parts.insert(m_parts.end(), {{name, label}, {name, control}});
}

void OptionsForm::addCheck(
    const QString& name, std::string_view help, std::function<bool()> get, std::function<void(bool)> set)
{
    auto* box = new QCheckBox(helpText(help));
    box->setObjectName(QStringLiteral("option.") + name);
    box->setToolTip(name);
    m_grid->addWidget(box, m_grid->rowCount(), 0, 1, 2);
    m_parts.emplace_back(name, box);
    connect(box, &QCheckBox::toggled, this, [this, set = std::move(set)](bool on) {
        set(on);
        Q_EMIT edited();
    });
    m_readers.emplace_back([box, get = std::move(get)] {
        const QSignalBlocker quiet(box);
        box->setChecked(get());
    });
}

void OptionsForm::addInteger(const QString& name, std::string_view help, Domain domain, std::function<double()> get,
    std::function<void(double)> set)
{
    auto* box = new QDoubleSpinBox;
    box->setDecimals(0);
    box->setRange(domain.minimum, domain.maximum);
    box->setGroupSeparatorShown(false);
    addRow(name, help, box);
    connect(box, &QDoubleSpinBox::valueChanged, this, [this, set = std::move(set)](double value) {
        set(value);
        Q_EMIT edited();
    });
    m_readers.emplace_back([box, get = std::move(get)] {
        const QSignalBlocker quiet(box);
        box->setValue(get());
    });
}

void OptionsForm::addReal(const QString& name, std::string_view help, Domain domain, std::function<double()> get,
    std::function<void(double)> set)
{
    auto* field = new QLineEdit;
    field->setAlignment(Qt::AlignRight);
    addRow(name, help, field);
    auto* problem = new QLabel;
    problem->setWordWrap(true);
    problem->setForegroundRole(QPalette::BrightText);
    problem->hide();
    m_grid->addWidget(problem, m_grid->rowCount(), 0, 1, 2);
    connect(field, &QLineEdit::textEdited, this, [this, domain, problem, set = std::move(set)](const QString& text) {
        bool number = false;
        const double value = QLocale::c().toDouble(text, &number);
        const bool good = number && value >= domain.minimum && value <= domain.maximum;
        problem->setVisible(!good);
        if (!good) {
            problem->setText(tr("A number from %1 to %2, please").arg(domain.minimum).arg(domain.maximum));
            return;
        }
        set(value);
        Q_EMIT edited();
    });
    m_readers.emplace_back([field, problem, get = std::move(get)] {
        field->setText(QString::number(get(), 'g', 6));
        problem->hide();
    });
}

void OptionsForm::addChoice(const QString& name, std::string_view help, const QStringList& choices,
    std::function<QString()> get, std::function<void(QString)> set)
{
    auto* box = new QComboBox;
    box->addItems(choices);
    addRow(name, help, box);
    connect(box, &QComboBox::textActivated, this, [this, set = std::move(set)](const QString& text) {
        set(text);
        Q_EMIT edited();
    });
    m_readers.emplace_back([box, get = std::move(get)] { box->setCurrentText(get()); });
}

void OptionsForm::addText(
    const QString& name, std::string_view help, std::function<QString()> get, std::function<void(QString)> set)
{
    auto* field = new QLineEdit;
    addRow(name, help, field);
    connect(field, &QLineEdit::textEdited, this, [this, set = std::move(set)](const QString& text) {
        set(text);
        Q_EMIT edited();
    });
    m_readers.emplace_back([field, get = std::move(get)] { field->setText(get()); });
}

}
