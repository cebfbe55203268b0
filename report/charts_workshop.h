// Pictures of a workshop: guesses and the answer, hands by vote, the teams' plans. As report/charts.h: pure functions, the
// words made from the result.
#pragma once

#include "report/chart.h"
#include "session/desk_view.h"

namespace skoen::report {

// Item `item` of the agenda asks for a curve or a number. The chosen team's guess strong, the others thin (none chosen: -1);
// with the answer, once it is revealed: a thick line with the central 90 % of the replications, the gap to the guess shaded
// (to the middle of all guesses where no team is chosen). Axes are the same before and after.
[[nodiscard]] Chart guess_chart(const session::DeskView& view, int item, int team, const Frame& frame);

// Hands for each option, before and after the room talked.
[[nodiscard]] Chart votes_chart(const session::DeskView& view, int item, const Frame& frame);

// What the teams handed in: missed against disturbed per 100 cases, the office without the score beside them.
[[nodiscard]] Chart teams_chart(const session::DeskView& view, const Frame& frame);

// A value of the measure as the guess's axis shows it: "24 %", "3,2 timer".
[[nodiscard]] std::string guess_words(const scenarios::WorkshopItem& item, double value, Language language);
// The middle of all guesses of one item, knot by knot; empty where there is none.
[[nodiscard]] std::vector<double> middle_guess(const session::Workshop& workshop, int item);
// What was asked about, as a number (a curve: of its last week). Nothing while it is not played.
[[nodiscard]] std::optional<lab::Estimate> answer_at_end(const session::DeskView& view, int item);
// "Rummet gættede 12 %, svaret er 24 %: 12 for lavt." Empty while there is no guess or no answer.
[[nodiscard]] std::string gap_sentence(const session::DeskView& view, int item);

// A row a team: its plan, missed and disturbed per 100 cases, hours.
[[nodiscard]] DataTable teams_table(const session::DeskView& view);
// What the room did, in order: "Hold 2 gættede: ...".
[[nodiscard]] std::vector<std::string> course_lines(const session::Workshop& workshop, Language language);

}  // namespace skoen::report
