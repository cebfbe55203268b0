#include "gui/app.h"

#include "gui/screens/screens.h"
#include "sim/base/error.h"

namespace skoen::gui {

namespace {

// A view other than the first shows some scenario.
std::string scenario_for(const AppArgs& args) {
    const bool needs_one = !args.view.empty() && args.view != session::kViews.front();
    return args.scenario.empty() && needs_one ? kHomeScenario : args.scenario;
}

}  // namespace

App::App(const AppArgs& args, std::function<void()> upload_fonts) : frames_(std::move(upload_fonts)) {
    desk_.apply(session::SetLanguage{args.language});
    desk_.apply(session::SetScale{args.scale});
    if (const std::string scenario = scenario_for(args); !scenario.empty())
        desk_.apply(session::OpenScenario{scenario});
    if (!args.view.empty()) desk_.apply(session::OpenView{args.view});
}

void App::frame(float width, float height, float seconds, ui::EventQueue& events, bool record) {
    // Read before the snapshot: what changes in between is drawn once more.
    drawn_changes_ = desk_.changes();
    const session::DeskView view = desk_.view();
    frames_.begin({width, height, static_cast<float>(view.scale), seconds}, events, record);
    session::DeskCommands commands;
    draw_screen(view, commands);
    frames_.end();
    for (const session::DeskCommand& command : commands) {
        try {
            desk_.apply(command);
        } catch (const base::InputError&) {
            // The view says why (DeskView::message); a window stays open whatever a person asks for.
        }
    }
}

}  // namespace skoen::gui
