#include "cli/comparison_text.h"

#include <cmath>

#include "cli/layout.h"
#include "lab/difference.h"
#include "lab/value_words.h"
#include "report/hinges.h"
#include "report/nouns.h"
#include "scenarios/texts.h"
#include "sim/base/error.h"

namespace skoen::cli {

namespace {

constexpr int kFewReplications = 20;  // below, the central 90 % is little more than the extremes
constexpr std::size_t kNameWidth = 28;

// How the difference of one measure is said: scale and decimals of the number, and the two directions.
struct Wording {
    double scale = 1;
    int decimals = 1;
    const char* less = nullptr;
    const char* more = nullptr;
};
constexpr Wording kPerHundred{100, 1, "cli.text.fewer", "cli.text.more"};
constexpr Wording kMinutes{1, 1, "cli.text.fewer", "cli.text.more"};
constexpr Wording kCost{1, 2, "cli.text.less", "cli.text.greater"};
constexpr Wording kPoints{100, 1, "cli.text.points_lower", "cli.text.points_higher"};
constexpr Wording kScale{1, 2, "cli.text.lower", "cli.text.higher"};

std::size_t index_of(std::string_view id) {
    const sim::Measure* measure = sim::find_measure(id);
    base::ensure(measure != nullptr, "no measure called " + std::string(id));
    return static_cast<std::size_t>(measure - sim::measures().data());
}

class Sentences {  // of one strategy
  public:
    Sentences(const sim::World& world, const lab::StrategyResult& result, const Tr& tr)
        : words_(world.definition.decision), amount_(words_.amount),
          unit_(report::unit_error(world.definition, tr.language())), result_(result), tr_(tr) {}

    std::string str() const {
        std::string out = tr_.of(result_.strategy.name) + '\n';
        out += line(tr_("cli.text.errors",
                        {tr_.of(words_.missed), plain("missed_rate", kPerHundred),
                         difference("missed_rate", kPerHundred), tr_.of(words_.disturbed),
                         plain("disturbed_rate", kPerHundred), difference("disturbed_rate", kPerHundred)}));
        const std::string harm = plain("harm_cost", kCost), than_without = difference("harm_cost", kCost);
        out += line(unit_.empty() ? tr_("cli.text.harm", {harm, than_without})
                                  : tr_("cli.text.harm_cost", {unit_, harm, than_without}));
        out += of_kind();
        if (result_.pooled.tally.shown > 0) out += line(changed()) + line(overrides());
        out += line(tr_("cli.text.minutes",
                        {plain("minutes_per_case", kMinutes), difference("minutes_per_case", kMinutes),
                         plain("backlog", kMinutes), difference("backlog", kMinutes)}));
        out += line(tr_("cli.text.deadline_support",
                        {share("deadline_breach_rate", 1), difference("deadline_breach_rate", kPoints),
                         plain("support", kScale), difference("support", kScale)}));
        return out;
    }

  private:
    static std::string line(const std::string& sentence) {
        return wrapped("  " + sentence, kTerminalWidth, 4) + '\n';
    }

    // The measures that only this kind of decision has, one line each.
    std::string of_kind() const {
        std::string out;
        for (const std::string_view id : sim::measures_of_kind(words_.kind)) {
            const sim::Measure& m = *sim::find_measure(id);
            if (!estimate(id).mean) continue;
            const bool days = m.unit == "days" || m.unit == "hours", share = m.unit == "share";
            const int decimals = days ? 1 : lab::amount_decimals(*estimate(id).mean);
            const Wording wording = share ? kPoints : Wording{1, decimals, "cli.text.fewer", "cli.text.more"};
            std::string value = share ? this->share(id, 1) : plain(id, wording);
            if (id == "mean_error") value += ' ' + tr_.of(amount_.unit);
            out += line(tr_.of(scenarios::measure_name(id)) + ": " + value +
                        (share || days ? unit_after(m) : "") + difference(id, wording) + '.');
        }
        return out;
    }
    std::string unit_after(const sim::Measure& m) const {
        return m.unit == "share" ? "" : ' ' + tr_.of(scenarios::unit_name(m.unit));
    }

    std::string changed() const {
        return tr_("cli.text.changed",
                   {plain("rescued_rate_knowable", kPerHundred), plain("misled_rate_knowable", kPerHundred)});
    }

    std::string overrides() const {
        std::string out = tr_("cli.text.overrides", {share("override_rate")});
        if (estimate("override_right_rate_knowable").mean) {
            out += ' ' + tr_("cli.text.overrides_right", {share("override_right_rate_knowable")});
        }
        return out;
    }

    const lab::Estimate& estimate(std::string_view id) const { return result_.measures[index_of(id)]; }

    std::string plain(std::string_view id, const Wording& wording) const {
        const auto& mean = estimate(id).mean;
        return mean ? tr_.number(*mean * wording.scale, wording.decimals) : "–";
    }

    std::string share(std::string_view id, int decimals = 0) const {
        const auto& mean = estimate(id).mean;
        return mean ? tr_.percent(*mean, decimals) : "–";
    }

    // " (0,9 færre; 0,5 til 1,3)", " (0,1 færre; 0,4 færre til 0,2 flere)"; nothing for the office without the tool.
    std::string difference(std::string_view id, const Wording& wording) const {
        if (result_.versus_no_tool.empty()) return "";
        const lab::Estimate& e = result_.versus_no_tool[index_of(id)];
        if (!e.mean || !e.lo || !e.hi) return "";
        const auto shown = [&](double value) {
            return tr_.number(std::fabs(value) * wording.scale, wording.decimals);
        };
        if (*e.lo == 0.0 && *e.hi == 0.0) return " (" + tr_("cli.text.same") + ")";
        const auto directed = [&](double value) {
            return tr_(value < 0.0 ? wording.less : wording.more, {shown(value)});
        };
        const bool less = *e.hi < 0.0, either = !less && *e.lo <= 0.0;
        const std::string range =
            either ? tr_("cli.text.range", {directed(*e.lo), directed(*e.hi)})
                   : tr_("cli.text.range", {shown(less ? *e.hi : *e.lo), shown(less ? *e.lo : *e.hi)});
        return " (" + directed(*e.mean) + "; " + range + ")";
    }

    const sim::DecisionText& words_;
    const sim::Amount& amount_;
    const std::string unit_;  // error that harm is counted in
    const lab::StrategyResult& result_;
    const Tr& tr_;
};

struct Column {
    const char* header;
    std::string_view measure;
    double scale;
    int decimals;
};

// The first three also exist for policies that are no strategy.
constexpr Column kColumns[] = {
    {"cli.table.missed", "missed_rate", 100, 1},
    {"cli.table.disturbed", "disturbed_rate", 100, 1},
    {"cli.table.harm_cost", "harm_cost", 1, 2},
    {"cli.table.rescued", "rescued_rate_knowable", 100, 1},
    {"cli.table.misled", "misled_rate_knowable", 100, 1},
    {"cli.table.overrides", "override_rate", 100, 0},
    {"cli.table.minutes", "minutes_per_case", 1, 1},
    {"cli.table.backlog", "backlog", 1, 1},
    {"cli.table.late", "deadline_breach_rate", 100, 1},
    {"cli.table.support", "support", 1, 2},
};

// Errors of a proposal taken or not have other names than missed and needless.
std::string error_header(const sim::World& world, bool missed, const Tr& tr) {
    if (world.definition.decision.kind == sim::DecisionKind::number)
        return missed ? tr("kinds.table.too_low") : tr("kinds.table.too_high");
    return missed ? tr("kinds.table.urgent") : tr("kinds.table.wrong");
}

std::string table(const sim::World& world, const lab::Comparison& comparison, const Tr& tr) {
    std::vector<std::string> header{tr("cli.table.strategy")};
    const bool proposals = sim::takes_proposals(world.definition.decision.kind);
    for (const Column& column : kColumns) {
        const std::string header_key(column.header);
        const bool own =
            proposals && (header_key == "cli.table.missed" || header_key == "cli.table.disturbed");
        header.push_back(own ? error_header(world, header_key == "cli.table.missed", tr) : tr(column.header));
    }
    Table table(std::move(header), kNameWidth);
    for (const lab::StrategyResult& result : comparison.strategies) {
        std::vector<std::string> cells{tr.of(result.strategy.name)};
        for (const Column& column : kColumns) {
            const auto& mean = result.measures[index_of(column.measure)].mean;
            cells.push_back(mean ? tr.number(*mean * column.scale, column.decimals) : "–");
        }
        table.row(std::move(cells));
    }
    const auto points = sim::policy_points(comparison.no_tool().pooled.tally, world.definition.costs);
    const auto policy = [&](std::string name, const sim::PolicyPoint& p) {
        std::vector<std::string> cells{std::move(name), tr.number(p.missed * 100, 1),
                                       tr.number(p.disturbed * 100, 1), tr.number(p.harm_cost, 2)};
        cells.resize(1 + std::size(kColumns), "–");
        table.row(std::move(cells));
    };
    if (points) {
        policy(tr("cli.table.tool_alone"), points->tool);
        policy(tr("cli.table.always", {tr.of(world.definition.decision.act)}), points->always);
        policy(tr("cli.table.always", {tr.of(world.definition.decision.dismiss)}), points->never);
    }
    return table.str();
}

// How often the tool's proposal agrees with what was recorded, and is right, in the held-out history.
std::string tool_alone(const sim::World& world, const Tr& tr) {
    const auto& recorded = world.card.label.rates.agreement;
    const auto& right = world.card.truth.rates.agreement;
    if (!recorded || !right) return "";
    return tr("kinds.text.tool", {tr.percent(recorded->value, 1), tr.percent(right->value, 1)});
}

std::string scales(const sim::World& world, const Tr& tr) {
    if (world.palette) {
        const sim::PaletteFigures &asked = world.palette->asked, &reached = world.palette->reached;
        return tr("kinds.text.palette", {tr.percent(reached.top1_model, 1), tr.percent(asked.top1_model, 1),
                                         tr.percent(reached.top1_best, 1), tr.percent(asked.top1_best, 1),
                                         tr.percent(reached.worst_share, 1), tool_alone(world, tr)});
    }
    const sim::ScaleFigures& asked = world.solved.asked;
    const sim::ScaleFigures& reached = world.solved.reached;
    return tr("cli.text.scales", {tr.percent(reached.prevalence, 1), tr.percent(asked.prevalence, 1),
                                  tr.number(reached.auc_model, 3), tr.number(asked.auc_model, 3),
                                  tr.number(reached.auc_best, 3), tr.number(asked.auc_best, 3)});
}

}  // namespace

std::string comparison_text(const sim::World& world, const lab::Comparison& comparison, const Tr& tr) {
    const sim::Definition& definition = world.definition;
    std::string out =
        tr.of(definition.name) + '\n' +
        wrapped(tr("cli.text.setting",
                   {tr.count(definition.office.workers), tr.count(definition.office.weeks),
                    tr.count(comparison.replications), std::to_string(comparison.seed), comparison.hash()})) +
        '\n';
    if (!definition.idea.da.empty()) out += wrapped(tr.of(definition.idea)) + '\n';
    out += '\n' + wrapped(tr("cli.text.how_to_read")) + '\n';
    if (comparison.replications < kFewReplications) out += wrapped(tr("cli.text.few_replications")) + '\n';
    for (const lab::StrategyResult& result : comparison.strategies) {
        out += '\n' + Sentences(world, result, tr).str();
    }
    out += '\n' + table(world, comparison, tr) + '\n';
    const bool proposals = sim::takes_proposals(definition.decision.kind);
    out += wrapped(tr(proposals ? "kinds.text.table_note" : "cli.text.table_note")) + '\n' +
           wrapped(scales(world, tr)) + '\n';
    if (!lab::splits_causes(definition.decision.kind)) out += wrapped(tr("kinds.text.no_split")) + '\n';
    return out + tr("cli.text.synthetic") + '\n';
}

std::string hinges_text(const lab::Ensemble& ensemble, const Tr& tr) {
    const base::Language language = tr.language();
    std::string out = report::tr("report.html.hinges", language) + '\n' +
                      wrapped(report::how_to_read_hinges(ensemble, language)) + '\n';
    for (const report::Hinges& hinges : report::hinges_of(ensemble)) {
        out += '\n' + tr.of(ensemble.strategies[hinges.plan].name) + '\n';
        for (const std::string& sentence : report::hinge_words(hinges, language)) {
            out += wrapped("  " + sentence, kTerminalWidth, 4) + '\n';
        }
    }
    return out;
}

}  // namespace skoen::cli
