// The definition of a scenario: everything that is fixed before anybody decides anything. Constant during a run.
//
//   scenario.json -> Definition -> World (solved scales, trained tool) -> weeks(State, Plan) -> Events -> Measures
//
// Units, said once: judgements in log-odds of the harm that the scenario names; time in working minutes and weeks of
// five working days; shares in [0, 1]. Field comments say meaning, unit, and what goes wrong when the value is off.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sim/base/text.h"
#include "sim/behaviour.h"
#include "sim/own_model.h"

namespace skoen::sim {

using base::Bilingual;

// Where a figure comes from: V verified in a stored page, S seed document, P evidence ledger, D derived, R recalled, A assumption.
struct Source {
    std::string tag = "A";
    std::string text;  // source, table or page; for A the word "assumption" and the reason
    std::vector<std::string> about =
        {};  // JSON pointers to what it speaks of; empty where it stands beside it
};

// The kind of decision a scenario asks for: decision.h says what a kind is, docs/kinds.md how it is played and measured.
//   act_or_dismiss  act on a case or dismiss it
//   choose          one of a palette of options       route  one of many desks
//   rank            whom a seat takes up with the room it has in a week
//   complete        ask for what is missing, or take the application as complete
//   number          an amount
enum class DecisionKind : std::uint8_t { act_or_dismiss, choose, route, rank, complete, number };

inline constexpr std::size_t kMaxOptions = 48;

struct OptionWeight {
    std::string of;     // id of a feature or cue
    double weight = 0;  // on its standardised value in how well the option fits
};

// One of the options of kinds choose and route.
struct Option {
    std::string id;
    Bilingual name;
    double share = 0.5;      // how often it is the right one; all are divided by their sum
    double familiarity = 1;  // share of workers who know it (A); who does not hardly ever proposes it
    double minutes = 0;      // of the worker, beyond those of the case, when it is chosen
    double wait_weeks = 0;   // until it begins
    bool offered = true;     // false: nobody may choose it now, though it may be the right one
    bool nothing = false;    // to do nothing for now: where it is wrong, the error is a missed one
    std::vector<OptionWeight> weights;
    Source source;
};

struct Palette {
    std::vector<Option> options;  // 2 to 48
    double top1_model =
        0.5;                 // how often the option ranked first by the recorded facts alone is the right one
    double top1_best = 0.7;  // the same for anyone who saw everything; refused if not above top1_model
    Bilingual outcome;       // the good outcome, if any is counted ("i job inden for 26 uger")
    double outcome_base = 0;    // probability of it whatever is chosen
    double outcome_effect = 0;  // added by the right option, less what is lost by waiting for it
    double horizon_weeks = 26;  // within which the outcome counts
    std::string urgent_group;   // group whose wrong choices are the missed ones; empty: none
    double bounce_minutes = 0;  // of the same worker where the choice was wrong and comes back
    double bounce_hours = 0;    // until it does, working-day hours
    int robot_line = 0;         // from this score the tool decides alone, where it is in use; 0: never
};

// An error of the tool that a whole group shares.
struct AmountFault {
    std::string group;
    double error = 0;  // of the logarithm: -0.08 is 8 % too low
};

struct Amount {
    Bilingual unit;        // "kr. om måneden"
    double median = 1000;  // log-normal with this median and SD of the logarithm
    double spread = 0.5;
    double alone_error = 0.06;  // mean absolute error of an experienced worker's own sum, as a share
    double tool_error = 0.02;   // of the tool, beside the faults below
    double tool_share = 0.1;    // share of cases in which the tool is off, beside the faults below
    double tolerance = 0.02;    // a number within this share of another one is the same
    std::vector<AmountFault> faults;
};

// What follows from asking, and from not asking (kind complete).
struct Returns {
    double letter_weeks = 4;     // mean, from the letter to the answer
    double answer_minutes = 15;  // of the same seat when the answer comes, for a case of mean length
    double answer_days = 5;      // from the answer to the end of the case: all that the clock sees
    double stuck_weeks = 6;      // lost where a gap was overlooked
    double stuck_minutes = 60;   // of the same seat when it is found, for a case of mean length
};

struct Ranking {
    int capacity = 3;           // cases a seat can take up in a week
    bool orders_queue = false;  // taken up means: before all others; the rest are worked in order of arrival
};

struct DecisionText {
    DecisionKind kind = DecisionKind::act_or_dismiss;
    Bilingual question;  // what is decided, as said at the desk
    Bilingual act;  // the name of acting ("undersøg"); choose, route, number: of taking what the tool says
    Bilingual dismiss;    // the name of not acting ("luk"); choose, route, number: of deciding otherwise
    Bilingual harm;       // the harm that would come without action; choose, route, number: of a wrong choice
    Bilingual deciders;   // who decides
    Bilingual missed;     // the error of dismissing a case with harm ("overset barn"); number: too low
    Bilingual disturbed;  // the error of acting without harm ("unødig undersøgelse"); number: too high
    Bilingual missed_many, disturbed_many;  // the same as plural nouns, for axes and counts; may be empty
    Palette palette;                        // choose, route
    Amount amount;                          // number
    Returns returns;                        // complete
    Ranking ranking;                        // rank
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
