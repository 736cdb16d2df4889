#pragma once

#include <vector>

#include <QLocale>
#include <QString>

namespace vlm::ui {

/// One page of the help, as Markdown. A heading may end with {#anchor}; without one its words are the anchor.
struct HelpPage {
    QString id{}; // "results"
    QString title{};
    QString text{};
};

/// A part of a page under one heading.
struct HelpSection {
    QString page{};
    QString anchor{};
    QString title{};
    QString words{}; // without Markdown, for searching
};

/// All pages in reading order. What the program knows is made from it, never written down twice: the metrics come from
/// the catalogue, the published study from its data, the coverage table from the simulation's file.
/// @param keys rows of (key, what it does) for the page of the keyboard
/// @param language "zh_CN"; a page that is missing in it is the English one and says so
std::vector<HelpPage> helpPages(
    const std::vector<std::pair<QString, QString>>& keys, const QString& language = QLocale().name());

std::vector<HelpSection> sectionsOf(const HelpPage& page);
/// Sections that hold all words, best first: those with a hit in their title before others.
std::vector<HelpSection> searchHelp(const std::vector<HelpPage>& pages, const QString& words);

/// Takes "{#anchor}" off a heading line; empty if the line is no heading. @param anchor filled
QString headingOf(const QString& line, QString& anchor);

}
