#include "ui/pages/data/viewer_menu.h"

#include "core/decoding/dicom_tags.h"
#include "core/imaging/processor.h"
#include "core/store/project.h"
#include "ui/base/dialog_size.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/models/thumbnails.h"
#include "ui/pages/data/image_grid.h"
#include "ui/pages/data/image_view.h"
#include "ui/pages/data/raw_image.h"
#include "ui/plots/distribution_plot.h"

#include <QActionGroup>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QShortcut>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace vlm::ui {
namespace {

/// A dialog that deletes itself, with a Close button under what the caller puts in.
QDialog* makeDialog(QWidget* parent, const QString& title, QVBoxLayout*& column)
{
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    column = new QVBoxLayout(dialog);
    setSpacing(column, 16, 12);
    return dialog;
}

void finish(QDialog* dialog, QVBoxLayout* column)
{
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    column->addWidget(buttons);
    dialog->open();
}

QLabel* note(const QString& text)
{
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    setTextRole(label, TextRole::Secondary);
    return label;
}

bool isDicom(const std::string& image)
{
    const std::string file = image.substr(0, image.find('#'));
    return file.ends_with(".dcm") || file.ends_with(".dicom") || file.ends_with(".DCM");
}

}

ViewerMenu::ViewerMenu(Workbench& workbench, std::shared_ptr<DatasetPool> datasets, ImageGrid& grid, QWidget* parent)
    : QMenu(parent)
    , m_workbench(workbench)
    , m_datasets(std::move(datasets))
    , m_grid(grid)
    , m_hanging(keptHanging())
    , m_view(grid.view(0))
{
    addContrast();
    addColours();
    addViews();
    m_histogram = addAction(ui::icon("chart-bar"), tr("Histogram…"), this, &ViewerMenu::showHistogram);
    m_models = addMenu(ui::icon("eye"), tr("What the model saw"));
    m_dicom = addAction(ui::icon("list-details"), tr("DICOM attributes…"), this, &ViewerMenu::showDicom);
    addSeparator();
    QAction* pin = addAction(ui::icon("pin"), tr("Keep this image beside the next ones"));
    pin->setObjectName("data.viewer.pin");
    pin->setCheckable(true);
    connect(pin, &QAction::toggled, this, &ViewerMenu::pinned);
    m_fullScreen = addAction(ui::icon("maximize"), tr("Full screen"), this, &ViewerMenu::showFullScreen);
    m_fullScreen->setShortcut(QKeySequence(Qt::Key_F11));
    m_fullScreen->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_view->addAction(m_fullScreen);
    connect(this, &QMenu::aboutToShow, this, &ViewerMenu::fillModels);
}

void ViewerMenu::addContrast()
{
    QMenu* menu = addMenu(ui::icon("contrast"), tr("Contrast"));
    menu->addAction(tr("As the file says, or the whole range"), m_view, &ImageView::resetWindow);
    menu->addAction(tr("Automatic: the middle 98 % of the pixels"), m_view, [this] { m_view->autoContrast(); });
    m_presets = menu;
}

/// Those of the file and of its modality; dark and bright half of pictures that have no more than is shown.
void ViewerMenu::fillPresets()
{
    constexpr int general = 2;
    while (m_presets->actions().size() > general) {
        QAction* last = m_presets->actions().constLast();
        m_presets->removeAction(last);
        last->deleteLater();
    }
    const auto add = [this](const QString& name, double width, double level) {
        m_presets->addAction(name, m_view, [this, width, level] {
            m_view->setWindowLevel(width, level);
            Q_EMIT m_view->viewChanged();
        });
    };
    const RawImage* raw = m_view->raw().get();
    if (!raw) {
        add(tr("Dark half"), 128, 64);
        add(tr("Bright half"), 128, 192);
        return;
    }
    for (const decoding::SourceImage::Window& window : raw->source().windows)
        add(tr("%1 (W %2, L %3)")
                .arg(translated("window", window.name), QLocale().toString(window.width, 'g', 6),
                    QLocale().toString(window.centre, 'g', 6)),
            window.width, window.centre);
}

void ViewerMenu::addViews()
{
    using Beside = Hanging::Beside;
    QMenu* menu = addMenu(ui::icon("layout-grid"), tr("Views"));
    const auto add = [this, menu](QActionGroup* group, const QString& name, const QString& text, bool on, auto choose) {
        QAction* action = menu->addAction(text, this, [this, choose] {
            Hanging hanging = m_hanging;
            choose(hanging);
            hang(hanging);
        });
        action->setObjectName(QStringLiteral("data.viewer.") + name);
        action->setCheckable(true);
        action->setChecked(on);
        group->addAction(action);
    };
    auto* counts = new QActionGroup(this);
    const std::pair<int, QString> layouts[]
        = {{0, tr("As many as there are")}, {1, tr("One image")}, {2, tr("Two images")}, {4, tr("Four images")}};
    menu->addSection(tr("Images side by side"));
    for (const auto& [views, text] : layouts)
        add(counts, QStringLiteral("views.%1").arg(views), text, views == m_hanging.views,
            [views = views](Hanging& hanging) { hanging.views = views; });
    auto* besides = new QActionGroup(this);
    const std::pair<Beside, QString> rules[]
        = {{Beside::Automatic, tr("What the task needs")}, {Beside::Next, tr("Next samples")},
            {Beside::Patient, tr("Images of this patient")}, {Beside::Questions, tr("Questions about this image")}};
    menu->addSection(tr("Beside the image"));
    for (const auto& [beside, text] : rules)
        add(besides, QStringLiteral("beside.") + ui::name(beside), text, beside == m_hanging.beside,
            [beside = beside](Hanging& hanging) { hanging.beside = beside; });
}

void ViewerMenu::hang(const Hanging& hanging)
{
    m_hanging = hanging;
    keepHanging(hanging);
    Q_EMIT hangingChosen(hanging);
}

void ViewerMenu::addColours()
{
    QMenu* menu = addMenu(ui::icon("sun-moon"), tr("Colours"));
    auto* group = new QActionGroup(this);
    const std::pair<QString, ImageView::ColourMap> maps[]
        = {{tr("As they are"), ImageView::ColourMap::Grey}, {tr("Inverted"), ImageView::ColourMap::Inverted},
            {tr("Heat"), ImageView::ColourMap::Heat}, {tr("Viridis"), ImageView::ColourMap::Viridis}};
    for (const auto& [name, map] : maps) {
        QAction* action = menu->addAction(name, m_view, [this, map = map] {
            for (int i = 0; i < ImageGrid::kMost; ++i)
                m_grid.view(i)->setColours(map);
        });
        action->setCheckable(true);
        action->setChecked(map == m_view->colours());
        group->addAction(action);
    }
}

void ViewerMenu::setSample(const std::optional<store::SampleRow>& sample, const store::DatasetRow& dataset)
{
    m_sample = sample;
    m_dataset = dataset;
}

void ViewerMenu::fillModels()
{
    const bool image = m_view->hasImage();
    m_histogram->setEnabled(image);
    fillPresets();
    m_fullScreen->setEnabled(image);
    m_dicom->setVisible(m_sample && isDicom(m_sample->image));
    m_models->clear();
    m_models->setEnabled(image && m_sample && m_workbench.hasProject());
    if (!m_models->isEnabled())
        return;
    for (const store::ModelRow& model : m_workbench.reader().models())
        if (!model.folder.empty())
            m_models->addAction(toQt(model.id), this, [this, model] { showModelInput(model); });
    if (m_models->isEmpty())
        m_models->addAction(tr("The project has no models"))->setEnabled(false);
}

void ViewerMenu::showHistogram()
{
    QVBoxLayout* column = nullptr;
    QDialog* dialog = makeDialog(parentWidget(), tr("Histogram of %1").arg(m_view->name()), column);
    const QImage grey = m_view->image().convertToFormat(QImage::Format_Grayscale8);
    std::vector<std::int64_t> counts(256, 0);
    for (int y = 0; y < grey.height(); ++y) {
        const uchar* line = grey.constScanLine(y);
        for (int x = 0; x < grey.width(); ++x)
            ++counts[line[x]];
    }
    std::vector<double> edges;
    for (int i = 0; i <= 256; ++i)
        edges.push_back(i);
    std::array<double, 5> quantiles{};
    double mean = 0.0;
    const double all = static_cast<double>(grey.width()) * grey.height();
    std::int64_t seen = 0;
    std::size_t next = 0;
    for (std::size_t level = 0; level < 256; ++level) {
        mean += static_cast<double>(level) * static_cast<double>(counts[level]) / all;
        seen += counts[level];
        while (next < 5 && static_cast<double>(seen) > 0.25 * static_cast<double>(next) * (all - 1))
            quantiles[next++] = static_cast<double>(level);
    }
    auto* plot = new DistributionPlot(tr("Grey levels"));
    plot->setBins(std::move(edges), std::move(counts), quantiles);
    column->addWidget(plot);
    column->addWidget(note(tr("Grey levels of %1 pixels; mean %2. The box spans the middle half.")
                               .arg(countText(static_cast<qint64>(all)), QLocale().toString(mean, 'f', 1))));
    finish(dialog, column);
}

void ViewerMenu::showModelInput(const store::ModelRow& model)
{
    struct Seen {
        QImage image;
        QString line;
    };
    m_workbench.query(
        this, "model input",
        [sample = *m_sample, dataset = m_dataset, pool = m_datasets, model] {
            const auto opened = pool->open(dataset);
            const imaging::ImageProcessor processor = imaging::ImageProcessor::fromFolder(model.folder);
            const imaging::Pixels pixels = processor.process(opened->load(sampleOf(*opened, sample)));
            return Seen{toQImage(processor.undo(pixels)),
                tr("%1 × %2 pixels, after the published preparation").arg(pixels.width).arg(pixels.height)};
        },
        [this, name = toQt(model.id)](const Seen& seen) {
            QVBoxLayout* column = nullptr;
            QDialog* dialog = makeDialog(parentWidget(), tr("What %1 saw").arg(name), column);
            auto* view = new ImageView;
            view->setObjectName("data.modelInput");
            view->setImage(seen.image, name);
            column->addWidget(view, 1);
            column->addWidget(note(seen.line));
            finish(dialog, column);
        },
        [this](const QString& reason) { Q_EMIT m_workbench.failed(tr("What the model saw cannot be shown"), reason); });
}

void ViewerMenu::showDicom()
{
    m_workbench.query(
        this, "dicom tags",
        [sample = *m_sample, dataset = m_dataset, pool = m_datasets] {
            const auto opened = pool->open(dataset);
            return decoding::dicomTags(opened->fileOf(sampleOf(*opened, sample)));
        },
        [this](const std::vector<decoding::DicomAttribute>& tags) {
            QVBoxLayout* column = nullptr;
            QDialog* dialog = makeDialog(parentWidget(), tr("DICOM attributes"), column);
            dialog->resize(dialogSize(parentWidget(), 640, 520));
            auto* tree = new QTreeWidget;
            tree->setRootIsDecorated(false);
            tree->setAlternatingRowColors(true);
            tree->setHeaderLabels({tr("Tag"), tr("Attribute"), tr("Value")});
            for (const decoding::DicomAttribute& tag : tags)
                new QTreeWidgetItem(tree, {toQt(tag.tag), toQt(tag.name), toQt(tag.value)});
            tree->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
            tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
            column->addWidget(tree, 1);
            column->addWidget(
                note(tr("Device, geometry, exposure and pixel attributes. What could tell who the patient "
                        "is, is never read.")));
            finish(dialog, column);
        },
        [this](const QString& reason) { Q_EMIT m_workbench.failed(tr("The attributes cannot be read"), reason); });
}

void ViewerMenu::showFullScreen()
{
    if (!m_view->hasImage())
        return;
    auto* view = new ImageGrid;
    view->setObjectName("data.viewer.screen");
    view->setAttribute(Qt::WA_DeleteOnClose);
    view->setWindowFlag(Qt::Window);
    view->setWindowTitle(m_view->name());
    view->copyFrom(m_grid);
    for (const QKeySequence& key : {QKeySequence(Qt::Key_Escape), QKeySequence(Qt::Key_F11)})
        connect(new QShortcut(key, view), &QShortcut::activated, view, &QWidget::close);
    view->showFullScreen();
    view->view(0)->setFocus();
}

}
