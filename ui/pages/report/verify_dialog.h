#pragma once

#include <QDialog>

#include "core/report/bundle.h"

namespace vlm::ui {

/// What the check of a bundle found, in words and as a list that can be copied.
class VerifyDialog : public QDialog {
    Q_OBJECT
public:
    VerifyDialog(const QString& file, const report::BundleCheck& check, QWidget* parent = nullptr);
};

}
