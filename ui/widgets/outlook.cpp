#include "ui/widgets/outlook.h"

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/widgets/card.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace vlm::ui {
namespace {

constexpr int kColumnWidth = 860;

class Mark : public QWidget {
public:
    explicit Mark(QString name)
        : m_name(std::move(name))
    {
        setFixedScaled(this, 28, 28);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        icon(m_name, IconTint::Secondary).paint(&painter, rect());
    }

private:
    QString m_name;
};

}

Outlook::Outlook(const QString& title, const QString& question, const std::vector<Item>& items,
    const QString& meanwhile, QWidget* parent)
    : QWidget(parent)
{
    auto* heading = new QLabel(title);
    setTextRole(heading, TextRole::Title);
    auto* line = new QLabel(question);
    setTextRole(line, TextRole::Secondary);
    line->setWordWrap(true);
    auto* state = new QLabel(tr("This page is not in this version yet. It will hold:"));
    setTextRole(state, TextRole::Strong);

    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    setSpacing(column, 0, 24, 0, 24, 12);
    column->addWidget(heading);
    column->addWidget(line);
    column->addSpacing(8);
    column->addWidget(state);
    for (const Item& item : items) {
        auto* card = new Card;
        auto* row = new QHBoxLayout(card);
        setSpacing(row, 16, 12, 16, 12, 16);
        auto* name = new QLabel(item.title);
        setTextRole(name, TextRole::Strong);
        auto* text = new QLabel(item.text);
        setTextRole(text, TextRole::Secondary);
        text->setWordWrap(true);
        auto* texts = new QVBoxLayout;
        setSpacing(texts, 0, 2);
        texts->addWidget(name);
        texts->addWidget(text);
        row->addWidget(new Mark(item.icon), 0, Qt::AlignTop);
        row->addLayout(texts, 1);
        column->addWidget(card);
    }
    auto* button = new QPushButton(meanwhile);
    connect(button, &QPushButton::clicked, this, &Outlook::meanwhileClicked);
    column->addSpacing(4);
    column->addWidget(button, 0, Qt::AlignLeft);
    column->addStretch();
    setMaximumWidthScaled(body, kColumnWidth);
    auto* outer = new QHBoxLayout(this);
    setSpacing(outer, 24, 0, 24, 0, 0);
    outer->addStretch(1);
    outer->addWidget(body, 100);
    outer->addStretch(1);
}

}
