// Train an adapter in the real program and watch its losses while it trains.
#include "tests/gui/workbench_test.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>

#include <nlohmann/json.hpp>

#include "core/config/run_config.h"
#include "ui/bridge/workbench.h"
#include "ui/pages/runs/live_chart.h"

using namespace vlm;
using namespace vlm::gui_test;

namespace {

void picture(const char* name)
{
    QDir().mkpath(MEDVLM_BINARY_DIR "/screens");
    QTest::qWait(300);
    QVERIFY(window().grab().save(QString(MEDVLM_BINARY_DIR "/screens/training-%1.png").arg(name)));
}

ui::Workbench& workbench()
{
    return program->application().workbench();
}

QString liveText()
{
    QStringList texts;
    for (const QLabel* label : window().findChild<ui::LiveChart*>()->findChildren<QLabel*>())
        texts << label->text();
    return texts.join(QLatin1Char('\n'));
}

}

class TestJourneyTraining : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void presetFillsTheForm()
    {
        startOnDemonstration();
        QTest::keyClick(&window(), Qt::Key_R, Qt::ControlModifier);
        QTRY_COMPARE(window().currentPageId(), QString("runs"));
        QTRY_VERIFY(child<QCheckBox>("model.demo-clip-general"));
        for (QCheckBox* tick : window().findChildren<QCheckBox*>()) {
            const QString name = tick->objectName();
            for (const char* prefix : {"model.", "dataset.", "mode."})
                if (name.startsWith(QLatin1String(prefix)))
                    tick->setChecked(
                        name == "model.demo-clip-general" || name == "dataset.pathmnist-sample" || name == "mode.lora");
        }
        picture("form");
        auto* preset = child<QComboBox>("runs.training");
        QVERIFY(preset && preset->isVisible());
        QCOMPARE(preset->currentData().toString(), QString("default"));
        preset->setCurrentIndex(preset->findData("as-published"));
        Q_EMIT preset->activated(preset->currentIndex());
        QCOMPARE(preset->currentData().toString(), QString("as-published"));
        picture("published");
    }

    void lossesAreOnScreenWhileItTrains()
    {
        config::RunConfig config;
        config.modes = {config::Mode::Lora};
        config.lora.epochs = 3;
        config.lora.patience = 0;
        config.name = "Three epochs";
        for (const store::ModelRow& row : workbench().reader().models())
            if (row.id == "demo-clip-general")
                config.models.push_back({row.id, row.folder, row.specialist, row.pairing});
        for (const store::DatasetRow& row : workbench().reader().datasets())
            if (row.id == "pathmnist-sample")
                config.datasets.push_back({row.id, row.path, row.inDomainFor});
        Q_EMIT workbench().configureRunRequested(config);
        auto* preset = child<QComboBox>("runs.training");
        QTRY_COMPARE(preset->currentData().toString(), QString("custom"));
        auto* launch = child<QPushButton>("runs.launch");
        QTRY_VERIFY(launch->isEnabled());
        QTest::mouseClick(launch, Qt::LeftButton);
        QTRY_VERIFY2_WITH_TIMEOUT(liveText().contains("Training loss"), qPrintable(liveText()), 120'000);
        const auto state = [] { return workbench().reader().runs().front().state; };
        QTRY_VERIFY2_WITH_TIMEOUT(liveText().contains("Validation loss"), qPrintable(liveText()), 240'000);
        QVERIFY(state() == store::State::Running);
        picture("live");
        QTRY_VERIFY_WITH_TIMEOUT(state() == store::State::Done, 480'000);
        picture("done");
    }

    void runRecordsSettingsAndCost()
    {
        const store::RunRow run = workbench().reader().runs().front();
        QCOMPARE(nlohmann::json::parse(run.config).at("preset").get<std::string>(), std::string("custom"));
        const auto details = nlohmann::json::parse(workbench().reader().cells(run.id).front().details);
        const auto& cost = details.at("cost");
        QVERIFY(cost.at("trainable_parameters").get<std::int64_t>() > 0);
        QVERIFY(cost.at("total_parameters").get<std::int64_t>() > cost.at("trainable_parameters").get<std::int64_t>());
        QVERIFY(cost.at("training_flops").get<double>() > 1e9);
        QVERIFY(cost.at("seconds").get<double>() > 0.0);
        QVERIFY(cost.at("peak_bytes").get<std::int64_t>() > 0);
        QCOMPARE(details.at("preset").get<std::string>(), std::string("custom"));
        QCOMPARE(details.at("epochs").size(), std::size_t(3));
    }
};

VLM_GUI_TEST_MAIN(TestJourneyTraining)
#include "tst_journey_training.moc"
