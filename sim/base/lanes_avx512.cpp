#define SKOEN_LANES lanes_avx512
#include "sim/base/lanes_kernel.h"
