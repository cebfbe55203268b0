#include <string>
#include <vector>

#include "models/trees.h"
#include "sim/base/error.h"
#include "sim/base/math.h"
#include "tests/catch.h"
#include "tests/stats/stream.h"

using namespace skoen;
using namespace skoen::models;

namespace {

// A model of two features and two trees, as XGBoost 1.7 lays it out.
//
//   tree 0:  x0 < 1.5 ? (x1 < 0 ? -0.5 : 0.25) : 2      nodes 0; 1, 2; 3, 4; node 5 was pruned away
//   tree 1:  0.125
const std::string kModel = R"({"learner": {
  "gradient_booster": {"name": "gbtree", "model": {"trees": [
    {"left_children": [1, 3, -1, -1, -1, -1],
     "right_children": [2, 4, -1, -1, -1, -1],
     "split_indices": [0, 1, 0, 0, 0, 2147483647],
     "split_conditions": [1.5E0, 0E0, 2E0, -5E-1, 2.5E-1, 7E0],
     "split_type": [0, 0, 0, 0, 0, 0]},
    {"left_children": [-1], "right_children": [-1], "split_indices": [0], "split_conditions": [1.25E-1]}]}},
  "learner_model_param": {"base_score": "5E-1", "num_class": "0", "num_feature": "2", "num_target": "1"},
  "objective": {"name": "binary:logistic"}}})";

std::string with(const std::string& from, const std::string& to) {
    std::string text = kModel;
    const std::size_t at = text.find(from);
    if (at == std::string::npos) throw std::logic_error("the model does not hold: " + from);
    return text.replace(at, from.size(), to);
}

std::string message_of(const std::string& text) {
    try {
        (void)read_boosted_trees(text, "m.json", 2);
    } catch (const base::InputError& error) {
        return error.what();
    }
    return "accepted";
}

double at(const BoostedTrees& model, double x0, double x1) {
    const std::vector<double> x = {x0, x1};
    return log_odds(model, x);
}

}  // namespace

TEST_CASE("reader of foreign trees: a small model by hand") {
    const BoostedTrees model = read_boosted_trees(kModel, "m.json", 2);
    CHECK(model.roots == std::vector<std::int32_t>{0, 5});
    CHECK(model.nodes.size() == 6);  // the pruned node is gone
    CHECK(at(model, 1.0, -1.0) == -0.375);
    CHECK(at(model, 1.0, 0.0) == 0.375);
    CHECK(at(model, 1.5, 0.0) == 2.125);
    CHECK(at(model, 1.5 - 1e-12, 0.0) == 2.125);  // 1.5 in single precision, as XGBoost sees it
    for (std::size_t i = 0; i < model.nodes.size(); ++i) {
        if (model.nodes[i].left != TreeNode::kLeaf) {
            CHECK(model.nodes[i].left > static_cast<std::int32_t>(i));
            CHECK(model.nodes[i].right > static_cast<std::int32_t>(i));
        }
    }
}

TEST_CASE("reader of foreign trees: the base score in the forms of different versions") {
    for (const std::string form : {"\"2E-1\"", "\"0.2\"", "\"[2E-1]\"", "\"[0.2]\""}) {
        const BoostedTrees model = read_boosted_trees(with("\"5E-1\"", form), "m.json", 2);
        CHECK(model.base_margin == Approx(base::logit(0.2)).epsilon(1e-12));
        CHECK(at(model, 2.0, 0.0) == Approx(2.125 + base::logit(0.2)).epsilon(1e-12));
    }
    CHECK(read_boosted_trees(with(R"(, "num_target": "1")", ""), "m.json", 2).roots.size() == 2);
}

TEST_CASE("reader of foreign trees: what is refused, and the words") {
    const std::string tree = "/learner/gradient_booster/model/trees/0";
    SECTION("shape of the trees") {
        CHECK(message_of(with("[1, 3, -1,", "[6, 3, -1,")) ==
              "m.json:3:24: " + tree +
                  "/left_children/0: expected the index of a node, from 0 to 5, found 6");
        CHECK(message_of(with("[1, 3, -1,", "[-2, 3, -1,")) ==
              "m.json:3:24: " + tree +
                  "/left_children/0: expected the index of a node, from 0 to 5, found -2");
        CHECK(message_of(with("[1, 3, -1,", "[0, 3, -1,")) ==
              "m.json:3:24: " + tree + "/left_children/0: expected a node that no other leads to, found 0");
        CHECK(message_of(with("[2, 4, -1, -1", "[2, 0, -1, -1")) ==
              "m.json:4:28: " + tree + "/right_children/1: expected a node that no other leads to, found 0");
        CHECK(message_of(with("[2, 4, -1, -1", "[1, 4, -1, -1")) ==
              "m.json:4:25: " + tree + "/right_children/0: expected a node that no other leads to, found 1");
        CHECK(message_of(with("[2, 4, -1, -1", "[2, -1, -1, -1")) ==
              "m.json:4:28: " + tree +
                  "/right_children/1: expected two children or none, found -1 beside a child");
        CHECK(message_of(with("[1, 3, -1,", "[1.5, 3, -1,")) ==
              "m.json:3:24: " + tree +
                  "/left_children/0: expected the index of a node, from 0 to 5, found 1.5");
        CHECK(message_of(with("[0, 1, 0, 0, 0,", "[0, 2, 0, 0, 0,")) ==
              "m.json:5:27: " + tree + "/split_indices/1: expected a feature, from 0 to 1, found 2");
    }
    SECTION("arrays") {
        CHECK(message_of(with("0E0, 2E0, ", "2E0, ")) ==
              "m.json:6:26: " + tree +
                  "/split_conditions: expected one entry a node (6, as in left_children), found 5 entries");
        CHECK(message_of(with("-1, -1, -1, -1],\n     \"split_i", "-1, -1, -1, -1, -1],\n     \"split_i")) ==
              "m.json:4:24: " + tree +
                  "/right_children: expected one entry a node (6, as in left_children), found 7 entries");
        CHECK(
            message_of(with("{\"left_children\": [-1], \"right_children\": [-1]",
                            "{\"left_children\": [], \"right_children\": [-1]")) ==
            "m.json:8:23: /learner/gradient_booster/model/trees/1/left_children: expected at least one node, "
            "found an empty array");
        CHECK(message_of(with("1.5E0", "1E60")) ==
              "m.json:6:27: " + tree +
                  "/split_conditions/0: expected a number in single precision, found 1E60");
        CHECK(message_of(with("1.5E0", "\"1.5\"")) ==
              "m.json:6:27: " + tree +
                  "/split_conditions/0: expected a number in single precision, found the text \"1.5\"");
        CHECK(message_of(with("\"split_type\": [0,", "\"split_type\": [1,")) ==
              "m.json:7:21: " + tree + "/split_type/0: expected 0 (a numerical split), found 1");
    }
    SECTION("values of another kind") {
        CHECK(message_of(with("[1, 3, -1,", "[\"1\", 3, -1,")) ==
              "m.json:3:24: " + tree +
                  "/left_children/0: expected the index of a node, from 0 to 5, found the text \"1\"");
        CHECK(message_of(with("[1, 3, -1,", "[1, 3.5, -1,"))
                  .find("/left_children/1: expected the index of a node, from 0 to 5, found 3.5") !=
              std::string::npos);
        CHECK(message_of(with("\"split_type\": [0,", "\"split_type\": [\"0\",")) ==
              "m.json:7:21: " + tree + "/split_type/0: expected 0 (a numerical split), found the text \"0\"");
        CHECK(message_of(with("{\"name\": \"binary:logistic\"}", "3"))
                  .find("/learner/objective: expected an object, found 3") != std::string::npos);
        CHECK(message_of(with("\"gbtree\"", "1")).find("/learner/gradient_booster/name: expected a text") !=
              std::string::npos);
        for (const std::string score : {"\"[5E-1\"", "\"5E-1]\"", "\"\"", "\"[\""})
            CHECK(message_of(with("\"5E-1\"", score)).find("expected a probability between 0 and 1") !=
                  std::string::npos);
    }
    SECTION("another kind of model") {
        CHECK(message_of(with("\"gbtree\"", "\"dart\"")) ==
              "m.json:2:32: /learner/gradient_booster/name: expected \"gbtree\", found the text \"dart\"");
        CHECK(message_of(with("binary:logistic", "reg:squarederror")) ==
              "m.json:10:25: /learner/objective/name: expected \"binary:logistic\", "
              "found the text \"reg:squarederror\"");
        CHECK(message_of(with("\"num_class\": \"0\"", "\"num_class\": \"3\"")) ==
              "m.json:9:62: /learner/learner_model_param/num_class: expected \"0\" (two classes), found the "
              "text \"3\"");
        CHECK(message_of(with("\"num_feature\": \"2\"", "\"num_feature\": \"5\"")) ==
              "m.json:9:82: /learner/learner_model_param/num_feature: expected \"2\" features, found the "
              "text \"5\"");
        CHECK(message_of(with("\"5E-1\"", "\"1\"")) ==
              "m.json:9:41: /learner/learner_model_param/base_score: expected a probability between 0 and 1, "
              "found the text \"1\"");
        CHECK(message_of(with("\"5E-1\"", "\"half\"")) ==
              "m.json:9:41: /learner/learner_model_param/base_score: expected a probability between 0 and 1, "
              "found the text \"half\"");
        CHECK(message_of(with("\"num_target\": \"1\"", "\"num_target\": \"2\"")) ==
              "m.json:9:101: /learner/learner_model_param/num_target: expected \"1\" (one target), "
              "found the text \"2\"");
    }
    SECTION("no XGBoost model at all") {
        CHECK(message_of("{}") ==
              "m.json:1:1: /: expected the key \"learner\" of an XGBoost model, found none");
        CHECK(message_of("[1]") == "m.json:1:1: /: expected an object, found an array");
        CHECK(message_of(with("\"trees\": [", "\"forest\": [")) ==
              "m.json:2:51: /learner/gradient_booster/model: expected the key \"trees\" of an XGBoost model, "
              "found none");
        CHECK_THROWS_AS(read_boosted_trees(kModel.substr(0, 200), "m.json", 2), base::InputError);
        CHECK_THROWS_AS(read_boosted_trees("", "m.json", 2), base::InputError);
    }
}

TEST_CASE("reader of foreign trees: mangled files are refused or give a model that ends") {
    // One character of the file replaced by another of JSON's, 4000 times: reading throws InputError and
    // nothing else, and a model that is accepted can be evaluated.
    const std::string alphabet = "0123456789-.E,[]{}\" ";
    Stream stream(77);
    int refused = 0;
    for (int i = 0; i < 4000; ++i) {
        std::string text = kModel;
        text[stream.below(text.size())] = alphabet[stream.below(alphabet.size())];
        try {
            const BoostedTrees model = read_boosted_trees(text, "m.json", 2);
            CHECK(std::isfinite(at(model, stream.normal(), stream.normal())));
        } catch (const base::InputError&) {
            ++refused;
        }
    }
    CHECK(refused > 1000);
    CHECK(refused < 4000);
}
