// libFuzzer program over the readers of finished models. Any exception that leaves it is a finding.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/model_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    skoen::test::feed_model(bytes, false);
    skoen::test::feed_model(bytes, true);
    return 0;
}
