// Words as they are typed: no-break spaces, by which numbers keep to their words, as spaces.
#pragma once

#include <string>

namespace skoen::tests {

[[nodiscard]] inline std::string plain(std::string words) {
    for (auto at = words.find("\xC2\xA0"); at != std::string::npos; at = words.find("\xC2\xA0"))
        words.replace(at, 2, " ");
    return words;
}

}  // namespace skoen::tests
