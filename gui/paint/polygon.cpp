#include "gui/paint/polygon.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace skoen::gui::paint {

namespace {

constexpr std::size_t kMostCorners = 16'000;  // so that vertices stay well below 16 bit
constexpr float kFringe = 0.5F;               // pixels on each side of the edge

float cross(ImVec2 a, ImVec2 b, ImVec2 c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

bool inside(ImVec2 p, ImVec2 a, ImVec2 b, ImVec2 c) {
    return cross(a, b, p) >= 0 && cross(b, c, p) >= 0 && cross(c, a, p) >= 0;
}

bool same(ImVec2 a, ImVec2 b) { return a.x == b.x && a.y == b.y; }

// `ring` runs clockwise on the screen. An ear is a convex corner with no other corner in its triangle.
bool is_ear(std::span<const ImVec2> corners, const std::vector<std::uint32_t>& ring, std::size_t at) {
    const std::size_t n = ring.size();
    const ImVec2 a = corners[ring[(at + n - 1) % n]], b = corners[ring[at]], c = corners[ring[(at + 1) % n]];
    if (cross(a, b, c) <= 0) return false;
    for (const std::uint32_t other : ring) {
        const ImVec2 p = corners[other];
        if (same(p, a) || same(p, b) || same(p, c)) continue;
        if (inside(p, a, b, c)) return false;
    }
    return true;
}

// A corner without area: cutting it loses nothing.
bool is_flat(std::span<const ImVec2> corners, const std::vector<std::uint32_t>& ring, std::size_t at) {
    const std::size_t n = ring.size();
    return cross(corners[ring[(at + n - 1) % n]], corners[ring[at]], corners[ring[(at + 1) % n]]) == 0;
}

// Unit vector out of the polygon at each corner, long enough that the edges beside it move by one.
std::vector<ImVec2> outward(std::span<const ImVec2> corners) {
    const std::size_t n = corners.size();
    std::vector<ImVec2> edges(n);  // normal of the edge from i to i + 1
    for (std::size_t i = 0; i < n; ++i) {
        const ImVec2 a = corners[i], b = corners[(i + 1) % n];
        const float dx = b.x - a.x, dy = b.y - a.y, length = std::sqrt(dx * dx + dy * dy);
        if (length > 0) edges[i] = {dy / length, -dx / length};
    }
    std::vector<ImVec2> out(n);
    for (std::size_t i = 0; i < n; ++i) {
        const ImVec2 a = edges[(i + n - 1) % n], b = edges[i];
        const ImVec2 sum{(a.x + b.x) / 2, (a.y + b.y) / 2};
        const float squared = std::max(sum.x * sum.x + sum.y * sum.y, 0.25F);  // no spikes at sharp corners
        out[i] = {sum.x / squared, sum.y / squared};
    }
    return out;
}

}  // namespace

float signed_area(std::span<const ImVec2> corners) {
    float sum = 0;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const ImVec2 a = corners[i], b = corners[(i + 1) % corners.size()];
        sum += a.x * b.y - b.x * a.y;
    }
    return sum;
}

std::vector<std::uint32_t> triangles_of(std::span<const ImVec2> corners) {
    std::vector<std::uint32_t> triangles;
    if (corners.size() < 3) return triangles;
    std::vector<std::uint32_t> ring(corners.size());
    std::iota(ring.begin(), ring.end(), 0U);
    if (signed_area(corners) < 0) std::ranges::reverse(ring);
    triangles.reserve(3 * (ring.size() - 2));
    std::size_t at = 0, misses = 0;
    while (ring.size() > 2) {
        at %= ring.size();
        const bool flat = is_flat(corners, ring, at);
        // No ear in a whole round: it crosses itself. Cut anyway, so that something of the shape shows.
        if (flat || is_ear(corners, ring, at) || misses > ring.size()) {
            const std::size_t n = ring.size();
            if (!flat)
                triangles.insert(triangles.end(), {ring[(at + n - 1) % n], ring[at], ring[(at + 1) % n]});
            ring.erase(ring.begin() + static_cast<std::ptrdiff_t>(at));
            misses = 0;
        } else {
            ++at;
            ++misses;
        }
    }
    return triangles;
}

void fill_polygon(ImDrawList& list, std::span<const ImVec2> corners, ImU32 colour) {
    if ((colour & IM_COL32_A_MASK) == 0 || corners.size() < 3 || corners.size() > kMostCorners) return;
    std::vector<ImVec2> ring(corners.begin(), corners.end());
    if (signed_area(ring) < 0) std::ranges::reverse(ring);
    const std::vector<ImVec2> out = outward(ring);
    std::vector<ImVec2> inner(ring.size());
    for (std::size_t i = 0; i < ring.size(); ++i) {
        inner[i] = {ring[i].x - out[i].x * kFringe, ring[i].y - out[i].y * kFringe};
    }
    // Cut where it is drawn: slivers of the ring itself could turn over on the way inwards.
    const std::vector<std::uint32_t> triangles = triangles_of(inner);
    const auto n = static_cast<int>(ring.size());
    list.PrimReserve(static_cast<int>(triangles.size()) + 6 * n, 2 * n);
    const unsigned first = list._VtxCurrentIdx;
    const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const ImVec2 p = ring[i], o = out[i];
        list.PrimWriteVtx(inner[i], white, colour);
        list.PrimWriteVtx({p.x + o.x * kFringe, p.y + o.y * kFringe}, white, colour & ~IM_COL32_A_MASK);
    }
    const auto index = [first](unsigned vertex) { return static_cast<ImDrawIdx>(first + vertex); };
    for (const std::uint32_t corner : triangles) list.PrimWriteIdx(index(2 * corner));
    for (unsigned i = 0; i < ring.size(); ++i) {
        const unsigned next = (i + 1) % static_cast<unsigned>(ring.size());
        for (const unsigned vertex : {2 * i, 2 * next, 2 * next + 1, 2 * next + 1, 2 * i + 1, 2 * i}) {
            list.PrimWriteIdx(index(vertex));
        }
    }
}

}  // namespace skoen::gui::paint
