#include "session/questions.h"

#include <algorithm>

#include "lab/difference.h"
#include "scenarios/ledger.h"
#include "session/commands.h"
#include "sim/base/json_writer.h"

namespace skoen::session {

namespace {

constexpr double kMostHours = 100000;
constexpr const char* kSearch = "forsigtig_start";  // the shipped search: its levers, its plans

const scenarios::LedgerRow& row_of(const std::string& parameter) {
    for (const scenarios::LedgerRow& row : scenarios::ledger()) {
        if (row.field == parameter) return row;
    }
    refuse_command("/parameter", "the name of an assumption in the ledger", parameter);
}

std::vector<SetAssumption>::iterator place_of(Questions& q, const std::string& parameter) {
    return std::lower_bound(
        q.own.begin(), q.own.end(), parameter,
        [](const SetAssumption& own, const std::string& name) { return own.parameter < name; });
}

}  // namespace

Questions asked(Questions q, const AskWhy& c, int plans) {
    if (c.plan < 0 || c.plan >= plans) refuse_command("/plan", "the place of a plan", std::to_string(c.plan));
    if (c.versus < -1 || c.versus >= plans || c.versus == c.plan)
        refuse_command("/versus", "another plan, or -1", std::to_string(c.versus));
    if (c.measure < 0 || c.measure >= static_cast<int>(lab::kSplitMeasures.size()))
        refuse_command("/measure", "0 to " + std::to_string(lab::kSplitMeasures.size() - 1),
                       std::to_string(c.measure));
    q.why = c;
    return q;
}

Questions asked(Questions q, const SetAssumption& c, int) {
    const scenarios::LedgerRow& row = row_of(c.parameter);
    if (!(c.value >= row.range[0] && c.value <= row.range[1]))
        refuse_command("/value", base::json_number(row.range[0]) + " to " + base::json_number(row.range[1]),
                       base::json_number(c.value));
    const auto place = place_of(q, c.parameter);
    if (place != q.own.end() && place->parameter == c.parameter) {
        place->value = c.value;
    } else {
        q.own.insert(place, c);
    }
    q.assumption = c.parameter;
    return q;
}

Questions asked(Questions q, const ForgetAssumption& c, int) {
    (void)row_of(c.parameter);
    const auto place = place_of(q, c.parameter);
    if (place != q.own.end() && place->parameter == c.parameter) q.own.erase(place);
    return q;
}

Questions asked(Questions q, const SelectAssumption& c, int) {
    q.assumption = row_of(c.parameter).field;
    return q;
}

Questions asked(Questions q, const FindAssumptions& c, int) {
    q.find = c;
    return q;
}

Questions asked(Questions q, const SearchPlans& c, int) {
    for (const double hours : {c.leader_hours, c.worker_hours}) {
        if (!(hours >= 0 && hours <= kMostHours))
            refuse_command("/leader_hours", "0 to 100000 hours", base::json_number(hours));
    }
    q.search = c;
    return q;
}

std::vector<std::string> sets_of(const Questions& questions) {
    std::vector<std::string> sets;
    for (const SetAssumption& own : questions.own)
        sets.push_back("/behaviour/" + own.parameter + "=" + base::json_number(own.value));
    return sets;
}

scenarios::Exploration search_of(const Questions& questions, const std::string& scenario) {
    scenarios::Exploration search = scenarios::load_exploration(kSearch);
    search.scenario = scenario;
    search.leader_hours = questions.search.leader_hours;
    search.worker_hours = questions.search.worker_hours;
    return search;
}

}  // namespace skoen::session
