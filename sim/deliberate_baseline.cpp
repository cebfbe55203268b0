#define SKOEN_DELIBERATE deliberate_baseline
#include "sim/deliberate_kernel.h"
