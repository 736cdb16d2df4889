#include <cmath>
#include <cstdlib>
#include <limits>

#include <QTest>

#include "core/base/random.h"
#include "core/export/decimal.h"

using namespace vlm;
using exporting::formatDecimal;

class TestDecimal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void roundsTheDecimalText_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("decimals");
        QTest::addColumn<int>("shift");
        QTest::addColumn<QString>("expected");
        QTest::newRow("binary neighbour below") << 38.15 << 1 << 0 << "38.2";
        QTest::newRow("binary neighbour above") << 40.95 << 1 << 0 << "41.0";
        QTest::newRow("share to per cent") << 0.3815 << 1 << 2 << "38.2";
        QTest::newRow("two decimals") << 0.90625 << 2 << 2 << "90.63";
        QTest::newRow("half") << 0.5 << 0 << 0 << "1";
        QTest::newRow("below half") << 0.49999 << 0 << 0 << "0";
        QTest::newRow("carry") << 99.995 << 2 << 0 << "100.00";
        QTest::newRow("all nines") << 9.999 << 0 << 0 << "10";
        QTest::newRow("padded") << 2.0 << 3 << 0 << "2.000";
        QTest::newRow("small") << 0.0004 << 2 << 0 << "0.00";
        QTest::newRow("small rounds up") << 0.005 << 2 << 0 << "0.01";
        QTest::newRow("tiny") << 1e-300 << 2 << 2 << "0.00";
        QTest::newRow("huge") << 1e21 << 1 << 0 << "1000000000000000000000.0";
        QTest::newRow("negative") << -0.1234 << 2 << 2 << "-12.34";
        QTest::newRow("no negative zero") << -0.0001 << 2 << 0 << "0.00";
        QTest::newRow("zero") << 0.0 << 2 << 2 << "0.00";
        QTest::newRow("one") << 1.0 << 2 << 2 << "100.00";
        QTest::newRow("shift down") << 1234.0 << 2 << -3 << "1.23";
        QTest::newRow("unknown") << std::nan("") << 2 << 2 << "–";
        QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << 2 << 0 << "–";
    }

    void roundsTheDecimalText()
    {
        QFETCH(double, value);
        QFETCH(int, decimals);
        QFETCH(int, shift);
        QFETCH(QString, expected);
        QCOMPARE(QString::fromStdString(formatDecimal(value, decimals, shift)), expected);
    }

    void isNeverFurtherAwayThanHalfAUnit()
    {
        PhiloxStream random(1, 2);
        for (int i = 0; i < 20'000; ++i) {
            const double value = (random.uniform() - 0.5) * std::pow(10.0, static_cast<double>(random.below(8)) - 3.0);
            for (const int decimals : {0, 1, 2, 5}) {
                const double read = std::atof(formatDecimal(value, decimals).c_str());
                QVERIFY(std::abs(read - value) <= 0.5000001 * std::pow(10.0, -decimals));
            }
        }
    }

    void shortestTextReadsBack()
    {
        PhiloxStream random(3, 4);
        for (int i = 0; i < 1000; ++i) {
            const double value = random.normal() * std::exp(20.0 * random.normal());
            QCOMPARE(std::strtod(exporting::shortestDecimal(value).c_str(), nullptr), value);
        }
        QCOMPARE(exporting::shortestDecimal(0.1F), std::string("0.1"));
        QCOMPARE(exporting::shortestDecimal(std::nan("")), std::string());
    }
};

QTEST_GUILESS_MAIN(TestDecimal)
#include "tst_decimal.moc"
