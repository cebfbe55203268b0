// Files of training sessions: written as they were read, and each fault is met at its place.
#include "scenarios/training_session.h"

#include <string>
#include <vector>

#include "sim/base/error.h"
#include "tests/catch.h"

using namespace skoen;

namespace {

// Every fault of a shipped session after assignments; " ; " between them.
std::string session_faults(const std::string& id, const std::vector<std::string>& assignments) {
    base::JsonValue root =
        base::parse_json(scenarios::write_training_session(scenarios::load_training_session(id)), "s.json");
    for (const std::string& assignment : assignments) base::set_at(root, assignment);
    std::string out;
    try {
        (void)scenarios::read_training_session(root);
    } catch (const base::InputError& error) {
        for (const base::Fault& fault : error.faults) {
            out += (out.empty() ? "" : " ; ") + fault.pointer + ": expected " + fault.expected + ", found " +
                   fault.found;
        }
    }
    return out;
}

const std::string kTwoArms =
    R"(/arms=[{"id": "a", "name": {"da": "A", "en": "A"}, "share": 0.5, "workflow": "score_first"},
              {"id": "b", "name": {"da": "B", "en": "B"}, "share": 0.25, "workflow": "own_first"}])";

}  // namespace

TEST_CASE("shipped sessions are written as they were read, and their cases are counted", "[training]") {
    for (const std::string& id : scenarios::training_session_ids()) {
        INFO(id);
        const scenarios::TrainingSession session = scenarios::load_training_session(id);
        CHECK(session.session == id);
        CHECK(session_faults(id, {}).empty());
        const std::string once = scenarios::write_training_session(session);
        CHECK(scenarios::write_training_session(
                  scenarios::read_training_session(base::parse_json(once, id))) == once);
        int cases = 0;
        for (const scenarios::TrainingBlock& block : session.blocks) cases += block.cases;
        CHECK(scenarios::cases_in(session) == cases);
        CHECK(cases > 0);
    }
    CHECK_THROWS_AS(scenarios::load_training_session("fyrre-minuter"), base::InputError);
}

TEST_CASE("a session's parts must fit together", "[training]") {
    // Two blocks, both own judgement first, and no arms.
    const std::string id = "tyve-minutter";
    const auto no_arms = [&](const std::vector<std::string>& changes) { return session_faults(id, changes); };
    CHECK(no_arms({}).empty());
    CHECK(no_arms({"/blocks/0/workflow=\"by_arm\""}) ==
          "/arms: expected arms, as a block asks for them, found none");
    CHECK(no_arms({"/blocks/0/workflow=\"no_score\"", "/blocks/0/wrong_share=0.25"}) ==
          "/blocks/0/wrong_share: expected 0 where no score is shown, found another share");
    CHECK(no_arms({"/blocks/0/workflow=\"no_score\"", "/blocks/0/wrong_share=0"}).empty());
    CHECK(no_arms({kTwoArms}) == "/arms: expected shares that sum to 1, found another sum");
    CHECK(no_arms({kTwoArms, "/arms/1/share=0.75"}) ==
          "/arms: expected shares that sum to 1, found another sum");
    CHECK(no_arms({kTwoArms, "/arms/1/share=0.5", "/blocks/0/workflow=\"by_arm\""}).empty());
    CHECK(no_arms({kTwoArms, "/arms/1/share=0.5", "/arms/1/workflow=\"by_arm\""})
              .starts_with("/arms/1/workflow: expected "));
    CHECK(no_arms({"/blocks/0/reason_for_override=true", "/reasons=[]"}) ==
          "/reasons: expected at least two reasons, as a block asks for one, found fewer");
    CHECK(no_arms({"/blocks/-="
                   R"({"id": ")" +
                   scenarios::load_training_session(id).blocks[0].id +
                   R"(", "name": {"da": "X", "en": "X"}, "cases": 3, "workflow": "score_first"})"}) ==
          "/blocks: expected blocks with ids of their own, found an id twice");
    CHECK(no_arms({"/scenario=\"post\""}) ==
          "/scenario: expected a scenario with case texts, found \"post\"");
}
