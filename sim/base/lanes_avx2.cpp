#define SKOEN_LANES lanes_avx2
#include "sim/base/lanes_kernel.h"
