// The design file of a survey experiment or a trial: what `skoen vignettes` and `skoen power` read. JSON in the file language
// of scenarios/schema.h; docs/design-format.md is made from the same descriptions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/schema.h"
#include "sim/base/error.h"
#include "sim/base/text.h"
#include "stats/factorial.h"

namespace skoen::study {

enum class DataModel { vignettes, cluster_trial, stepped_wedge, simulation };

// What a level means to a simulated worker (study/mechanism.h), log-odds; added up over the levels of a vignette.
struct LevelMeaning {
    double facts = 0;           // to the own judgement
    double advice = 0;          // what the score says; 0 in all levels: no score is shown
    double accountability = 0;  // 0 to 1, the leader's framing
    bool score_first = false;   // the score is seen before the own assessment
};

struct FactorLevel {
    std::string id;
    base::Bilingual name;  // short, for tables and pictures; empty: the id
    base::Bilingual text;
    double effect = 0;  // on the answer, against the first level (whose effect must be 0)
    std::string
        colour;  // "#RRGGBB" of its words where the vignette is shown to the researcher; empty: the factor's
    std::optional<LevelMeaning> meaning;

    [[nodiscard]] std::string label(base::Language language) const {
        return name.da.empty() ? id : name.in(language);
    }
};

// A stated way in which workers meet the score.
struct Mechanism {
    std::string id;
    base::Bilingual name;
    double belief = 0.7;  // q: how often the worker thinks the score is right
    double pressure = 0, knowledge = 0;
    bool skips = true;       // the own assessment may be skipped where the score comes first
    bool sees_score = true;  // false: the score is not taken in at all
    // Both given: belief, pressure and knowledge are those of the workers of such an office at the end of the run.
    std::string scenario, strategy;
};

enum class LevelOrder { unordered, rising };

struct VignetteFactor {
    std::string id;
    base::Bilingual name;
    LevelOrder order = LevelOrder::unordered;  // rising: every level says more than the one before
    std::vector<FactorLevel> levels;
};

struct ForbiddenPair {
    std::string factor, level, with_factor, with_level;
    std::string and_factor, and_level;  // both empty: a pair
};

// A comparison that matters: sum of weight times effect. "score=hoej" minus "score=lav" and the like.
struct ContrastTerm {
    std::string factor, level;
    double weight = 1;
};
struct Contrast {
    std::string id;
    base::Bilingual name;
    std::vector<ContrastTerm> terms;
};

struct Profession {
    std::string id;
    base::Bilingual name;
    int respondents = 0;
};

enum class AnswerKind { number, likert, likelihood };

struct AnswerScale {
    AnswerKind kind = AnswerKind::number;
    base::Bilingual question, low_label, high_label;
    int low = 1, high = 10;
};

enum class DeckMethod { best, full, random, d_efficient, coordinate };

struct VignettePlan {
    std::vector<VignetteFactor> factors;
    std::vector<ForbiddenPair> forbidden;
    bool no_dominance = false;  // no deck holds a vignette that says at least as much as another on all
    std::vector<Contrast> contrasts;
    base::Bilingual text;  // {factor} stands for the level's text
    AnswerScale answer;
    std::vector<Profession> professions;
    int vignettes = 24;  // different ones in all
    int decks = 3;
    DeckMethod method = DeckMethod::best;
    int starts = 200;
    bool priors = false;  // the search weighs vignettes by what the expected effects say of their answer
    double mean = 5, respondent_variance = 0.3, residual_variance = 0.7;
    double straight_lining = 0;  // share who give one answer to all
    double stops_after = 0;      // chance to stop after each vignette
    std::vector<Mechanism> mechanisms;

    [[nodiscard]] int respondents() const;
    [[nodiscard]] std::vector<int> levels() const;
    [[nodiscard]] std::vector<std::string> factor_ids() const;
    [[nodiscard]] bool allowed(const stats::Profile& profile) const;
    // True where one says at least as much as the other on every rising factor, more on one, and the same on the others.
    [[nodiscard]] bool dominates(const stats::Profile& a, const stats::Profile& b) const;
    // Place of a level; nothing where there is none such.
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> place(std::string_view factor,
                                                                           std::string_view level) const;
};

struct TrialArm {
    std::string id;
    base::Bilingual name;
    double effect = 0;
};

enum class Allocation { simple, restricted, matched };

struct TrialPlan {
    int clusters = 24;
    std::vector<TrialArm> arms;
    int workers = 30, cases = 20;
    double size_spread = 0;  // coefficient of variation of the number of workers
    double drop_out = 0;     // share of workers lost
    double cluster_variance = 0.03, worker_variance = 0.1, residual_variance = 0.87;
    double baseline_correlation = 0;  // of a cluster's level before and after; above 0: a covariate
    Allocation allocation = Allocation::simple;
};

struct WedgePlan {
    std::vector<double> clusters_by_sequence;  // sequence k begins after period k
    int periods = 5, answers = 10;             // a cell
    double cluster_variance = 0.06, cell_variance = 0.02, residual_variance = 0.92;
    double effect = 0.35, period_step = 0.1;
};

// A trial whose outcomes come from the model of the office: each cluster is an office with people, leader and cases of its
// own, plays the introduction that all share and, after a run-in, its arm's course and the practice it teaches, as faithfully as
// they happen to be held.
struct CourseArm {
    std::string id;
    base::Bilingual name;
    std::string course = "none";  // an option of the lever `course`
    std::string practice;  // strategy that its leaders follow after the course; empty: the introduction
};
struct SimulatedTrialPlan {
    std::string scenario = "underretning", introduction = "own_first_reason_review";
    int clusters = 24;
    std::vector<CourseArm> arms;  // the first is the control
    int weeks = 52, run_in = 8, course_weeks = 12;
    double fidelity = 0.8, fidelity_sd = 0.15;  // of the course as held, between clusters; cut to 0 to 1
    double size_spread = 0, drop_out = 0;       // of those who answer, as in a cluster trial
    double error_sd = 0.12;                     // of one answer on perceived support, 0 to 1
    int items = 4;                              // answers that a worker's scale is the mean of
    bool baseline = true;                       // support at the end of the run-in is a covariate
    Allocation allocation = Allocation::simple;
};

struct PowerPlan {
    int replications = 1000;
    int seed = 1;
    double alpha = 0.05;
    double wanted = 0.8;  // for the minimum detectable effect
};

struct StudyDesign {
    int schema = 1;
    std::string id;
    base::Bilingual name;
    DataModel data_model = DataModel::vignettes;
    std::optional<VignettePlan> vignettes;
    std::optional<TrialPlan> cluster_trial;
    std::optional<WedgePlan> stepped_wedge;
    std::optional<SimulatedTrialPlan> simulation;
    PowerPlan power;
};

void describe(scenarios::Schema& schema, StudyDesign& design);

// Throws base::InputError with every fault.
[[nodiscard]] StudyDesign read_design(std::string_view text, const std::string& file);
// A shipped design by id, or a path.
[[nodiscard]] StudyDesign load_design(const std::string& id_or_path);
[[nodiscard]] std::vector<std::string> shipped_designs();
// True for a document with the key "data_model".
[[nodiscard]] bool looks_like_design(std::string_view text);

}  // namespace skoen::study
