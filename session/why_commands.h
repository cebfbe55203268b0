// What can be asked of a comparison: why two plans differ, what if an assumption were another, which plan to choose.
#pragma once

#include <string>

namespace skoen::session {

// Why `plan` differs from `versus` (-1: from the office without the score) in a measure (place in lab::kSplitMeasures).
struct AskWhy {
    static constexpr const char* kName = "ask_why";
    static void fields(auto& v, auto& c) {
        v.field("plan", c.plan);
        v.field("versus", c.versus);
        v.field("measure", c.measure);
    }
    int plan = 0, versus = -1, measure = 0;
    bool operator==(const AskWhy&) const = default;
};
// An assumption at a value of one's own, for all plans and for the office without the score. Never a lever.
struct SetAssumption {
    static constexpr const char* kName = "set_assumption";
    static void fields(auto& v, auto& c) {
        v.field("parameter", c.parameter);
        v.field("value", c.value);
    }
    std::string parameter;
    double value = 0;
    bool operator==(const SetAssumption&) const = default;
};
struct ForgetAssumption {  // back to the ledger's value
    static constexpr const char* kName = "forget_assumption";
    static void fields(auto& v, auto& c) { v.field("parameter", c.parameter); }
    std::string parameter;
    bool operator==(const ForgetAssumption&) const = default;
};
struct SelectAssumption {
    static constexpr const char* kName = "select_assumption";
    static void fields(auto& v, auto& c) { v.field("parameter", c.parameter); }
    std::string parameter;
    bool operator==(const SelectAssumption&) const = default;
};
// group: place in report::assumption_groups(), -1 all; words: any part of meaning or source.
struct FindAssumptions {
    static constexpr const char* kName = "find_assumptions";
    static void fields(auto& v, auto& c) {
        v.field("group", c.group);
        v.field("words", c.words);
    }
    int group = -1;
    std::string words;
    bool operator==(const FindAssumptions&) const = default;
};
// Search for plans that cost at most so many hours.
struct SearchPlans {
    static constexpr const char* kName = "search_plans";
    static void fields(auto& v, auto& c) {
        v.field("leader_hours", c.leader_hours);
        v.field("worker_hours", c.worker_hours);
    }
    double leader_hours = 200, worker_hours = 600;
    bool operator==(const SearchPlans&) const = default;
};

}  // namespace skoen::session
