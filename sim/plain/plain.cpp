#include "sim/plain/plain.h"

#include "sim/plain/office_weeks.h"

namespace skoen::sim {

PlainRun play_plainly(const World& world, const Caseload& caseload, const Strategy& strategy) {
    const std::vector<WeekLevers> plan = compile(strategy, caseload.weeks);
    plain::OfficeWeeks office(world, caseload, plan);
    for (int week = 1; week <= caseload.weeks; ++week) office.play_week(week);
    PlainRun run;
    run.audit = office.audit();
    run.events = std::move(office.events);
    run.records = std::move(office.records);
    return run;
}

}  // namespace skoen::sim
