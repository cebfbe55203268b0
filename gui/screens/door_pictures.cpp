#include "gui/screens/door_pictures.h"

#include <array>
#include <vector>

#include "report/pen.h"

namespace skoen::gui::screens {

namespace {

report::Scene empty_scene(const DeskView& view, std::string_view title, double width, double height) {
    report::Scene scene;
    scene.width = width;
    scene.height = height;
    scene.title = tr(view, title);
    return scene;
}

struct Span {
    double from, to;  // share of the width
};

}  // namespace

// Bars over weeks, one row a plan.
report::Scene plans_picture(const DeskView& view, double width, double height) {
    report::Scene scene = empty_scene(view, "desk.door.leader.picture", width, height);
    report::Pen pen(scene, report::text_width);
    const std::array<std::vector<Span>, 4> rows = {
        {{{0, 1}}, {{0, 1}}, {{0, 0.3}, {0.34, 1}}, {{0.08, 0.3}, {0.34, 0.62}, {0.66, 1}}}};
    const double step = height / 4, left = 2.3, length = width - left;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const report::PlanLook look = report::plan_look(i + 1);
        const double y = (static_cast<double>(i) + 0.5) * step;
        pen.badge({0, y - 0.72}, look);
        pen.line({left, y}, {width, y}, {report::kLine, report::kHair});
        for (const Span& span : rows[i]) {
            pen.rect({left + span.from * length,
                      y - 0.4,
                      (span.to - span.from) * length,
                      0.8,
                      look.area,
                      {},
                      0.1});
        }
    }
    return scene;
}

// The score and one's own judgement on one scale.
report::Scene scale_picture(const DeskView& view, double width, double height) {
    report::Scene scene = empty_scene(view, "desk.door.worker.picture", width, height);
    report::Pen pen(scene, report::text_width);
    const double y = height * 0.5, left = 0.7, length = width - 1.4;
    const auto x = [&](int score) { return left + (score - 1) / 9.0 * length; };
    const report::Stroke black{report::kBlack, report::kRule};
    pen.line({x(1), y}, {x(10), y}, black);
    for (int s = 1; s <= 10; ++s) pen.line({x(s), y - 0.3}, {x(s), y + 0.3}, black);
    pen.rect({x(3) - 0.8, y - 0.8, 1.6, 1.6, report::kWhite, black, 0.1});
    pen.write({x(3), y + 0.36}, "3", {report::kBlack, true, report::Anchor::middle});
    pen.marker({{x(7), y}, report::Shape::circle, 1.7, report::kBlack});
    pen.write({x(7), y + 0.36}, "7", {report::kWhite, true, report::Anchor::middle});
    pen.write({x(3), y - 1.5}, tr(view, "desk.door.worker.score"),
              {report::kBlack, true, report::Anchor::middle});
    pen.write({x(7), y - 1.5}, tr(view, "desk.door.worker.you"),
              {report::kBlack, true, report::Anchor::middle});
    pen.write({x(1), y + 1.7}, "1", {report::kBlack, false, report::Anchor::middle});
    pen.write({x(10), y + 1.7}, "10", {report::kBlack, false, report::Anchor::middle});
    return scene;
}

// A deck of cards whose lines differ.
report::Scene vignettes_picture(const DeskView& view, double width, double height) {
    report::Scene scene = empty_scene(view, "desk.door.researcher.picture", width, height);
    report::Pen pen(scene, report::text_width);
    const int rows = 3, columns = width > 18 ? 8 : 5;
    const double edge = 0.1;  // room for the outer lines
    const double step_x = (width - 2 * edge + 0.5) / columns, step_y = (height - 2 * edge + 0.4) / rows;
    for (int r = 0; r < rows; ++r) {
        for (int c = 0; c < columns; ++c) {
            const int which = (3 * c + 5 * r + c * r) % 8;  // which lines are long: no two neighbours alike
            const double x = edge + c * step_x, y = edge + r * step_y, w = step_x - 0.5, h = step_y - 0.4;
            pen.rect({x, y, w, h, report::kWhite, report::Stroke{report::kBlack, report::kHair}, 0.15});
            for (int line = 0; line < 3; ++line) {
                const bool strong = ((which >> line) & 1) != 0;
                const double length = (w - 0.7) * (strong ? 1 : 0.55);
                pen.line({x + 0.35, y + h * (line + 1) / 4}, {x + 0.35 + length, y + h * (line + 1) / 4},
                         {strong ? report::kBlack : report::kRight, report::kRule});
            }
        }
    }
    return scene;
}

}  // namespace skoen::gui::screens
