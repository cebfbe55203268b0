#include "report/hours.h"

#include <vector>

#include "report/amounts.h"

namespace skoen::report {

std::string plan_hours_words(double leader, double team, Language language) {
    std::vector<std::string> parts;
    const std::string leaders = base::format_number(leader, 0, language);
    const std::string teams = base::format_number(team, 0, language);
    if (leader >= 0.5)
        parts.push_back(leaders == "1" ? tr("plainly.one_leader_hour", language)
                                       : tr("plainly.leader_hours", language, {leaders}));
    if (team >= 0.5) parts.push_back(tr("plainly.team_hours", language, {teams}));
    return listed(parts, language);
}

}  // namespace skoen::report
