// A training session as a conversation in lines of text: for those who use a screen reader, for terminals, for scripts. Nothing
// is drawn, nothing moves; every line stands by itself and can be asked for again.
#pragma once

#include <functional>
#include <istream>
#include <string>

#include "cli/console.h"
#include "session/training_kept.h"

namespace skoen::cli {

// Seconds since the session began.
using TrainingClock = std::function<double()>;

// Until the session is over or `in` ends; every answer is kept before the conversation goes on. True: over. Throws
// base::InputError when an answer cannot be written.
[[nodiscard]] bool talk_training(session::KeptTraining& training, std::istream& in, Console& console,
                                 const TrainingClock& clock);

// The debrief, as text.
void print_debrief(const session::Training& training, Console& console);

// Every case of the deck in full, with the score and the best decision: for reading, not for playing.
void print_deck(const session::TrainingRoom& room, Console& console);

}  // namespace skoen::cli
