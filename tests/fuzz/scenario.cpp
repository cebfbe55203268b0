// libFuzzer program over the readers of scenarios and strategies. Any exception that leaves it is a finding.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/scenario_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    skoen::test::feed_scenario(std::string_view(reinterpret_cast<const char*>(data), size));
    return 0;
}
