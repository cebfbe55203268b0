// What the desk does with trainings. None of these stands in the desk's log: answers are in the training's own file and nowhere
// else, not in a workshop's, not in what a fault leaves behind.
#pragma once

#include <string>

namespace skoen::session {

// Opens a session at a seat, on its page of consent.
struct BeginTraining {
    static constexpr const char* kName = "begin_training";
    static void fields(auto& v, auto& c) {
        v.field("session", c.session);
        v.field("seat", c.seat);
    }
    std::string session;  // id or path
    int seat = 1;
    bool operator==(const BeginTraining&) const = default;
};
// One that is kept: goes on where it stopped, or shows its pattern when it is over.
struct ResumeTraining {
    static constexpr const char* kName = "resume_training";
    static void fields(auto& v, auto& c) { v.field("session", c.session); }
    std::string session;
    bool operator==(const ResumeTraining&) const = default;
};
// A step of the session that is open, as training_commands.h names them; the desk stamps it with its clock.
struct TakeTrainingStep {
    static constexpr const char* kName = "training_step";
    static void fields(auto& v, auto& c) {
        v.field("step", c.step);
        v.field("number", c.number);
        v.field("other", c.other);
        v.field("name", c.name);
    }
    std::string step;
    int number = 0, other = 0;
    std::string name;
    bool operator==(const TakeTrainingStep&) const = default;
};
struct SetTrainingSeat {  // for the next session that is begun
    static constexpr const char* kName = "set_training_seat";
    static void fields(auto& v, auto& c) { v.field("seat", c.seat); }
    int seat = 1;
    bool operator==(const SetTrainingSeat&) const = default;
};
// Back to the list of sessions; an unfinished one can be gone on with.
struct LeaveTraining {
    static constexpr const char* kName = "leave_training";
    static void fields(auto&, auto&) {}
    bool operator==(const LeaveTraining&) const = default;
};
struct EraseTraining {  // for good
    static constexpr const char* kName = "erase_training";
    static void fields(auto& v, auto& c) { v.field("session", c.session); }
    std::string session;
    bool operator==(const EraseTraining&) const = default;
};
// own, group or research, as `skoen session export --for`; whoever owns the desk writes it. `folder` empty: one of its own.
struct HandOverTraining {
    static constexpr const char* kName = "hand_over_training";
    static void fields(auto& v, auto& c) {
        v.field("audience", c.audience);
        v.field("folder", c.folder);
    }
    std::string audience = "own", folder;
    bool operator==(const HandOverTraining&) const = default;
};

}  // namespace skoen::session
