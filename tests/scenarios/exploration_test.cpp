// Files of searches and sweeps: what is shipped reads and writes to the same, plans are counted, each fault is met at its place.
#include <string>
#include <vector>

#include "scenarios/exploration.h"
#include "sim/base/error.h"
#include "tests/catch.h"

using namespace skoen;

namespace {

// The shipped exploration with some fields set.
base::JsonValue exploration_with(const std::vector<std::string>& assignments) {
    base::JsonValue root = base::parse_json(
        scenarios::write_exploration(scenarios::load_exploration("forsigtig_start")), "x.json");
    for (const std::string& assignment : assignments) base::set_at(root, assignment);
    return root;
}

std::vector<std::string> exploration_faults(const std::vector<std::string>& assignments) {
    std::vector<std::string> out;
    try {
        (void)scenarios::read_exploration(exploration_with(assignments));
    } catch (const base::InputError& error) {
        for (const base::Fault& fault : error.faults) out.push_back(fault.text());
    }
    return out;
}

bool one_holds_words(const std::vector<std::string>& texts, const std::string& words) {
    for (const std::string& text : texts) {
        if (text.find(words) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("the shipped exploration is written as it was read", "[exploration]") {
    const scenarios::Exploration e = scenarios::load_exploration("forsigtig_start");
    CHECK(e.search.size() == 6);
    CHECK(e.search[4].to == 8);
    CHECK(e.leader_hours == 200);
    const std::string text = scenarios::write_exploration(e);
    CHECK(scenarios::write_exploration(scenarios::read_exploration(base::parse_json(text, "x.json"))) ==
          text);
}

TEST_CASE("sets of assumptions are counted as the plan has them", "[exploration]") {
    const std::vector<std::string> two = {
        R"(/factors=[{"field": "/auc_model", "lo": 0.6, "hi": 0.8, "levels": 4}, {"field": "/behaviour/skip_base"}])",
        "/draws=16"};
    const auto count = [&](const char* sampling) {
        std::vector<std::string> assignments = two;
        assignments.push_back(std::string("/sampling=\"") + sampling + '"');
        return scenarios::set_count(scenarios::read_exploration(exploration_with(assignments)));
    };
    CHECK(scenarios::set_count(scenarios::load_exploration("forsigtig_start")) == 24);  // priors: the draws
    CHECK(count("factorial") == 4 * 3);  // 3 levels unless stated
    CHECK(count("latin_hypercube") == 16);
    CHECK(count("sobol") == 16);
    CHECK(count("saltelli") == 16 * (2 + 2));  // Saltelli 2010: N (k + 2)
}

TEST_CASE("each fault of an exploration is met at its place", "[exploration]") {
    struct Row {
        std::vector<std::string> assignments;
        const char *pointer, *expected;
    };
    const std::string factor = R"({"field": "/auc_model"})";
    const std::vector<Row> rows = {
        {{R"(/search/0/options=["score_last"])"}, "/search/0/options", "options of the lever"},
        {{R"(/search/0/lever="wrkflow")"}, "/search/0/lever", "\"workflow\""},
        {{R"(/search/1/lever="workflow")", R"(/search/1/options=["own_first"])"},
         "/search",
         "each lever once"},
        {{"/search/0/from=[]"}, "/search/0/from", "1 to 20"},
        {{"/search/0/from=[1.5]"}, "/search/0/from", "whole numbers"},
        {{"/search/0/from=[9]", "/search/0/to=8"}, "/search/0/to", "at least every week of from"},
        {{"/search/0/intensity=[1.5]"}, "/search/0/intensity/0", "0 to 1"},
        {{R"(/sampling="sobol")"}, "/factors", "at least one factor"},
        {{"/factors=[" + factor + ']'}, "/factors", "no factors where sets are drawn from the priors"},
        {{R"(/sampling="sobol")", "/factors=[" + factor + ',' + factor + ']'}, "/factors", "each field once"},
        {{R"(/sampling="sobol")", R"(/factors=[{"field": "auc_model"}])"},
         "/factors/0/field",
         "begins with /"},
        {{R"(/sampling="sobol")", R"(/factors=[{"field": "/auc_model", "lo": 0.6}])"},
         "/factors/0/hi",
         "both lo and hi, or neither"},
        {{R"(/sampling="sobol")", R"(/factors=[{"field": "/auc_model", "lo": 0.8, "hi": 0.6}])"},
         "/factors/0/hi",
         "more than lo"},
        {{R"(/sampling="factorial")",
          R"(/factors=[{"field": "/a", "lo": 0, "hi": 1, "levels": 1000}, {"field": "/b", "lo": 0, "hi": 1, "levels": 1000}, {"field": "/c", "lo": 0, "hi": 1, "levels": 2}])"},
         "/factors",
         "at most 1000000 sets"},
        {{"/replications=0"}, "/replications", "1 to 10000"},
    };
    for (const Row& row : rows) {
        const std::vector<std::string> found = exploration_faults(row.assignments);
        INFO(row.assignments.back());
        INFO((found.empty() ? "no fault" : found.front()));
        CHECK(one_holds_words(found, std::string(": ") + row.pointer + ": expected "));
        CHECK(one_holds_words(found, row.expected));
    }
    std::string many = "/factors=[";
    for (int i = 0; i < 33; ++i)
        many += (i == 0 ? "" : ",") + std::string(R"({"field": "/f)") + std::to_string(i) + R"("})";
    CHECK(one_holds_words(exploration_faults({R"(/sampling="saltelli")", many + ']'}), "at most 32 factors"));
    CHECK(exploration_faults({}).empty());
}
