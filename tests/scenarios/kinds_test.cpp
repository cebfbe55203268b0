// Scenario files of every kind of decision: read, written, refused.
#include <string>

#include "scenarios/describe_definition.h"
#include "tests/catch.h"
#include "tests/kind_samples.h"
#include "tests/scenarios/schema_wrong_values.h"

using namespace skoen;

namespace {

std::string kind_fault(const std::string& kind, const std::vector<std::string>& sets) {
    try {
        (void)test::sample_of_kind(kind, sets);
    } catch (const base::InputError& error) {
        if (error.faults.size() != 1) return std::to_string(error.faults.size()) + " faults";
        return error.faults[0].pointer + ": expected " + error.faults[0].expected + ", found " +
               error.faults[0].found;
    }
    return "0 faults";
}

}  // namespace

TEST_CASE("every field of a scenario of each kind refuses every wrong value at its own place",
          "[.slow][scenario][kinds]") {
    for (const char* kind : {"choose", "route", "number", "complete", "rank"}) {
        INFO(kind);
        CHECK(test::accepted_wrong_values(test::sample_of_kind(kind)) == std::vector<std::string>{});
    }
}

TEST_CASE("a scenario of each kind is what it was when written and read again", "[scenario][kinds]") {
    for (const char* kind : {"choose", "route", "number", "complete", "rank"}) {
        INFO(kind);
        const std::string text = scenarios::write_scenario(test::sample_of_kind(kind));
        CHECK(scenarios::write_scenario(scenarios::read_definition(base::parse_json(text, kind))) == text);
    }
}

TEST_CASE("what a decision names must be there", "[scenario][kinds]") {
    CHECK(kind_fault("choose", {"/decision/palette/options/1/id=\"internship\""}) ==
          "/decision/palette/options/1/id: expected an id that no other of the decision/palette/options has, "
          "found "
          "\"internship\", the id of number 1");
    CHECK(kind_fault("choose", {"/decision/palette/options/0/weights/0/of=\"month\""}) ==
          "/decision/palette/options/0/weights/0/of: expected the id of a feature or cue (\"months\"?), "
          "found \"month\"");
    CHECK(kind_fault("choose", {"/decision/palette/top1_best=0.4"}) ==
          "/decision/palette/top1_best: expected above top1_model (0.5), found 0.4");
    CHECK(kind_fault("choose", {"/history/label=\"selective\""}) ==
          "/history/label: expected truth, past_decision or mixed, as the decision is one of many options, "
          "found "
          "another label");
    CHECK(kind_fault("route", {"/decision/palette/urgent_group=\"nobody\""})
              .starts_with("/decision/palette/urgent_group: expected the id of a group"));
    CHECK(kind_fault("number", {"/decision/amount/faults/0/group=\"nobody\""})
              .starts_with("/decision/amount/faults/0/group: expected the id of a group"));
}

TEST_CASE("a choice needs options that are offered, and something recorded that tells them apart",
          "[scenario][kinds]") {
    const sim::Definition choose = test::sample_of_kind("choose");
    std::vector<std::string> none_offered, no_weights;
    for (std::size_t k = 0; k < choose.decision.palette.options.size(); ++k) {
        const std::string option = "/decision/palette/options/" + std::to_string(k);
        if (k > 0) none_offered.push_back(option + "/offered=false");
        no_weights.push_back(option + "/weights=[]");
    }
    CHECK(kind_fault("choose", none_offered) ==
          "/decision/palette/options: expected at least two options that are offered, found 1");
    const std::string weightless = "/decision/palette/options: expected a weight on some feature other than "
                                   "0 in some option, found none";
    CHECK(kind_fault("choose", no_weights) == weightless);
    // A weight of 0, and one on what is not recorded, tell nothing apart either.
    no_weights[0] = R"(/decision/palette/options/0/weights=[{"of": ")" + choose.features[0].id +
                    R"(", "weight": 0}, {"of": ")" + choose.cues[0].id + R"(", "weight": 1}])";
    CHECK(kind_fault("choose", no_weights) == weightless);
    CHECK(kind_fault("choose", {"/history/label=\"where_acted\""}).starts_with("/history/label: expected "));
    CHECK(kind_fault("choose", {"/model/file=\"m.json\""}) ==
          "/model/file: expected none, as the decision is one of many options, found \"m.json\"");
}
