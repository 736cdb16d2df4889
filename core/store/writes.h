#pragma once

#include <memory>
#include <string>

#include "core/store/project.h"
#include "core/store/writer_thread.h"

namespace vlm::store {

/// The statements of every write, queued on `thread`, which must live longer.
std::unique_ptr<Writer> makeWriter(WriterThread& thread);

/// Refuses every write with an Error Store that gives the reason.
std::unique_ptr<Writer> makeRefusingWriter(std::string reason);

}
