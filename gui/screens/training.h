// The training room: choosing a session, consent, the case, what a decision led to, the debrief. After the mocks 6a and 6b; keyboard
// alone is enough, and keys are written where they work.
#pragma once

#include "gui/screens/common.h"
#include "session/training_desk.h"

namespace skoen::gui::screens {

// The page of the training that is open, or the list of sessions.
void draw_training(const DeskView& view, DeskCommands& out);

// Its parts.
void draw_training_start(const DeskView& view, DeskCommands& out);
void draw_training_consent(const DeskView& view, DeskCommands& out);
void draw_training_case(const DeskView& view, DeskCommands& out);
void draw_training_debrief(const DeskView& view, DeskCommands& out);

// A step of the open session.
void training_step(DeskCommands& out, session::TrainingDo what, int number = 0, std::string name = {},
                   int other = 0);
// "Plads 7"
[[nodiscard]] std::string seat_words(const DeskView& view);
// What the footer says in this room, and where "pause" stands in it.
[[nodiscard]] std::string training_footer(const DeskView& view);
void draw_pause_link(const DeskView& view, DeskCommands& out);

}  // namespace skoen::gui::screens
