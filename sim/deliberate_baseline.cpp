#define SKOEN_DELIBERATE deliberate_baseline
#define SKOEN_DELIBERATE_MANY deliberate_many_baseline
#include "sim/deliberate_kernel.h"
