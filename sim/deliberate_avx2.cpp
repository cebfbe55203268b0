#define SKOEN_DELIBERATE deliberate_avx2
#include "sim/deliberate_kernel.h"
