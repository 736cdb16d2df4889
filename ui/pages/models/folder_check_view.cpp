#include "ui/pages/models/folder_check_view.h"

#include "core/base/error.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace vlm::ui {
namespace {

constexpr int kIcon = 16;

// Roles in resources/models and subjects of core/cards, for the translators.
[[maybe_unused]] constexpr const char* kWords[] = {QT_TRANSLATE_NOOP("cards", "config"),
    QT_TRANSLATE_NOOP("cards", "preprocessing"), QT_TRANSLATE_NOOP("cards", "generation"),
    QT_TRANSLATE_NOOP("cards", "chat template"), QT_TRANSLATE_NOOP("cards", "tokenizer"),
    QT_TRANSLATE_NOOP("cards", "weights"), QT_TRANSLATE_NOOP("cards", "vision tower"),
    QT_TRANSLATE_NOOP("cards", "vision config"), QT_TRANSLATE_NOOP("cards", "image tower"),
    QT_TRANSLATE_NOOP("cards", "text tower"), QT_TRANSLATE_NOOP("cards", "projection"),
    QT_TRANSLATE_NOOP("cards", "projector"), QT_TRANSLATE_NOOP("cards", "language model"),
    QT_TRANSLATE_NOOP("cards", "language config"), QT_TRANSLATE_NOOP("cards", "layout"),
    QT_TRANSLATE_NOOP("cards", "parameters"), QT_TRANSLATE_NOOP("cards", "values"),
    QT_TRANSLATE_NOOP("cards", "download"), QT_TRANSLATE_NOOP("cards", "folder")};

/// What a file is for; words of core/cards.
QString subjectWord(const std::string& subject)
{
    return translated("cards", subject);
}

QString names(const cards::FileNeed& need)
{
    QStringList list;
    for (const std::string& name : need.anyOf)
        list << toQt(name);
    const QString text = list.join(FolderCheckView::tr(" or "));
    return need.optional ? FolderCheckView::tr("%1 (can be left out)").arg(text) : text;
}

}

FolderCheckView::FolderCheckView(QWidget* parent)
    : QWidget(parent)
    , m_lines(new QVBoxLayout(this))
{
    setObjectName("models.files");
    setSpacing(m_lines, 0, 8);
}

void FolderCheckView::clear()
{
    while (QLayoutItem* item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void FolderCheckView::addLine(const QString& iconName, IconTint tint, const QString& subject, const QString& text)
{
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    setSpacing(row, 0, 8);
    auto* mark = new QLabel;
    mark->setPixmap(icon(iconName, tint).pixmap(px(kIcon), px(kIcon)));
    auto* words = new QLabel(QStringLiteral("<b>%1</b><br>%2").arg(subject.toHtmlEscaped(), text.toHtmlEscaped()));
    words->setTextFormat(Qt::RichText);
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(mark, 0, Qt::AlignTop);
    row->addWidget(words, 1);
    m_lines->addWidget(line);
}

void FolderCheckView::showNeeds(const std::vector<cards::FileNeed>& files)
{
    clear();
    for (const cards::FileNeed& need : files)
        addLine("point", IconTint::Secondary, subjectWord(need.role), names(need));
}

void FolderCheckView::showCheck(const cards::FolderCheck& check)
{
    clear();
    for (const cards::Finding& finding : check.findings) {
        switch (finding.verdict) {
        case cards::Verdict::Good:
            addLine("circle-check", IconTint::Success, subjectWord(finding.subject), toQt(finding.text));
            break;
        case cards::Verdict::Advice:
            addLine("alert-triangle", IconTint::Warning, subjectWord(finding.subject), toQt(finding.text));
            break;
        case cards::Verdict::Fault:
            addLine("circle-x", IconTint::Danger, subjectWord(finding.subject), toQt(finding.text));
            break;
        }
    }
}

}
