#include "report/font_metrics.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "sim/base/text.h"

namespace skoen::report {

namespace {

struct Advance {
    char32_t character;
    std::uint16_t regular, bold;  // 1/1000 em
};

constexpr auto kAdvances = std::to_array<Advance>({
#include "report/noto_sans_widths.inc"
});

constexpr double kUnknown = 0.6;

char32_t decoded(std::string_view bytes) {  // one valid UTF-8 character
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    if (bytes.size() == 1) return byte(0);
    char32_t out = byte(0) & (0xFFU >> (bytes.size() + 1));
    for (std::size_t i = 1; i < bytes.size(); ++i) out = (out << 6U) | (byte(i) & 0x3FU);
    return out;
}

double advance(char32_t character, bool semibold) {
    const auto found = std::lower_bound(kAdvances.begin(), kAdvances.end(), character,
                                        [](const Advance& a, char32_t c) { return a.character < c; });
    if (found == kAdvances.end() || found->character != character) return kUnknown;
    return (semibold ? found->bold : found->regular) / 1000.0;
}

}  // namespace

double text_width(std::string_view utf8, bool semibold) {
    double width = 0;
    for (std::size_t i = 0; i < utf8.size();) {
        const std::size_t length = std::max<std::size_t>(1, base::utf8_length_at(utf8, i));
        width += advance(decoded(utf8.substr(i, length)), semibold);
        i += length;
    }
    return width;
}

}  // namespace skoen::report
