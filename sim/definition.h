// The definition of a scenario: everything that is fixed before anybody decides anything. Constant during a run.
//
//   scenario.json -> Definition -> World (solved scales, trained tool) -> weeks(State, Plan) -> Events -> Measures
//
// Units, said once: judgements in log-odds of the harm that the scenario names; time in working minutes and weeks of
// five working days; shares in [0, 1]. Field comments say meaning, unit, and what goes wrong when the value is off.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sim/base/text.h"
#include "sim/behaviour.h"
#include "sim/own_model.h"

namespace skoen::sim {

using base::Bilingual;

// The kind of decision a scenario asks for. Only the kinds listed in decision.h can be played.
enum class DecisionKind : std::uint8_t { act_or_dismiss };

struct DecisionText {
    DecisionKind kind = DecisionKind::act_or_dismiss;
    Bilingual question;   // what is decided, as said at the desk
    Bilingual act;        // the name of acting ("undersøg")
    Bilingual dismiss;    // the name of not acting ("luk")
    Bilingual harm;       // the harm that would come without action
    Bilingual deciders;   // who decides
    Bilingual missed;     // the error of dismissing a case with harm ("overset barn")
    Bilingual disturbed;  // the error of acting without harm ("unødig undersøgelse")
};

// Where a figure comes from: V verified in a stored page, S seed document, P evidence ledger, D derived, R recalled, A assumption.
struct Source {
    std::string tag = "A";
    std::string text;  // source, table or page; for A the word "assumption" and the reason
    std::vector<std::string> about =
        {};  // JSON pointers to what it speaks of; empty where it stands beside it
};

enum class MarginalKind : std::uint8_t { binary, count, ordinal, category, continuous };

// One value of a count, ordinal or category feature, in rising order of the copula's normal score.
struct Level {
    Bilingual name;    // empty for counts: the value is shown
    double value = 0;  // what enters the model (counts: the count; category: a contrast against the mean)
    double share = 0;  // probability; the shares of a feature sum to 1 within 1e-6
};

struct Feature {
    std::string id;
    Bilingual name;
    MarginalKind kind = MarginalKind::binary;
    double share = 0.5;              // binary: probability of 1
    std::vector<Level> levels;       // count, ordinal, category: 2 to 12 levels
    double median = 0, spread = 1;   // continuous: log-normal with this median and SD of the logarithm
    double lowest = 0, highest = 1;  // continuous: cut to this range
    Bilingual unit;                  // shown after the value, may be empty
    double weight = 0;  // weight on the standardised feature in the index X of true risk; sign says direction
    double bend = 0;    // extra weight on (z^2 - 1): U-shaped risk (home: age)
    double shared_deviation = 0;  // d_0: what a whole generation of workers over- or underweights, on z
    Source source;
};

struct Correlation {  // of the normal scores in the copula
    std::string a, b;
    double rho = 0;
};

// What a person sees or hears and nobody writes down. Binary; independent of the recorded facts.
struct Cue {
    std::string id;
    Bilingual name;
    Bilingual how;       // how one gets to see it ("opkald, 8 min.")
    double share = 0.1;  // probability that it is there
    double weight = 1;   // weight in the index U of unrecorded risk; negative protects
    Source source;
};

// A group for the equity measures: the cases where `feature` lies in [from, to].
struct Group {
    std::string id;
    Bilingual name;
    std::string feature;
    double from = 0, to = 0;
};

struct Costs {
    double missed =
        10;  // harm of dismissing a case with harm, in units of one needless action; political, sweep 3-30
    double disturbed = 1;        // harm of acting on a case without harm
    double averted_share = 0.6;  // e: probability that acting averts the harm (A)
};

struct Minutes {
    double file = 12;      // reading the file, minutes a case
    double cues = 25;      // calls and talks in which the unrecorded cues show, minutes a case
    double glimpse = 4;    // a look at the score and the headline
    double spread = 0.35;  // SD of the logarithm of a case's length (mean 1)
};

struct Office {
    int workers = 12;           // seats, each with an inbox of its own
    double cases_per_week = 8;  // mean arrivals a seat and week, Poisson
    double utilisation = 0.85;  // minutes needed without the tool / minutes there are; sets m_intake
    double deadline_hours =
        24;          // from arrival to decision, on working days; outside them the duty officer judges
    int weeks = 52;  // length of a run
    double other_pressure =
        0;  // felt pressure from work outside the inbox, 0 to 3; added to that of the queue
    double norm =
        0;  // log-odds added to everybody's threshold, past workers' too: what practice asks for beyond the costs
    int newcomers = 0;  // seats, the first ones, that newcomers hold when the run starts
};

// selective: the outcome where nobody acted; where_acted: the outcome where somebody did (an offer and its success).
enum class LabelKind : std::uint8_t { truth, past_decision, mixed, selective, where_acted };

struct History {
    int cases = 20000;  // decided without the tool by a past generation of workers
    int workers = 60;
    double held_out_share = 0.3;  // kept for the card
    LabelKind label = LabelKind::mixed;
    double decided_share = 0.667;  // mixed: share of labels that are the past decision, the rest the outcome
    double selective_leak = 0.0;   // selective, where_acted: share of the other cases recorded all the same
    double group_tilt =
        0.0;  // extra probability that a harmless case of the equity group is recorded as harm
    double silent_share = 0.0;  // probability that what would be recorded as harm is not: nobody says so
    std::string silent_group;   // whose cases that happens to; empty: everybody's
};

enum class ModelFamily : std::uint8_t { logistic, trees };

struct TreeOptions {  // XGBoost; see models/trees.h
    int rounds = 60;
    int depth = 3;
    double learning_rate = 0.1;
    double l2 = 1.0;
    double min_child_weight = 20;
};

struct ModelSpec {
    std::string file;                     // of a finished model; empty: one is trained, as the next three say
    std::shared_ptr<const OwnModel> own;  // what that file holds; null: one is trained
    ModelFamily family = ModelFamily::logistic;
    double l2 = 1.0;  // ridge penalty on standardised features
    TreeOptions trees;
    int line = 8;                     // from this score (1-10) the tool recommends action
    std::vector<std::string> hidden;  // features that the model does not get to see
    double age_tilt = 0;  // log-odds added per SD of the feature `tilt_feature` (the piloted model's fault)
    std::string tilt_feature;
    double planted_wrong_share = 0;  // share of cases whose shown score is put on the wrong side of the line
    double drift_per_week =
        0;  // SD of noise added to the log-odds per square root of a week: the model grows old
    int retrain_weeks = 0;  // trained anew every so many weeks on what was decided meanwhile; 0: never
};

struct Question {
    Bilingual text;
};  // for the debrief

struct Definition {
    int schema = 1;
    std::string id;
    Bilingual name;
    Bilingual summary;      // one paragraph
    Bilingual law;          // the law's frame in one sentence
    std::string law_as_of;  // ISO date
    Bilingual idea;         // not empty: an idea that was never built, and says so
    DecisionText decision;

    double prevalence = 0.10;  // share of cases with harm if nothing is done
    double auc_model = 0.75;   // AUC of the best ranking by recorded facts
    double auc_best = 0.86;    // AUC of anyone who saw everything; refused if smaller than auc_model

    std::vector<Feature> features;
    std::vector<Correlation> correlations;
    std::vector<Cue> cues;
    double unexplained = 0.5;  // weight in U of what not even the cues name (normal)
    std::vector<Group> groups;
    std::string equity_group;  // the group whose gap against all others is reported
    Costs costs;
    Minutes minutes;
    Office office;
    History history;
    ModelSpec model;
    Behaviour behaviour;  // from the ledger; a scenario may override single values
    std::vector<std::string> default_strategies;
    std::vector<Question> questions;
    std::vector<Source> sources;
};

}  // namespace skoen::sim
