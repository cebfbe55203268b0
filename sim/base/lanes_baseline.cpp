#define SKOEN_LANES lanes_baseline
#include "sim/base/lanes_kernel.h"
