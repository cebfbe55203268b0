#include "scenarios/training_session.h"

#include <algorithm>
#include <array>
#include <set>

#include "scenarios/case_language.h"
#include "scenarios/describe_text.h"
#include "scenarios/schema_reader.h"
#include "scenarios/schema_writer.h"
#include "scenarios/shipped_files.h"

namespace skoen::scenarios {

namespace {

constexpr std::string_view kSessionsFolder = "assets/sessions/";
constexpr std::array<std::string_view, 5> kBlockWorkflows = {"no_score", "score_first", "own_first",
                                                             "on_request", "by_arm"};
constexpr std::array<std::string_view, 4> kArmWorkflows = {"no_score", "score_first", "own_first",
                                                           "on_request"};
constexpr std::array<std::string_view, 4> kDisplays = {"number", "band", "with_uncertainty", "with_reasons"};
constexpr std::array<std::string_view, 3> kFeedbacks = {"none", "per_case", "summary"};
constexpr std::array<std::string_view, 2> kWrongs = {"planted", "model"};

}  // namespace

static void describe(Schema& schema, TrainingBlock& block) {
    const NumberRule share{.lo = 0, .hi = 1, .unit = "share"};
    schema.text("id", block.id, kIdRule, "Name used in records.");
    schema.bilingual("name", block.name, kNameRule, "As participants see it.");
    schema.integer("cases", block.cases, {.lo = 1, .hi = 60, .required = true}, "How many.");
    schema.choice("workflow", block.workflow, kBlockWorkflows, {.required = true},
                  "When the score is seen; by_arm: as the seat's arm says.");
    schema.choice("display", block.display, kDisplays, {},
                  "How the score is shown, where the arm does not say.");
    schema.number("act_share", block.act_share, share, "Cases in which the best decision is to act.");
    schema.number("wrong_share", block.wrong_share, share,
                  "Cases whose score lies on the wrong side of the line.");
    schema.choice("wrong", block.wrong, kWrongs, {},
                  "planted: on purpose, where the model is right; model: its own errors.");
    schema.choice("feedback", block.feedback, kFeedbacks, {}, "What is said back.");
    schema.boolean("reason_for_override", block.reason_for_override, {},
                   "A reason from the list when going against the score.");
    schema.integer("minutes_per_case", block.minutes_per_case, {.lo = 0, .hi = 480, .unit = "minutes"},
                   "Working time for steps.");
    schema.integer("clock_seconds", block.clock_seconds, {.lo = 0, .hi = 3600, .unit = "seconds"},
                   "Clock beside the case; 0: none.");
    schema.integer("queue", block.queue, {.lo = 0, .hi = 100}, "Cases that are said to wait.");
    schema.check(block.workflow != BlockWorkflow::no_score || block.wrong_share == 0, "wrong_share",
                 "0 where no score is shown", "another share");
}

static void describe(Schema& schema, TrainingArm& arm) {
    schema.text("id", arm.id, kIdRule, "Name used in records.");
    schema.bilingual("name", arm.name, kNameRule, "As the facilitator sees it.");
    schema.number("share", arm.share, {.lo = 0, .hi = 1, .lo_open = true, .required = true}, "Probability.");
    schema.choice("workflow", arm.workflow, kArmWorkflows, {.required = true}, "When the score is seen.");
    schema.choice("display", arm.display, kDisplays, {}, "How it is shown.");
}

static void describe(Schema& schema, TrainingParagraph& paragraph) {
    schema.text("da", paragraph.text.da, kParagraphRule, "Danish.");
    schema.text("en", paragraph.text.en, kParagraphRule, "English.");
}

static void describe(Schema& schema, TrainingReason& reason) {
    schema.text("id", reason.id, kIdRule, "Name used in records.");
    schema.bilingual("text", reason.text, kNameRule, "As the list says it.");
}

void describe(Schema& schema, TrainingSession& session) {
    schema.integer("schema", session.schema, {.lo = 1, .hi = 1, .required = true},
                   "Version of the file language.");
    schema.text("session", session.session, kIdRule, "Name used on the command line and in records.");
    schema.bilingual("name", session.name, kNameRule, "As participants see it.");
    schema.bilingual("summary", session.summary, kParagraphRule, "What one does, in a few sentences.");
    schema.text("scenario", session.scenario, kIdRule, "Id of a scenario with case texts.");
    schema.integer("minutes", session.minutes, {.lo = 1, .hi = 480, .unit = "minutes", .required = true},
                   "As planned.");
    schema.integer("seed", session.seed, {.lo = 1, .hi = 1000000}, "Of the deck.");
    schema.boolean("team", session.team, {}, "A seat is a group that votes, sees, and decides together.");
    schema.bilingual("seat_label", session.seat_label, kNameRule, "Before the seat's number; never a name.");
    schema.list("consent", session.consent, {.min = 1, .max = 20, .required = true},
                "The page one agrees to first.");
    schema.list("arms", session.arms, {.max = 8}, "Given by chance.");
    schema.list("reasons", session.reasons, {.max = 9}, "For going against the score.");
    schema.list("blocks", session.blocks, {.min = 1, .max = 12, .required = true}, "In order.");
    double sum = 0;
    bool by_arm = false, reasons = false;
    std::set<std::string> ids;
    for (const TrainingArm& arm : session.arms) sum += arm.share;
    for (const TrainingBlock& block : session.blocks) {
        by_arm = by_arm || block.workflow == BlockWorkflow::by_arm;
        reasons = reasons || block.reason_for_override;
        ids.insert(block.id);
    }
    schema.check(session.arms.empty() || (sum > 1 - 1e-9 && sum < 1 + 1e-9), "arms", "shares that sum to 1",
                 "another sum");
    schema.check(!by_arm || !session.arms.empty(), "arms", "arms, as a block asks for them", "none");
    schema.check(!reasons || session.reasons.size() >= 2, "reasons",
                 "at least two reasons, as a block asks for one", "fewer");
    schema.check(ids.size() == session.blocks.size(), "blocks", "blocks with ids of their own",
                 "an id twice");
    const auto told = scenarios_with_case_texts();
    schema.check(std::find(told.begin(), told.end(), session.scenario) != told.end(), "scenario",
                 "a scenario with case texts", '"' + session.scenario + '"');
}

TrainingSession read_training_session(const base::JsonValue& root) {
    return read_with_schema<TrainingSession>(root);
}

std::string write_training_session(const TrainingSession& session) {
    return write_with_schema(session, base::JsonWriter::Layout::compact);
}

std::vector<std::string> training_session_ids() { return shipped_ids(kSessionsFolder); }

TrainingSession load_training_session(std::string_view id_or_path) {
    return read_training_session(shipped_or_file(id_or_path, kSessionsFolder, "session"));
}

int cases_in(const TrainingSession& session) {
    int sum = 0;
    for (const TrainingBlock& block : session.blocks) sum += block.cases;
    return sum;
}

}  // namespace skoen::scenarios
