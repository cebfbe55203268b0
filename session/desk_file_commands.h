// What the desk does with files, with sessions kept on disk, and with the hours there are for a plan.
#pragma once

#include <string>

namespace skoen::session {

struct Redo {
    static constexpr const char* kName = "redo";
    static void fields(auto&, auto&) {}
    bool operator==(const Redo&) const = default;
};
// Hours that a plan may cost in a run; both 0: none is set.
struct SetBudget {
    static constexpr const char* kName = "set_budget";
    static void fields(auto& v, auto& c) {
        v.field("leader_hours", c.leader_hours);
        v.field("worker_hours", c.worker_hours);
    }
    double leader_hours = 0, worker_hours = 0;
    bool operator==(const SetBudget&) const = default;
};
// A strategy file as `skoen run --strategy` reads it. Nothing is written when a log is played again.
struct SavePlan {
    static constexpr const char* kName = "save_plan";
    static void fields(auto& v, auto& c) {
        v.field("plan", c.plan);
        v.field("path", c.path);
    }
    int plan = 0;
    std::string path;
    bool operator==(const SavePlan&) const = default;
};
// Stands in the log as put_plan, with what the file held.
struct LoadPlan {
    static constexpr const char* kName = "load_plan";
    static void fields(auto& v, auto& c) { v.field("path", c.path); }
    std::string path;
    bool operator==(const LoadPlan&) const = default;
};
struct PutPlan {
    static constexpr const char* kName = "put_plan";
    static void fields(auto& v, auto& c) { v.field("strategy", c.strategy); }
    std::string strategy;  // the text of a strategy file
    bool operator==(const PutPlan&) const = default;
};
// Closes what is open and goes on with that session. Stands in no log.
struct ResumeSession {
    static constexpr const char* kName = "resume_session";
    static void fields(auto& v, auto& c) { v.field("session", c.session); }
    std::string session;
    bool operator==(const ResumeSession&) const = default;
};
// The take-home of a workshop, as PDF and HTML, into that folder. The desk notes that it was asked for; whoever owns the
// desk writes it.
struct WriteHandout {
    static constexpr const char* kName = "write_handout";
    static void fields(auto& v, auto& c) { v.field("folder", c.folder); }
    std::string folder;
    bool operator==(const WriteHandout&) const = default;
};

}  // namespace skoen::session
