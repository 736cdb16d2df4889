#include "ui/pages/models/modules_dialog.h"

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/pages/models/registry_model.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace vlm::ui {
namespace {

enum Column { Name, Shape, Stored, Parameters, Target, Columns };

QString targetWord(const ModuleNode& node)
{
    if (!node.matrix)
        return {};
    switch (node.role) {
    case models::LayerRole::Attention:
        return ModulesDialog::tr("attention, all-linear");
    case models::LayerRole::Mlp:
        return ModulesDialog::tr("mlp, all-linear");
    case models::LayerRole::Other:
        break;
    }
    return {};
}

void add(QTreeWidgetItem* parent, const ModuleNode& node)
{
    auto* item = new QTreeWidgetItem(parent);
    item->setText(Name, toQt(node.name));
    item->setText(Shape, toQt(node.shape));
    item->setText(Stored, toQt(node.dtype));
    item->setText(Parameters, QLocale().toString(static_cast<qlonglong>(node.parameters)));
    item->setTextAlignment(Parameters, Qt::AlignRight | Qt::AlignVCenter);
    item->setText(Target, targetWord(node));
    for (const ModuleNode& below : node.children)
        add(item, below);
}

/// Shows an item when its path or something below it matches.
bool reveal(QTreeWidgetItem* item, const QString& path, const QString& words)
{
    const QString here = path.isEmpty() ? item->text(Name) : path + '.' + item->text(Name);
    bool visible = here.contains(words, Qt::CaseInsensitive) || item->text(Target).contains(words, Qt::CaseInsensitive);
    for (int i = 0; i < item->childCount(); ++i)
        visible |= reveal(item->child(i), here, words);
    item->setHidden(!visible);
    if (!words.isEmpty())
        item->setExpanded(visible);
    return visible;
}

}

ModulesDialog::ModulesDialog(const QString& title, const ModuleNode& root, QWidget* parent)
    : QDialog(parent)
    , m_tree(new QTreeWidget)
{
    setWindowTitle(tr("Layers of %1").arg(title));
    resize(px(820), px(600));
    m_tree->setObjectName("models.modules");
    m_tree->setAccessibleName(tr("Layers"));
    m_tree->setColumnCount(Columns);
    m_tree->setHeaderLabels(
        {tr("Module"), tr("Shape"), tr("Stored as"), tr("Parameters"), tr("Reached by LoRA targets")});
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    for (const ModuleNode& node : root.children)
        add(m_tree->invisibleRootItem(), node);
    m_tree->expandToDepth(0);
    m_tree->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    for (const int column : {Shape, Stored, Parameters, Target})
        m_tree->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    auto* about = new QLabel(tr("%1 parameters as stored. The last column says which choice of “Layers that get an "
                                "adapter” reaches a layer; layers that a family reads without calling them stay as "
                                "they are.")
                                 .arg(parametersText(root.parameters)));
    about->setWordWrap(true);
    setTextRole(about, TextRole::Secondary);
    auto* search = new QLineEdit;
    search->setPlaceholderText(tr("Search, for example: attn, layers.11, mlp"));
    search->setAccessibleName(tr("Search layers"));
    search->setClearButtonEnabled(true);
    search->addAction(icon("search", IconTint::Secondary), QLineEdit::LeadingPosition);
    connect(search, &QLineEdit::textChanged, this, &ModulesDialog::filter);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 16, 12);
    column->addWidget(about);
    column->addWidget(search);
    column->addWidget(m_tree, 1);
    column->addWidget(buttons);
    search->setFocus();
}

void ModulesDialog::filter(const QString& words)
{
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
        reveal(m_tree->topLevelItem(i), {}, words);
}

}
