// What the screens share: texts in the view's language, the body below the headline, pictures that are drawn once.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

#include "gui/ui/ui.h"
#include "report/charts.h"
#include "session/desk_view.h"

namespace skoen::gui::screens {

using session::DeskCommands;
using session::DeskView;

// The desk's text with that key (desk.plan...), placeholders filled.
[[nodiscard]] std::string tr(const DeskView& view, std::string_view key,
                             std::initializer_list<std::string_view> values = {});
[[nodiscard]] inline const std::string& tr(const DeskView& view, const base::Bilingual& text) {
    return text.in(view.language);
}

// Where a screen's body goes: from y down to the footer, over the width between the margins. Scrolls when it must.
// Inside, (0, 0) is the body's upper left corner, a little in from the region's edge so that focus rings show.
void body(std::string_view key, float y, const std::function<void(float width, float height)>& draw);
inline constexpr float kRing = 0.3F;

// A chart of the comparison at the cursor, made anew only when what it shows changed.
using ChartMaker = std::function<report::Chart(const report::Reading&, const report::Frame&)>;
[[nodiscard]] const report::Chart& chart_of(const DeskView& view, std::string_view id,
                                            const report::Frame& frame, const ChartMaker& make);

// The plan's name and letter: "Plan B, Score først".
[[nodiscard]] std::string plan_words(const DeskView& view, const session::DeskPlan& plan);
[[nodiscard]] report::PlanLook look_of(const session::DeskPlan& plan);
void plan_badge(const session::DeskPlan& plan);

// Buttons in a line that ends at `right`, in the order given; returns the index pressed, or -1.
struct LineButton {
    std::string key, label;
    ui::Kind kind = ui::Kind::plain;
    bool enabled = true;
};
int buttons_to_the_right(float right, float y, std::span<const LineButton> buttons);
[[nodiscard]] float width_of(std::span<const LineButton> buttons);

// "Forrige side", "Næste side" and the keys PgUp, PgDn, for a view that takes several pages at this size.
void page_buttons(const DeskView& view, int page, int pages, float right, float y, DeskCommands& out);
[[nodiscard]] float page_buttons_width(const DeskView& view);
[[nodiscard]] int page_shown(const DeskView& view, int pages);

// While something is loaded or played, or when it failed: one grey line and a bar at the cursor; nothing otherwise.
void job_line(const DeskView& view, float width, DeskCommands& out);

// At (x, cursor); nothing where there are none. Leaves the cursor below.
void draw_recent_sessions(const DeskView& view, float x, float width, DeskCommands& out);

// Opens the editor on that scenario, an id or a path.
void edit_scenario(const DeskView& view, const std::string& scenario, DeskCommands& out);

// How many sets of assumptions the explanation rests on, and whether more are on their way.
[[nodiscard]] std::string varied_words(const DeskView& view);

void draw_welcome(const DeskView& view, DeskCommands& out);
void draw_scenario(const DeskView& view, DeskCommands& out);
void draw_scenario_editor(const DeskView& view, DeskCommands& out);
void draw_plan(const DeskView& view, DeskCommands& out);
void draw_outcomes(const DeskView& view, DeskCommands& out);
void draw_case(const DeskView& view, DeskCommands& out);
void draw_explanation(const DeskView& view, DeskCommands& out);
void draw_assumptions(const DeskView& view, DeskCommands& out);
void draw_choice_of_plan(const DeskView& view, DeskCommands& out);

}  // namespace skoen::gui::screens
