#include "gui/app.h"

#include <algorithm>

#include "gui/screens/screens.h"
#include "report/take_home.h"
#include "report/training_files.h"
#include "scenarios/texts.h"
#include "sim/base/error.h"

namespace skoen::gui {

namespace {

// A view other than the first shows some scenario.
std::string scenario_for(const AppArgs& args) {
    const bool needs_one = session::door_of(args.view) == session::Door::leader;
    return args.scenario.empty() && needs_one ? kHomeScenario : args.scenario;
}

}  // namespace

App::App(const AppArgs& args, std::function<void()> upload_fonts)
    : frames_(std::move(upload_fonts)), handouts_(args.handouts) {
    desk_.apply(session::SetLanguage{args.language});
    desk_.apply(session::SetScale{args.scale});
    if (const std::string scenario = scenario_for(args); !scenario.empty())
        desk_.apply(session::OpenScenario{scenario});
    if (!args.view.empty()) desk_.apply(session::OpenView{args.view});
    if (!args.data.empty()) desk_.keep_sessions_in(args.data);
}

void App::apply(const session::DeskCommand& command) {
    notice_.clear();
    desk_.apply(command);
    if (const auto* handout = std::get_if<session::WriteHandout>(&command)) hand_out(*handout);
    if (const auto* over = std::get_if<session::HandOverTraining>(&command)) hand_over(*over);
    if (const auto* files = std::get_if<session::ExportStudy>(&command)) {
        notice_ = scenarios::fill(scenarios::text("benchdesk.files.written").in(desk_.view().language),
                                  {files->folder});
    }
}

// Of the plans as they are: what is being played is waited for.
void App::hand_out(const session::WriteHandout& command) {
    desk_.wait_idle();
    const session::DeskView view = desk_.view();
    if (!report::can_take_home(view)) return;
    std::string folder = command.folder;
    if (folder.empty()) {
        const std::string name = view.session.empty() ? view.scenario : view.session;
        folder = (handouts_.empty() ? "" : handouts_ + "/") + "skoen-" + name;
    }
    report::write_take_home(view, desk_.log(), folder);
    notice_ = scenarios::fill(scenarios::text("workshop.handout.written").in(view.language), {folder});
}

void App::hand_over(const session::HandOverTraining& command) {
    const auto training = desk_.training().training();
    if (!training) return;
    std::string folder = command.folder;
    if (folder.empty()) {
        const std::string id =
            training->kept_as().empty() ? training->room().session.session : training->kept_as();
        folder = (handouts_.empty() ? "" : handouts_ + "/") + "skoen-" + id;
        if (command.audience != "own") folder += '-' + command.audience;
    }
    const auto audience = static_cast<session::HandOver>(
        std::find(session::kHandOvers.begin(), session::kHandOvers.end(), command.audience) -
        session::kHandOvers.begin());
    const base::Language language = desk_.view().language;
    report::write_training_files(*training, desk_.training().lines(), audience, language, folder);
    notice_ = scenarios::fill(scenarios::text("trainingdesk.written").in(language), {folder});
}

void App::frame(float width, float height, float seconds, ui::EventQueue& events, bool record) {
    // Read before the snapshot: what changes in between is drawn once more.
    drawn_changes_ = desk_.changes();
    session::DeskView view = desk_.view();
    view.notice = notice_;
    const std::chrono::duration<double> clock = std::chrono::steady_clock::now() - begun_;
    frames_.begin({width, height, static_cast<float>(view.scale), seconds, clock.count()}, events, record);
    session::DeskCommands commands;
    draw_screen(view, commands);
    frames_.end();
    for (const session::DeskCommand& command : commands) {
        try {
            apply(command);
        } catch (const base::InputError&) {
            // The view says why (DeskView::message); a window stays open whatever a person asks for.
        }
    }
}

}  // namespace skoen::gui
