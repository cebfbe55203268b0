// Is there a screen to open a window on? SFML aborts when there is none, so ask first.
#pragma once

namespace skoen::gui::platform {

// True when the X server that DISPLAY names answers.
bool display_answers();

}  // namespace skoen::gui::platform
