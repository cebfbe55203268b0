#define SKOEN_SETTLE settle_baseline
#include "sim/settle_kernel.h"
