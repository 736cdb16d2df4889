#include "ui/pages/data/import_settings.h"

#include <algorithm>
#include <utility>

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/base/theme.h"
#include "ui/bridge/text.h"

namespace vlm::ui {

QString settingValueWord(std::string_view key, std::string_view value)
{
    const std::string name = std::string(key) + "=" + std::string(value);
    const std::pair<const char*, QString> words[] = {
        {"convention=strict", ImportSettings::tr("strict: never from the gold answer")},
        {"convention=medvlmbench", ImportSettings::tr("medvlmbench: as the benchmark does")},
        {"frames=one", ImportSettings::tr("one picture a file")},
        {"frames=all", ImportSettings::tr("each one a sample")},
        {"missing=refuse", ImportSettings::tr("refuse the data set")},
        {"missing=skip", ImportSettings::tr("leave it out and list it")},
        {"missing=keep", ImportSettings::tr("keep it; it fails when it is asked for")},
        {"uncertain=zero", ImportSettings::tr("negative")},
        {"uncertain=one", ImportSettings::tr("positive")},
        {"uncertain=skip", ImportSettings::tr("left out")},
        {"language=en", ImportSettings::tr("English")},
        {"language=zh", ImportSettings::tr("Chinese")},
        {"language=all", ImportSettings::tr("both")},
        {"repeated=drop", ImportSettings::tr("left out, as in the release")},
        {"repeated=keep", ImportSettings::tr("kept")},
        {"form=auto", ImportSettings::tr("whichever is there")},
        {"form=public", ImportSettings::tr("the public file")},
        {"form=split_files", ImportSettings::tr("trainset and testset")},
        {"form=jsonl", ImportSettings::tr("Hugging Face rows")},
        {"labels=binary", ImportSettings::tr("two: malignant or not")},
        {"labels=seven", ImportSettings::tr("the seven diagnoses")},
        {"report=both", ImportSettings::tr("findings and impression")},
        {"task=auto", ImportSettings::tr("whichever is there")},
        {"task=vqa", ImportSettings::tr("questions")},
        {"task=diagnosis", ImportSettings::tr("diagnosis")},
        {"task=caption", ImportSettings::tr("reports")},
        {"fold=none", ImportSettings::tr("none: every row is a test sample")},
    };
    for (const auto& [known, word] : words)
        if (name == known)
            return word;
    return toQt(value);
}

ImportSettings::ImportSettings(QWidget* parent)
    : QWidget(parent)
    , m_form(new QFormLayout)
    , m_layout(new QComboBox)
    , m_id(new QLineEdit)
{
    setObjectName("data.import.settings");
    m_layout->setObjectName("data.import.layout");
    m_layout->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_layout->setMinimumContentsLength(14);
    m_id->setObjectName("data.import.id");
    m_id->setToolTip(tr("The name of the data set in this project; another one of the same name is replaced"));
    m_form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    setSpacing(m_form, 0, 4);
    m_form->addRow(tr("Layout"), m_layout);
    m_form->addRow(tr("Name in the project"), m_id);
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 0, 8);
    column->addLayout(m_form);
    column->addStretch(1);
    connect(m_layout, &QComboBox::activated, this, [this] {
        m_readers.clear(); // choices of another layout mean nothing to this one
        Q_EMIT changed();
    });
    connect(m_id, &QLineEdit::editingFinished, this, [this] {
        if (m_id->isModified()) {
            m_id->setModified(false);
            m_ownId = !m_id->text().trimmed().isEmpty();
            Q_EMIT changed();
        }
    });
}

void ImportSettings::clear()
{
    m_layout->clear();
    m_id->clear();
    m_readers.clear();
    m_importer.clear();
    m_forced.clear();
    m_ownId = false;
    delete m_choices;
    m_choices = nullptr;
}

void ImportSettings::show(const ImportPreview& preview)
{
    {
        const QSignalBlocker quiet(m_layout);
        m_layout->clear();
        for (const ImportCandidate& candidate : preview.candidates)
            m_layout->addItem(candidate.title, toQt(candidate.importer));
    }
    m_layout->setEnabled(m_layout->count() > 1);
    m_forced.clear();
    const data::DatasetInfo& info = preview.dataset->info();
    m_id->setText(toQt(info.id));
    m_id->setModified(false);
    const std::vector<const data::Setting*> offered = data::settingsFor(info);
    const bool same = m_readers.size() == offered.size()
        && std::ranges::all_of(
            offered, [this](const data::Setting* s) { return m_readers.contains(std::string(s->key)); });
    if (m_importer == info.importer && m_choices && same)
        return;
    m_importer = info.importer;
    m_readers.clear();
    delete m_choices;
    m_choices = new QWidget;
    auto* form = new QFormLayout(m_choices);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    setSpacing(form, 0, 4);
    for (const data::Setting* setting : offered)
        addSetting(*setting, preview.used.settings);
    m_form->addRow(m_choices);
}

void ImportSettings::addSetting(const data::Setting& setting, const std::map<std::string, std::string>& values)
{
    const std::string key(setting.key);
    const auto found = values.find(key);
    const std::string fallback(setting.values.empty() ? setting.fallback : setting.values.front());
    const std::string value = found == values.end() ? fallback : found->second;
    const QString title = translated("Setting", setting.title);
    auto* label = new QLabel(title);
    label->setWordWrap(true); // else a long one widens the form beyond what can be seen
    auto* form = qobject_cast<QFormLayout*>(m_choices->layout());
    const QString name = QStringLiteral("data.import.set.") + toQt(key);
    if (setting.values.empty()) {
        auto* line = new QLineEdit(toQt(value));
        line->setObjectName(name);
        connect(line, &QLineEdit::editingFinished, this, [this, line] {
            if (line->isModified()) {
                line->setModified(false);
                Q_EMIT changed();
            }
        });
        m_readers[key] = [line] { return line->text().toStdString(); };
        label->setBuddy(line);
        form->addRow(label, line);
        return;
    }
    auto* box = new QComboBox;
    box->setObjectName(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(14);
    for (const std::string_view one : setting.values) {
        box->addItem(settingValueWord(key, one), toQt(one));
        box->setItemData(box->count() - 1, box->itemText(box->count() - 1), Qt::ToolTipRole);
    }
    box->setCurrentIndex(std::max(0, box->findData(toQt(value))));
    connect(box, &QComboBox::activated, this, &ImportSettings::changed);
    m_readers[key] = [box] { return box->currentData().toString().toStdString(); };
    label->setBuddy(box);
    form->addRow(label, box);
}

void ImportSettings::choose(const std::string& key, const std::string& value)
{
    m_forced[key] = value;
    if (m_choices)
        if (auto* box = m_choices->findChild<QComboBox*>(QStringLiteral("data.import.set.") + toQt(key)))
            box->setCurrentIndex(std::max(0, box->findData(toQt(value))));
}

data::ImportOptions ImportSettings::chosen() const
{
    data::ImportOptions options;
    if (m_ownId)
        options.id = m_id->text().trimmed().toStdString();
    if (m_layout->currentIndex() > 0 || (!m_importer.empty() && m_layout->count() > 1))
        options.importer = m_layout->currentData().toString().toStdString();
    options.settings = m_forced;
    for (const auto& [key, read] : m_readers)
        if (std::string value = read(); !value.empty())
            options.settings[key] = std::move(value);
    return options;
}

}
