#include "gui/screens/common.h"

#include <algorithm>
#include <map>

#include "scenarios/texts.h"

namespace skoen::gui::screens {

namespace {

constexpr float kButtonPadding = 1.1F;
constexpr float kGap = 0.6F;
constexpr std::size_t kMostPictures = 200;  // a window that is being resized asks for many sizes

// Of one comparison; emptied when another one is shown.
struct Pictures {
    std::shared_ptr<const lab::Comparison> comparison;
    std::shared_ptr<const sim::World> world;
    std::map<std::string, report::Chart> charts;
};

Pictures& pictures() {
    static thread_local Pictures all;
    return all;
}

float width_of(const LineButton& one) {
    return ui::text_width(one.label, one.kind == ui::Kind::main) + 2 * kButtonPadding;
}

}  // namespace

std::string tr(const DeskView& view, std::string_view key, std::initializer_list<std::string_view> values) {
    return scenarios::fill(scenarios::text(key).in(view.language), values);
}

void body(std::string_view key, float y, const std::function<void(float, float)>& draw) {
    const ui::Rect page = ui::content();
    const float bottom = ui::page().h - ui::kFooter;
    // The scroll bar stands in the margin, so that it takes no room from what is read.
    const ui::Rect rect{page.x - kRing, y, page.w + 2 * kRing + 1, bottom - y};
    ui::scroll_area(key, rect, [&] {
        ui::at(kRing, 0);
        draw(page.w, rect.h);
    });
}

const report::Chart& chart_of(const DeskView& view, std::string_view id, const report::Frame& frame,
                              const ChartMaker& make) {
    static const lab::Comparison kNone;
    const lab::Comparison& comparison = view.comparison ? *view.comparison : kNone;
    Pictures& all = pictures();
    if (all.comparison != view.comparison || all.world != view.world || all.charts.size() > kMostPictures) {
        all.charts.clear();
        all.comparison = view.comparison;
        all.world = view.world;
    }
    const std::string key = std::string(id) + (view.language == base::Language::da ? " da " : " en ") +
                            std::to_string(frame.width) + ' ' + std::to_string(frame.height) + ' ' +
                            std::to_string(frame.number) + ' ' + std::to_string(frame.headline_lines) + ' ' +
                            std::to_string(frame.counted_lines);
    const auto found = all.charts.find(key);
    if (found != all.charts.end()) return found->second;
    const report::Reading reading{*view.world, comparison, view.language};
    return all.charts[key] = make(reading, frame);
}

report::PlanLook look_of(const session::DeskPlan& plan) {
    report::PlanLook look = report::plan_look(static_cast<std::size_t>(std::max(plan.place, 0)));
    if (plan.place == 0) look.letter = "–";
    return look;
}

std::string plan_words(const DeskView& view, const session::DeskPlan& plan) {
    const std::string& name = tr(view, plan.strategy.name);
    return plan.letter.empty() ? name : tr(view, "desk.plan.named", {plan.letter, name});
}

void plan_badge(const session::DeskPlan& plan) {
    const report::PlanLook look = look_of(plan);
    ui::badge(look.letter, look.dark, plan.place == 0);
}

float width_of(std::span<const LineButton> buttons) {
    float width = 0;
    for (const LineButton& one : buttons) width += width_of(one) + (width > 0 ? kGap : 0);
    return width;
}

int buttons_to_the_right(float right, float y, std::span<const LineButton> buttons) {
    float x = right - width_of(buttons);
    int hit = -1;
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        const LineButton& one = buttons[i];
        // Plain buttons stand level with the middle of the main one.
        ui::at(x, one.kind == ui::Kind::plain ? y + (ui::kMainButton - ui::kButton) / 2 : y);
        ui::next_width(width_of(one));
        if (ui::button(one.key, one.label, one.kind, one.enabled)) hit = static_cast<int>(i);
        x += width_of(one) + kGap;
    }
    return hit;
}

namespace {

std::vector<LineButton> page_line(const DeskView& view, int page, int pages) {
    return {{"page.back", tr(view, "desk.page.back"), ui::Kind::plain, page > 0},
            {"page.next", tr(view, "desk.page.next"), ui::Kind::plain, page + 1 < pages}};
}

}  // namespace

float page_buttons_width(const DeskView& view) { return width_of(page_line(view, 0, 1)); }

int page_shown(const DeskView& view, int pages) { return std::clamp(view.page, 0, pages - 1); }

void page_buttons(const DeskView& view, int page, int pages, float right, float y, DeskCommands& out) {
    const std::vector<LineButton> line = page_line(view, page, pages);
    const int hit = buttons_to_the_right(right, y, line);
    int to = page;
    if (hit == 0 || ui::shortcut(ui::Key::page_up)) to = page - 1;
    if (hit == 1 || ui::shortcut(ui::Key::page_down)) to = page + 1;
    to = std::clamp(to, 0, pages - 1);
    if (to != page) out.push_back(session::OpenView{view.view, to});
}

void job_line(const DeskView& view, float width, DeskCommands& out) {
    const float y = ui::cursor_y(), x = ui::cursor_x();
    if (!view.job.error.empty()) {
        ui::text(tr(view, "desk.job.error", {view.job.error}), width, ui::strong_look());
        return;
    }
    if (!view.job.running) return;
    const bool plays = view.job.replications > 0;
    const std::string words = plays ? tr(view, "desk.job.playing", {std::to_string(view.job.replications)})
                                    : tr(view, "desk.job.loading");
    ui::grey(words);
    const float after = x + ui::text_width(words) + 0.8F;
    if (plays && after + 12 < x + width) {
        ui::at(after, y + 0.45F);
        ui::progress(view.job.progress, 5);
        if (view.job.cancelable) {
            ui::at(after + 5.8F, y);
            if (ui::button("job.cancel", tr(view, "desk.job.cancel"), ui::Kind::link))
                out.push_back(session::Cancel{});
        }
    }
    ui::at(x, y + ui::kBodyStep);
}

std::string varied_words(const DeskView& view) {
    const std::size_t draws = view.explained.varied ? view.explained.varied->draws : 0;
    const bool more = view.explained.working || draws == 0;
    return tr(view, more ? "assumptions.varying" : "assumptions.varied", {std::to_string(draws)});
}

}  // namespace skoen::gui::screens
