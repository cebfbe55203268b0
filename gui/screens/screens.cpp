#include "gui/screens/screens.h"

#include <array>
#include <map>

#include "gui/screens/common.h"

namespace skoen::gui {

namespace {

using screens::DeskCommands;
using screens::DeskView;
using screens::tr;

constexpr std::array<double, 4> kScales = {1, 1.25, 1.5, 2};

std::string percent(double scale, const DeskView& view) {
    return base::format_percent(scale, 0, view.language);
}

double next_scale(double scale) {
    for (const double one : kScales) {
        if (one > scale) return one;
    }
    return kScales.front();
}

void tab(ui::TopBar& bar, const DeskView& view, const char* name, const char* key) {
    bar.tabs.push_back({"tab." + std::string(name), tr(view, key), view.view == name, true});
}

void draw_top(const DeskView& view, DeskCommands& out) {
    ui::TopBar bar{"Skøn", "home", {}, "", {}};
    if (!view.scenario.empty()) {
        tab(bar, view, "scenario", "desk.tab.scenario");
        tab(bar, view, "plan", "desk.tab.plan");
        tab(bar, view, "outcomes", "desk.tab.outcomes");
        tab(bar, view, "case", "desk.tab.case");
        bar.note = tr(view, "desk.note",
                      {tr(view, view.definition->name), std::to_string(view.definition->office.workers),
                       std::to_string(view.weeks)});
    }
    const bool danish = view.language == base::Language::da;
    bar.right = {{"scale", "Aa " + percent(view.scale, view), false, true},
                 {"language.da", "DA", danish, true},
                 {"language.en", "EN", !danish, true}};
    const std::string hit = ui::top_bar(bar);
    if (hit.starts_with("tab.")) out.push_back(session::OpenView{hit.substr(4), 0});
    if (hit == "home") out.push_back(session::OpenView{"welcome", 0});
    if (hit == "scale") out.push_back(session::SetScale{next_scale(view.scale)});
    if (hit == "language.da") out.push_back(session::SetLanguage{base::Language::da});
    if (hit == "language.en") out.push_back(session::SetLanguage{base::Language::en});
}

void draw_footer(const DeskView& view) {
    std::vector<std::string> texts{tr(view, "desk.footer.synthetic")};
    if (view.view == "welcome") {
        texts.push_back(tr(view, "desk.footer.nothing_sent"));
    } else if (view.comparison) {
        texts.push_back(tr(view, "desk.footer.played",
                           {base::format_count(view.comparison->replications, view.language),
                            std::to_string(view.comparison->seed)}));
    }
    ui::footer(texts);
}

void draw_body(const DeskView& view, DeskCommands& out) {
    if (view.view == "scenario" && view.definition) return screens::draw_scenario(view, out);
    if (view.view == "plan" && view.definition) return screens::draw_plan(view, out);
    if (view.view == "outcomes" && view.definition) return screens::draw_outcomes(view, out);
    if (view.view == "case" && view.definition) return screens::draw_case(view, out);
    screens::draw_welcome(view, out);
}

}  // namespace

void draw_screen(const session::DeskView& view, session::DeskCommands& out) {
    draw_top(view, out);
    draw_body(view, out);
    draw_footer(view);
    if (ui::shortcut(ui::Key::z, true) && view.can_undo) out.push_back(session::Undo{});
}

}  // namespace skoen::gui
