// The comparison in five pictures: what the score corrects and breaks, the trade-off, the chance, the overrides week by
// week, who carries the errors. Headline first: one gain, one price.
#include <algorithm>
#include <array>

#include "gui/screens/common.h"
#include "report/words.h"

namespace skoen::gui::screens {

namespace {

using report::Chart;
using report::Frame;
using report::Reading;

constexpr float kWide = 85, kHigh = 48, kMiddling = 66;  // em of the page

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
                     return report::chance_chart(r, f, std::max<std::size_t>(plan, 1), report::ChanceOf::missed);
                 }},
            Part{"weeks", 4, [](const Reading& r, const Frame& f) { return report::weeks_chart(r, f, "override_rate"); }},
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

std::vector<Page> layout(float width, float page_width, float page_height, double scale) {
    const float third = (width - 4) / 3, half = (width - 2) / 2;
    if (page_width >= kWide && page_height >= kHigh) {
        const float left = std::max(52.5F, width * 0.6F);
        return {{Row{{{0, left}, {1, width - left - 2}}, 0.62F}, Row{{{2, third}, {3, third}, {4, third}}, 0.38F}}};
    }
    if (page_width >= kMiddling && scale < 1.5) {
        const float left = width * 0.6F;
        return {{Row{{{0, left}, {1, width - left - 2}}, 1}}, {Row{{{2, third}, {3, third}, {4, third}}, 0.75F}}};
    }
    if (page_width >= 50 && scale < 1.5) {
        return {{Row{{{0, width}}, 1}}, {Row{{{1, width}}, 1}}, {Row{{{2, half}, {3, half}}, 0.8F}}, {Row{{{4, width}}, 0.8F}}};
    }
    return {{Row{{{0, width}}, 1}}, {Row{{{1, width}}, 1}}, {Row{{{2, width}}, 1}}, {Row{{{3, width}}, 1}}, {Row{{{4, width}}, 1}}};
}

float least_height(int part, std::size_t plans) {
    if (part == 0) return 9.5F + 3.0F * static_cast<float>(plans);
    if (part == 4) return 7.0F + 1.4F * static_cast<float>(plans);
    return part == 1 ? 20 : 15;
}

void draw_row(const DeskView& view, const std::array<Part, 5>& all, const Row& row, float x, float y, float height,
              DeskCommands& out) {
    // Neighbours start level: as many lines of headline and grey as the one that needs most.
    int headline = 1, counted = 1;
    for (const Place& place : row.places) {
        const Part& part = all[static_cast<std::size_t>(place.part)];
        const Frame frame{static_cast<double>(place.width), static_cast<double>(height), part.number, 1, 1, report::text_width};
        const report::HeadingLines lines = report::heading_lines(chart_of(view, part.id, frame, part.make), frame.width);
        headline = std::max(headline, lines.headline);
        counted = std::max(counted, lines.counted);
    }
    for (const Place& place : row.places) {
        const Part& part = all[static_cast<std::size_t>(place.part)];
        const Frame frame{static_cast<double>(place.width), static_cast<double>(height), part.number, headline, counted,
                          report::text_width};
        ui::at(x, y);
        const ui::SceneHit hit = ui::scene(std::string("chart.") + part.id, chart_of(view, part.id, frame, part.make).picture);
        if (hit.clicked) {
            for (std::size_t i = 0; i < view.plans.size(); ++i) {
                if (!view.plans[i].letter.empty() && view.plans[i].letter == hit.key) {
                    out.push_back(session::SelectPlan{static_cast<int>(i)});
                    out.push_back(session::OpenView{"plan", 0});
                }
            }
        }
        x += place.width + 2;
    }
}

float draw_head(const DeskView& view, int page, int pages, DeskCommands& out) {
    const ui::Rect area = ui::content();
    std::vector<LineButton> line{{"outcomes.plan", tr(view, "desk.outcomes.plan"), ui::Kind::plain, true},
                                 {"outcomes.case", tr(view, "desk.outcomes.case"), ui::Kind::main, true}};
    float taken = width_of(line);
    const int hit = buttons_to_the_right(area.right(), area.y, line);
    if (hit == 0) out.push_back(session::OpenView{"plan", 0});
    if (hit == 1) out.push_back(session::OpenView{"case", 0});
    if (pages > 1) {
        page_buttons(view, page, pages, area.right(), area.y + 2.6F, out);
        taken = std::max(taken, page_buttons_width(view));
    }
    const float width = area.w - taken - 2;
    ui::at(area.x, area.y);
    if (view.comparison && view.world) {
        const Reading reading{*view.world, *view.comparison, view.language};
        ui::headline(report::headline(reading), width);
        ui::at(area.x, ui::cursor_y() + 0.2F);
        if (!view.job.running && view.job.error.empty()) ui::grey(tr(view, "desk.outcomes.chance_only"), width);
    } else {
        ui::headline(tr(view, view.plans.empty() ? "desk.outcomes.no_plans" : "desk.outcomes.waiting"), width);
        ui::at(area.x, ui::cursor_y() + 0.2F);
    }
    job_line(view, width, out);
    return std::max(ui::cursor_y(), area.y + (pages > 1 ? 4.8F : 2.4F)) + 0.5F;
}

}  // namespace

void draw_outcomes(const DeskView& view, DeskCommands& out) {
    const ui::Rect whole = ui::page();
    const std::vector<Page> pages = layout(ui::content().w, whole.w, whole.h, view.scale);
    const int page = page_shown(view, static_cast<int>(pages.size()));
    const float top = draw_head(view, page, static_cast<int>(pages.size()), out);
    if (!view.comparison || !view.world) return;
    const std::array<Part, 5> all = parts(view);
    body("outcomes", top, [&](float width, float height) {
        static_cast<void>(width);
        const Page& rows = pages[static_cast<std::size_t>(page)];
        const float gaps = 0.8F * static_cast<float>(rows.size() - 1) + 0.5F;
        float y = 0;
        for (const Row& row : rows) {
            float own = (height - gaps) * row.share;
            for (const Place& place : row.places) {
                own = std::max(own, least_height(place.part, view.comparison->strategies.size()));
            }
            draw_row(view, all, row, kRing, y, own, out);
            y += own + 0.8F;
        }
    });
}

}  // namespace skoen::gui::screens
