#include "scenarios/own_model_file.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>
#include <utility>

#include "models/trees.h"
#include "scenarios/fault_place.h"
#include "scenarios/schema_reader.h"
#include "scenarios/schema_writer.h"
#include "scenarios/scorecard.h"
#include "sim/base/file.h"
#include "sim/base/math.h"
#include "sim/own_tool.h"

namespace skoen::scenarios {

namespace {

namespace fs = std::filesystem;
using base::JsonValue;

constexpr const char* kValuesAttribute = "skoen_values";
constexpr const char* kTreesPointer = "/learner/gradient_booster/model/trees";

[[noreturn]] void refuse_at(const JsonValue& root, std::string pointer, std::string expected,
                            std::string found) {
    throw base::InputError(fault_at(root, std::move(pointer), std::move(expected), std::move(found)));
}

bool is_boosted(const JsonValue& root) { return root.find("learner") != nullptr; }

JsonValue model_document(std::string_view bytes, const std::string& file) {
    return file.ends_with(".csv") ? scorecard_of_csv(bytes, file) : base::parse_json(bytes, file);
}

// learner/attributes/skoen_values; absent: as recorded.
bool boosted_is_standardised(const JsonValue& root) {
    const JsonValue* attributes = root.find("learner")->find("attributes");
    const JsonValue* values = attributes == nullptr ? nullptr : attributes->find(kValuesAttribute);
    if (values == nullptr) return false;
    const bool text = values->kind == JsonValue::Kind::string;
    if (!text || (values->text != "recorded" && values->text != "standardised")) {
        refuse_at(root, std::string("/learner/attributes/") + kValuesAttribute,
                  R"("recorded" or "standardised")", base::in_words(*values));
    }
    return values->text == "standardised";
}

sim::OwnModel read_boosted(const JsonValue& root) {
    sim::OwnModel own;
    for (const JsonValue& name : models::boosted_feature_names(root)) own.features.push_back(name.text);
    own.standardised = boosted_is_standardised(root);
    models::BoostedTrees trees = models::read_boosted_trees(root, own.features.size());
    if (trees.roots.size() > kMaxTrees) {
        refuse_at(root, kTreesPointer, "at most " + std::to_string(kMaxTrees) + " trees",
                  std::to_string(trees.roots.size()));
    }
    for (std::size_t t = 0; t < trees.roots.size(); ++t) {
        const int depth = models::depth_of_tree(trees, trees.roots[t]);
        if (depth <= kMaxTreeDepth) continue;
        refuse_at(root, kTreesPointer + ('/' + std::to_string(t)),
                  "at most " + std::to_string(kMaxTreeDepth) + " splits one after the other",
                  std::to_string(depth));
    }
    own.model = std::move(trees);
    return own;
}

sim::OwnModel read_scorecard(const JsonValue& root) {
    const auto card = read_with_schema<Scorecard>(root);
    const bool in_points = !std::isnan(card.points_to_double_odds);
    const double unit = in_points ? base::log(2.0) / card.points_to_double_odds : 1.0;
    sim::OwnModel own;
    own.standardised = card.values == ModelValues::standardised;
    models::LogisticModel model;
    model.intercept = card.intercept * unit;
    for (const ScorecardTerm& term : card.terms) {
        own.features.push_back(term.feature);
        model.weights.push_back((in_points ? term.points : term.coefficient) * unit);
    }
    own.model = std::move(model);
    return own;
}

sim::OwnModel read_document(const JsonValue& root) {
    return is_boosted(root) ? read_boosted(root) : read_scorecard(root);
}

std::string pointer_to_name(const JsonValue& root, std::size_t i) {
    const std::string number = std::to_string(i);
    return is_boosted(root) ? "/learner/feature_names/" + number : "/terms/" + number + "/feature";
}

std::string listed(const std::vector<std::string_view>& names) {
    std::string out;
    for (const std::string_view name : names) out += (out.empty() ? "" : ", ") + base::json_quoted(name);
    return out;
}

// Names that the scenario's model cannot see, names twice, and features without a name.
void match_names(const sim::OwnModel& own, const sim::Definition& d, const JsonValue& root) {
    std::vector<std::string_view> seen;
    for (const sim::Feature& feature : d.features) {
        if (std::find(d.model.hidden.begin(), d.model.hidden.end(), feature.id) == d.model.hidden.end())
            seen.push_back(feature.id);
    }
    std::vector<base::Fault> faults;
    std::vector<std::string_view> missing = seen;
    for (std::size_t i = 0; i < own.features.size(); ++i) {
        const std::string& name = own.features[i];
        const auto report = [&](const std::string& expected, const char* more) {
            faults.push_back(
                fault_at(root, pointer_to_name(root, i), expected, base::json_quoted(name) + more));
        };
        if (std::find(seen.begin(), seen.end(), name) == seen.end()) {
            const std::optional<std::string_view> near = base::nearest_name(name, seen);
            const bool hidden =
                std::find(d.model.hidden.begin(), d.model.hidden.end(), name) != d.model.hidden.end();
            report(hidden ? "a feature that model/hidden does not keep from the model"
                   : near ? "the id of a feature of " + d.id + " (did you mean " + base::json_quoted(*near) +
                                "?)"
                          : "the id of a feature of " + d.id + ": " + listed(seen),
                   "");
        } else if (std::find(own.features.begin(), own.features.begin() + static_cast<std::ptrdiff_t>(i),
                             name) != own.features.begin() + static_cast<std::ptrdiff_t>(i)) {
            report("each feature once", " again");
        } else {
            std::erase(missing, name);
        }
    }
    if (!missing.empty()) {
        faults.push_back(fault_at(root, is_boosted(root) ? "/learner/feature_names" : "/terms",
                                  "every feature of " + d.id +
                                      " that the model may see; keep others from it with model/hidden",
                                  "none named " + listed(missing)));
    }
    if (!faults.empty()) throw base::InputError(std::move(faults));
}

void check_reach(const sim::OwnModel& own, const sim::Definition& d, const JsonValue& document) {
    const sim::CaseGenerator generator(d);
    std::vector<std::uint32_t> seen;
    for (std::size_t f = 0; f < d.features.size(); ++f) {
        if (std::find(own.features.begin(), own.features.end(), d.features[f].id) != own.features.end())
            seen.push_back(static_cast<std::uint32_t>(f));
    }
    try {
        const double most = largest_log_odds(own_risk_model(own, d, generator, seen), generator, seen);
        if (most <= kLargestLogOdds) return;
        refuse_at(document, "",
                  "log-odds between -500 and 500 for every case; are the values those of the case file?",
                  "up to " + base::format_number(most, 0, base::Language::en));
    } catch (const base::InputError& error) {
        const base::Fault& fault = error.faults.front();
        if (fault.line > 0) throw;
        refuse_at(document, kTreesPointer, fault.expected, fault.found);
    }
}

fs::path model_path(const sim::Definition& definition, const JsonValue& root) {
    fs::path given(definition.model.file);
    const JsonValue* const model = root.find("model");
    const JsonValue* const said = model == nullptr ? nullptr : model->find("file");
    if (said == nullptr || said->file() == "--set" || given.is_absolute()) return given;
    return fs::path(said->file()).parent_path() / given;
}

std::string bytes_of(const fs::path& path, const JsonValue& root) {
    std::error_code none;
    if (fs::exists(path, none) && !fs::is_regular_file(path, none))
        refuse_at(root, "/model/file", "an ordinary file", path.string());
    try {
        return base::read_text_file(path, kMaxModelBytes);
    } catch (const base::InputError& error) {
        const base::Fault& fault = error.faults.front();
        refuse_at(root, "/model/file", fault.expected, fault.found + " (" + path.string() + ')');
    }
}

}  // namespace

sim::OwnModel read_own_model(std::string bytes, const std::string& file) {
    sim::OwnModel own = read_document(model_document(bytes, file));
    own.ending = file.ends_with(".csv") ? ".csv" : ".json";
    own.bytes = std::move(bytes);
    return own;
}

void bring_own_model(sim::Definition& definition, const JsonValue& root) {
    if (definition.model.file.empty()) return;
    const fs::path path = model_path(definition, root);
    std::string bytes = bytes_of(path, root);
    const JsonValue document = model_document(bytes, path.string());
    sim::OwnModel own = read_document(document);
    match_names(own, definition, document);
    check_reach(own, definition, document);
    own.ending = path.extension().string();
    own.bytes = std::move(bytes);
    definition.model.family = std::holds_alternative<models::BoostedTrees>(own.model)
                                  ? sim::ModelFamily::trees
                                  : sim::ModelFamily::logistic;
    definition.model.own = std::make_shared<const sim::OwnModel>(std::move(own));
}

std::string trained_model_file(const sim::World& world) {
    const sim::Definition& d = world.definition;
    if (d.model.own) return d.model.own->bytes;
    const auto* logistic = std::get_if<models::LogisticModel>(&world.tool.model);
    if (logistic == nullptr) {
        models::BoostingLabels labels;
        for (const std::uint32_t f : world.tool.seen) labels.features.push_back(d.features[f].id);
        labels.attributes = {{kValuesAttribute, "standardised"}};
        const sim::HistoryRows history = sim::draw_history(d, world.solved.scales, world.draws, world.past);
        const sim::TrainingTable table = sim::training_table(d, history);
        return models::train_boosted_trees(table.x, table.label, sim::boosting_parameters(d.model.trees),
                                           labels);
    }
    Scorecard card;
    card.values = ModelValues::standardised;
    card.intercept = logistic->intercept;
    for (std::size_t k = 0; k < world.tool.seen.size(); ++k) {
        ScorecardTerm term;
        term.feature = d.features[world.tool.seen[k]].id;
        term.coefficient = logistic->weights[k];
        card.terms.push_back(std::move(term));
    }
    return write_with_schema(card);
}

}  // namespace skoen::scenarios
