// The file language of training sessions: assets/sessions/*.json. Which cases a participant meets, with which score, shown how
// and when, and what is said back. One deck for every seat, so that people can be compared; arms differ in how the score
// is met and are given by chance.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/schema.h"
#include "sim/base/error.h"
#include "sim/base/json.h"
#include "sim/definition.h"
#include "sim/strategy.h"

namespace skoen::scenarios {

// As sim::Workflow, and `by_arm`: as the seat's arm says.
enum class BlockWorkflow : std::uint8_t { no_score, score_first, own_first, on_request, by_arm };
enum class TrainingFeedback : std::uint8_t { none, per_case, summary };
// planted: the model is right on these cases and another score is shown; model: cases on which the model itself is wrong.
enum class WrongScores : std::uint8_t { planted, model };

struct TrainingBlock {
    std::string id;
    base::Bilingual name;
    int cases = 10;
    BlockWorkflow workflow = BlockWorkflow::own_first;
    sim::Display display = sim::Display::number;
    double act_share = 0.5;    // of the cases: the best decision is to act
    double wrong_share = 0.0;  // of the cases: the score lies on the wrong side of the line
    WrongScores wrong = WrongScores::planted;
    TrainingFeedback feedback = TrainingFeedback::none;
    bool reason_for_override = false;
    int minutes_per_case = 60;  // of working time, for steps beside reading the file
    int clock_seconds = 0;      // 0: no clock; else shown beside the case, nothing happens when it runs out
    int queue = 0;              // cases that are said to wait; one more for each clock that ran out
};

struct TrainingArm {
    std::string id;
    base::Bilingual name;
    double share = 1;  // weight of the draw
    sim::Workflow workflow = sim::Workflow::own_first;
    sim::Display display = sim::Display::number;
};

struct TrainingParagraph {
    base::Bilingual text;
};

struct TrainingReason {  // for going against the score; chosen from a list, never written
    std::string id;
    base::Bilingual text;
};

struct TrainingSession {
    int schema = 1;
    std::string session;  // its id
    base::Bilingual name, summary;
    std::string scenario = "underretning";
    int minutes = 40;  // as planned
    int seed = 1;
    bool team = false;  // one seat is a group that decides together, votes first
    base::Bilingual seat_label;
    std::vector<TrainingParagraph> consent;
    std::vector<TrainingArm> arms;
    std::vector<TrainingReason> reasons;
    std::vector<TrainingBlock> blocks;
};

void describe(Schema& schema, TrainingSession& session);

[[nodiscard]] TrainingSession read_training_session(const base::JsonValue& root);
// Shipped by id, or by path. Throws InputError.
[[nodiscard]] TrainingSession load_training_session(std::string_view id_or_path);
[[nodiscard]] std::vector<std::string> training_session_ids();
// On one line.
[[nodiscard]] std::string write_training_session(const TrainingSession& session);

[[nodiscard]] int cases_in(const TrainingSession& session);

}  // namespace skoen::scenarios
