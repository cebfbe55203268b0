#define SKOEN_DELIBERATE deliberate_avx2
#define SKOEN_DELIBERATE_MANY deliberate_many_avx2
#include "sim/deliberate_kernel.h"
