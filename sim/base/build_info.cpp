#include "sim/base/build_info.h"

#include "build_commit.h"  // both written by the build, see cmake/build_info.cmake
#include "build_values.h"

namespace skoen::base {

const BuildInfo& build_info() noexcept {
    static constexpr BuildInfo kInfo{SKOEN_VERSION, SKOEN_COMMIT, SKOEN_COMPILER, SKOEN_FLAGS};
    return kInfo;
}

}  // namespace skoen::base
