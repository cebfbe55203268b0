// libFuzzer program over the readers of all other files. The first byte says which; any exception that leaves it is a finding.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/documents_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (bytes.empty()) return 0;
    // Shipped files begin with '{': all readers of JSON get those.
    if (bytes.front() == '{') {
        for (const auto kind : skoen::test::kDocuments) skoen::test::feed_document(kind, bytes);
        return 0;
    }
    const auto kind = skoen::test::kDocuments[data[0] % skoen::test::kDocuments.size()];
    skoen::test::feed_document(kind, bytes.substr(1));
    return 0;
}
