// A debrief in words, once for terminal, desk and paper: sections with a heading and sentences, made from the numbers.
#pragma once

#include <string>
#include <vector>

#include "session/training_debrief.h"

namespace skoen::session {

struct DebriefSection {
    std::string heading;
    std::vector<std::string> sentences;
};

struct DebriefWords {
    std::string headline;  // what one sees first
    std::vector<std::string> under;
    std::vector<DebriefSection> sections;
};

[[nodiscard]] DebriefWords debrief_words(const TrainingRoom& room, const std::vector<TrainingRecord>& records,
                                         const TrainingDebrief& debrief, const ColleaguesOnDeck& colleagues,
                                         base::Language language);

// What happened in a case whose decision was changed, with what nobody wrote down.
[[nodiscard]] std::vector<std::string>
changed_case_words(const TrainingRoom& room, const TrainingRecord& record, base::Language language);
// The cues that were there, or that there were none.
[[nodiscard]] std::string unseen_words(const TrainingRoom& room, const lab::DeckCase& deck_case,
                                       base::Language language);
// The score as the display shows it: one or more sentences.
[[nodiscard]] std::vector<std::string> score_words(const TrainingRoom& room, const TrainingView& view,
                                                   base::Language language);

[[nodiscard]] const std::string& act_word(const TrainingRoom& room, bool act, base::Language language);

}  // namespace skoen::session
