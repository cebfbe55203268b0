#define SKOEN_DELIBERATE deliberate_avx512
#include "sim/deliberate_kernel.h"
