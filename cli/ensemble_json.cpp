#include "cli/ensemble_json.h"

#include "report/hinges.h"

namespace skoen::cli {

namespace {

constexpr std::size_t kLeansInJson = 20;

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

void write_ensemble(base::JsonWriter& out, const lab::Ensemble& ensemble) {
    out.begin_object();
    out.key("draws").value(static_cast<std::int64_t>(ensemble.draws()));
    out.key("replications").value(ensemble.replications);
    out.key("parameters").value(static_cast<std::int64_t>(ensemble.parameters.size()));
    out.key("rankings").begin_array();
    for (const report::Hinges& hinges : report::hinges_of(ensemble)) {
        out.begin_object();
        out.key("strategy").value(ensemble.strategies[hinges.plan].id);
        out.key("versus").value(ensemble.strategies.front().id);
        out.key("measure").value("harm_cost");
        out.key("draws").value(static_cast<std::int64_t>(hinges.turning.draws));
        out.key("wins").value(static_cast<std::int64_t>(hinges.turning.wins));
        write_turning_point(out, hinges.turning);
        write_ranking(out, hinges.ranking);
        out.end_object();
    }
    out.end_array();
    out.end_object();
}

}  // namespace skoen::cli
