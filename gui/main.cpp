// skoen-desk: the desk in a window, or one picture of it with no display at all.
// Exit: 0 done; 1 a script's step could not be done; 2 bad input, no display, no font; 3 a fault of ours.
#include <iostream>

#include "gui/arguments.h"
#include "gui/platform/display.h"
#include "gui/run.h"
#include "scenarios/texts.h"
#include "session/session_folder.h"
#include "sim/base/build_info.h"
#include "sim/base/error.h"
#include "sim/base/file.h"
#include "sim/base/system.h"

namespace {

using namespace skoen;

constexpr const char* kFaultLog = "skoen-desk-fault.jsonl";

std::string words(std::string_view key, base::Language language,
                  std::initializer_list<std::string_view> values = {}) {
    return scenarios::fill(scenarios::text(key).in(language), values);
}

// Pixels are needed for a picture only; a record of the page needs none.
std::unique_ptr<gui::platform::Stage> stage_for(const gui::AppArgs& args) {
    if (!args.shot.empty()) return gui::platform::offscreen_stage(args.width, args.height);
    if (!args.dump_ui.empty()) return gui::platform::blank_stage(args.width, args.height);
    if (gui::platform::display_answers()) return gui::platform::window_stage(args.width, args.height, "Skøn");
    if (!args.play.empty()) return gui::platform::offscreen_stage(args.width, args.height);
    return nullptr;
}

int report_fault(const std::string& what, const std::vector<std::string>& log, base::Language language) {
    std::string lines;
    for (const std::string& line : log) lines += line + '\n';
    base::write_file_atomically(kFaultLog, lines);
    gui::platform::say_fault(words("gui.fault.ours", language, {what, kFaultLog}));
    return 3;
}

// A person's session is always kept; a script's or a picture's only where --data says so.
gui::AppArgs with_folders(gui::AppArgs args) {
    const bool person = args.shot.empty() && args.dump_ui.empty() && args.play.empty();
    if (args.data.empty() && person) args.data = session::default_data_folder().string();
    if (person) args.handouts = base::home_folder().string();
    return args;
}

int run(const gui::AppArgs& given) {
    const gui::AppArgs args = with_folders(given);
    const std::unique_ptr<gui::platform::Stage> stage = stage_for(args);
    if (!stage) {
        gui::platform::say_fault(words("gui.fault.no_display", args.language));
        return 2;
    }
    gui::run_desk(args, *stage);
    return 0;
}

int run_guarded(const gui::AppArgs& args) {
    try {
        return run(args);
    } catch (const gui::DeskFault& fault) {
        return report_fault(fault.what(), fault.log, args.language);
    } catch (const gui::ScriptError& error) {
        gui::platform::say_fault(error.what());
        return 1;
    } catch (const base::InternalError& fault) {
        return report_fault(fault.what(), {}, args.language);
    } catch (const std::exception& error) {  // base::InputError; a missing font or EGL
        gui::platform::say_fault(error.what());
        return 2;
    }
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> given = base::start_program(argc, argv);
    const gui::Invocation invocation = gui::invocation_of(given, base::language_wishes());
    if (invocation.help) {
        std::cout << gui::help_text(invocation.args.language);
        return 0;
    }
    if (invocation.version) {
        const base::BuildInfo& build = base::build_info();
        std::cout << "skoen-desk " << build.version << " (" << build.commit << ")\n";
        return 0;
    }
    for (const std::string& fault : invocation.faults) gui::platform::say_fault(fault);
    return invocation.faults.empty() ? run_guarded(invocation.args) : 2;
}
