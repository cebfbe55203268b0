#include "gui/screens/screens.h"

#include <array>
#include <string_view>

#include "gui/screens/common.h"
#include "gui/screens/study.h"
#include "gui/screens/training.h"
#include "gui/screens/workshop.h"

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

// Every view but the first, in the order of session::kViewPlaces.
struct Screen {
    const char* view;
    const char* tab;  // key of its words; null: it stands under the tab before it
    void (*draw)(const DeskView& view, DeskCommands& out);
    bool needs_scenario;
};
constexpr std::array kScreens = {
    Screen{"scenario", "desk.tab.scenario", screens::draw_scenario, true},
    Screen{"scenario_editor", nullptr, screens::draw_scenario_editor, false},
    Screen{"plan", "desk.tab.plan", screens::draw_plan, true},
    Screen{"outcomes", "desk.tab.outcomes", screens::draw_outcomes, true},
    Screen{"why", "why.tab", screens::draw_explanation, true},
    Screen{"case", "desk.tab.case", screens::draw_case, true},
    Screen{"assumptions", "assumptions.tab", screens::draw_assumptions, true},
    Screen{"choice", "choice.tab", screens::draw_choice_of_plan, true},
    Screen{"workshop", "workshop.tab", screens::draw_workshop, false},
    Screen{"training", "trainingdesk.tab", screens::draw_training, false},
    Screen{"study_design", "benchdesk.tab.design", screens::draw_study_design, false},
    Screen{"study_deck", "benchdesk.tab.deck", screens::draw_study_deck, false},
    Screen{"study_power", "benchdesk.tab.power", screens::draw_study_power, false},
    Screen{"study_mechanisms", "benchdesk.tab.mechanisms", screens::draw_study_mechanisms, false},
    Screen{"study_files", "benchdesk.tab.files", screens::draw_study_files, false},
};
constexpr bool draws_every_view() {
    for (std::size_t i = 0; i < kScreens.size(); ++i) {
        if (std::string_view(kScreens[i].view) != session::kViewPlaces[i].view) return false;
    }
    return kScreens.size() == session::kViewPlaces.size();
}
static_assert(draws_every_view());

// The pages of the open door; those that show a task only where one is open.
void add_tabs(ui::TopBar& bar, const DeskView& view) {
    for (const Screen& screen : kScreens) {
        if (screen.tab == nullptr && view.view == screen.view && !bar.tabs.empty())
            bar.tabs.back().active = true;
        if (screen.tab == nullptr || session::door_of(screen.view) != view.door ||
            (screen.needs_scenario && !view.definition))
            continue;
        bar.tabs.push_back(
            {"tab." + std::string(screen.view), tr(view, screen.tab), view.view == screen.view, true});
    }
}

void draw_top(const DeskView& view, DeskCommands& out) {
    ui::TopBar bar{"Skøn", "home", {}, "", {}};
    if (view.view != session::kViews.front() || view.definition) add_tabs(bar, view);
    if (view.definition && view.door == session::Door::leader) {
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
    } else if (view.view == "training") {
        texts = {screens::training_footer(view)};
        if (!view.training) texts.insert(texts.begin(), tr(view, "desk.footer.synthetic"));
    } else if (view.comparison && view.door == session::Door::leader) {
        texts.push_back(tr(view, "desk.footer.played",
                           {base::format_count(view.comparison->replications, view.language),
                            std::to_string(view.comparison->seed)}));
    }
    ui::footer(texts);
}

void draw_body(const DeskView& view, DeskCommands& out) {
    for (const Screen& screen : kScreens) {
        if (view.view == screen.view && (view.definition || !screen.needs_scenario))
            return screen.draw(view, out);
    }
    screens::draw_welcome(view, out);
}

}  // namespace

void draw_screen(const session::DeskView& view, session::DeskCommands& out) {
    draw_top(view, out);
    draw_body(view, out);
    draw_footer(view);
    if (ui::shortcut(ui::Key::z, true) && view.can_undo) out.push_back(session::Undo{});
    if (ui::shortcut(ui::Key::y, true) && view.can_redo) out.push_back(session::Redo{});
}

}  // namespace skoen::gui
