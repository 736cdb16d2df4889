#include "ui/pages/report/verify_dialog.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"

namespace vlm::ui {

VerifyDialog::VerifyDialog(const QString& file, const report::BundleCheck& check, QWidget* parent)
    : QDialog(parent)
{
    setObjectName("report.verify");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Verify a bundle"));
    auto* title = new QLabel(check.good() ? tr("Everything is as it should be")
                                          : tr("%n differences", nullptr, static_cast<int>(check.wrong.size())));
    title->setObjectName("report.verify.title");
    setTextRole(title, TextRole::Section);
    auto* facts = new QLabel(
        tr("%1 files compared with their SHA-256; %2 numbers of %3 results computed again from their predictions, "
           "largest difference %4.")
            .arg(countText(static_cast<std::int64_t>(check.files)), countText(static_cast<std::int64_t>(check.numbers)),
                countText(static_cast<std::int64_t>(check.cells)))
            .arg(check.largestDifference, 0, 'g', 2));
    facts->setWordWrap(true);
    auto* from = new QLabel(QStringLiteral("%1\n%2 · %3").arg(file, toQt(check.program), toQt(check.created)));
    from->setWordWrap(true);
    from->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTextRole(from, TextRole::Secondary);
    auto* column = new QVBoxLayout(this);
    setSpacing(column, kPageMargin, 12);
    column->addWidget(title);
    column->addWidget(facts);
    column->addWidget(from);
    QString text = QStringLiteral("%1\n%2\n%3\n").arg(title->text(), facts->text(), from->text());
    if (!check.wrong.empty() || !check.skipped.empty()) {
        auto* list = new QTreeWidget;
        list->setObjectName("report.verify.list");
        list->setAccessibleName(tr("What was found"));
        list->setHeaderLabels({tr("Where"), tr("What")});
        list->setRootIsDecorated(false);
        list->setWordWrap(true);
        const auto add = [&](const report::BundleFinding& finding, const QString& mark, IconTint tint) {
            auto* row = new QTreeWidgetItem(list, {toQt(finding.where), toQt(finding.what)});
            row->setIcon(0, icon(mark, tint));
            text += QStringLiteral("%1: %2\n").arg(toQt(finding.where), toQt(finding.what));
        };
        for (const report::BundleFinding& finding : check.wrong)
            add(finding, QStringLiteral("alert-circle"), IconTint::Danger);
        for (const report::BundleFinding& finding : check.skipped)
            add(finding, QStringLiteral("info-circle"), IconTint::Secondary);
        list->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
        list->header()->setStretchLastSection(true);
        setMinimumScaled(list, 640, 220);
        column->addWidget(list, 1);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, [text] { QGuiApplication::clipboard()->setText(text); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    setMinimumScaled(this, 560, -1);
}

}
