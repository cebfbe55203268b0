#define SKOEN_SETTLE settle_avx2
#include "sim/settle_kernel.h"
