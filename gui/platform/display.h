// Is there a screen to open a window on? SFML aborts when there is none, so ask first.
#pragma once

#include <string>

namespace skoen::gui::platform {

// On X: true when the server that DISPLAY names answers.
bool display_answers();

// What went wrong, to whoever started the program: on standard error, or in a box where there is none.
void say_fault(const std::string& words);

}  // namespace skoen::gui::platform
