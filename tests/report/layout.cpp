#include "tests/report/layout.h"

#include <algorithm>

#include "report/font_metrics.h"
#include "report/pen.h"

namespace skoen::tests {

namespace {

using namespace report;

constexpr double kTouch = 0.04;  // em that boxes may share: their edges hold no ink

Box shrunk(Box box) { return {box.left + kTouch, box.top + kTouch, box.right - kTouch, box.bottom - kTouch}; }

struct Reach {
    Box operator()(const Rect& r) const { return {r.x, r.y, r.x + r.width, r.y + r.height}; }
    Box operator()(const Line& l) const { return around({l.from, l.to}); }
    Box operator()(const Polyline& p) const { return around(p.points); }
    Box operator()(const Area& a) const { return around(a.points); }
    Box operator()(const Marker& m) const {
        const double r = m.size / 2;
        return {m.centre.x - r, m.centre.y - r, m.centre.x + r, m.centre.y + r};
    }
    Box operator()(const Text& t) const { return text_box(t, text_width); }

    static Box around(const std::vector<Point>& points) {
        Box box{1e9, 1e9, -1e9, -1e9};
        for (const Point& p : points) {
            box = {std::min(box.left, p.x), std::min(box.top, p.y), std::max(box.right, p.x),
                   std::max(box.bottom, p.y)};
        }
        return box;
    }
};

}  // namespace

std::vector<std::string> layout_faults(const Scene& scene) {
    std::vector<std::string> faults;
    std::vector<std::pair<Box, std::string>> texts;
    for (const Mark& mark : scene.marks) {
        const Box box = std::visit(Reach{}, mark.shape);
        const Text* text = std::get_if<Text>(&mark.shape);
        constexpr double kEdge = 0.5;  // half a marker may stand on the edge, text may not
        const double allowed = text != nullptr ? 0.05 : kEdge;
        if (box.left < -allowed || box.top < -allowed || box.right > scene.width + allowed ||
            box.bottom > scene.height + allowed) {
            faults.push_back("off the page: " + (text != nullptr ? text->words : "a mark of " + mark.key));
        }
        if (text == nullptr || text->words.empty()) continue;
        for (const auto& [other, words] : texts) {
            if (shrunk(box).overlaps(shrunk(other)))
                faults.push_back("overlap: " + words + " | " + text->words);
        }
        texts.emplace_back(box, text->words);
    }
    return faults;
}

std::vector<std::string> texts_of(const Scene& scene) {
    std::vector<std::string> words;
    for (const Mark& mark : scene.marks) {
        if (const Text* text = std::get_if<Text>(&mark.shape)) words.push_back(text->words);
    }
    return words;
}

}  // namespace skoen::tests
