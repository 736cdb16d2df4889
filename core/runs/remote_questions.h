#pragma once

#include <string>
#include <vector>

#include "core/config/run_config.h"
#include "core/remote/consent.h"
#include "core/remote/dialect.h"
#include "core/remote/remote_model.h"
#include "core/store/project.h"

namespace vlm::runs {

class Cell;

/// Answers of a model behind HTTP. Sends nothing without a consent; what was answered once is never asked again; a
/// reached limit, a refusing server or too many failures in a row hold the run (see Session::hold).
void runRemoteQuestions(Cell& cell);

/// What running a model on the test split of a data set sends away. Counts come from the project.
remote::Shipment shipmentOf(
    const remote::RemoteModel& model, const store::DatasetRow& dataset, const store::Reader& reader);

/// Why a model behind HTTP cannot be used in this way, in a sentence; empty if it can or is none.
std::string whyRemoteImpossible(const config::ModelRef& model, config::Mode mode);

/// What a run would send without a consent, in the order of its lists. Data sets that the project does not know are
/// left out.
struct Unconsented {
    config::ModelRef model{};
    remote::Shipment shipment{};
};
std::vector<Unconsented> withoutConsent(const config::RunConfig& config, const store::Project& project);

}
