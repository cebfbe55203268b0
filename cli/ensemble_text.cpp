#include "cli/ensemble_text.h"

#include <cmath>

#include "cli/layout.h"
#include "scenarios/ledger.h"
#include "sim/base/error.h"

namespace skoen::cli {

namespace {

constexpr std::size_t kLeansInWords = 3, kLeansInJson = 20;
constexpr std::string_view kHeadline = "harm_cost";

std::size_t headline_measure() {
    const sim::Measure* measure = sim::find_measure(kHeadline);
    base::ensure(measure != nullptr, "the headline measure is gone");
    return static_cast<std::size_t>(measure - sim::measures().data());
}

std::string meaning_of(const std::string& parameter, const Tr& tr) {
    std::string out = tr.of(scenarios::ledger_row(parameter).meaning);
    while (out.ends_with('.')) out.pop_back();
    return out;
}

std::string lean_words(const lab::Lean& lean, const Tr& tr) {
    return tr("cli.ensemble.lean",
              {meaning_of(lean.parameter, tr), tr.number(lean.rho, 2), tr.number(lean.lo, 2),
               tr.number(lean.hi, 2), tr.number(lean.at_low, 2), tr.number(lean.at_high, 2)});
}

std::string strategy_words(const lab::Ensemble& ensemble, std::size_t strategy, const Tr& tr) {
    const std::size_t m = headline_measure();
    const lab::TurningPoint turn = lab::turning_point(ensemble, strategy, 0, m);
    const lab::Ranking ranking = lab::rank_assumptions(ensemble, strategy, 0, m);
    std::string out = tr.of(ensemble.strategies[strategy].name) + '\n';
    const auto line = [](const std::string& text) { return wrapped("  " + text, kTerminalWidth, 4) + '\n'; };
    if (turn.draws == 0) return out + line(tr("cli.ensemble.undefined"));
    const auto share = [](std::size_t part, std::size_t all) {
        return static_cast<double>(part) / static_cast<double>(all);
    };
    out += line(tr("cli.ensemble.wins", {tr.percent(share(turn.wins, turn.draws), 0)}));
    if (!turn.parameter.empty()) {
        out += line(tr(turn.above ? "cli.ensemble.turning_above" : "cli.ensemble.turning_below",
                       {meaning_of(turn.parameter, tr), tr.number(turn.cut, 2),
                        tr.percent(share(turn.wins_meeting, turn.meeting), 0),
                        tr.percent(share(turn.meeting, turn.draws), 0)}));
    }
    for (std::size_t i = 0; i < ranking.leans.size() && i < kLeansInWords; ++i) {
        out += line(std::to_string(i + 1) + ". " + lean_words(ranking.leans[i], tr));
    }
    if (ranking.explained) out += line(tr("cli.ensemble.explained", {tr.percent(*ranking.explained, 0)}));
    return out;
}

void write_ranking(base::JsonWriter& out, const lab::Ranking& ranking) {
    out.key("explained");
    if (ranking.explained) {
        out.value(*ranking.explained);
    } else {
        out.value(nullptr);
    }
    out.key("assumptions").begin_array();
    for (std::size_t i = 0; i < ranking.leans.size() && i < kLeansInJson; ++i) {
        const lab::Lean& lean = ranking.leans[i];
        out.begin_object();
        out.key("parameter").value(lean.parameter);
        out.key("rank_correlation").value(lean.rho);
        out.key("lo").value(lean.lo);
        out.key("hi").value(lean.hi);
        out.key("at_low").value(lean.at_low);
        out.key("at_high").value(lean.at_high);
        out.end_object();
    }
    out.end_array();
}

void write_turning_point(base::JsonWriter& out, const lab::TurningPoint& turn) {
    out.key("turning_point");
    if (turn.parameter.empty()) {
        out.value(nullptr);
        return;
    }
    out.begin_object();
    out.key("parameter").value(turn.parameter);
    out.key("condition").value(turn.above ? "above" : "at_most");
    out.key("cut").value(turn.cut);
    out.key("draws").value(static_cast<std::int64_t>(turn.meeting));
    out.key("wins").value(static_cast<std::int64_t>(turn.wins_meeting));
    out.end_object();
}

}  // namespace

std::string ensemble_text(const lab::Ensemble& ensemble, const Tr& tr) {
    std::string out = tr("cli.ensemble.title") + '\n' +
                      wrapped(tr("cli.ensemble.how_to_read",
                                 {tr.count(static_cast<std::int64_t>(ensemble.draws())),
                                  tr.count(static_cast<std::int64_t>(ensemble.parameters.size())),
                                  tr.count(ensemble.replications)})) +
                      '\n';
    for (std::size_t s = 1; s < ensemble.strategies.size(); ++s) {
        out += '\n' + strategy_words(ensemble, s, tr);
    }
    return out;
}

void write_ensemble(base::JsonWriter& out, const lab::Ensemble& ensemble) {
    const std::size_t m = headline_measure();
    out.begin_object();
    out.key("draws").value(static_cast<std::int64_t>(ensemble.draws()));
    out.key("replications").value(ensemble.replications);
    out.key("parameters").value(static_cast<std::int64_t>(ensemble.parameters.size()));
    out.key("rankings").begin_array();
    for (std::size_t s = 1; s < ensemble.strategies.size(); ++s) {
        const lab::TurningPoint turn = lab::turning_point(ensemble, s, 0, m);
        out.begin_object();
        out.key("strategy").value(ensemble.strategies[s].id);
        out.key("versus").value(ensemble.strategies.front().id);
        out.key("measure").value(kHeadline);
        out.key("draws").value(static_cast<std::int64_t>(turn.draws));
        out.key("wins").value(static_cast<std::int64_t>(turn.wins));
        write_turning_point(out, turn);
        write_ranking(out, lab::rank_assumptions(ensemble, s, 0, m));
        out.end_object();
    }
    out.end_array();
    out.end_object();
}

}  // namespace skoen::cli
