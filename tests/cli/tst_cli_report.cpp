// The report and the bundle from the command line, on a project made here.
#include "core/archive/zip.h"
#include "core/base/files.h"
#include "tests/cli/program.h"
#include "tests/ui/models/fake_project.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace vlm;

namespace {

/// A finished little study; closed, so that the program can open it.
struct Study : fake::Project {
    QString path;

    Study()
    {
        const auto breast = addDemonstration("busi-ultrasound");
        for (const char* model : {"one", "two"}) {
            addModel(model, *model == 't', "CLIP");
            addResult(model, breast, "ots", *model == 't' ? 1.4 : 0.6);
        }
        path = QString::fromStdString(store().folder().string());
        workbench.closeProject();
    }

    QString file(const char* name) const { return folder.filePath(QLatin1String(name)); }
    std::string bytes(const char* name) const { return readFile(file(name).toStdString()); }
};

}

class TestCliReport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_study = std::make_unique<Study>(); }
    void cleanupTestCase() { m_study.reset(); }

    void reportsAreWrittenWithoutADisplay()
    {
        const Call call = medvlm(
            {"report", "--project", m_study->path, "--html", m_study->file("r.html"), "--pdf", m_study->file("r.pdf")});
        QVERIFY2(call.status == 0, call.messages.constData());
        QVERIFY(m_study->bytes("r.pdf").starts_with("%PDF"));
        const std::string html = m_study->bytes("r.html");
        for (const char* wanted : {"<svg", "one", "two", "MedVLM Workbench", "LibTorch", "Not for clinical use"})
            QVERIFY2(html.find(wanted) != std::string::npos, wanted);
    }

    void aStartedReportIsKeptAndItsPartsAreFiles()
    {
        Call call = medvlm({"report", "--project", m_study->path, "--start"});
        QVERIFY2(call.status == 0, call.messages.constData());
        QVERIFY(medvlm({"report", "--project", m_study->path, "--start"}).status != 0);
        call = medvlm({"report", "--project", m_study->path, "--item", "item-3", "--out", m_study->file("h.svg")});
        QVERIFY2(call.status == 0, call.messages.constData());
        QVERIFY(m_study->bytes("h.svg").find("<svg") != std::string::npos);
        call = medvlm({"report", "--project", m_study->path, "--item", "nothing", "--out", m_study->file("h.svg")});
        QVERIFY(call.status != 0);
        QVERIFY(call.messages.contains("nothing"));
        QVERIFY(medvlm({"report", "--project", m_study->path}).status != 0);
    }

    void theBundlesOwnCommandMakesTheSameFigure()
    {
        const QString zip = m_study->file("b.zip");
        Call call = medvlm({"--json", "bundle", "create", "--project", m_study->path, "--out", zip});
        QVERIFY2(call.status == 0, call.messages.constData());
        QCOMPARE(call.json()["results"].toInt(), 2);
        archive::extractZip(zip.toStdString(), m_study->file("b").toStdString());
        const std::string figure = m_study->bytes("b/figures/03-heatmap.svg");
        call = medvlm({"report", "--project", m_study->path, "--report", m_study->file("b/report.json"), "--item",
            "item-3", "--out", m_study->file("again.svg")});
        QVERIFY2(call.status == 0, call.messages.constData());
        QVERIFY(m_study->bytes("again.svg") == figure);
        const std::string commands = m_study->bytes("b/commands.sh");
        QVERIFY(commands.find("--item item-3 --out figures/03-heatmap.svg") != std::string::npos);
    }

    void verifyingTellsGoodFromBad()
    {
        const QString zip = m_study->file("v.zip");
        QCOMPARE(medvlm({"bundle", "create", "--project", m_study->path, "--out", zip}).status, 0);
        Call call = medvlm({"bundle", "verify", zip, "--quick"});
        QVERIFY2(call.status == 0, call.out.constData());
        QVERIFY(call.out.contains("everything is as it should be"));
        std::string bytes = readFile(zip.toStdString());
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 4);
        writeFileAtomically(zip.toStdString(), bytes);
        call = medvlm({"--json", "bundle", "verify", zip, "--quick"});
        QCOMPARE(call.status, 1);
        QVERIFY(!call.json()["good"].toBool());
        QVERIFY(!call.json()["wrong"][0]["where"].toString().isEmpty());
        QVERIFY(medvlm({"bundle", "verify", m_study->file("absent.zip")}).status != 0);
    }

private:
    std::unique_ptr<Study> m_study;
};

QTEST_GUILESS_MAIN(TestCliReport)
#include "tst_cli_report.moc"
