#define SKOEN_SETTLE settle_avx512
#include "sim/settle_kernel.h"
