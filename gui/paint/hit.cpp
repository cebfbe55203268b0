// Which mark of a scene lies under the pointer.
#include <algorithm>
#include <cmath>
#include <limits>

#include "gui/paint/scene_painter.h"
#include "report/pen.h"

namespace skoen::gui::paint {

namespace {

using report::Point;

constexpr double kReach = 0.5;  // em beside a marker or a line
constexpr double kFar = std::numeric_limits<double>::infinity();

double distance_to_segment(Point p, Point a, Point b) {
    const double dx = b.x - a.x, dy = b.y - a.y, squared = dx * dx + dy * dy;
    const double along =
        squared > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.0, 1.0) : 0;
    const double ex = a.x + along * dx - p.x, ey = a.y + along * dy - p.y;
    return std::sqrt(ex * ex + ey * ey);
}

// Even-odd rule.
bool lies_inside(Point p, const std::vector<Point>& corners) {
    bool in = false;
    for (std::size_t i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
        const Point a = corners[i], b = corners[j];
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) in = !in;
    }
    return in;
}

double inside_or_far(const report::Box& box, Point p) {
    const bool in = p.x >= box.left && p.x <= box.right && p.y >= box.top && p.y <= box.bottom;
    return in ? kReach : kFar;
}

// Em from the point to the mark; areas and texts count as half an em away when hit, so that markers on them win.
struct Distance {
    Point p;

    double operator()(const report::Rect& r) const {
        return inside_or_far({r.x, r.y, r.x + r.width, r.y + r.height}, p);
    }
    double operator()(const report::Line& l) const { return distance_to_segment(p, l.from, l.to); }
    double operator()(const report::Polyline& l) const {
        double nearest = kFar;
        for (std::size_t i = 1; i < l.points.size(); ++i) {
            nearest = std::min(nearest, distance_to_segment(p, l.points[i - 1], l.points[i]));
        }
        return nearest;
    }
    double operator()(const report::Area& a) const { return lies_inside(p, a.points) ? kReach : kFar; }
    double operator()(const report::Marker& m) const {
        const double from_centre = distance_to_segment(p, m.centre, m.centre);
        return std::max(0.0, from_centre - m.size / 2);
    }
    double operator()(const report::Text& t) const {
        return inside_or_far(report::text_box(t, report::text_width), p);
    }
};

report::Box around(const std::vector<Point>& points) {
    report::Box box{kFar, kFar, -kFar, -kFar};
    for (const Point& p : points) {
        box.left = std::min(box.left, p.x), box.right = std::max(box.right, p.x);
        box.top = std::min(box.top, p.y), box.bottom = std::max(box.bottom, p.y);
    }
    return box;
}

struct Bounds {
    report::Box operator()(const report::Rect& r) const { return {r.x, r.y, r.x + r.width, r.y + r.height}; }
    report::Box operator()(const report::Line& l) const { return around({l.from, l.to}); }
    report::Box operator()(const report::Polyline& l) const { return around(l.points); }
    report::Box operator()(const report::Area& a) const { return around(a.points); }
    report::Box operator()(const report::Marker& m) const {
        const double r = m.size / 2;
        return {m.centre.x - r, m.centre.y - r, m.centre.x + r, m.centre.y + r};
    }
    report::Box operator()(const report::Text& t) const { return report::text_box(t, report::text_width); }
};

}  // namespace

int mark_at(const report::Scene& scene, double x, double y) {
    int hit = -1;
    double nearest = kReach;
    for (std::size_t i = 0; i < scene.marks.size(); ++i) {
        const report::Mark& mark = scene.marks[i];
        if (mark.tooltip.empty() && mark.key.empty()) continue;
        const double away = std::visit(Distance{{x, y}}, mark.shape);
        if (away <= nearest) {
            nearest = away;
            hit = static_cast<int>(i);
        }
    }
    return hit;
}

report::Box bounds(const report::Mark& mark) { return std::visit(Bounds{}, mark.shape); }

}  // namespace skoen::gui::paint
