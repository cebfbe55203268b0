// Power by simulation: the study is played many times on drawn rows, each is analysed as the real one will be, and what is
// found is counted. Beside it the exact answer where there is one.
#pragma once

#include <atomic>
#include <optional>
#include <string>
#include <vector>

#include "study/deck.h"
#include "study/grouped_fit.h"
#include "study/study_design.h"
#include "study/study_draws.h"

namespace skoen::study {

struct PowerEffect {
    std::string name, test;  // "A2", "z"; "arm2", "t(21)"; "global", "F(2,21)"
    double truth = 0;
    double power = 0,
           mcse = 0;  // share of the fits that were defined in which the test rejects; Monte Carlo error
    std::optional<double> exact;
    std::optional<double> mean_estimate, type_s,
        type_m;                        // among the significant: wrong sign; |estimate| over |truth|
    std::optional<double> detectable;  // smallest effect found with the wanted power
};

struct PowerCurvePoint {
    double n = 0, icc = 0, power = 0;  // n respondents or clusters
};

// What the model of the office produced, beside the tests: nothing of it is stated in the design.
struct PlayedTrial {
    int offices = 0;
    double icc = 0;  // of the answers at the end, arms taken out
    double cluster_variance = 0, worker_variance = 0;
    double baseline_correlation = 0;  // of cluster means, arms taken out; 0 without a baseline
    std::vector<std::pair<std::string, double>> arm_means;
};

struct PowerResult {
    DataModel data_model = DataModel::vignettes;
    int replications = 0, failed = 0, singular = 0;
    double cpu_seconds = 0;
    std::vector<PowerEffect> effects;
    std::string curve_effect;
    std::vector<PowerCurvePoint> curve;  // exact, of the first effect that is not 0
    std::optional<PlayedTrial> played;   // simulation
};

// Throws base::InputError as make_deck does.
[[nodiscard]] PowerResult estimate_power(const StudyDesign& design);

// The survey: respondents by turns on the decks. One replication's answers, less the fixed part, as rows and as sums of the
// same draws.
class SurveyModel {
  public:
    SurveyModel(const VignettePlan& plan, const Deck& deck, std::uint64_t seed);
    [[nodiscard]] const GroupedModel& model() const { return model_; }
    [[nodiscard]] const std::vector<double>& truth() const { return truth_; }
    void set_contrasts(std::vector<std::vector<double>> weights) { model_.set_contrasts(std::move(weights)); }
    void draw_sums(std::uint32_t replication, GroupSums& sums);
    struct Row {
        std::size_t respondent, type, place;
        double answer;
    };
    [[nodiscard]] std::vector<Row> draw_rows(std::uint32_t replication);

  private:
    void draw(std::uint32_t replication);

    StudyDraws draws_;
    std::vector<double> truth_;
    double respondent_sd_, residual_sd_;
    std::vector<std::size_t> type_of_, first_row_;  // [respondents]
    std::vector<std::vector<double>> fixed_;        // [types][rows] X b
    GroupedModel model_;
    std::vector<double> noise_, people_;
};

// Exact power and smallest detectable effect of every effect, then of every contrast; nothing is simulated, power 0.
[[nodiscard]] std::vector<PowerEffect> survey_exact_power(const VignettePlan& plan, const SurveyModel& survey,
                                                          const PowerPlan& power);

[[nodiscard]] PowerResult survey_power(const VignettePlan& plan, const PowerPlan& power);
[[nodiscard]] PowerResult trial_power(const TrialPlan& plan, const PowerPlan& power);
[[nodiscard]] PowerResult wedge_power(const WedgePlan& plan, const PowerPlan& power);
// Throws base::InputError for a scenario or strategy that cannot be read.
[[nodiscard]] PowerResult simulated_trial_power(const SimulatedTrialPlan& plan, const PowerPlan& power,
                                                const std::atomic<bool>* cancel = nullptr);

[[nodiscard]] std::string power_json(const PowerResult& result);
[[nodiscard]] std::string power_text(const PowerResult& result, base::Language language);

// Counts what a test found.
class PowerTally {
  public:
    PowerTally(std::string name, std::string test, double truth)
        : effect_{std::move(name), std::move(test), truth, 0, 0, {}, {}, {}, {}, {}} {}
    void add(bool rejected, double estimate);
    void add(bool rejected) { ++fits_, found_ += rejected ? 1 : 0; }
    [[nodiscard]] PowerEffect result() const;
    PowerEffect& effect() { return effect_; }

  private:
    PowerEffect effect_;
    int fits_ = 0, found_ = 0, wrong_ = 0;
    bool estimates_ = false;
    double sum_ = 0, size_ = 0;
};

}  // namespace skoen::study
