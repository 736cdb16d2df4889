#include "ui/pages/results/export_dialog.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/base/theme.h"
#include "ui/figures/export.h"
#include "ui/report/part_command.h"

namespace vlm::ui {
namespace {

constexpr double kPresets[]{85.0, 114.0, 174.0}; // single, one and a half, double column
constexpr int kPreviewWidth = 640;
constexpr int kPreviewHeight = 480;
constexpr double kLargest = 2.0; // times life size

ExportDialog::Choice& remembered()
{
    static ExportDialog::Choice choice;
    return choice;
}

}

ExportDialog::ExportDialog(figures::Figure figure, QWidget* parent)
    : QDialog(parent)
    , m_figure(std::move(figure))
    , m_width(new QDoubleSpinBox)
    , m_text(new QDoubleSpinBox)
    , m_theme(new QComboBox)
    , m_format(new QComboBox)
    , m_dpi(new QComboBox)
    , m_caption(new QCheckBox(tr("Caption below")))
    , m_legend(new QCheckBox(tr("Legend")))
    , m_preview(new QLabel)
    , m_size(new QLabel)
{
    setObjectName("export");
    setWindowTitle(tr("Export the figure"));
    build();
    const Choice& last = remembered();
    m_width->setValue(last.style.widthMm);
    m_text->setValue(last.style.textPt);
    m_theme->setCurrentIndex(last.style.theme == figures::Theme::Dark ? 1 : 0);
    m_format->setCurrentIndex(std::max(0, m_format->findData(last.suffix)));
    m_dpi->setCurrentIndex(std::max(0, m_dpi->findData(last.dpi)));
    m_caption->setChecked(last.style.caption);
    m_legend->setChecked(last.style.legend);
    for (QDoubleSpinBox* box : {m_width, m_text})
        connect(box, &QDoubleSpinBox::valueChanged, this, &ExportDialog::refresh);
    for (QComboBox* box : {m_theme, m_format, m_dpi})
        connect(box, &QComboBox::currentIndexChanged, this, &ExportDialog::refresh);
    for (QCheckBox* box : {m_caption, m_legend})
        connect(box, &QCheckBox::toggled, this, &ExportDialog::refresh);
    connect(this, &QDialog::accepted, this, [this] { remembered() = choice(); });
    refresh();
}

void ExportDialog::build()
{
    auto* form = new QFormLayout;
    const auto add = [form](const QString& name, QWidget* field, const char* word) {
        auto* label = new QLabel(name);
        setTextRole(label, TextRole::Secondary);
        label->setBuddy(field);
        field->setObjectName(QStringLiteral("export.") + QLatin1String(word));
        field->setAccessibleName(name);
        form->addRow(label, field);
    };
    m_width->setRange(50.0, 400.0);
    m_width->setDecimals(0);
    m_width->setSuffix(tr(" mm"));
    auto* presets = new QHBoxLayout;
    setSpacing(presets, 0, 4);
    for (const double width : kPresets) {
        auto* preset = new QPushButton(tr("%1 mm").arg(width));
        preset->setObjectName(QStringLiteral("export.preset.%1").arg(width));
        preset->setToolTip(width == kPresets[0] ? tr("One column of a journal")
                : width == kPresets[1]          ? tr("One and a half columns")
                                                : tr("Two columns"));
        preset->setAutoDefault(false);
        connect(preset, &QPushButton::clicked, this, [this, width] { m_width->setValue(width); });
        presets->addWidget(preset);
    }
    m_text->setRange(5.0, 16.0);
    m_text->setSingleStep(0.5);
    m_text->setDecimals(1);
    m_text->setSuffix(tr(" pt"));
    m_theme->addItem(tr("Light, for print"));
    m_theme->addItem(tr("Dark, for slides"));
    m_format->addItem(tr("PDF, vector with its fonts"), "pdf");
    m_format->addItem(tr("SVG, vector with text as text"), "svg");
    m_format->addItem(tr("PNG, pixels"), "png");
    for (const double dpi : {150.0, 300.0, 600.0, 1200.0})
        m_dpi->addItem(tr("%1 dpi").arg(dpi), dpi);
    m_dpi->setCurrentIndex(1);
    add(tr("Width"), m_width, "width");
    form->addRow(QString(), presets);
    add(tr("Text"), m_text, "text");
    add(tr("Colours"), m_theme, "theme");
    add(tr("Format"), m_format, "format");
    add(tr("Resolution"), m_dpi, "dpi");
    m_caption->setObjectName("export.caption");
    m_legend->setObjectName("export.legend");
    form->addRow(QString(), m_caption);
    form->addRow(QString(), m_legend);

    m_preview->setObjectName("export.preview");
    m_preview->setAccessibleName(tr("Preview"));
    m_preview->setAlignment(Qt::AlignCenter);
    m_preview->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored); // the picture follows the room
    m_preview->setMinimumSize(px(kPreviewWidth), px(kPreviewHeight));
    setTextRole(m_size, TextRole::Secondary);
    m_size->setObjectName("export.size");
    m_size->setWordWrap(true);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton* accept = buttons->addButton(tr("Choose the file…"), QDialogButtonBox::AcceptRole);
    accept->setObjectName("export.accept");
    setPrimary(accept);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* side = new QVBoxLayout;
    setSpacing(side, 0, 12);
    side->addLayout(form);
    side->addWidget(m_size);
    side->addStretch(1);
    auto* middle = new QHBoxLayout;
    setSpacing(middle, 0, kPageMargin);
    middle->addWidget(m_preview, 1);
    middle->addLayout(side);
    auto* column = new QVBoxLayout(this);
    setSpacing(column, kPageMargin, 12);
    column->addLayout(middle, 1);
    column->addWidget(buttons);
}

ExportDialog::Choice ExportDialog::choice() const
{
    Choice out{.style = report_ui::styleOfType(m_text->value())};
    out.style.widthMm = m_width->value();
    out.style.theme = m_theme->currentIndex() == 1 ? figures::Theme::Dark : figures::Theme::Paper;
    out.style.caption = m_caption->isChecked();
    out.style.legend = m_legend->isChecked();
    out.suffix = m_format->currentData().toString();
    out.dpi = m_dpi->currentData().toDouble();
    return out;
}

void ExportDialog::refresh()
{
    const Choice now = choice();
    m_dpi->setEnabled(now.suffix == QLatin1String("png"));
    m_dpi->setToolTip(m_dpi->isEnabled() ? QString() : tr("Vector files have no resolution."));
    const QSizeF size = figures::layout(m_figure, now.style).size;
    const double mm = 25.4 / figures::kUnitsPerInch;
    QString text = tr("%1 × %2 mm").arg(size.width() * mm, 0, 'f', 0).arg(size.height() * mm, 0, 'f', 0);
    if (now.suffix == QLatin1String("png"))
        text += tr(", %1 × %2 pixels")
                    .arg(QLocale().toString(qRound(size.width() * now.dpi / figures::kUnitsPerInch)),
                        QLocale().toString(qRound(size.height() * now.dpi / figures::kUnitsPerInch)));
    text += QLatin1Char('\n') + tr("Smallest type %1 pt").arg(now.style.smallPt, 0, 'f', 1);
    if (now.style.smallPt < 5.0)
        text += tr("; many journals ask for 5 pt or more");
    m_size->setText(text);
    // As large as the frame allows.
    const double ratio = devicePixelRatioF();
    const QSize room = m_preview->contentsRect().size().expandedTo({px(kPreviewWidth), px(kPreviewHeight)});
    constexpr double kScreen = 96.0;
    const double fit = std::min({room.width() / size.width(), room.height() / size.height(),
                           kLargest * kScreen * uiScale() / figures::kUnitsPerInch})
        * figures::kUnitsPerInch;
    QImage image = figures::toImage(m_figure, now.style, fit * ratio);
    image.setDevicePixelRatio(ratio);
    m_preview->setPixmap(QPixmap::fromImage(image));
}

void ExportDialog::resizeEvent(QResizeEvent* event)
{
    QDialog::resizeEvent(event);
    refresh();
}

}
