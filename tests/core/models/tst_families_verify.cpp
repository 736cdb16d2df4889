#include <QtTest>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/models/model.h"

using namespace vlm;

namespace {

std::filesystem::path fixtures()
{
    return std::filesystem::path(MEDVLM_SOURCE_DIR) / "tests/data/fixtures";
}

}

/// Every tensor that the reference wrote beside each tiny checkpoint is computed again and compared.
class FamiliesVerify : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyGoldenTensorIsReproduced_data();
    void everyGoldenTensorIsReproduced();
};

void FamiliesVerify::everyGoldenTensorIsReproduced_data()
{
    QTest::addColumn<QString>("folder");
    std::vector<std::filesystem::path> folders;
    for (const auto& entry : std::filesystem::directory_iterator(fixtures())) {
        if (std::filesystem::exists(entry.path() / "golden.safetensors"))
            folders.push_back(entry.path());
    }
    std::ranges::sort(folders);
    for (const auto& folder : folders)
        QTest::newRow(folder.filename().c_str()) << QString::fromStdString(folder.string());
}

void FamiliesVerify::everyGoldenTensorIsReproduced()
{
    QFETCH(QString, folder);
    const std::filesystem::path path = folder.toStdString();
    std::vector<models::TensorCheck> checks;
    try {
        checks = models::recognise(path).verify(path);
    } catch (const std::exception& error) {
        QFAIL(error.what());
    }
    QVERIFY2(!checks.empty(), "nothing was compared");
    double worst = 0.0;
    std::string worstName;
    for (const models::TensorCheck& check : checks) {
        const std::string text = check.name + ": relative difference " + std::to_string(check.maxRelative)
            + ", allowed " + std::to_string(check.tolerance) + " " + check.note;
        QVERIFY2(check.passed, text.c_str());
        if (check.maxRelative >= worst) {
            worst = check.maxRelative;
            worstName = check.name;
        }
    }
    qInfo("%zu checks, worst relative difference %.2e in %s", checks.size(), worst, worstName.c_str());
}

QTEST_GUILESS_MAIN(FamiliesVerify)
#include "tst_families_verify.moc"
