// Plays the desk on a stage until it is closed, or until what was asked for is done.
#pragma once

#include <stdexcept>

#include "gui/app.h"
#include "gui/platform/stage.h"

namespace skoen::gui {

// A step of a script that could not be done: `file:line: what`.
class ScriptError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

// What the desk did until something went wrong in it: playing these lines leads there again.
class DeskFault : public std::runtime_error {
  public:
    DeskFault(const std::string& what, std::vector<std::string> lines)
        : std::runtime_error(what), log(std::move(lines)) {}
    std::vector<std::string> log;
};

// The script of args.play, then args.shot and args.dump_ui once nothing runs any more. On a window that was asked for
// none of these, until it is closed.
// Throws base::InputError, ScriptError, DeskFault; std::runtime_error when the font is missing.
void run_desk(const AppArgs& args, platform::Stage& stage);

}  // namespace skoen::gui
