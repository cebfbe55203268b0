// Pictures of a training's debrief, the same on screen and paper. After the mock 6b: every case in its column, then what
// resisting and following look like beside twenty dots for the colleagues, then how little so few cases say.
#pragma once

#include "report/chart.h"
#include "session/training_debrief.h"

namespace skoen::report {

// Own judgement, score and decision on top of each other, a column a case, in groups by what happened to the decision.
[[nodiscard]] Chart fates_chart(const session::TrainingDebrief& debrief, Language language,
                                const Frame& frame);

enum class AfterScore : std::uint8_t { wrong, right };
// Ended right of the cases with a wrong (right) score: twenty dots stand for all colleagues, "you" is marked on the axis.
[[nodiscard]] Chart colleagues_chart(const session::TrainingDebrief& debrief,
                                     const session::ColleaguesOnDeck& colleagues, AfterScore after,
                                     Language language, const Frame& frame);

// Where the shares may lie, of 100 cases of each kind.
[[nodiscard]] Chart little_chart(const session::TrainingDebrief& debrief, Language language,
                                 const Frame& frame);

// Score and own judgement on one scale from 1 to 10, with the line between the recommendations; `own` 0: not drawn.
[[nodiscard]] Scene score_scale_picture(int score, int own, int line, const std::string& dismiss,
                                        const std::string& act, Language language, double width);

// A square a case: filled behind, outlined strongly here, lightly ahead.
[[nodiscard]] Scene progress_picture(int place, int cases, Language language);

}  // namespace skoen::report
