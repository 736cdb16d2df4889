#include "ui/pages/settings/settings_page.h"

#include "ui/base/icons.h"
#include "ui/base/settings.h"
#include "ui/base/theme.h"
#include "ui/pages/remote/remote_panel.h"
#include "ui/widgets/card.h"
#include "ui/widgets/file_dialogs.h"

#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QThread>
#include <QVBoxLayout>

namespace vlm::ui {
namespace {

constexpr int kColumnWidth = 820;
constexpr int kControlWidth = 240;

}

SettingsPage::SettingsPage(Workbench& workbench, Settings& settings, ThemeController& theme,
    std::function<void()> languageChanged, QWidget* parent)
    : Page("settings", tr("Settings"), "settings", parent)
    , m_workbench(workbench)
    , m_settings(settings)
    , m_theme(theme)
    , m_languageChanged(std::move(languageChanged))
    , m_column(nullptr)
    , m_none(new QLabel(tr("No setting has these words.")))
{
    auto* heading = new QLabel(tr("Settings"));
    setTextRole(heading, TextRole::Title);
    auto* search = new QLineEdit;
    search->setObjectName("search");
    search->setPlaceholderText(tr("Search settings"));
    search->setAccessibleName(tr("Search settings"));
    search->setClearButtonEnabled(true);
    search->addAction(ui::icon("search", IconTint::Secondary), QLineEdit::LeadingPosition);
    connect(search, &QLineEdit::textChanged, this, &SettingsPage::filter);

    auto* body = new QWidget;
    m_column = new QVBoxLayout(body);
    setSpacing(m_column, 0, 24, 0, 24, 16);
    m_column->addWidget(heading);
    m_column->addWidget(search);
    setTextRole(m_none, TextRole::Secondary);
    m_none->hide();
    m_column->addWidget(m_none);
    buildView();
    buildEngine();
    buildProject();
    buildRemote();
    m_column->addStretch();
    setMaximumWidthScaled(body, kColumnWidth);

    auto* centre = new QWidget;
    auto* row = new QHBoxLayout(centre);
    setSpacing(row, 24, 0, 24, 0, 0);
    row->addStretch(1);
    row->addWidget(body, 100);
    row->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(centre);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* outer = new QVBoxLayout(this);
    setSpacing(outer, 0, 0);
    outer->addWidget(scroll);
}

void SettingsPage::entered()
{
    refresh();
}

void SettingsPage::themeChanged()
{
    refresh();
}

void SettingsPage::refresh()
{
    for (const auto& read : m_readers)
        read();
}

QVBoxLayout* SettingsPage::addGroup(const QString& heading)
{
    auto* group = new QWidget;
    auto* outer = new QVBoxLayout(group);
    setSpacing(outer, 0, 8);
    auto* label = new QLabel(heading);
    setTextRole(label, TextRole::Section);
    outer->addWidget(label);
    auto* card = new Card;
    auto* rows = new QVBoxLayout(card);
    setSpacing(rows, 16, 12, 16, 12, 16);
    outer->addWidget(card);
    m_column->addWidget(group);
    return rows;
}

void SettingsPage::addRow(QVBoxLayout* group, const QString& name, const QString& help, QWidget* control)
{
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    setSpacing(row, 0, 16);
    auto* texts = new QVBoxLayout;
    setSpacing(texts, 0, 2);
    auto* caption = new QLabel(name);
    caption->setBuddy(control);
    auto* explanation = new QLabel(help);
    explanation->setWordWrap(true);
    setTextRole(explanation, TextRole::Small);
    texts->addWidget(caption);
    texts->addWidget(explanation);
    row->addLayout(texts, 1);
    row->addWidget(control, 0, Qt::AlignVCenter);
    control->setAccessibleName(name);
    control->setAccessibleDescription(help);
    group->addWidget(line);
    m_rows.push_back({line, name + QLatin1Char(' ') + help, group->parentWidget()->parentWidget()});
}

void SettingsPage::addPanel(const QString& heading, const QString& words, QWidget* panel)
{
    QVBoxLayout* group = addGroup(heading);
    group->addWidget(panel);
    m_rows.push_back({panel, heading + QLatin1Char(' ') + words, group->parentWidget()->parentWidget()});
}

void SettingsPage::buildView()
{
    QVBoxLayout* group = addGroup(tr("Appearance"));
    auto* theme = new QComboBox;
    theme->setObjectName("settings.theme");
    theme->addItems({tr("As the system"), tr("Light"), tr("Dark")});
    setFixedScaled(theme, kControlWidth);
    connect(theme, &QComboBox::activated, this, [this](int index) {
        m_settings.setTheme(static_cast<ThemeMode>(index));
        m_theme.setMode(static_cast<ThemeMode>(index));
    });
    addRow(group, tr("Theme"), tr("Figures keep a white page in both, as they are exported"), theme);

    auto* scale = new QComboBox;
    scale->setObjectName("settings.scale");
    for (const int percent : {80, 90, 100, 110, 125, 150, 175, 200})
        scale->addItem(tr("%1 %").arg(percent), percent);
    setFixedScaled(scale, kControlWidth);
    connect(scale, &QComboBox::activated, this, [this, scale](int index) {
        const double value = scale->itemData(index).toInt() / 100.0;
        m_settings.setScale(value);
        m_theme.setScale(value);
    });
    addRow(group, tr("Size of the interface"), tr("Text, icons and controls grow together"), scale);

    auto* language = new QComboBox;
    language->setObjectName("settings.language");
    language->addItem(tr("As the system"), QString());
    language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    language->addItem(QStringLiteral("简体中文"), QStringLiteral("zh_CN"));
    setFixedScaled(language, kControlWidth);
    connect(language, &QComboBox::activated, this, [this, language](int index) {
        m_settings.setLanguage(language->itemData(index).toString());
        m_languageChanged();
    });
    addRow(group, tr("Language"), tr("The window is built again in the new language; nothing is closed"), language);

    m_readers.emplace_back([this, theme, scale, language] {
        theme->setCurrentIndex(static_cast<int>(m_theme.mode()));
        scale->setCurrentIndex(scale->findData(qRound(uiScale() * 100)));
        language->setCurrentIndex(qMax(0, language->findData(m_settings.language())));
    });
}

void SettingsPage::buildEngine()
{
    QVBoxLayout* group = addGroup(tr("Computing"));
    auto* threads = new QSpinBox;
    threads->setRange(0, QThread::idealThreadCount());
    threads->setSpecialValueText(tr("All %1").arg(QThread::idealThreadCount()));
    setFixedScaled(threads, kControlWidth);
    connect(threads, &QSpinBox::valueChanged, this, [this](int count) { m_settings.setThreads(count); });
    addRow(group, tr("Processor threads"), tr("What new runs start with; each run can have its own"), threads);

    auto* reserve = new QDoubleSpinBox;
    reserve->setRange(0.0, 64.0);
    reserve->setSingleStep(0.5);
    reserve->setDecimals(1);
    reserve->setSuffix(tr(" GB"));
    setFixedScaled(reserve, kControlWidth);
    connect(reserve, &QDoubleSpinBox::valueChanged, this,
        [this](double gigabytes) { m_settings.setMemoryReserveGb(gigabytes); });
    addRow(group, tr("Memory to leave free"),
        tr("A model fits when its need and this reserve are below the memory that is free"), reserve);

    m_readers.emplace_back([this, threads, reserve] {
        const QSignalBlocker quietThreads(threads);
        const QSignalBlocker quietReserve(reserve);
        threads->setValue(m_settings.threads());
        reserve->setValue(m_settings.memoryReserveGb());
    });
}

void SettingsPage::buildProject()
{
    QVBoxLayout* group = addGroup(tr("Projects"));
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    setSpacing(row, 0, 8);
    auto* path = new QLineEdit;
    path->setReadOnly(true);
    path->setAccessibleName(tr("Folder for new projects"));
    setFixedScaled(path, kControlWidth);
    auto* choose = new QPushButton(tr("Choose…"));
    choose->setAccessibleName(tr("Choose the folder for new projects"));
    row->addWidget(path);
    row->addWidget(choose);
    connect(choose, &QPushButton::clicked, this, [this] {
        const QString folder = file_dialogs::askFolder(this, tr("Folder for new projects"), m_settings.projectFolder());
        if (folder.isEmpty())
            return;
        m_settings.setProjectFolder(folder);
        refresh();
    });
    addRow(group, tr("Folder for new projects"), tr("Where the program suggests to put them"), box);
    m_readers.emplace_back([this, path] {
        path->setText(QDir::toNativeSeparators(m_settings.projectFolder()));
        path->setToolTip(path->text());
        path->setCursorPosition(0);
    });
}

void SettingsPage::buildRemote()
{
    auto* panel = new RemotePanel(m_workbench);
    addPanel(tr("Models behind HTTP"),
        tr("OpenAI o3 Gemini server key keyring consent budget price limit endpoint judge network"), panel);
    m_readers.emplace_back([panel] { panel->refresh(); });
}

void SettingsPage::filter(const QString& words)
{
    bool any = false;
    for (const Row& row : m_rows)
        row.group->hide();
    for (const Row& row : m_rows) {
        const bool shown = words.trimmed().isEmpty() || row.words.contains(words.trimmed(), Qt::CaseInsensitive);
        row.widget->setVisible(shown);
        if (shown)
            row.group->show();
        any = any || shown;
    }
    m_none->setVisible(!any);
}

}
