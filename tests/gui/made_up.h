// A desk with made-up results, for pictures of screens that change only when the screens do: the numbers are written down
// here and come from no play, so that a change of the model leaves the pictures alone.
#pragma once

#include "session/desk_view.h"

namespace skoen::tests {

// The home scenario with its plans, 40 replications, plan D chosen, its team review chosen, and one case told.
session::DeskView made_up_desk(base::Language language);

}  // namespace skoen::tests
