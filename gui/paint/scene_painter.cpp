#include "gui/paint/scene_painter.h"

#include <array>
#include <cmath>
#include <vector>

#include "gui/paint/polygon.h"
#include "gui/paint/strokes.h"
#include "report/font_metrics.h"

namespace skoen::gui::paint {

namespace {

constexpr float kSteppedBack = 0.3F;
constexpr double kHalo = 0.055;  // em around a marker, half of the SVG's stroke

class Brush {
  public:
    Brush(const Canvas& canvas, float strength) : canvas_(canvas), list_(canvas.list), strength_(strength) {}

    void operator()(const report::Rect& r) const {
        const ImVec2 from = snapped(canvas_.at({r.x, r.y}));
        const ImVec2 to = snapped(canvas_.at({r.x + r.width, r.y + r.height}));
        const float radius = px(r.radius);
        if (r.fill)
            list_.AddRectFilled(from, {std::max(to.x, from.x + 1), std::max(to.y, from.y + 1)}, ink(*r.fill),
                                radius);
        if (r.stroke) {
            const std::array<ImVec2, 5> ring{from, {to.x, from.y}, to, {from.x, to.y}, from};
            if (r.stroke->dash[0] > 0) {
                stroke(ring, *r.stroke);
            } else {
                // SVG's stroke lies half outside; Dear ImGui draws it half a pixel further in.
                list_.AddRect({from.x - 0.5F, from.y - 0.5F}, {to.x + 0.5F, to.y + 0.5F}, ink(r.stroke->ink),
                              radius, 0, width(r.stroke->width));
            }
        }
    }

    void operator()(const report::Line& l) const {
        std::array<ImVec2, 2> ends{canvas_.at(l.from), canvas_.at(l.to)};
        const float half = std::fmod(std::round(width(l.stroke.width)), 2.0F) == 1 ? 0.5F : 0.0F;
        const auto align = [half](float& a, float& b) { a = b = std::round(a - half) + half; };
        if (l.from.x == l.to.x) align(ends[0].x, ends[1].x);
        if (l.from.y == l.to.y) align(ends[0].y, ends[1].y);
        const bool along_axis = l.from.x == l.to.x || l.from.y == l.to.y;
        report::Stroke s = l.stroke;
        if (along_axis) s.width = static_cast<double>(std::round(width(s.width)) / canvas_.em);
        stroke(ends, s);
    }

    void operator()(const report::Polyline& p) const { stroke(placed(p.points), p.stroke); }

    void operator()(const report::Area& a) const { fill_polygon(list_, placed(a.points), ink(a.fill)); }

    void operator()(const report::Marker& m) const {
        const report::MarkerOutline outline = report::outline_of(m);
        const ImU32 colour = ink(m.ink), paper = ink(report::kPaper);
        const ImVec2 centre = canvas_.at(m.centre);
        for (const auto& [from, to] : outline.strokes) {
            list_.AddLine(canvas_.at(from), canvas_.at(to), colour, width(outline.line));
        }
        if (!outline.strokes.empty()) return;
        if (!outline.corners.empty()) {
            const std::vector<ImVec2> corners = placed(outline.corners);
            if (m.halo) {
                list_.AddPolyline(corners.data(), static_cast<int>(corners.size()), paper, ImDrawFlags_Closed,
                                  px(2 * kHalo));
            }
            fill_polygon(list_, corners, colour);
        } else if (outline.line > 0) {
            if (m.halo) list_.AddCircleFilled(centre, px(outline.radius), paper);
            list_.AddCircle(centre, px(outline.radius), colour, 0, width(outline.line));
        } else {
            if (m.halo) list_.AddCircleFilled(centre, px(outline.radius + kHalo), paper);
            list_.AddCircleFilled(centre, px(outline.radius), colour);
        }
    }

    void operator()(const report::Text& t) const {
        ImVec2 at = canvas_.at(t.at);
        const float own = px(report::text_width(t.words, t.semibold) * t.size);
        if (t.anchor == report::Anchor::middle) at.x -= own / 2;
        if (t.anchor == report::Anchor::end) at.x -= own;
        ui::draw_words(list_, canvas_.fonts, at, t.words, canvas_.em, t.semibold, static_cast<float>(t.size),
                       ink(t.ink));
    }

  private:
    float px(double em) const { return static_cast<float>(em) * canvas_.em; }
    float width(double em) const { return std::max(1.0F, px(em)); }
    ImU32 ink(const report::Colour& c) const { return ui::packed(c, strength_); }
    static ImVec2 snapped(ImVec2 p) { return {std::round(p.x), std::round(p.y)}; }

    std::vector<ImVec2> placed(const std::vector<report::Point>& points) const {
        std::vector<ImVec2> out;
        out.reserve(points.size());
        for (const report::Point& p : points) out.push_back(canvas_.at(p));
        return out;
    }

    void stroke(std::span<const ImVec2> line, const report::Stroke& s) const {
        std::array<float, std::tuple_size_v<report::Dash>> dash{};
        for (std::size_t i = 0; i < dash.size(); ++i) dash[i] = px(s.dash[i]);
        draw_line(list_, line, ink(s.ink), width(s.width), dash);
    }

    const Canvas& canvas_;
    ImDrawList& list_;
    float strength_;
};

}  // namespace

void paint(const report::Scene& scene, const Canvas& canvas, std::string_view linked) {
    for (const report::Mark& mark : scene.marks) {
        const bool steps_back = !linked.empty() && !mark.key.empty() && mark.key != linked;
        std::visit(Brush(canvas, steps_back ? kSteppedBack : 1), mark.shape);
    }
}

}  // namespace skoen::gui::paint
