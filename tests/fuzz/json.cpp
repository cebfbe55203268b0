// libFuzzer program over parse_json, the schema reader and set_at. Any exception that leaves it is a finding.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/json_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    skoen::test::feed_json(bytes);
    skoen::test::feed_assignment(bytes);
    return 0;
}
