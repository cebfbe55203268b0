// The comparison in pictures: what the score corrects and breaks, the trade-off, the chance, the overrides week by week, who
// carries the errors, support and time. Headline first: one gain, one price.
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

constexpr float kBesides = 66, kHalves = 50;  // em of page width: rows of up to three pictures, of two
constexpr double kOneAtATime = 1.5;           // scale from which there is one picture in a row
constexpr float kGutter = 2, kRowGap = 1, kHeadGap = 0.5F, kFoot = 0.4F;
constexpr float kAlone = 6;             // a row with a page of its own may be so much higher
constexpr std::size_t kMostCharts = 5;  // on a page

struct Part {
    const char* id;
    int number;
    ChartMaker make;
};
using Parts = std::array<Part, 10>;

Parts parts(const DeskView& view) {
    const Reading reading{*view.world, *view.comparison, view.language};
    const std::size_t plan = report::lead_plan(reading).value_or(0);
    const auto weeks = [](const char* measure) {
        return [measure](const Reading& r, const Frame& f) { return report::weeks_chart(r, f, measure); };
    };
    return {Part{"changes", 1, report::changes_chart},
            Part{"tradeoff", 2, report::tradeoff_chart},
            Part{"chance", 3,
                 [plan](const Reading& r, const Frame& f) {
                     return report::chance_chart(r, f, std::max<std::size_t>(plan, 1),
                                                 report::ChanceOf::missed);
                 }},
            Part{"weeks", 4, weeks("override_rate")},
            Part{"workers", 5, report::workers_chart},
            Part{"groups", 6, report::groups_chart},
            Part{"support", 7, weeks("support")},
            Part{"belief", 8, weeks("belief")},
            Part{"time", 9, report::time_chart},
            Part{"noise", 10, report::noise_chart}};
}

// Pictures beside each other, with the width that each takes; the row may be as high as `most`.
struct Place {
    int part = 0;      // of Parts
    float width = 0;   // em
    Frame frame = {};  // without its height
};
struct Row {
    std::vector<Place> places;
    float most = 24;
    float height = 0;
};
using Page = std::vector<Row>;

// Neighbours start level: headline and grey line together take as many lines as the picture that needs most.
void set_frames(const DeskView& view, const Parts& all, Row& row, bool level) {
    std::vector<report::HeadingLines> lines;
    int most = 0;
    for (const Place& place : row.places) {
        const Part& part = all[static_cast<std::size_t>(place.part)];
        const Frame frame{static_cast<double>(place.width), 1, part.number, 1, 1, report::text_width};
        lines.push_back(report::heading_lines(chart_of(view, part.id, frame, part.make), frame.width));
        most = std::max(most, lines.back().headline + lines.back().counted);
    }
    for (std::size_t i = 0; i < row.places.size(); ++i) {
        Place& place = row.places[i];
        const Part& part = all[static_cast<std::size_t>(place.part)];
        const int counted = level ? most - lines[i].headline : lines[i].counted;
        place.frame = {
            static_cast<double>(place.width), 1, part.number, lines[i].headline, counted, report::text_width};
        const Chart& chart = chart_of(view, part.id, place.frame, part.make);
        row.height = std::max(row.height, static_cast<float>(chart.picture.height));
    }
}

std::vector<Row> rows_for(const DeskView& view, const Parts& all, float width) {
    std::vector<Row> rows;
    const auto add = [&](std::vector<Place> places, float most) {
        rows.push_back({std::move(places), most});
    };
    const float page_width = width + 2 * ui::kMargin;
    const bool several = view.scale < kOneAtATime;
    const float half = (width - kGutter) / 2, third = (width - 2 * kGutter) / 3;
    if (several && page_width >= kBesides) {
        const float left = std::max(std::min(53.0F, width - 28 - kGutter), width * 0.58F);
        add({{0, left}, {1, width - left - kGutter}}, 37);
        add({{2, third}, {3, third}, {4, third}}, 22);
        add({{5, third}, {6, third}, {7, third}}, 22);
        add({{8, half}, {9, half}}, 22);
    } else if (several && page_width >= kHalves) {
        add({{0, width}}, 37);
        add({{1, width}}, 30);
        add({{2, half}, {3, half}}, 24);
        add({{4, half}, {5, half}}, 24);
        add({{6, half}, {7, half}}, 24);
        add({{8, width}}, 24);
        add({{9, width}}, 24);
    } else {
        for (int part = 0; part < static_cast<int>(all.size()); ++part)
            add({{part, width}}, part == 0 ? 37.0F : part == 1 ? 30.0F : 24.0F);
    }
    for (Row& row : rows) set_frames(view, all, row, row.places.size() > 2 || row.places[0].part > 0);
    return rows;
}

// Rows in their order, as many on a page as have room at their least height; what is left of the height is shared out.
std::vector<Page> pages_of(std::vector<Row> rows, float height) {
    std::vector<Page> pages(1);
    float used = 0;
    std::size_t charts = 0;
    for (Row& row : rows) {
        const bool fits = used + row.height <= height && charts + row.places.size() <= kMostCharts;
        if (!fits && !pages.back().empty()) {
            pages.emplace_back();
            used = 0;
            charts = 0;
        }
        used += row.height + kRowGap;
        charts += row.places.size();
        pages.back().push_back(std::move(row));
    }
    for (Page& page : pages) {
        if (page.size() == 1) page.front().most += kAlone;
        float left = height - kRowGap * static_cast<float>(page.size() - 1), wish = 0;
        for (const Row& row : page) {
            left -= row.height;
            wish += std::max(0.0F, row.most - row.height);
        }
        for (Row& row : page) {
            const float more = std::max(0.0F, row.most - row.height);
            if (left > 0 && wish > 0) row.height += more * std::min(1.0F, left / wish);
        }
    }
    return pages;
}

void draw_row(const DeskView& view, const Parts& all, const Row& row, float x, float y, DeskCommands& out) {
    for (const Place& place : row.places) {
        const Part& part = all[static_cast<std::size_t>(place.part)];
        Frame frame = place.frame;
        frame.height = static_cast<double>(row.height);
        ui::at(x, y);
        const ui::SceneHit hit =
            ui::scene(std::string("chart.") + part.id, chart_of(view, part.id, frame, part.make).picture);
        for (std::size_t k = 0; hit.clicked && k < view.plans.size(); ++k) {
            if (view.plans[k].letter.empty() || view.plans[k].letter != hit.key) continue;
            out.push_back(session::SelectPlan{static_cast<int>(k)});
            out.push_back(session::AskWhy{static_cast<int>(k), -1, view.questions.why.measure});
            out.push_back(session::OpenView{"why", 0});
        }
        x += place.width + kGutter;
    }
}

void follow(int hit, DeskCommands& out) {
    if (hit == 0) out.push_back(session::OpenView{"plan", 0});
    if (hit == 1) out.push_back(session::OpenView{"why", 0});
    if (hit == 2) out.push_back(session::OpenView{"case", 0});
}

// One gain, one price, and what the pictures do not hold.
void draw_sentences(const DeskView& view, float x, float width, DeskCommands& out) {
    if (!view.comparison || !view.world) {
        ui::headline(tr(view, view.plans.empty() ? "desk.outcomes.no_plans" : "desk.outcomes.waiting"),
                     width);
    } else {
        const report::Headline words =
            report::headline_parts(Reading{*view.world, *view.comparison, view.language});
        ui::headline(words.gain, width);
        ui::at(x, ui::cursor_y());
        if (!words.price.empty()) ui::body(words.price, width);
    }
    ui::at(x, ui::cursor_y());
    if (view.comparison && !view.job.running && view.job.error.empty()) {
        ui::grey(tr(view, "desk.outcomes.chance_only"), width);
    } else {
        job_line(view, width, out);
    }
}

// Sentences beside the buttons where there is room, else above them. Returns the y below.
float draw_outcomes_head(const DeskView& view, int page, int pages, DeskCommands& out) {
    const ui::Rect area = ui::content();
    const std::vector<LineButton> line{
        {"outcomes.plan", tr(view, "desk.outcomes.plan"), ui::Kind::plain, true},
        {"outcomes.why", tr(view, "why.tab"), ui::Kind::plain, true},
        {"outcomes.case", tr(view, "desk.outcomes.case"), ui::Kind::main, true}};
    const float pages_width = pages > 1 ? page_buttons_width(view) : 0;
    const float beside = area.w - std::max(width_of(line), pages_width) - 2;
    if (beside >= 42) {
        follow(buttons_to_the_right(area.right(), area.y, line), out);
        if (pages > 1) page_buttons(view, page, pages, area.right(), area.y + 2.5F, out);
        ui::at(area.x, area.y);
        draw_sentences(view, area.x, beside, out);
        return std::max(ui::cursor_y(), area.y + (pages > 1 ? 4.8F : 2.3F)) + kHeadGap;
    }
    ui::at(area.x, area.y);
    draw_sentences(view, area.x, area.w, out);
    const float y = ui::cursor_y() + 0.3F;
    const bool in_line = pages == 1 || pages_width + width_of(line) + 1 <= area.w;
    follow(buttons_to_the_right(area.x + width_of(line), y, line), out);
    if (pages > 1) page_buttons(view, page, pages, area.right(), in_line ? y : y + 2.5F, out);
    return y + (in_line ? 2.3F : 4.8F) + kHeadGap;
}

// What the head takes, before it is known how many pages follow: as if there were several.
float head_height(const DeskView& view) {
    const ui::Rect area = ui::content();
    const float pages_width = page_buttons_width(view);
    const std::vector<LineButton> line{
        {"outcomes.plan", tr(view, "desk.outcomes.plan"), ui::Kind::plain, true},
        {"outcomes.why", tr(view, "why.tab"), ui::Kind::plain, true},
        {"outcomes.case", tr(view, "desk.outcomes.case"), ui::Kind::main, true}};
    const float beside = area.w - std::max(width_of(line), pages_width) - 2;
    const float width = beside >= 42 ? beside : area.w;
    const report::Headline words =
        report::headline_parts(Reading{*view.world, *view.comparison, view.language});
    const float sentences = ui::text_height(words.gain, width, true, 1.5F) +
                            (words.price.empty() ? 0 : ui::text_height(words.price, width)) +
                            ui::text_height(tr(view, "desk.outcomes.chance_only"), width);
    if (beside >= 42) return std::max(sentences, 4.8F) + kHeadGap;
    const bool in_line = pages_width + width_of(line) + 1 <= area.w;
    return sentences + 0.3F + (in_line ? 2.3F : 4.8F) + kHeadGap;
}

}  // namespace

void draw_outcomes(const DeskView& view, DeskCommands& out) {
    if (!view.comparison || !view.world) {
        draw_outcomes_head(view, 0, 1, out);
        return;
    }
    const Parts all = parts(view);
    const ui::Rect area = ui::content();
    const float room = ui::page().h - ui::kFooter - area.y - head_height(view) - kFoot;
    const std::vector<Page> pages = pages_of(rows_for(view, all, area.w), room);
    const int page = page_shown(view, static_cast<int>(pages.size()));
    const float top = draw_outcomes_head(view, page, static_cast<int>(pages.size()), out);
    body("outcomes", top, [&](float, float) {
        float y = 0;
        for (const Row& row : pages[static_cast<std::size_t>(page)]) {
            draw_row(view, all, row, kRing, y, out);
            y += row.height + kRowGap;
        }
        ui::at(kRing, y - kRowGap);
    });
}

}  // namespace skoen::gui::screens
