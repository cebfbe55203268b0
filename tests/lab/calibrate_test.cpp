// Simulated moments find values that made them.
#include "lab/calibrate.h"

#include <algorithm>

#include "lab/study_format.h"
#include "scenarios/ledger.h"
#include "scenarios/studies.h"
#include "tests/catch.h"

using namespace skoen;

namespace {

// A study whose published figures are those of workers with these values, to the last digit: same seed, same people.
scenarios::Study study_of(const sim::Behaviour& truth, const lab::ReplicateOptions& options) {
    scenarios::Study study =
        scenarios::read_study(base::parse_json(std::string(lab::smallest_study()), "small"));
    study.id = "made";
    study.answer = scenarios::AnswerKind::percent;
    study.arms[0].tool.certainty_shown = true;
    scenarios::StudyStatistic s = study.statistics[0];
    s.use = scenarios::StatisticUse::calibrate;
    s.sides = scenarios::SideRule::probability;
    study.statistics.clear();
    for (const auto measure :
         {scenarios::StudyMeasure::switch_given_disagree, scenarios::StudyMeasure::revise_share_opposite,
          scenarios::StudyMeasure::revise_share_same, scenarios::StudyMeasure::weight_of_advice}) {
        s.measure = measure;
        s.lo = s.hi = s.se = scenarios::kUnknown;
        study.statistics.push_back(s);
    }
    const lab::ReplicatedStudy played = lab::replicate(study, truth, options);
    for (std::size_t k = 0; k < study.statistics.size(); ++k) {
        study.statistics[k].value = played.statistics[k].mean;
        study.statistics[k].se = 0.01;
    }
    return study;
}

}  // namespace

TEST_CASE("calibrating finds the values that published figures were made with", "[calibrate]") {
    sim::Behaviour truth = scenarios::ledger_behaviour();
    truth.revise_base += 0.8;
    lab::CalibrateOptions options;
    options.replications = 8;
    options.iterations = 4;
    options.same_place = true;
    lab::ReplicateOptions play;
    play.replications = options.replications;
    const std::vector<scenarios::Study> studies = {study_of(truth, play)};
    const sim::Behaviour start = scenarios::ledger_behaviour();
    const lab::Calibrated fitted = lab::calibrate(studies, start, options);
    CHECK(fitted.statistics == 4);
    CHECK(fitted.objective < 0.1 * fitted.objective_before);
    const auto found = std::find_if(fitted.parameters.begin(), fitted.parameters.end(),
                                    [](const lab::FreeParameter& p) { return p.field == "revise_base"; });
    const auto k = static_cast<std::size_t>(found - fitted.parameters.begin());
    CHECK(fitted.value[k] > start.revise_base);
    CHECK(std::abs(fitted.value[k] - truth.revise_base) < 3 * fitted.standard_error[k]);
    // Figures that the starting values already give leave everything where it is.
    const std::vector<scenarios::Study> same = {study_of(start, play)};
    CHECK(lab::calibrate(same, start, options).objective < 0.05);
}
