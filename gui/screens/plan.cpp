// The plans: levers as rows over weeks, the chosen lever's panel, and, apart from them, what nobody knows.
#include <algorithm>
#include <array>

#include "gui/screens/common.h"
#include "gui/screens/plan_panel.h"
#include "report/amounts.h"
#include "report/hours.h"
#include "report/scales.h"
#include "scenarios/texts.h"
#include "session/lever_facts.h"

namespace skoen::gui::screens {

namespace {

using session::DeskPlan;

constexpr float kBeside = 70;  // page width from which the panel stands beside the table
constexpr float kPanel = 23.6F;
constexpr float kBarHeight = 1.4F;
constexpr float kLowPage = 46;  // em of page height below which rows stand closer
constexpr float kEvidence = 2.16F;

float row_height() { return ui::page().h < kLowPage ? 1.85F : 2.1F; }

const DeskPlan* chosen_plan(const DeskView& view) {
    if (view.plans.empty()) return nullptr;
    return &view.plans[static_cast<std::size_t>(
        std::clamp(view.plan, 0, static_cast<int>(view.plans.size()) - 1))];
}

ui::Colour tint(const ui::Colour& c, double strength) {
    const auto mix = [strength](std::uint8_t value) {
        return static_cast<std::uint8_t>(255 - (255 - value) * strength);
    };
    return {mix(c.red), mix(c.green), mix(c.blue), 1};
}

// ---------------------------------------------------------------- the plans as cards

constexpr float kChipGap = 0.6F, kBeforeName = 2.4F, kAfterName = 0.6F;

// The narrowest width in which the name takes at most so many lines.
float name_width(const std::string& name, int lines) {
    const float whole = ui::text_width(name, true) + 0.05F, step = ui::kBodyStep + 0.01F;
    float width = whole / static_cast<float>(lines);
    while (width < whole && ui::text_height(name, width, true) > step * static_cast<float>(lines))
        width += 0.25F;
    return std::min(width, whole);
}

// As few lines as all names fit in side by side, and the room that is left shared out.
std::vector<float> chip_widths(const DeskView& view) {
    const auto n = static_cast<float>(std::max<std::size_t>(view.plans.size(), 1));
    const float room = ui::content().w - kChipGap * (n - 1) - n * (kBeforeName + kAfterName);
    std::vector<float> widths;
    float sum = 0;
    for (int lines = 1; lines <= 4 && (lines == 1 || sum > room); ++lines) {
        widths.clear();
        sum = 0;
        for (const DeskPlan& plan : view.plans) {
            widths.push_back(std::max(name_width(tr(view, plan.strategy.name), lines), 4.0F));
            sum += widths.back();
        }
    }
    const float more = std::clamp((room - sum) / n, 0.0F, 4.0F);  // cards do not grow wider than they need
    for (float& width : widths) width = (sum > room ? room / n : width + more) + kBeforeName + kAfterName;
    return widths;
}

void draw_chips(const DeskView& view, float y, float height, DeskCommands& out) {
    const std::vector<float> widths = chip_widths(view);
    float x = ui::content().x;
    for (std::size_t i = 0; i < view.plans.size(); ++i) {
        const DeskPlan& plan = view.plans[i];
        const bool is_chosen = static_cast<int>(i) == view.plan;
        const ui::Rect rect{x, y, widths[i], height};
        const std::string key = "plan." + std::to_string(i);
        ui::card(rect, is_chosen);
        ui::at(x, y);
        if (ui::press_area(key, plan_words(view, plan), rect, is_chosen)) {
            out.push_back(session::SelectPlan{static_cast<int>(i)});
        }
        ui::at(x + 0.5F, y + (height - 1.45F) / 2);
        plan_badge(plan);
        const float room = widths[i] - kBeforeName - kAfterName / 2;
        const std::string& name = tr(view, plan.strategy.name);
        const float words = ui::text_height(name, room, is_chosen);
        ui::at(x + kBeforeName, y + (height - words) / 2);
        ui::text(name, room,
                 plan.enabled ? (is_chosen ? ui::strong_look() : ui::body_look()) : ui::grey_look());
        x += widths[i] + kChipGap;
    }
}

float chips_height(const DeskView& view) {
    const std::vector<float> widths = chip_widths(view);
    float height = 1.45F;
    for (std::size_t i = 0; i < view.plans.size(); ++i) {
        const float room = widths[i] - kBeforeName - kAfterName / 2;
        height = std::max(height, ui::text_height(tr(view, view.plans[i].strategy.name), room, true));
    }
    return height + 0.7F;
}

// ---------------------------------------------------------------- headline

std::string hours_words(const DeskView& view, const DeskPlan& plan) {
    const std::string name =
        plan.letter.empty() ? tr(view, plan.strategy.name) : tr(view, "desk.plan.letter", {plan.letter});
    if (!plan.enabled) return tr(view, "desk.plan.head_off", {name});
    const auto found = std::find_if(view.hours.begin(), view.hours.end(),
                                    [&view](const session::PlanHours& h) { return h.plan == view.plan; });
    if (found == view.hours.end() || !found->leader || !found->team)
        return tr(view, "desk.plan.head_waiting", {name});
    const std::string hours = report::plan_hours_words(*found->leader, *found->team, view.language);
    if (hours.empty()) return tr(view, "desk.plan.head_free", {name});
    return tr(view, "desk.plan.head_hours", {name, hours});
}

// Against what the facilitator set.
std::string budget_words(const DeskView& view) {
    const auto found = std::find_if(view.hours.begin(), view.hours.end(),
                                    [&view](const session::PlanHours& h) { return h.plan == view.plan; });
    const bool known = found != view.hours.end() && found->leader && found->team;
    const bool over = known && (*found->leader > view.leader_budget || *found->team > view.worker_budget);
    return tr(view, over ? "workshop.budget_over" : "workshop.budget_line",
              {base::format_number(view.leader_budget, 0, view.language),
               base::format_number(view.worker_budget, 0, view.language)});
}

float draw_head(const DeskView& view, float y, DeskCommands& out) {
    const ui::Rect area = ui::content();
    const DeskPlan* plan = chosen_plan(view);
    const bool room = static_cast<int>(view.plans.size()) < view.most_plans;
    std::vector<LineButton> line{
        {"plan.undo", tr(view, "desk.plan.undo"), ui::Kind::plain, view.can_undo},
        {"plan.copy", tr(view, "desk.plan.copy"), ui::Kind::plain, room && plan != nullptr},
        {"plan.remove", tr(view, "desk.plan.remove"), ui::Kind::plain, plan != nullptr},
        {"plan.outcomes", tr(view, "desk.plan.outcomes"), ui::Kind::main, true}};
    const int hit = buttons_to_the_right(area.right(), y, line);
    if (hit == 0) out.push_back(session::Undo{});
    if (hit == 1) out.push_back(session::CopyPlan{view.plan});
    if (hit == 2) out.push_back(session::RemovePlan{view.plan});
    if (hit == 3) out.push_back(session::OpenView{"outcomes", 0});
    const float beside = area.w - width_of(line) - 2;
    const bool narrow = beside < 26;
    ui::at(area.x, narrow ? y + 2.7F : y + 0.1F);
    const float width = narrow ? area.w : beside;
    ui::headline(plan == nullptr ? tr(view, "desk.plan.none") : hours_words(view, *plan), width);
    ui::at(area.x, ui::cursor_y());
    if (view.leader_budget > 0 || view.worker_budget > 0) {
        ui::grey(budget_words(view), width);
        ui::at(area.x, ui::cursor_y());
    }
    return std::max(ui::cursor_y(), y + 2.4F);
}

// ---------------------------------------------------------------- rows of levers

struct Table {
    float x, width;
    float name_x, bars_x, bars_width, evidence_x;
    int weeks;
};

Table table_of(const DeskView& view, float x, float width) {
    Table t{x, width, 0, 0, 0, 0, std::max(view.weeks, 1)};
    float group = 0, name = 0;
    for (const auto& place : session::lever_order()) {
        name = std::max(name, ui::text_width(tr(view, scenarios::lever_title(place.lever)), true));
    }
    for (const char* key :
         {"desk.group.work", "desk.group.learning", "desk.group.leading", "desk.group.time"}) {
        group = std::max(group, ui::text_width(tr(view, key)));
    }
    t.name_x = x + group + 0.8F;
    t.bars_x = t.name_x + name + 0.8F;
    t.evidence_x = x + width - std::max(kEvidence, ui::text_width(tr(view, "desk.plan.evidence")));
    t.bars_width = t.evidence_x - t.bars_x - 0.8F;
    return t;
}

float week_x(const Table& t, int week) {  // left edge of that week
    return t.bars_x + t.bars_width * static_cast<float>(week - 1) / static_cast<float>(t.weeks);
}

void draw_weeks(const DeskView& view, const Table& t, float y) {
    float free_from = t.name_x;
    for (const report::Tick& tick : report::week_ticks(t.weeks, view.language)) {
        const auto week = static_cast<int>(tick.value);
        const float width = ui::text_width(tick.label), right = t.bars_x + t.bars_width;
        const float x = std::min(week_x(t, week), right - width);  // the last one ends where the bars end
        if (x < free_from) continue;
        ui::at(x, y);
        ui::grey(tick.label);
        free_from = x + width + 0.8F;
    }
    ui::at(t.evidence_x, y);
    ui::grey(tr(view, "desk.plan.evidence"));
}

const char* group_key(session::LeverGroup group) {
    switch (group) {
    case session::LeverGroup::work:
        return "desk.group.work";
    case session::LeverGroup::learning:
        return "desk.group.learning";
    case session::LeverGroup::leading:
        return "desk.group.leading";
    case session::LeverGroup::time:
        break;
    }
    return "desk.group.time";
}

void draw_bar(const DeskView& view, const Table& t, const DeskPlan& plan, const sim::LeverSpan& span,
              std::size_t number, bool is_only, float y, DeskCommands& out) {
    const report::PlanLook look = look_of(plan);
    int from = std::min(span.from, t.weeks), to = std::min(span.to, t.weeks);
    const ui::BarLook bar{tint(look.area, 0.25 + 0.25 * span.intensity), look.dark, span.lever == view.lever};
    const std::string title = tr(view, scenarios::option_title(span.lever, span.option));
    const float room = week_x(t, to + 1) - week_x(t, from) - 0.8F;
    const bool fits = ui::text_width(title) <= room;
    const std::string key =
        "bar." + std::string(sim::lever_name(span.lever)) + (number > 0 ? "." + std::to_string(number) : "");
    ui::at(t.bars_x, y + (row_height() - kBarHeight) / 2);
    ui::next_width(t.bars_width);
    if (ui::range_bar(key, fits ? title : "", from, to, 1, t.weeks, bar, is_only) && is_only) {
        out.push_back(session::SetLever{view.plan, span.lever, span.option, from, to == t.weeks ? 520 : to,
                                        span.intensity});
    }
    if (ui::pressed()) out.push_back(session::SelectLever{span.lever});
    if (fits) return;
    const float after = week_x(t, to + 1) + 0.5F;
    if (after + ui::text_width(title) <= t.bars_x + t.bars_width) {
        ui::at(after, y + (row_height() - ui::kBodyStep) / 2);
        ui::body(title);
    }
}

void draw_row(const DeskView& view, const Table& t, const DeskPlan& plan, sim::Lever lever, float y,
              DeskCommands& out) {
    const bool is_chosen = lever == view.lever;
    const ui::Rect row{t.name_x - 0.4F, y, t.x + t.width - t.name_x + 0.4F, row_height()};
    if (is_chosen) ui::wash(row);
    const std::string name(sim::lever_name(lever));
    const std::string& title = tr(view, scenarios::lever_title(lever));
    const ui::Rect label{t.name_x - 0.4F, y + 0.05F, t.bars_x - t.name_x, row_height() - 0.1F};
    ui::at(label.x, label.y);
    if (ui::press_area("lever." + name, title, label, is_chosen)) out.push_back(session::SelectLever{lever});
    ui::at(t.name_x, y + (row_height() - ui::kBodyStep) / 2);
    ui::text(title, 0, is_chosen ? ui::strong_look() : ui::body_look());
    std::size_t spans = 0;
    for (const sim::LeverSpan& span : plan.strategy.levers)
        spans += span.lever == lever && span.from <= t.weeks ? 1 : 0;
    std::size_t number = 0;
    std::string_view option = sim::option_names(lever).front();
    for (const sim::LeverSpan& span : plan.strategy.levers) {
        if (span.lever != lever || span.from > t.weeks) continue;
        draw_bar(view, t, plan, span, number++, spans == 1, y, out);
        option = span.option;
    }
    if (spans == 0) {
        ui::at(t.bars_x + 0.3F, y + (row_height() - ui::kBodyStep) / 2);
        ui::grey(tr(view, "desk.plan.not_chosen"));
    } else {
        ui::at(t.evidence_x, y + (row_height() - 0.6F) / 2);
        ui::evidence_squares(session::evidence_of(lever, option).grade);
    }
}

float draw_table(const DeskView& view, const DeskPlan& plan, float x, float y, float width,
                 DeskCommands& out) {
    const Table t = table_of(view, x, width);
    ui::at(x, y);
    ui::rule(width);
    ui::at(x, y + 0.5F);
    ui::strong(tr(view, "desk.plan.you_choose"));
    const std::string how = tr(view, "desk.plan.drag");
    const float left = ui::text_width(tr(view, "desk.plan.you_choose"), true) + 1;
    if (left + ui::text_width(how) <= width) {
        ui::at(x + left, y + 0.5F);
        ui::grey(how);
    }
    y += 0.5F + ui::kBodyStep + 0.2F;
    draw_weeks(view, t, y);
    y += ui::kBodyStep + 0.2F;
    auto group = session::LeverGroup::time;
    bool first = true;
    for (const auto& place : session::lever_order()) {
        const bool new_group = first || place.group != group;
        ui::at(new_group ? x : t.name_x, y);
        ui::hairline(new_group ? width : x + width - t.name_x);
        if (new_group) {
            ui::at(x, y + (row_height() - ui::kBodyStep) / 2);
            ui::grey(tr(view, group_key(place.group)));
        }
        group = place.group;
        first = false;
        draw_row(view, t, plan, place.lever, y, out);
        y += row_height();
    }
    ui::at(x, y);
    ui::hairline(width);
    ui::at(x, y + 0.4F);
    return y + 0.4F;
}

}  // namespace

void draw_plan(const DeskView& view, DeskCommands& out) {
    const ui::Rect area = ui::content();
    const float chips = chips_height(view);
    draw_chips(view, area.y, chips, out);
    const float top = draw_head(view, area.y + chips + 0.6F, out) + 0.4F;
    const DeskPlan* plan = chosen_plan(view);
    if (plan == nullptr) return;
    body("plan", top, [&](float width, float) {
        const bool beside = width + 4 >= kBeside;
        const float left = beside ? width - kPanel - 2.2F : width;
        const float below = draw_table(view, *plan, kRing, 0, left, out);
        if (beside) {
            const float panel = draw_panel(view, *plan, kRing + left + 2.2F, 0, kPanel, out);
            const float under = draw_assumptions(view, *plan, kRing, below + 0.6F, left);
            ui::at(kRing, std::max(panel, under) + 0.5F);
        } else {
            const float panel = draw_panel(view, *plan, kRing, below + 0.6F, width, out);
            ui::at(kRing, draw_assumptions(view, *plan, kRing, panel + 0.8F, width) + 0.5F);
        }
        ui::gap(0.1F);
    });
}

}  // namespace skoen::gui::screens
