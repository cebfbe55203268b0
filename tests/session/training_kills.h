// A participant whose laptop dies in the middle of a training, at any moment; then the training is gone on with to its end.
#pragma once

#include <memory>
#include <string>

#include "session/training_kept.h"
#include "tests/session/kill_trials.h"

namespace skoen::tests {

namespace training_kills {

// Built once: the child has it from its parent.
inline const std::shared_ptr<const session::TrainingRoom>& room() {
    static const auto one = session::open_training_room("fyrre-minutter");
    return one;
}

// What a participant does next, from what the view shows and nothing else.
inline session::TrainingCommand next_step(const session::Training& training) {
    using session::TrainingDo;
    using session::TrainingPhase;
    const session::TrainingView& v = training.view();
    const bool acts = v.place % 3 != 0;
    session::TrainingCommand out;
    out.at = training.at() + 1.25;
    const auto give = [&out](TrainingDo what, int number = 0, std::string name = {}) {
        out.what = what;
        out.number = number;
        out.name = std::move(name);
        return out;
    };
    switch (v.phase) {
    case TrainingPhase::consent:
        return give(TrainingDo::agree);
    case TrainingPhase::announced:
        return give(TrainingDo::show);
    case TrainingPhase::judging:
        if (v.place % 4 == 0 && v.now.steps.empty()) return give(TrainingDo::take_step, 0, "call_notifier");
        if (v.now.own_score == 0) return give(TrainingDo::score, acts ? 8 : 3);
        if (v.now.certainty == 0) return give(TrainingDo::certainty, 1 + v.place % 4);
        if (!v.now.own_acts) return give(TrainingDo::decide, acts ? 1 : 0);
        return give(TrainingDo::lock);
    case TrainingPhase::deciding:
        if (!v.can_decide) return give(TrainingDo::score, acts ? 7 : 2);
        return give(TrainingDo::decide, v.place % 5 == 0 ? (v.now.recommended ? 1 : 0) : (acts ? 1 : 0));
    case TrainingPhase::reason:
        return give(TrainingDo::reason, 0, "seen");
    default:
        return give(TrainingDo::next);
    }
}

inline std::vector<std::string> whole_session() {
    session::KeptTraining kept(room(), 5, {});
    std::vector<std::string> lines = {kept.training().first_line()};
    while (kept.training().view().phase != session::TrainingPhase::finished) {
        const session::TrainingCommand step = next_step(kept.training());
        kept.apply(step);
        lines.push_back(session::training_line(step));
    }
    return lines;
}
inline const std::vector<std::string>& wanted_lines() {
    static const std::vector<std::string> lines = whole_session();
    return lines;
}

[[noreturn]] inline void record(const std::string& folder, int out) {
    try {
        session::KeptTraining kept(room(), 5, folder);
        while (kept.training().view().phase != session::TrainingPhase::finished) {
            kept.apply(next_step(kept.training()));
            if (::write(out, "x", 1) != 1) break;
        }
    } catch (...) {
        ::_exit(3);
    }
    ::_exit(0);
}

// Every answer that was acknowledged is there, and the session can be gone on with to the same end.
inline void examine(const std::string& folder, int acknowledged, KillTrials& trials) {
    const auto fault = [&trials](int& count, int by, const std::string& what) {
        count += by;
        if (trials.first_fault.empty()) trials.first_fault = what;
    };
    const std::vector<std::string> ids = session::session_ids(folder);
    if (ids.empty()) {
        if (acknowledged > 0) fault(trials.lost, acknowledged, "no file");
        return;
    }
    try {
        session::TrainingFile file = session::open_training_file(folder, ids.front());
        const int kept_steps = static_cast<int>(file.file.lines().size()) - 1;  // beside the first line
        if (kept_steps < acknowledged) fault(trials.lost, acknowledged - kept_steps, "answers are lost");
        session::KeptTraining again(std::move(file.file), room());
        while (again.training().view().phase != session::TrainingPhase::finished)
            again.apply(next_step(again.training()));
    } catch (const base::InputError& error) {
        return fault(trials.corrupt, 1, error.what());
    }
    std::vector<std::string> lines = session::SessionFile::open(folder, ids.front()).lines();
    lines.pop_back();  // over
    if (lines != wanted_lines()) fault(trials.corrupt, 1, "the session that was gone on with is another one");
}

}  // namespace training_kills

inline KillTrials kill_trainings(const std::string& folder, int trials, std::uint64_t seed) {
    using namespace training_kills;
    return kill_recorders({static_cast<int>(wanted_lines().size()) - 1, record, examine}, folder, trials,
                          seed);
}

}  // namespace skoen::tests
