#pragma once

#include <memory>
#include <optional>

#include <QWidget>

#include "core/decoding/pixel_shape.h"
#include "core/imaging/image.h"
#include "core/store/rows.h"
#include "ui/models/dataset_pool.h"

class QComboBox;
class QSpinBox;
class QToolButton;

namespace vlm::ui {

class ImageView;
class Workbench;

/// The image to ask about: a sample of a data set, or a file by dropping or opening it. Both are decoded as a run does.
class ImageChooser : public QWidget {
    Q_OBJECT
public:
    explicit ImageChooser(Workbench& workbench, QWidget* parent = nullptr);

    /// Null while there is none.
    std::shared_ptr<const imaging::Image> image() const { return m_image; }
    QString name() const { return m_name; }
    const std::optional<store::SampleRow>& sample() const { return m_sample; }

    void openFile(const QString& file);
    void askForFile();
    void showSample(const QString& dataset, int index);
    void step(int samples);
    void refresh(); // the project's data sets may have changed

Q_SIGNALS:
    void imageChanged();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    struct Read {
        std::shared_ptr<const imaging::Image> image;
        std::optional<store::SampleRow> sample;
        QString name;
        decoding::PixelShape pixels{};
    };
    void loadSample();
    void take(Read read);
    void fail(const QString& reason);

    Workbench& m_workbench;
    std::shared_ptr<DatasetPool> m_pool = std::make_shared<DatasetPool>();
    ImageView* m_view;
    QComboBox* m_dataset;
    QSpinBox* m_index;
    QToolButton* m_open;
    std::vector<store::DatasetRow> m_datasets;
    std::shared_ptr<const imaging::Image> m_image;
    std::optional<store::SampleRow> m_sample;
    QString m_name;
    quint64 m_request = 0;
};

}
