// The comparison in five pictures: what the score corrects and breaks, the trade-off, the chance, the overrides week by
// week, who carries the errors. Headline first: one gain, one price.
#include <algorithm>
#include <array>
#include <vector>

#include "gui/screens/common.h"
#include "report/words.h"

namespace skoen::gui::screens {

namespace {

using report::Chart;
using report::Frame;
using report::Reading;

constexpr float kWide = 85, kMiddling = 66;  // em of the page
constexpr float kLower = 14;                 // least height of the lower row, em

struct Part {
    const char* id;
    int number;
    ChartMaker make;
};

std::array<Part, 5> parts(const DeskView& view) {
    const Reading reading{*view.world, *view.comparison, view.language};
    const std::size_t plan = report::lead_plan(reading).value_or(0);
    return {Part{"changes", 1, report::changes_chart}, Part{"tradeoff", 2, report::tradeoff_chart},
            Part{"chance", 3,
                 [plan](const Reading& r, const Frame& f) {
                     return report::chance_chart(r, f, std::max<std::size_t>(plan, 1),
                                                 report::ChanceOf::missed);
                 }},
            Part{"weeks", 4,
                 [](const Reading& r, const Frame& f) { return report::weeks_chart(r, f, "override_rate"); }},
            Part{"groups", 5, report::groups_chart}};
}

// Which pictures stand beside each other: rows of parts, with the width that each takes.
struct Place {
    int part = 0;     // 0 to 4
    float width = 0;  // em
};
struct Row {
    std::vector<Place> places;
    float share = 1;  // of the height
};
using Page = std::vector<Row>;

// Height that a chart takes at least at that width.
float natural_height(const DeskView& view, const Part& part, float width) {
    const Frame frame{static_cast<double>(width), 1, part.number, 2, 2, report::text_width};
    return static_cast<float>(chart_of(view, part.id, frame, part.make).picture.height);
}

// All at once where there is room, else two pages, else fewer at a time; at large type one.
std::vector<Page> layout(const DeskView& view, const std::array<Part, 5>& all, float width, float height) {
    const float third = (width - 4) / 3, half = (width - 2) / 2, page_width = width + 2 * ui::kMargin;
    const float left = std::max(std::min(52.5F, width - 28), width * 0.58F);
    const Row first{{{0, left}, {1, width - left - 2}}, 1};
    const Row second{{{2, third}, {3, third}, {4, third}}, 1};
    const float upper = natural_height(view, all[0], left);
    if (page_width >= kWide && upper + kLower + 1 <= height) {
        Page page{first, second};
        page[0].share = std::max(0.6F, upper / height);
        page[1].share = 1 - page[0].share;
        return {page};
    }
    const auto alone = [width](int part) { return Page{Row{{{part, width}}, 1}}; };
    if (page_width >= kMiddling && view.scale < 1.5) return {{first}, {Row{second.places, 0.8F}}};
    if (page_width >= 50 && view.scale < 1.5) {
        return {alone(0), alone(1), {Row{{{2, half}, {3, half}}, 0.8F}}, {Row{{{4, width}}, 0.8F}}};
    }
    return {alone(0), alone(1), alone(2), alone(3), alone(4)};
}

float least_height(int part) { return part == 1 ? 20 : 13; }

// The row of charts; returns its height.
float draw_row(const DeskView& view, const std::array<Part, 5>& all, const Row& row, float x, float y,
               float height, DeskCommands& out) {
    // Neighbours start level: headline and grey line together take as many lines as the chart that needs most.
    std::vector<report::HeadingLines> lines;
    int most = 0;
    for (const Place& place : row.places) {
        const Part& part = all[static_cast<std::size_t>(place.part)];
        const Frame frame{static_cast<double>(place.width), 1, part.number, 1, 1, report::text_width};
        lines.push_back(report::heading_lines(chart_of(view, part.id, frame, part.make), frame.width));
        most = std::max(most, lines.back().headline + lines.back().counted);
    }
    float tallest = 0;
    for (std::size_t i = 0; i < row.places.size(); ++i) {
        const Place& place = row.places[i];
        const Part& part = all[static_cast<std::size_t>(place.part)];
        const Frame frame{
            static_cast<double>(place.width), static_cast<double>(height), part.number, lines[i].headline,
            most - lines[i].headline,         report::text_width};
        const report::Scene& picture = chart_of(view, part.id, frame, part.make).picture;
        tallest = std::max(tallest, static_cast<float>(picture.height));
        ui::at(x, y);
        const ui::SceneHit hit = ui::scene(std::string("chart.") + part.id, picture);
        for (std::size_t k = 0; hit.clicked && k < view.plans.size(); ++k) {
            if (view.plans[k].letter.empty() || view.plans[k].letter != hit.key) continue;
            out.push_back(session::SelectPlan{static_cast<int>(k)});
            out.push_back(session::OpenView{"plan", 0});
        }
        x += place.width + 2;
    }
    return tallest;
}

void follow(int hit, DeskCommands& out) {
    if (hit == 0) out.push_back(session::OpenView{"plan", 0});
    if (hit == 1) out.push_back(session::OpenView{"case", 0});
}

void draw_sentence(const DeskView& view, float width) {
    if (!view.comparison || !view.world) {
        ui::headline(tr(view, view.plans.empty() ? "desk.outcomes.no_plans" : "desk.outcomes.waiting"),
                     width);
        return;
    }
    ui::headline(report::headline(report::Reading{*view.world, *view.comparison, view.language}), width);
}

void draw_caveat(const DeskView& view, float x, float width, DeskCommands& out) {
    ui::at(x, ui::cursor_y() + 0.2F);
    if (view.comparison && !view.job.running && view.job.error.empty()) {
        ui::grey(tr(view, "desk.outcomes.chance_only"), width);
    } else {
        job_line(view, width, out);
    }
}

// Sentence beside the buttons where there is room, else above them. Returns the y below.
float draw_head(const DeskView& view, int page, int pages, DeskCommands& out) {
    const ui::Rect area = ui::content();
    const std::vector<LineButton> line{
        {"outcomes.plan", tr(view, "desk.outcomes.plan"), ui::Kind::plain, true},
        {"outcomes.case", tr(view, "desk.outcomes.case"), ui::Kind::main, true}};
    const float pages_width = pages > 1 ? page_buttons_width(view) : 0;
    const float beside = area.w - std::max(width_of(line), pages_width) - 2;
    if (beside >= 42) {
        follow(buttons_to_the_right(area.right(), area.y, line), out);
        if (pages > 1) page_buttons(view, page, pages, area.right(), area.y + 2.6F, out);
        ui::at(area.x, area.y);
        draw_sentence(view, beside);
        draw_caveat(view, area.x, beside, out);
        return std::max(ui::cursor_y(), area.y + (pages > 1 ? 4.9F : 2.4F)) + 0.5F;
    }
    ui::at(area.x, area.y);
    draw_sentence(view, area.w);
    draw_caveat(view, area.x, area.w, out);
    const float y = ui::cursor_y() + 0.3F;
    const bool in_line = pages == 1 || pages_width + width_of(line) + 1 <= area.w;
    follow(buttons_to_the_right(area.x + width_of(line), y, line), out);
    if (pages > 1) page_buttons(view, page, pages, area.right(), in_line ? y : y + 2.6F, out);
    return y + (in_line ? 2.8F : 5.4F);
}

}  // namespace

void draw_outcomes(const DeskView& view, DeskCommands& out) {
    if (!view.comparison || !view.world) {
        draw_head(view, 0, 1, out);
        return;
    }
    const std::array<Part, 5> all = parts(view);
    constexpr float kHead = 5;  // two lines of headline and a grey one
    const float room = ui::page().h - ui::kFooter - ui::content().y - kHead;
    const std::vector<Page> pages = layout(view, all, ui::content().w, room);
    const int page = page_shown(view, static_cast<int>(pages.size()));
    const float top = draw_head(view, page, static_cast<int>(pages.size()), out);
    body("outcomes", top, [&](float, float height) {
        const Page& rows = pages[static_cast<std::size_t>(page)];
        const float gaps = 0.8F * static_cast<float>(rows.size() - 1) + 0.4F;
        float y = 0;
        for (const Row& row : rows) {
            float own = (height - gaps) * row.share;
            for (const Place& place : row.places) own = std::max(own, least_height(place.part));
            y += draw_row(view, all, row, kRing, y, own, out) + 0.8F;
        }
    });
}

}  // namespace skoen::gui::screens
