#include "scenarios/format_document.h"

#include <algorithm>

#include "scenarios/describe_case.h"
#include "scenarios/describe_decision.h"
#include "scenarios/describe_definition.h"
#include "scenarios/describe_strategy.h"
#include "scenarios/embedded.h"
#include "scenarios/ledger.h"
#include "scenarios/prepared.h"
#include "scenarios/schema_documenter.h"
#include "scenarios/scorecard.h"

namespace skoen::scenarios {

namespace {

constexpr std::string_view kSmallest = R"({
  "schema": 1,
  "id": "small",
  "name": {"da": "Lille eksempel", "en": "Small example"},
  "summary": {"da": "En medarbejder vurderer en henvendelse. Alt er opdigtet.",
              "en": "A worker assesses an enquiry. All is invented."},
  "law": {"da": "Ingen lov: et eksempel.", "en": "No law: an example."},
  "law_as_of": "2026-11-22",
  "decision": {
    "kind": "act_or_dismiss",
    "question": {"da": "Skal vi gå ind i sagen?", "en": "Do we step in?"},
    "act": {"da": "undersøg", "en": "examine"},
    "dismiss": {"da": "luk", "en": "close"},
    "harm": {"da": "Sagen bliver værre inden for et halvt år.", "en": "The case gets worse within half a year."},
    "deciders": {"da": "En medarbejder", "en": "A worker"},
    "missed": {"da": "overset sag", "en": "missed case"},
    "disturbed": {"da": "unødig undersøgelse", "en": "needless examination"}
  },
  "prevalence": 0.2,
  "auc_model": 0.7,
  "auc_best": 0.85,
  "features": [
    {
      "id": "enquiries",
      "name": {"da": "Tidligere henvendelser", "en": "Earlier enquiries"},
      "kind": "count",
      "levels": [{"value": 0, "share": 0.6}, {"value": 1, "share": 0.3}, {"value": 2, "share": 0.1}],
      "weight": 1,
      "source": {"tag": "A", "text": "Assumption: made up for this example."}
    }
  ],
  "default_strategies": ["no_tool", "own_first"]
})";

constexpr std::string_view kIntroduction = R"(# The file language

Generated from the descriptions in `scenarios/` that also read, check and write the files. Do not edit: the test
`test_scenarios "[format]"` compares, and writes this page anew when `SKOEN_REGENERATE=1` is set.

Scenarios and strategies are JSON, UTF-8. Every fault is reported with its place, as
`file:line:column: /pointer: expected ..., found ...`; unknown and doubled keys are faults too. Keys that are not
required may be left out and then have the default. `*` stands for every item of a list. Judgements are in log-odds of the
harm that the scenario names, time is in working minutes and weeks of five working days, shares lie in 0 to 1.

Texts that people read come in Danish and English: `{"da": "...", "en": "..."}`. An id is lower-case words joined by `_`
or `-`. Each feature and cue says where its figures come from; tag `A` wants the word *assumption* and a reason.

Beyond the tables: ids differ within their list; shares of levels sum to 1; counts and ordinal levels rise; `auc_best` is at least
`auc_model`; correlations name two features, each pair once, and can hold together (a positive definite matrix); groups,
hidden features and the tilt feature name features; `equity_group` names a group; strategies named are shipped ones.
Kinds choose and route have `decision/palette` instead of `prevalence`, `auc_model` and `auc_best`; option ids differ, weights
name features and cues, and the label is the truth, the past decision or a mix of them.

## The smallest scenario

)";

// A feature of one kind, documented with the keys of that kind only.
template <sim::MarginalKind kKind>
struct FeatureOfKind {
    sim::Feature feature = [] {
        sim::Feature start;
        start.kind = kKind;
        return start;
    }();
};

template <sim::MarginalKind kKind>
void describe(Schema& schema, FeatureOfKind<kKind>& of_kind) {
    describe(schema, of_kind.feature);
}

// A decision of one kind, likewise.
template <sim::DecisionKind kKind>
struct DecisionOfKind {
    sim::DecisionText decision = [] {
        sim::DecisionText start;
        start.kind = kKind;
        return start;
    }();
};

template <sim::DecisionKind kKind>
void describe(Schema& schema, DecisionOfKind<kKind>& of_kind) {
    schema.object("decision", of_kind.decision, true, "");
}

// A scenario whose defaults are those that files have: the behaviour is the ledger's.
struct ScenarioFile {
    sim::Definition definition = [] {
        sim::Definition start;
        start.behaviour = ledger_behaviour();
        return start;
    }();
};

void describe(Schema& schema, ScenarioFile& file) { describe(schema, file.definition); }

bool is_behaviour(const DocumentedField& field) { return field.pointer.starts_with("/behaviour/"); }

bool is_text_of(const DocumentedField& field, const DocumentedField& object, const char* language) {
    return field.pointer == object.pointer + '/' + language;
}

// A text in both languages takes one row instead of three.
std::vector<DocumentedField> with_texts_joined(const std::vector<DocumentedField>& fields) {
    std::vector<DocumentedField> joined;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        joined.push_back(fields[i]);
        if (i + 2 < fields.size() && is_text_of(fields[i + 1], fields[i], "da") &&
            is_text_of(fields[i + 2], fields[i], "en")) {
            joined.back().type = "text in both languages";
            joined.back().range = fields[i + 1].range;
            i += 2;
        }
    }
    return joined;
}

std::string table(const std::vector<DocumentedField>& fields) {
    return markdown_table(with_texts_joined(fields));
}

// Only the keys that a kind has of its own.
template <sim::MarginalKind kKind>
std::string keys_of_kind(std::string_view own) {
    std::vector<DocumentedField> fields = documented_fields<FeatureOfKind<kKind>>();
    std::erase_if(fields, [&](const DocumentedField& field) {
        const std::string_view key =
            std::string_view(field.pointer).substr(1, field.pointer.find('/', 1) - 1);
        return own.find(" " + std::string(key) + " ") == std::string_view::npos;
    });
    return table(fields);
}

template <sim::DecisionKind kKind>
std::string decision_keys(std::string_view own) {
    std::vector<DocumentedField> fields = documented_fields<DecisionOfKind<kKind>>();
    std::erase_if(fields, [&](const DocumentedField& field) {
        return !field.pointer.starts_with("/decision/" + std::string(own));
    });
    return table(fields);
}

std::string levers_table() {
    std::string out =
        "| lever | options; the first holds where a plan does not name the lever |\n| --- | --- |\n";
    for (int i = 0; i < sim::kLevers; ++i) {
        const auto lever = static_cast<sim::Lever>(i);
        out += "| `" + std::string(sim::lever_name(lever)) + "` |";
        for (const std::string_view option : sim::option_names(lever))
            out += " `" + std::string(option) + '`';
        out += " |\n";
    }
    return out;
}

}  // namespace

std::string_view smallest_scenario() { return kSmallest; }

std::string scenario_format() {
    std::vector<DocumentedField> scenario = documented_fields<ScenarioFile>();
    std::vector<DocumentedField> behaviour;
    std::copy_if(scenario.begin(), scenario.end(), std::back_inserter(behaviour), is_behaviour);
    std::erase_if(scenario, is_behaviour);

    std::string page(kIntroduction);
    page += "```json\n" + std::string(kSmallest) + "\n```\n\n## Scenario\n\n" + table(scenario);
    page += "\n### Keys of a feature of kind count, ordinal or category\n\nInstead of `share`.\n\n" +
            keys_of_kind<sim::MarginalKind::ordinal>(" levels ");
    page += "\n### Keys of a feature of kind continuous\n\nInstead of `share`.\n\n" +
            keys_of_kind<sim::MarginalKind::continuous>(" median spread lowest highest ");
    page += "\n### Keys of a decision of kind choose or route\n\n" +
            decision_keys<sim::DecisionKind::choose>("palette");
    page +=
        "\n### Keys of a decision of kind number\n\n" + decision_keys<sim::DecisionKind::number>("amount");
    page += "\n### Keys of a decision of kind complete\n\n" +
            decision_keys<sim::DecisionKind::complete>("returns");
    page += "\n### Keys of a decision of kind rank\n\n" + decision_keys<sim::DecisionKind::rank>("ranking");
    page += "\n### Behaviour\n\nDefaults, ranges and meanings are those of the ledger, "
            "`assets/evidence/parameters.json`.\n\n" +
            table(behaviour);
    page += "\n## Scorecard\n\nA finished model for `/model/file`; see [own-model.md](own-model.md).\n\n" +
            table(documented_fields<Scorecard>());
    page += "\n## Strategy\n\nAn example, one of the shipped ones:\n\n```json\n" +
            std::string(embedded_text("scenarios/strategies/own_first_reason_review.json")) + "```\n\n" +
            table(documented_fields<sim::Strategy>()) + "\n### Levers\n\n" + levers_table();
    page +=
        "\n## Prepared comparison\n\nA scenario played in a few ways, and what is expected to come out.\n\n" +
        table(documented_fields<PreparedComparison>());
    page += "\n## Ledger of behaviour\n\n" + table(documented_fields<Ledger>());
    return page;
}

}  // namespace skoen::scenarios
