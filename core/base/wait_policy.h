#pragma once

namespace vlm {

/// Makes the worker threads of OpenMP sleep instead of spin when they wait. Spinning threads that share their processor
/// with other work slow small models down a hundredfold. OpenMP reads its environment before main(), so the process
/// starts itself again with OMP_WAIT_POLICY=PASSIVE unless the variable is set; call first in main().
void sleepWhenWaiting(char** argv);

}
