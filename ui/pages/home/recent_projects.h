#pragma once

#include <vector>

#include <QString>
#include <QStringList>

namespace vlm::ui {

/// What Home shows of a project that is not open.
struct RecentProject {
    struct Square {
        int row = 0; // model
        int column = 0; // data set x mode
        double value = 0.0; // AUROC, 0 to 1
        bool specialist = false;
    };
    QString folder;
    QString name;
    bool exists = false;
    QString problem; // why it cannot be read
    int datasets = 0;
    int models = 0;
    QString lastRun; // ISO 8601 UTC; empty: none
    int interrupted = 0; // runs to resume
    std::vector<Square> squares;
    int rows = 0;
    int columns = 0;
};

/// Reads each project's database; slow enough for a pool thread.
std::vector<RecentProject> readRecentProjects(const QStringList& folders);

}
