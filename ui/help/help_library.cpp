#include "ui/help/help_library.h"

#include <algorithm>
#include <map>
#include <set>

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>

#include "core/metrics/conventions.h"
#include "core/rq/published.h"
#include "ui/bridge/text.h"

// Outside the namespace: the macro declares a function of the resource's name.
void initHelpResources()
{
    Q_INIT_RESOURCE(help);
}

namespace vlm::ui {
namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Help", text);
}

QString fileText(const QString& name)
{
    QFile file(QStringLiteral(":/help/%1.md").arg(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// A page in the language, else in English with a line below its title that says so.
QString pageText(const QString& name, const QString& language)
{
    const QString folder = QStringLiteral(":/help/") + language;
    if (!QFile::exists(folder))
        return fileText(name); // of a language that the program does not speak
    const QString translated = fileText(language + QLatin1Char('/') + name);
    if (!translated.isEmpty())
        return translated;
    const QString english = fileText(name);
    return QStringLiteral("%1\n\n*%2*\n%3")
        .arg(english.section(QLatin1Char('\n'), 0, 0),
            say(QT_TRANSLATE_NOOP("Help", "This page is not translated yet and is shown in English.")),
            english.section(QLatin1Char('\n'), 1));
}

/// Text for a cell of a Markdown table.
QString cellText(QString text)
{
    return text.replace(QLatin1Char('|'), QStringLiteral("\\|")).replace(QLatin1Char('\n'), QLatin1Char(' '));
}

QString taskTitle(metrics::Task task)
{
    switch (task) {
    case metrics::Task::Diagnosis:
        return say(QT_TRANSLATE_NOOP("Help", "Diagnosis: one class a sample"));
    case metrics::Task::MultiLabel:
        return say(QT_TRANSLATE_NOOP("Help", "Findings: several a sample"));
    case metrics::Task::Vqa:
        return say(QT_TRANSLATE_NOOP("Help", "Questions and answers"));
    case metrics::Task::Retrieval:
        break;
    }
    return say(QT_TRANSLATE_NOOP("Help", "Retrieval"));
}

QString metricsText()
{
    QString out
        = QStringLiteral("# %1 {#metrics}\n\n%2\n\n## %3 {#conventions}\n\n%4\n\n")
              .arg(say(QT_TRANSLATE_NOOP("Help", "Metrics")),
                  say(QT_TRANSLATE_NOOP("Help",
                      "Every metric of the program with its formula. A value is stored with n, its interval and "
                      "how that was made. What does not exist, such as the AUROC of one class, is undefined "
                      "with a reason, never 0 or one half.")),
                  say(QT_TRANSLATE_NOOP("Help", "Two conventions")),
                  say(QT_TRANSLATE_NOOP("Help",
                      "**strict** is the default: definitions as the literature has them, versioned. "
                      "**As MedVLMBench** is the reference benchmark's exact behaviour, quirks included, so that "
                      "published numbers can be reproduced. Every figure names the one it was made with; the "
                      "tab *Conventions* shows a run by both.")));
    for (const metrics::Task task :
        {metrics::Task::Diagnosis, metrics::Task::MultiLabel, metrics::Task::Vqa, metrics::Task::Retrieval}) {
        out += QStringLiteral("## %1 {#%2}\n\n").arg(taskTitle(task), toQt(metrics::name(task)));
        for (const metrics::Metric* metric : metrics::metricsOf(task)) {
            out += QStringLiteral("### %1 {#%2}\n\n%3.\n\n")
                       .arg(translated("Metric", metric->title), toQt(metric->id),
                           translated("Metric", metric->formula));
            out += QStringLiteral("%1 %2. %3\n\n")
                       .arg(say(QT_TRANSLATE_NOOP("Help", "*Between the conventions:*")),
                           translated("Convention", metrics::conventionDifference(*metric)).chopped(1),
                           metric->better == metrics::Better::Higher
                               ? say(QT_TRANSLATE_NOOP("Help", "Higher is better."))
                               : say(QT_TRANSLATE_NOOP("Help", "Lower is better.")));
            out += QStringLiteral("%1 %2 · `%3`\n\n")
                       .arg(say(QT_TRANSLATE_NOOP("Help", "*Source:*")), toQt(metric->source), toQt(metric->id));
        }
    }
    return out;
}

QString sourcesText()
{
    QString out = QStringLiteral("| %1 | %2 | %3 |\n|---|---|---|\n")
                      .arg(say(QT_TRANSLATE_NOOP("Help", "Study")), say(QT_TRANSLATE_NOOP("Help", "Source")),
                          say(QT_TRANSLATE_NOOP("Help", "Numbers")));
    for (const rq::Study& study : rq::published())
        out += QStringLiteral("| %1 | %2 | %3 |\n")
                   .arg(cellText(toQt(study.title)), cellText(toQt(study.source)))
                   .arg(study.scores.size());
    return out;
}

QString inDomainText()
{
    QString out;
    for (const rq::InDomainTable& table : rq::publishedInDomainTables()) {
        std::map<std::string, QStringList> byModel;
        for (const auto& [model, dataset] : table.pairs)
            byModel[model] << toQt(dataset);
        out += QStringLiteral("**%1**, %2\n\n| %3 | %4 |\n|---|---|\n")
                   .arg(toQt(table.title), say(QT_TRANSLATE_NOOP("Help", "version %1")).arg(toQt(table.version)),
                       say(QT_TRANSLATE_NOOP("Help", "Specialist")), say(QT_TRANSLATE_NOOP("Help", "In-domain on")));
        for (const auto& [model, datasets] : byModel)
            out += QStringLiteral("| %1 | %2 |\n").arg(toQt(model), datasets.join(QStringLiteral(", ")));
        out += QLatin1Char('\n');
    }
    return out;
}

QString editedText()
{
    QString out;
    std::set<std::string> said;
    for (const rq::Study& study : rq::published())
        for (const rq::ProvenanceFlag& flag : study.provenance) {
            if (!said.insert(flag.text).second)
                continue;
            QStringList about;
            for (const rq::Score& score : flag.scores)
                about << QStringLiteral("%1 on %2").arg(toQt(score.model), toQt(score.dataset));
            out += QStringLiteral("- **%1.** %2\n").arg(about.join(QStringLiteral(", ")), toQt(flag.text));
        }
    return out;
}

/// The simulation's file without its title, its headings one level down.
QString coverageText()
{
    QString text = fileText(QStringLiteral("coverage"));
    const auto lines = text.split(QLatin1Char('\n'));
    QString out;
    for (const QString& line : lines)
        out += line.startsWith(QLatin1String("# ")) ? QStringLiteral("### %1 {#coverage}\n").arg(line.mid(2))
                                                    : line + QLatin1Char('\n');
    return out;
}

QString keyboardText(const std::vector<std::pair<QString, QString>>& keys)
{
    QString out
        = QStringLiteral("# %1 {#keyboard}\n\n%2\n\n| %3 | %4 |\n|---|---|\n")
              .arg(say(QT_TRANSLATE_NOOP("Help", "Keyboard")),
                  say(QT_TRANSLATE_NOOP("Help",
                      "Everything can be done without a mouse. Tab and Shift+Tab move between controls, the arrow "
                      "keys inside lists and figures, Enter opens, Esc goes back. `?` lists the keys that work "
                      "on the page in front.")),
                  say(QT_TRANSLATE_NOOP("Help", "Key")), say(QT_TRANSLATE_NOOP("Help", "What it does")));
    for (const auto& [key, what] : keys)
        out += QStringLiteral("| %1 | %2 |\n").arg(cellText(key), cellText(what));
    return out;
}

HelpPage pageOf(const QString& id, QString text)
{
    QString anchor;
    const QString title = headingOf(text.section(QLatin1Char('\n'), 0, 0), anchor);
    return {.id = id, .title = title, .text = std::move(text)};
}

}

QString headingOf(const QString& line, QString& anchor)
{
    static const QRegularExpression heading(QStringLiteral("^#{1,4} (.+?)(?: \\{#([\\w-]+)\\})?$"));
    static const QRegularExpression notWord(QStringLiteral("[^\\w]+"));
    const QRegularExpressionMatch match = heading.match(line);
    if (!match.hasMatch())
        return {};
    const QString title = match.captured(1);
    anchor = match.captured(2).isEmpty() ? title.toLower().replace(notWord, QStringLiteral("-")) : match.captured(2);
    return title;
}

std::vector<HelpPage> helpPages(const std::vector<std::pair<QString, QString>>& keys, const QString& language)
{
    initHelpResources();
    std::vector<HelpPage> out;
    for (const char* id : {"start", "data", "filter", "models", "runs", "results", "report"})
        out.push_back(pageOf(QLatin1String(id), pageText(QLatin1String(id), language)));
    out.push_back(pageOf(QStringLiteral("metrics"), metricsText()));
    out.push_back(pageOf(QStringLiteral("statistics"),
        pageText(QStringLiteral("statistics"), language).replace(QStringLiteral("{{coverage}}"), coverageText())));
    out.push_back(pageOf(QStringLiteral("published"),
        pageText(QStringLiteral("published"), language)
            .replace(QStringLiteral("{{sources}}"), sourcesText())
            .replace(QStringLiteral("{{indomain}}"), inDomainText())
            .replace(QStringLiteral("{{edited}}"), editedText())));
    out.push_back(pageOf(QStringLiteral("keyboard"), keyboardText(keys)));
    for (const char* id : {"limits", "privacy"})
        out.push_back(pageOf(QLatin1String(id), pageText(QLatin1String(id), language)));
    return out;
}

std::vector<HelpSection> sectionsOf(const HelpPage& page)
{
    static const QRegularExpression marks(QStringLiteral("[*`#|]|!?\\[([^\\]]*)\\]\\([^)]*\\)|-{3,}"));
    std::vector<HelpSection> out;
    const QStringList lines = page.text.split(QLatin1Char('\n'));
    for (const QString& line : lines) {
        QString anchor;
        const QString title = headingOf(line, anchor);
        if (!title.isEmpty())
            out.push_back({.page = page.id, .anchor = anchor, .title = title});
        else if (!out.empty())
            out.back().words += QString(line).replace(marks, QStringLiteral("\\1")) + QLatin1Char(' ');
    }
    return out;
}

std::vector<HelpSection> searchHelp(const std::vector<HelpPage>& pages, const QString& words)
{
    const QStringList wanted = words.split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts);
    std::vector<std::pair<int, HelpSection>> found;
    if (wanted.isEmpty())
        return {};
    for (const HelpPage& page : pages)
        for (HelpSection& section : sectionsOf(page)) {
            int inTitle = 0;
            const bool all = std::all_of(wanted.begin(), wanted.end(), [&](const QString& word) {
                const bool title = section.title.contains(word, Qt::CaseInsensitive);
                inTitle += title;
                return title || section.words.contains(word, Qt::CaseInsensitive)
                    || section.anchor.compare(word, Qt::CaseInsensitive) == 0;
            });
            if (all)
                found.emplace_back(inTitle, std::move(section));
        }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<HelpSection> out;
    for (auto& [rank, section] : found)
        out.push_back(std::move(section));
    return out;
}

}
