#define SKOEN_DELIBERATE deliberate_avx512
#define SKOEN_DELIBERATE_MANY deliberate_many_avx512
#include "sim/deliberate_kernel.h"
