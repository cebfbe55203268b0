// The sections of the handout, each in the file that knows its matter.
#pragma once

#include "report/take_home.h"

namespace skoen::report {

// take_home_room.cpp: what the room did. Nothing where no workshop was held.
void take_home_agreed(const TakeHomeOf& of, TakeHomePaper& paper);
void take_home_plans(const TakeHomeOf& of, TakeHomePaper& paper);
void take_home_guesses(const TakeHomeOf& of, TakeHomePaper& paper);
void take_home_votes(const TakeHomeOf& of, TakeHomePaper& paper);
void take_home_teams(const TakeHomeOf& of, TakeHomePaper& paper);
void take_home_course(const TakeHomeOf& of, TakeHomePaper& paper);
// take_home_weeks.cpp: what to measure, what the law asks for
void take_home_first_weeks(const TakeHomeOf& of, TakeHomePaper& paper);
void take_home_law(const TakeHomeOf& of, TakeHomePaper& paper);
// take_home_results.cpp: what came of it, and how to get it again
void take_home_results(const TakeHomeOf& of, TakeHomePaper& paper);
void take_home_cards(const TakeHomeOf& of, TakeHomePaper& paper);
void take_home_recipe(const TakeHomeOf& of, TakeHomePaper& paper);

}  // namespace skoen::report
