#include "report/scene.h"

namespace skoen::report {

namespace {

struct Mover {
    double x, y;

    void move(Point& p) const { p.x += x, p.y += y; }
    void operator()(Rect& r) const { r.x += x, r.y += y; }
    void operator()(Line& l) const { move(l.from), move(l.to); }
    void operator()(Polyline& p) const {
        for (Point& point : p.points) move(point);
    }
    void operator()(Area& a) const {
        for (Point& point : a.points) move(point);
    }
    void operator()(Marker& m) const { move(m.centre); }
    void operator()(Text& t) const { move(t.at); }
};

}  // namespace

MarkerOutline outline_of(const Marker& m) {
    // Sizes are tuned so that all shapes look equally large beside a circle of the same size.
    const double r = m.size / 2;
    const auto polygon = [&](std::initializer_list<Point> unit, double scale) {
        MarkerOutline out;
        for (const Point& p : unit)
            out.corners.push_back({m.centre.x + p.x * r * scale, m.centre.y + p.y * r * scale});
        return out;
    };
    constexpr double kSin60 = 0.8660254037844386;
    switch (m.shape) {
    case Shape::square:
        return polygon({{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}, 0.9);
    case Shape::triangle:
        return polygon({{0, -1.1}, {1.1, 0.85}, {-1.1, 0.85}}, 1.0);
    case Shape::triangle_down:
        return polygon({{0, 1.1}, {1.1, -0.85}, {-1.1, -0.85}}, 1.0);
    case Shape::diamond:
        return polygon({{0, -1}, {1, 0}, {0, 1}, {-1, 0}}, 1.25);
    case Shape::hexagon:
        return polygon({{1, 0}, {0.5, kSin60}, {-0.5, kSin60}, {-1, 0}, {-0.5, -kSin60}, {0.5, -kSin60}},
                       1.08);
    case Shape::ring: {
        const double line = m.line > 0 ? m.line : m.size / 6;
        return {{}, {}, r - line / 2, line};
    }
    case Shape::cross: {
        const double line = m.line > 0 ? m.line : m.size / 4;
        const double d = r * 0.78;
        const Point c = m.centre;
        return {{},
                {{{{c.x - d, c.y - d}, {c.x + d, c.y + d}}}, {{{c.x - d, c.y + d}, {c.x + d, c.y - d}}}},
                0,
                line};
    }
    case Shape::circle:
        break;
    }
    return {{}, {}, r, 0};
}

void append(Scene& whole, const Scene& part, double x, double y) {
    whole.marks.reserve(whole.marks.size() + part.marks.size());
    for (Mark mark : part.marks) {
        std::visit(Mover{x, y}, mark.shape);
        whole.marks.push_back(std::move(mark));
    }
}

}  // namespace skoen::report
