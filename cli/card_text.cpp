#include "cli/card_text.h"

#include <algorithm>

#include "cli/layout.h"
#include "cli/model_words.h"
#include "sim/decision.h"

namespace skoen::cli {

namespace {

constexpr std::size_t kRowWidth = 34;
const std::string kNothing = "–";

using Share = std::optional<stats::Proportion>;

class CardText {
  public:
    CardText(const sim::World& world, const Tr& tr) : world_(world), card_(world.card), tr_(tr) {}

    std::string str() const {
        const sim::Definition& d = world_.definition;
        std::string out = tr_("cli.card.title", {tr_.of(d.name)}) + "\n\n";
        const std::string family = family_words(d.model.family, tr_), cases = count(card_.truth.n);
        out += paragraph(d.model.own ? tr_("ownmodel.card", {family, d.model.file, cases})
                                     : tr_("cli.card.model", {family, label_words(d.history, tr_), cases}));
        out += paragraph(tr_("cli.card.sees", {seen()}));
        out += paragraph(tr_("cli.card.does_not_see", {unseen()}));
        out += paragraph(line_words());
        out += '\n' + two_targets() + '\n' +
               paragraph(tr_(d.model.own ? "ownmodel.targets" : "cli.card.two_targets_note"));
        out += '\n' + calibration() + '\n' + paragraph(tr_("cli.card.calibration_note"));
        if (!card_.truth.groups.empty())
            out += '\n' + groups() + '\n' + paragraph(tr_("cli.card.groups_note"));
        return out + tr_("cli.text.synthetic") + '\n';
    }

  private:
    // What the score says, and from where on it recommends.
    std::string line_words() const {
        const sim::DecisionText& decision = world_.definition.decision;
        if (sim::has_options(decision.kind)) return tr_("kinds.card.proposes");
        if (decision.kind == sim::DecisionKind::number) return tr_("kinds.card.number");
        return tr_("cli.card.line", {std::to_string(card_.line), tr_.of(decision.act)});
    }

    static std::string paragraph(const std::string& words) { return wrapped(words) + '\n'; }
    std::string count(std::size_t n) const { return tr_.count(static_cast<std::int64_t>(n)); }

    std::string seen() const {
        std::string names;
        for (const std::uint32_t f : world_.tool.seen)
            append(tr_.of(world_.definition.features[f].name), names);
        return names;
    }

    // Hidden facts, then the cues, then what nothing names.
    std::string unseen() const {
        std::string names;
        const auto& hidden = world_.definition.model.hidden;
        for (const sim::Feature& feature : world_.definition.features) {
            if (std::find(hidden.begin(), hidden.end(), feature.id) != hidden.end())
                append(tr_.of(feature.name), names);
        }
        for (const sim::Cue& cue : world_.definition.cues) append(tr_.of(cue.name), names);
        append(tr_("cli.card.unnamed"), names);
        return names;
    }

    static void append(const std::string& name, std::string& names) {
        names += (names.empty() ? "" : "; ") + name;
    }

    // "0,754 (0,731 til 0,777)"
    std::string with_range(double value, const stats::Interval& interval, int decimals) const {
        return tr_.number(value, decimals) + " (" +
               tr_("cli.text.range", {tr_.number(interval.lo, decimals), tr_.number(interval.hi, decimals)}) +
               ')';
    }
    std::string number(const std::optional<double>& value, int decimals) const {
        return value ? tr_.number(*value, decimals) : kNothing;
    }
    std::string percent(const Share& share) const { return share ? tr_.percent(share->value, 1) : kNothing; }
    std::string percent_with_range(const Share& share) const {
        if (!share) return kNothing;
        return with_range(share->value * 100, {share->interval.lo * 100, share->interval.hi * 100}, 1);
    }

    std::string two_targets() const {
        Table table({"", tr_("cli.card.against_label"), tr_("cli.card.against_truth")}, kRowWidth);
        const auto row = [&](const std::string& name, const auto& cell) {
            table.row({name, cell(card_.label), cell(card_.truth)});
        };
        using Target = models::TargetCard;
        row(tr_("cli.card.cases"), [&](const Target& t) { return count(t.n); });
        row(tr_("cli.card.positives"),
            [&](const Target& t) { return percent(stats::proportion(t.positives, t.n)); });
        row(tr_("cli.card.auc"),
            [&](const Target& t) { return t.auc ? with_range(t.auc->value, t.auc->interval, 3) : kNothing; });
        row(tr_("cli.card.slope"), [&](const Target& t) { return number(t.calibration_slope, 2); });
        row(tr_("cli.card.in_the_large"),
            [&](const Target& t) { return number(t.calibration_in_the_large, 2); });
        row(tr_("cli.card.flagged"), [&](const Target& t) { return percent(t.rates.flagged); });
        row(tr_("cli.card.sensitivity"), [&](const Target& t) { return percent(t.rates.sensitivity); });
        row(tr_("cli.card.specificity"), [&](const Target& t) { return percent(t.rates.specificity); });
        row(tr_("cli.card.predictive"),
            [&](const Target& t) { return percent(t.rates.positive_predictive_value); });
        row(tr_("cli.card.agreement"), [&](const Target& t) { return percent(t.rates.agreement); });
        return table.str();
    }

    std::string calibration() const {
        Table table({tr_("cli.card.score"), tr_("cli.card.cases"), tr_("cli.card.predicted"),
                     tr_("cli.card.observed_label"), tr_("cli.card.observed_truth")},
                    kRowWidth);
        for (std::size_t s = 0; s < card_.truth.calibration.size(); ++s) {
            const models::CalibrationRow& truth = card_.truth.calibration[s];
            const models::CalibrationRow& label = card_.label.calibration[s];
            const std::string predicted =
                truth.mean_predicted ? tr_.number(*truth.mean_predicted * 100, 1) : kNothing;
            table.row({std::to_string(truth.score), count(truth.n), predicted,
                       percent_with_range(label.observed), percent_with_range(truth.observed)});
        }
        return table.str();
    }

    std::string groups() const {
        Table table({tr_("cli.card.group"), tr_("cli.card.cases"), tr_("cli.card.group_auc"),
                     tr_("cli.card.group_flagged"), tr_("cli.card.false_positives"),
                     tr_("cli.card.false_negatives")},
                    kRowWidth);
        const auto row = [&](const std::string& name, std::size_t n, const std::optional<double>& auc,
                             const models::ErrorRates& rates) {
            table.row({name, count(n), number(auc, 3), percent(rates.flagged),
                       percent(rates.false_positive_rate), percent(rates.false_negative_rate)});
        };
        for (std::size_t g = 0; g < card_.truth.groups.size(); ++g) {
            const models::GroupCard& group = card_.truth.groups[g];
            row(tr_.of(world_.definition.groups[g].name), group.n, group.auc, group.rates);
        }
        const models::TargetCard& all = card_.truth;
        row(tr_("cli.card.everyone"), all.n, all.auc ? std::optional(all.auc->value) : std::nullopt,
            all.rates);
        return table.str();
    }

    const sim::World& world_;
    const models::Card& card_;
    const Tr& tr_;
};

}  // namespace

std::string card_text(const sim::World& world, const Tr& tr) { return CardText(world, tr).str(); }

}  // namespace skoen::cli
