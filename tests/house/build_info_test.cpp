#include "sim/base/build_info.h"
#include "tests/catch.h"

#include <string>

// Results depend on these flags; a build without them would still compile and be wrong in the last digits.
TEST_CASE("the build states its version and the flags that results depend on") {
    const auto& info = skoen::base::build_info();
    const std::string flags(info.flags);
    for (const char* flag : {"-fno-math-errno", "-fno-trapping-math", "-ffp-contract=off"}) {
        CHECK(flags.find(flag) != std::string::npos);
    }
    CHECK(flags.find("-ffast-math") == std::string::npos);
    CHECK(flags.find("-funsafe") == std::string::npos);
    CHECK(info.version == "0.1.0");
    CHECK_FALSE(info.commit.empty());
    CHECK_FALSE(info.compiler.empty());
}
