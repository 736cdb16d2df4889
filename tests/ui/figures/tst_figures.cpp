#include <limits>

#include <QTest>

#include "samples.h"
#include "ui/figures/canvas.h"
#include "ui/figures/number_format.h"
#include "ui/figures/parts.h"

using namespace vlm::figures;

class Figures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { samples::loadFonts(); }

    void roundingFollowsTheDecimalTextNotItsBinaryNeighbour()
    {
        QCOMPARE(decimalText(38.15, 1), QStringLiteral("38.2"));
        QCOMPARE(decimalText(40.95, 1), QStringLiteral("41.0"));
        QCOMPARE(decimalText(0.3815, 1, 2), QStringLiteral("38.2"));
        QCOMPARE(decimalText(0.285, 2, 2), QStringLiteral("28.50"));
        QCOMPARE(decimalText(0.99995, 2, 2), QStringLiteral("100.00"));
        QCOMPARE(decimalText(1.0, 1, 2), QStringLiteral("100.0"));
        QCOMPARE(decimalText(0.0, 1, 2), QStringLiteral("0.0"));
        QCOMPARE(decimalText(0.0004, 1, 2), QStringLiteral("0.0"));
        QCOMPARE(decimalText(0.0005, 1, 2), QStringLiteral("0.1"));
        QCOMPARE(decimalText(-0.0004, 1, 2), QStringLiteral("0.0"));
        QCOMPARE(decimalText(-1.25, 1), QStringLiteral("-1.3"));
        QCOMPARE(decimalText(1234567.0, 0), QStringLiteral("1234567"));
        QCOMPARE(decimalText(std::numeric_limits<double>::quiet_NaN(), 1), QStringLiteral("–"));
    }

    void countsAreGroupedByThousands()
    {
        QCOMPARE(countText(0), QStringLiteral("0"));
        QCOMPARE(countText(999), QStringLiteral("999"));
        QCOMPARE(countText(1746), QStringLiteral("1,746"));
        QCOMPARE(countText(-1234567), QStringLiteral("-1,234,567"));
    }

    void rampsDarkenEvenlyTowardsTheRolesColour()
    {
        for (const Role role : {Role::Generalist, Role::Specialist}) {
            const Palette& paper = palette(Theme::Paper);
            double last = 0.0;
            for (int i = 0; i <= 20; ++i) {
                const double now = contrast(paper.page, ramp(paper, role, i / 20.0));
                QVERIFY(now > last);
                last = now;
            }
            QVERIFY(last > 4.5);
        }
    }

    void textInCellsIsReadableOnEveryShade()
    {
        for (const Theme theme : {Theme::Paper, Theme::Dark})
            for (const Role role : {Role::Generalist, Role::Specialist})
                for (int i = 0; i <= 50; ++i) {
                    const QColor shade = ramp(palette(theme), role, i / 50.0);
                    QVERIFY2(contrast(inkOn(shade), shade) >= 4.5,
                        qPrintable(QStringLiteral("%1 %2").arg(shade.name()).arg(contrast(inkOn(shade), shade))));
                }
    }

    void rolesAndGapsDifferInMarkerAndDashNotOnlyInColour()
    {
        QVERIFY(roleShape(Role::Generalist) != roleShape(Role::Specialist));
        QVERIFY(roleDash(Role::Generalist) != roleDash(Role::Specialist));
        const Gap gaps[] = {Gap::Rq1, Gap::Rq2, Gap::Rq3};
        for (const Gap a : gaps)
            for (const Gap b : gaps)
                if (a != b) {
                    QVERIFY(gapShape(a) != gapShape(b));
                    QVERIFY(gapDash(a) != gapDash(b));
                }
    }

    void everyCellOfTheHeatmapCanBeHit()
    {
        const HeatmapSpec spec = samples::heatmap();
        const Painted painted = layout(spec, {});
        QCOMPARE(painted.hits.size(), spec.cells.size());
        for (std::size_t i = 0; i < painted.hits.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(!painted.hits[i].area.intersects(painted.hits[j].area));
    }

    void anEmptyHeatmapStillHasASize()
    {
        const Painted painted = layout(HeatmapSpec{}, {});
        QVERIFY(painted.size.width() > 0.0);
        QVERIFY(painted.hits.empty());
    }

    void heatmapFillsTheHeightItIsGiven()
    {
        Style style = Style::screen();
        const double natural = layout(samples::heatmap(), style).size.height();
        style.heightMm = natural / kUnitsPerInch * 25.4 * 1.15;
        const double stretched = layout(samples::heatmap(), style).size.height();
        QVERIFY(stretched > natural * 1.05);
        QVERIFY(stretched <= natural * 1.16);
    }

    void ticksAreRoundAndInside()
    {
        QCOMPARE(niceTicks(0.5, 1.0, 5), (std::vector<double>{0.5, 0.6, 0.7, 0.8, 0.9, 1.0}));
        QCOMPARE(niceTicks(-0.13, 0.31, 5), (std::vector<double>{-0.1, 0.0, 0.1, 0.2, 0.3}));
        QCOMPARE(tickDecimals({0.5, 0.6}, 2), 0);
        QCOMPARE(tickDecimals({0.025, 0.05}, 2), 1);
    }

    void theDescriptionNamesTheBestCell()
    {
        const QString text = describe(samples::heatmap());
        QVERIFY(text.contains(QStringLiteral("MedCLIP on CheXpert, 90.6")));
    }
};

QTEST_MAIN(Figures)
#include "tst_figures.moc"
