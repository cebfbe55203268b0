#include "gui/ui/focus.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace skoen::gui::ui {

namespace {

constexpr float kAside = 3;         // weight of a gap aside against one ahead
constexpr float kUncentred = 0.1F;  // of being off centre

// Lengths ahead and aside for a direction: an interval of the rectangle along each.
struct Span {
    float from, to;
    float middle() const { return (from + to) / 2; }
    float length() const { return to - from; }
};

Span ahead(const Rect& r, Key direction) {
    switch (direction) {
    case Key::left:
        return {-r.right(), -r.x};
    case Key::right:
        return {r.x, r.right()};
    case Key::up:
        return {-r.bottom(), -r.y};
    default:
        return {r.y, r.bottom()};
    }
}

Span aside(const Rect& r, Key direction) {
    if (direction == Key::left || direction == Key::right) return {r.y, r.bottom()};
    return {r.x, r.right()};
}

float gap_between(const Span& a, const Span& b) { return std::max({0.0F, b.from - a.to, a.from - b.to}); }

// Infinite when it does not lie that way.
float effort(const Rect& from, const Rect& to, Key direction) {
    const Span a = ahead(from, direction), b = ahead(to, direction);
    const float overlap = std::min(a.length(), b.length()) / 2;
    if (b.middle() <= a.middle() || b.from < a.to - overlap) return std::numeric_limits<float>::infinity();
    const Span side_a = aside(from, direction), side_b = aside(to, direction);
    return std::max(0.0F, b.from - a.to) + kAside * gap_between(side_a, side_b) +
           kUncentred * std::abs(side_a.middle() - side_b.middle());
}

}  // namespace

std::string after_tabs(std::span<const Focusable> walk, std::string_view from, int steps) {
    if (walk.empty() || steps == 0) return {};
    const auto found = std::ranges::find(walk, from, &Focusable::key);
    const auto count = static_cast<int>(walk.size());
    const int start = found != walk.end() ? static_cast<int>(found - walk.begin()) : (steps > 0 ? -1 : 0);
    return walk[static_cast<std::size_t>(((start + steps) % count + count) % count)].key;
}

std::string neighbour(std::span<const Focusable> walk, std::string_view from, Key direction) {
    const auto found = std::ranges::find(walk, from, &Focusable::key);
    if (found == walk.end()) return after_tabs(walk, from, 1);
    const Focusable* nearest = nullptr;
    float least = std::numeric_limits<float>::infinity();
    for (const Focusable& one : walk) {
        if (one.key == from || (!one.visible && one.region != found->region)) continue;
        const float away = effort(found->rect, one.rect, direction);
        if (away < least) {
            least = away;
            nearest = &one;
        }
    }
    return nearest == nullptr ? std::string{} : nearest->key;
}

}  // namespace skoen::gui::ui
