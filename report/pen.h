// Draws into a scene: the few strokes that all charts share, text that knows its width, and labels that keep apart.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/font_metrics.h"
#include "report/palette.h"
#include "report/scene.h"

namespace skoen::report {

struct TextStyle {
    Colour ink = kBlack;
    bool semibold = false;
    Anchor anchor = Anchor::start;
    double size = 1;
};

inline constexpr double kLineStep = 1.34;      // body, em
inline constexpr double kHeadlineStep = 1.22;  // headlines, of their size

class Pen {
  public:
    Pen(Scene& scene, TextMeasure measure) : scene_(scene), measure_(std::move(measure)) {}

    Mark& rect(const Rect& rect) { return add({rect}); }
    Mark& line(Point from, Point to, const Stroke& stroke) { return add({Line{from, to, stroke}}); }
    Mark& polyline(std::vector<Point> points, const Stroke& stroke) {
        return add({Polyline{std::move(points), stroke}});
    }
    Mark& area(std::vector<Point> points, Colour fill) { return add({Area{std::move(points), fill}}); }
    Mark& marker(const Marker& marker) { return add({marker}); }
    // One line of text; nothing is drawn for an empty one.
    Mark& write(Point at, std::string_view words, const TextStyle& style = {});

    // Wraps at `width`; returns the number of lines. `at` is the first baseline.
    int paragraph(Point at, double width, std::string_view words, const TextStyle& style = {},
                  double step = kLineStep);

    // The badge of a plan: its letter in a filled square of 1.45 em (0: outlined). `at` is the upper left corner.
    void badge(Point at, const PlanLook& look);
    // A number in a black disc, 1.36 em; `at` is its centre.
    void number_disc(Point at, int number);

    [[nodiscard]] double measured(std::string_view words, bool semibold = false, double size = 1) const {
        return measure_(words, semibold) * size;
    }
    [[nodiscard]] std::vector<std::string> wrap(std::string_view words, double width, bool semibold = false,
                                                double size = 1) const;
    [[nodiscard]] Box box(const Text& text) const;
    [[nodiscard]] const TextMeasure& measure() const { return measure_; }
    [[nodiscard]] Scene& scene() { return scene_; }

  private:
    Mark& add(Mark mark) {
        scene_.marks.push_back(std::move(mark));
        return scene_.marks.back();
    }

    Scene& scene_;
    TextMeasure measure_;
};

// Box of a text by the measure.
[[nodiscard]] Box text_box(const Text& text, const TextMeasure& measure);

// Centres of labels with those extents, as near to the wished ones as may be (least squares), at least `gap` apart, in the
// same order, and whole within [lowest, highest]. When there is no room for all, they keep as far apart as there is.
[[nodiscard]] std::vector<double> spread(const std::vector<double>& wished, std::vector<double> extents,
                                         double gap, double lowest, double highest);

}  // namespace skoen::report
