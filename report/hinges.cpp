#include "report/hinges.h"

#include "report/amounts.h"
#include "report/reading.h"
#include "scenarios/ledger.h"

namespace skoen::report {

namespace {

double part_of(std::size_t part, std::size_t all) {
    return static_cast<double>(part) / static_cast<double>(all);
}

std::string percent_of(std::size_t part, std::size_t all, Language language) {
    return base::format_percent(part_of(part, all), 0, language);
}

}  // namespace

std::vector<Hinges> hinges_of(const lab::Ensemble& ensemble) {
    const std::size_t measure = measure_index("harm_cost");
    std::vector<Hinges> out;
    for (std::size_t s = 1; s < ensemble.strategies.size(); ++s) {
        out.push_back({s,
                       ensemble.draws(),
                       lab::rank_assumptions(ensemble, s, 0, measure),
                       lab::turning_point(ensemble, s, 0, measure),
                       {}});
    }
    return out;
}

std::string how_to_read_hinges(const lab::Ensemble& ensemble, Language language) {
    const auto count = [&](std::size_t n) {
        return base::format_count(static_cast<std::int64_t>(n), language);
    };
    return tr("report.hinges.how_to_read", language,
              {count(ensemble.draws()), count(ensemble.parameters.size()),
               count(static_cast<std::size_t>(ensemble.replications))});
}

std::string assumption_words(const std::string& parameter, Language language) {
    std::string out = scenarios::ledger_row(parameter).meaning.in(language);
    while (out.ends_with('.')) out.pop_back();
    return out;
}

bool has_leader(const lab::Ranking& ranking) {
    return !ranking.leans.empty() && (ranking.leans.front().lo > 0 || ranking.leans.front().hi < 0);
}

std::vector<std::string> hinge_words(const Hinges& hinges, Language language) {
    const std::string versus = hinges.versus.empty() ? tr("report.plan.none", language) : hinges.versus;
    const lab::TurningPoint& turn = hinges.turning;
    if (turn.draws == 0) return {tr("report.hinges.undefined", language)};
    std::vector<std::string> out{
        tr("report.hinges.wins", language, {percent_of(turn.wins, turn.draws, language), versus})};
    const auto number = [&](double value) { return base::format_number(value, 2, language); };
    if (!turn.parameter.empty()) {
        out.push_back(tr(turn.above ? "report.hinges.turning_above" : "report.hinges.turning_below", language,
                         {assumption_words(turn.parameter, language), number(turn.cut),
                          percent_of(turn.wins_meeting, turn.meeting, language),
                          percent_of(turn.meeting, turn.draws, language)}));
    }
    if (has_leader(hinges.ranking)) {
        const lab::Lean& first = hinges.ranking.leans.front();
        out.push_back(tr("report.hinges.strongest", language,
                         {assumption_words(first.parameter, language),
                          difference_words(first.at_low, Amount::cost, language),
                          difference_words(first.at_high, Amount::cost, language), number(first.rho),
                          number(first.lo), number(first.hi)}));
    } else {
        out.push_back(tr("report.hinges.no_single", language));
    }
    if (hinges.ranking.explained) {
        out.push_back(tr("report.hinges.explained", language,
                         {base::format_percent(*hinges.ranking.explained, 0, language)}));
    }
    return out;
}

}  // namespace skoen::report
