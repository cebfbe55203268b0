// What a participant can do in a training session. Every step is one of these, one line of JSON in the session's file, and does
// the same when the file is played again: that is how a session goes on after a laptop died.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace skoen::session {

enum class TrainingDo : std::uint8_t {
    begin,  // name: id of a shipped session, or the text of one's own; number: seat; deck: its cases. The first line
    agree,      // to the consent page
    show,       // the case, after the announcement that stood before it
    skip_case,  // instead of showing it, or while it is shown
    take_step,  // name: a step of the scenario's case texts
    vote,       // team: number of those who would act; other: of those who would not
    score,      // number 1 to 10: own before locking, final afterwards
    certainty,  // number 1 (guessing) to 4 (quite sure)
    decide,     // number 1: act, 0: not; own before locking, final afterwards
    lock,       // own score, certainty and decision; they cannot be changed any more
    ask,        // to see the score, where it is shown on request
    reason,     // name: one of the session's
    next,       // case, or page
    pause,
    resume,
    stop,  // for good; what was decided stays
    over   // the last line of a session that came to its end; changes nothing
};
inline constexpr std::array<std::string_view, 17> kTrainingDoes = {
    "begin", "agree", "show",   "skip_case", "take_step", "vote",   "score", "certainty", "decide",
    "lock",  "ask",   "reason", "next",      "pause",     "resume", "stop",  "over"};

struct TrainingCommand {
    TrainingDo what = TrainingDo::next;
    int number = 0, other = 0;
    std::string name;
    double at = 0;     // seconds since the session began, by whoever runs the clock; never decreasing
    std::string deck;  // TrainingRoom::deck_hash
    bool operator==(const TrainingCommand&) const = default;
};

// {"do": "score", "number": 7, "at": 132.5} on one line, without its end; keys that are 0 or empty are left out.
[[nodiscard]] std::string training_line(const TrainingCommand& command);
// Throws base::InputError (file "command") on anything that training_line would not write.
[[nodiscard]] TrainingCommand training_command(std::string_view line);

}  // namespace skoen::session
