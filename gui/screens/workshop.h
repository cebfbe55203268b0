// The facilitator's page, and the one that the room sees on the wall.
#pragma once

#include "gui/screens/common.h"

namespace skoen::gui::screens {

// Agenda, clock, notes, and what the open item needs; the list of workshops where none is held.
void draw_workshop(const DeskView& view, DeskCommands& out);

// What the open item needs, at the cursor, over that width. Leaves the cursor below.
void draw_item(const DeskView& view, float width, DeskCommands& out);

// One picture and one sentence, for the back row; nothing to press. PgUp and PgDn walk the agenda, B makes the wall black, F
// freezes it.
void draw_wall(const DeskView& view, DeskCommands& out);

// A picture of the comparison by its name in workshop files (scenarios::wall_pictures()).
[[nodiscard]] const report::Chart& wall_chart(const DeskView& view, const std::string& picture,
                                              const report::Frame& frame);

// The next or the previous item of the agenda.
void step_item(const DeskView& view, int by, DeskCommands& out);
// The same on PgUp and PgDn, B and F.
void wall_keys(const DeskView& view, DeskCommands& out);

}  // namespace skoen::gui::screens
