#include "scenarios/definition_rules.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include "scenarios/describe_definition.h"
#include "scenarios/schema_lister.h"
#include "sim/decision.h"

namespace skoen::scenarios {

namespace {

std::string quote(std::string_view text) { return '"' + std::string(text) + '"'; }
std::string item(const char* list, std::size_t i, const char* key) {
    return "/" + std::string(list) + "/" + std::to_string(i) + (*key == '\0' ? "" : "/") + key;
}

class Rules {
  public:
    Rules(const sim::Definition& definition, const std::vector<std::string>& strategies)
        : d_(definition), strategies_(strategies) {}

    std::vector<BrokenRule> run() {
        for (const sim::Feature& feature : d_.features) features_.push_back(feature.id);
        for (const sim::Group& group : d_.groups) groups_.push_back(group.id);
        ids();
        correlations();
        unrecorded_risk();
        groups();
        model();
        own_model();
        decision();
        strategies();
        sources();
        return std::move(broken_);
    }

  private:
    void report(std::string pointer, std::string expected, std::string found) {
        broken_.push_back({std::move(pointer), std::move(expected), std::move(found)});
    }

    template <class T>
    void unique(const std::vector<T>& rows, const char* list) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (rows[i].id != rows[j].id) continue;
                report(item(list, i, "id"), "an id that no other of the " + std::string(list) + " has",
                       quote(rows[i].id) + ", the id of number " + std::to_string(j + 1));
                break;
            }
        }
    }

    void ids() {
        unique(d_.features, "features");
        unique(d_.cues, "cues");
        unique(d_.groups, "groups");
    }

    // `id` must be among `known`; says which name is near.
    bool known(std::string pointer, std::string_view id, const std::vector<std::string_view>& names,
               const char* what) {
        if (std::find(names.begin(), names.end(), id) != names.end()) return true;
        const std::optional<std::string_view> near = base::nearest_name(id, names);
        report(std::move(pointer),
               "the id of a " + std::string(what) + (near ? " (" + quote(*near) + "?)" : ""), quote(id));
        return false;
    }

    void correlations() {
        bool named = true;
        for (std::size_t i = 0; i < d_.correlations.size(); ++i) {
            const sim::Correlation& pair = d_.correlations[i];
            named = known(item("correlations", i, "a"), pair.a, features_, "feature") && named;
            named = known(item("correlations", i, "b"), pair.b, features_, "feature") && named;
            for (std::size_t j = 0; j < i; ++j) {
                const sim::Correlation& other = d_.correlations[j];
                if ((pair.a == other.a && pair.b == other.b) || (pair.a == other.b && pair.b == other.a)) {
                    report(item("correlations", i, "b"), "each pair of features once",
                           quote(pair.a) + " and " + quote(pair.b) + " again");
                }
            }
        }
        if (named && broken_.empty() && !positive_definite()) {
            report("/correlations", "correlations that can hold together (a positive definite matrix)",
                   "correlations that contradict each other");
        }
    }

    // Cholesky (Golub & Van Loan 2013, algorithm 4.2.1); pivots below 1e-9 count as none.
    bool positive_definite() const {
        const std::size_t n = features_.size();
        std::vector<double> m(n * n, 0.0);
        for (std::size_t i = 0; i < n; ++i) m[i * n + i] = 1.0;
        for (const sim::Correlation& pair : d_.correlations) {
            const auto at = [&](const std::string& id) {
                return static_cast<std::size_t>(std::find(features_.begin(), features_.end(), id) -
                                                features_.begin());
            };
            m[at(pair.a) * n + at(pair.b)] = m[at(pair.b) * n + at(pair.a)] = pair.rho;
        }
        for (std::size_t j = 0; j < n; ++j) {
            for (std::size_t i = j; i < n; ++i) {
                double sum = m[i * n + j];
                for (std::size_t k = 0; k < j; ++k) sum -= m[i * n + k] * m[j * n + k];
                if (i == j && sum < 1e-9) return false;
                m[i * n + j] = i == j ? std::sqrt(sum) : sum / m[j * n + j];
            }
        }
        return true;
    }

    void decision() {
        if (sim::has_options(d_.decision.kind)) palette(d_.decision.palette);
        if (d_.decision.kind != sim::DecisionKind::number) return;
        const std::vector<sim::AmountFault>& faults = d_.decision.amount.faults;
        for (std::size_t i = 0; i < faults.size(); ++i)
            known(item("decision/amount/faults", i, "group"), faults[i].group, groups_, "group");
    }

    void palette(const sim::Palette& palette) {
        unique(palette.options, "decision/palette/options");
        std::vector<std::string_view> named = features_;
        for (const sim::Cue& cue : d_.cues) named.push_back(cue.id);
        int offered = 0;
        bool weighted = false;
        for (std::size_t k = 0; k < palette.options.size(); ++k) {
            offered += palette.options[k].offered ? 1 : 0;
            const std::vector<sim::OptionWeight>& weights = palette.options[k].weights;
            for (std::size_t i = 0; i < weights.size(); ++i) {
                const std::string list = "decision/palette/options/" + std::to_string(k) + "/weights";
                known(item(list.c_str(), i, "of"), weights[i].of, named, "feature or cue");
                const bool fact =
                    std::find(features_.begin(), features_.end(), weights[i].of) != features_.end();
                weighted = weighted || (fact && weights[i].weight != 0);
            }
        }
        if (offered < 2)
            report("/decision/palette/options", "at least two options that are offered",
                   std::to_string(offered));
        if (!weighted)
            report("/decision/palette/options", "a weight on some feature other than 0 in some option",
                   "none");
        if (!palette.urgent_group.empty())
            known("/decision/palette/urgent_group", palette.urgent_group, groups_, "group");
        const sim::LabelKind label = d_.history.label;
        if (label == sim::LabelKind::selective || label == sim::LabelKind::where_acted) {
            report("/history/label", "truth, past_decision or mixed, as the decision is one of many options",
                   "another label");
        }
    }

    void unrecorded_risk() {
        if (sim::has_options(d_.decision.kind)) return;  // what fits is in the palette
        const bool weighted =
            std::any_of(d_.features.begin(), d_.features.end(),
                        [](const sim::Feature& feature) { return feature.weight != 0 || feature.bend != 0; });
        if (!weighted)
            report("/features", "a weight or bend other than 0 on at least one feature", "0 on all");
        const bool seen =
            std::any_of(d_.cues.begin(), d_.cues.end(), [](const sim::Cue& cue) { return cue.weight != 0; });
        if (!seen && d_.unexplained == 0) {
            report("/unexplained", "a number above 0, as no cue has a weight", "0");
        }
    }

    void groups() {
        for (std::size_t i = 0; i < d_.groups.size(); ++i) {
            known(item("groups", i, "feature"), d_.groups[i].feature, features_, "feature");
        }
        if (!d_.equity_group.empty()) known("/equity_group", d_.equity_group, groups_, "group");
        const std::string& silent = d_.history.silent_group;
        if (!silent.empty()) known("/history/silent_group", silent, groups_, "group");
        if (d_.equity_group.empty() && d_.history.group_tilt != 0) {
            report("/equity_group", "the id of a group, as history/group_tilt is not 0", "none");
        }
    }

    void model() {
        const std::vector<std::string>& hidden = d_.model.hidden;
        for (std::size_t i = 0; i < hidden.size(); ++i) {
            known(item("model/hidden", i, ""), hidden[i], features_, "feature");
            if (std::find(hidden.begin(), hidden.begin() + static_cast<std::ptrdiff_t>(i), hidden[i]) !=
                hidden.begin() + static_cast<std::ptrdiff_t>(i)) {
                report(item("model/hidden", i, ""), "each feature once", quote(hidden[i]) + " again");
            }
        }
        if (hidden.size() >= features_.size())
            report("/model/hidden", "at least one feature left to see", "all hidden");
        if (!d_.model.tilt_feature.empty())
            known("/model/tilt_feature", d_.model.tilt_feature, features_, "feature");
    }

    void own_model() {
        const std::string& file = d_.model.file;
        if (file.empty()) return;
        if (!file.ends_with(".json") && !file.ends_with(".csv"))
            report("/model/file", "a path that ends with .json or .csv", quote(file));
        if (d_.model.retrain_weeks != 0) {
            report("/model/retrain_weeks", "0, as model/file brings a finished model",
                   std::to_string(d_.model.retrain_weeks));
        }
        if (sim::has_options(d_.decision.kind))
            report("/model/file", "none, as the decision is one of many options", quote(file));
    }

    void strategies() {
        const std::vector<std::string_view> names(strategies_.begin(), strategies_.end());
        const std::vector<std::string>& given = d_.default_strategies;
        for (std::size_t i = 0; i < given.size(); ++i) {
            known(item("default_strategies", i, ""), given[i], names, "shipped strategy");
            const auto here = given.begin() + static_cast<std::ptrdiff_t>(i);
            if (std::find(given.begin(), here, given[i]) != here) {
                report(item("default_strategies", i, ""), "each strategy once", quote(given[i]) + " again");
            }
        }
    }

    // Each pointer of a source leads to a key, or to an object or list that holds some.
    void sources() {
        std::vector<ListedField> fields;
        for (std::size_t i = 0; i < d_.sources.size(); ++i) {
            const std::vector<std::string>& about = d_.sources[i].about;
            for (std::size_t j = 0; j < about.size(); ++j) {
                if (fields.empty()) fields = listed_fields(d_);
                const bool leads = std::any_of(fields.begin(), fields.end(), [&](const ListedField& field) {
                    return field.pointer == about[j] || field.pointer.starts_with(about[j] + '/');
                });
                if (!leads) {
                    report(item("sources", i, "about/") + std::to_string(j),
                           "a pointer to a key of this scenario, as /office/cases_per_week", quote(about[j]));
                }
            }
        }
    }

    const sim::Definition& d_;
    const std::vector<std::string>& strategies_;
    std::vector<std::string_view> features_, groups_;
    std::vector<BrokenRule> broken_;
};

}  // namespace

std::vector<BrokenRule> broken_rules(const sim::Definition& definition,
                                     const std::vector<std::string>& strategies) {
    return Rules(definition, strategies).run();
}

}  // namespace skoen::scenarios
