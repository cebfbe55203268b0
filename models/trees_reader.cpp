// XGBoost's JSON, read without XGBoost (whose own reader trusts the file).
//
//   learner / gradient_booster / model / trees [t]:  arrays with one entry a node
//     left_children, right_children   -1 in a leaf
//     split_indices                   the feature
//     split_conditions                the threshold, or in a leaf its value
//
// Nodes that pruning removed stay in the arrays; only what can be reached from node 0 is read.
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

#include "models/trees.h"
#include "sim/base/error.h"
#include "sim/base/json.h"
#include "sim/base/math.h"

namespace skoen::models {

namespace {

using base::JsonValue;
using Kind = JsonValue::Kind;

// A value and where it stands, for messages.
struct Place {
    const JsonValue* value;
    std::string pointer;
};

[[noreturn]] void refuse(const Place& at, std::string expected, std::string found) {
    throw base::InputError(base::Fault{at.value->file(), at.value->line, at.value->column, at.pointer,
                                       std::move(expected), std::move(found)});
}

Place member(const Place& at, const char* key, Kind kind, const char* kind_in_words) {
    if (at.value->kind != Kind::object) {
        refuse(at, "an object", base::in_words(*at.value));
    }
    const JsonValue* value = at.value->find(key);
    if (value == nullptr) {
        refuse(at, "the key \"" + std::string(key) + "\" of an XGBoost model", "none");
    }
    Place out{value, at.pointer + "/" + key};
    if (value->kind != kind) {
        refuse(out, kind_in_words, base::in_words(*value));
    }
    return out;
}

Place object(const Place& at, const char* key) { return member(at, key, Kind::object, "an object"); }
Place array(const Place& at, const char* key) { return member(at, key, Kind::array, "an array"); }

Place item(const Place& at, std::size_t i) {
    return {&at.value->items[i], at.pointer + "/" + std::to_string(i)};
}

void expect_text(const Place& at, const char* key, const char* wanted) {
    const Place text = member(at, key, Kind::string, "a text");
    if (text.value->text != wanted) {
        refuse(text, "\"" + std::string(wanted) + "\"", base::in_words(*text.value));
    }
}

// Parameters are numbers written as texts ("5E-1"), in newer versions also as a list of one ("[5E-1]").
double parameter(const Place& at, const char* key, double lo, double hi, const char* expected) {
    const Place place = member(at, key, Kind::string, "a number written as a text");
    std::string_view text = place.value->text;
    if (text.size() >= 2 && text.front() == '[' && text.back() == ']') {
        text = text.substr(1, text.size() - 2);
    }
    double out = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc() || end != text.data() + text.size() || !(out >= lo && out <= hi)) {
        refuse(place, expected, base::in_words(*place.value));
    }
    return out;
}

float single(const Place& at) {
    if (at.value->kind != Kind::number || std::fabs(at.value->number) > std::numeric_limits<float>::max()) {
        refuse(at, "a number in single precision", base::in_words(*at.value));
    }
    return static_cast<float>(at.value->number);
}

// A whole number from 0 to end - 1.
std::size_t index_below(const Place& at, std::size_t end, const char* what) {
    const JsonValue& v = *at.value;
    if (v.kind != Kind::number || !v.is_integer || v.number < 0.0 || v.number >= static_cast<double>(end)) {
        const std::string to = end == 0 ? "none: there are none" : "from 0 to " + std::to_string(end - 1);
        refuse(at, std::string(what) + " " + to, base::in_words(v));
    }
    return static_cast<std::size_t>(v.number);
}

bool is_minus_one(const Place& at) {
    return at.value->kind == Kind::number && at.value->is_integer && at.value->number == -1.0;
}

// The arrays of one tree.
struct TreeArrays {
    Place left, right, feature, condition;
    std::size_t size;
};

Place node_array(const Place& tree, const char* key, std::size_t size) {
    Place out = array(tree, key);
    if (out.value->items.size() != size) {
        refuse(out, "one entry a node (" + std::to_string(size) + ", as in left_children)",
               std::to_string(out.value->items.size()) + " entries");
    }
    return out;
}

TreeArrays tree_arrays(const Place& tree) {
    const Place left = array(tree, "left_children");
    const std::size_t size = left.value->items.size();
    if (size == 0) {
        refuse(left, "at least one node", "an empty array");
    }
    if (tree.value->find("split_type") != nullptr) {
        const Place types = node_array(tree, "split_type", size);
        for (std::size_t i = 0; i < size; ++i) {
            const Place type = item(types, i);
            if (type.value->kind != Kind::number || type.value->number != 0.0) {
                refuse(type, "0 (a numerical split)", base::in_words(*type.value));
            }
        }
    }
    return {left, node_array(tree, "right_children", size), node_array(tree, "split_indices", size),
            node_array(tree, "split_conditions", size), size};
}

// Appends the tree to model.nodes, parents first.
void append_tree(const Place& tree, BoostedTrees& model) {
    const TreeArrays arrays = tree_arrays(tree);
    const auto to_index = [](std::size_t i) { return static_cast<std::int32_t>(i); };
    struct Pending {
        std::size_t node;     // in the file
        std::size_t written;  // in model.nodes
    };
    std::vector<bool> reached(arrays.size, false);
    std::vector<Pending> pending{{0, model.nodes.size()}};
    reached[0] = true;
    model.roots.push_back(to_index(model.nodes.size()));
    model.nodes.emplace_back();
    const auto child = [&](const Place& at) {
        const std::size_t node = index_below(at, arrays.size, "the index of a node,");
        if (reached[node]) {
            refuse(at, "a node that no other leads to", base::in_words(*at.value));
        }
        reached[node] = true;
        pending.push_back({node, model.nodes.size()});
        model.nodes.emplace_back();
        return to_index(model.nodes.size() - 1);
    };
    while (!pending.empty()) {
        const auto [node, written] = pending.back();
        pending.pop_back();
        const Place left = item(arrays.left, node);
        const Place right = item(arrays.right, node);
        TreeNode out;
        const float condition = single(item(arrays.condition, node));
        if (is_minus_one(left) != is_minus_one(right)) {
            refuse(is_minus_one(left) ? left : right, "two children or none", "-1 beside a child");
        }
        if (is_minus_one(left)) {
            out.value = condition;
        } else {
            out.threshold = condition;
            out.feature = to_index(index_below(item(arrays.feature, node), model.features, "a feature,"));
            out.left = child(left);
            out.right = child(right);
        }
        model.nodes[written] = out;
    }
}

}  // namespace

BoostedTrees read_boosted_trees(std::string_view json, const std::string& file, std::size_t features) {
    return read_boosted_trees(base::parse_json(json, file), features);
}

const std::vector<JsonValue>& boosted_feature_names(const JsonValue& document) {
    const Place learner = object({&document, ""}, "learner");
    const Place names = array(learner, "feature_names");
    const auto is_text = [](const JsonValue& name) { return name.kind == Kind::string; };
    const std::vector<JsonValue>& items = names.value->items;
    if (items.empty())
        refuse(names, "the names of the features (train on a table whose columns have names)", "none");
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!is_text(items[i])) refuse(item(names, i), "the name of a feature", base::in_words(items[i]));
    }
    return items;
}

BoostedTrees read_boosted_trees(const JsonValue& document, std::size_t features) {
    const Place learner = object({&document, ""}, "learner");
    expect_text(object(learner, "objective"), "name", "binary:logistic");
    const Place booster = object(learner, "gradient_booster");
    expect_text(booster, "name", "gbtree");

    const Place parameters = object(learner, "learner_model_param");
    parameter(parameters, "num_class", 0.0, 1.0, "\"0\" (two classes)");
    if (parameters.value->find("num_target") != nullptr) {  // since 1.6
        parameter(parameters, "num_target", 0.0, 1.0, "\"1\" (one target)");
    }
    const auto columns = static_cast<double>(features);
    parameter(parameters, "num_feature", columns, columns,
              ("\"" + std::to_string(features) + "\" features").c_str());
    constexpr double kEdge = 1e-15;
    const double base_score =
        parameter(parameters, "base_score", kEdge, 1.0 - kEdge, "a probability between 0 and 1");

    BoostedTrees model;
    model.features = features;
    model.base_margin = base_score == 0.5 ? 0.0 : base::logit(base_score);
    const Place trees = array(object(booster, "model"), "trees");
    for (std::size_t t = 0; t < trees.value->items.size(); ++t) {
        append_tree(item(trees, t), model);
    }
    return model;
}

}  // namespace skoen::models
