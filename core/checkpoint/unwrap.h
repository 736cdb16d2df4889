#pragma once

#include "core/checkpoint/part.h"

namespace vlm::checkpoint {

/// Takes away what training programs put around a model's names: the state of optimizer and scheduler is dropped, and
/// "state_dict.", "model_state_dict.", "module." (DataParallel) and "_orig_mod." (torch.compile) are cut off where
/// every name that is left begins so.
void unwrap(Part& part);

}
