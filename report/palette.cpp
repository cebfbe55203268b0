#include "report/palette.h"

#include <algorithm>

#include "sim/base/math.h"

namespace skoen::report {

namespace {

constexpr Dash in_em(const std::array<int, 6>& pixels) {
    Dash dash{};
    for (std::size_t i = 0; i < dash.size(); ++i) dash[i] = pixels[i] / 18.0;
    return dash;
}

struct Tone {
    Colour area, dark;
    Shape marker;
    Dash dash;
};

constexpr std::array kTones{
    Tone{colour(0x0072B2), colour(0x005B8E), Shape::circle, {}},
    Tone{colour(0xD55E00), colour(0xA84A00), Shape::square, in_em({12, 6})},
    Tone{colour(0x009E73), colour(0x00523B), Shape::triangle, in_em({3, 5})},
    Tone{colour(0xCC79A7), colour(0xA44C80), Shape::diamond, in_em({14, 4, 3, 4})},
    Tone{colour(0xF0E442), colour(0x6B6100), Shape::triangle_down, in_em({7, 4})},
    Tone{colour(0x6A5ACD), colour(0x3F2F9E), Shape::hexagon, in_em({14, 4, 3, 4, 3, 4})},
};

double linear(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : base::exp(2.4 * base::log((c + 0.055) / 1.055));
}

double luminance(const Colour& c) {
    return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

}  // namespace

PlanLook plan_look(std::size_t index) {
    if (index == 0) return {"0", kMidGrey, kGrey, Shape::ring, {}, kHair * 1.5};
    const std::size_t place = (index - 1) % kTones.size();
    const std::size_t round = (index - 1) / kTones.size();
    const Tone& tone = kTones[place];
    std::string letter =
        index <= 26 ? std::string(1, static_cast<char>('A' + index - 1)) : std::to_string(index);
    return {std::move(letter), tone.area, tone.dark, kTones[(place + round) % kTones.size()].marker,
            tone.dash,         kSeries};
}

double contrast(const Colour& a, const Colour& b) {
    const double one = luminance(a), other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

}  // namespace skoen::report
