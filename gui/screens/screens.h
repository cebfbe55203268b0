// The screens of the desk. Each is a function of the session's snapshot that draws with gui/ui/ui.h and appends what the
// person asked for; none remembers or works out anything.
#pragma once

#include "session/desk_view.h"

namespace skoen::gui {

// The whole page: top bar, the screen that the view names, footer.
void draw_screen(const session::DeskView& view, session::DeskCommands& out);

}  // namespace skoen::gui
