// What --play reads: one step a line, each a JSON object. Lines that are blank or begin with # are skipped.
//
//   {"click": "run.start"}                         {"key": "Tab"}        {"type": "ord"}
//   {"drag": "lever.review", "pixels": 60}         {"wait": "idle"}
//   {"shot": "file.png"}                           {"dump_ui": "file.json"}
//   {"do": "open_view", ...}                       a line of the desk's log (session/commands.h)
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "session/commands.h"

namespace skoen::gui {

struct Step {
    enum class Kind { click, key, type, drag, wait, shot, dump_ui, command };
    Kind kind = Kind::wait;
    std::string words;  // key of a widget, name of a key, text or file
    float pixels = 0;   // drag
    session::DeskCommand command = session::Undo{};
    int line = 0;  // in the script, from 1
};

// Throws base::InputError with the line of each fault.
std::vector<Step> script_from(std::string_view text, const std::string& file);

}  // namespace skoen::gui
