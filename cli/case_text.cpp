#include "cli/case_text.h"

#include <algorithm>
#include <cmath>

#include "cli/layout.h"
#include "lab/value_words.h"
#include "sim/decision.h"
#include "sim/kinds/proposals.h"

namespace skoen::cli {

namespace {

constexpr std::size_t kPartWidth = 50;

class CaseText {
  public:
    CaseText(const sim::World& world, const CaseStory& story, const Tr& tr)
        : world_(world), d_(world.definition), story_(story), tr_(tr) {}

    std::string str() const {
        std::string out =
            wrapped(tr_("cli.case.title",
                        {tr_.of(d_.name), std::to_string(story_.index), std::to_string(story_.cases - 1),
                         tr_.of(story_.strategy.name), std::to_string(world_.seed)})) +
            '\n' + wrapped(when()) + '\n';
        out += file() + cues();
        if (story_.event) out += own() + score() + decision();
        out += truth();
        if (story_.event) out += judgement() + revision();
        return out + '\n' + tr_("cli.text.synthetic") + '\n';
    }

  private:
    std::string heading(const std::string& words) const { return '\n' + words + '\n'; }
    static std::string line(const std::string& words) {
        return wrapped("  " + words, kTerminalWidth, 4) + '\n';
    }
    const sim::Event& event() const { return *story_.event; }
    const std::string& choice(bool acts) const {
        return tr_.of(acts ? d_.decision.act : d_.decision.dismiss);
    }
    std::string percent(double share) const { return tr_.percent(share, 0); }

    std::string when() const {
        const std::string week = std::to_string(story_.week), seat = std::to_string(story_.seat + 1);
        if (!story_.event) return tr_("cli.case.waiting", {week, seat, std::to_string(d_.office.weeks)});
        std::string words = tr_("cli.case.handled",
                                {week, seat, std::to_string(event().week), tr_.number(event().wait_hours, 1),
                                 tr_.number(d_.office.deadline_hours, 0)});
        if (event().late) words += ' ' + tr_("cli.case.late");
        return words;
    }

    std::string file() const {
        std::string out = heading(tr_("cli.case.file"));
        for (std::size_t f = 0; f < d_.features.size(); ++f) {
            const sim::Feature& feature = d_.features[f];
            const double value = world_.generator.value_of(f, story_.arrival.facts.z[f]);
            const auto& hidden = d_.model.hidden;
            const bool seen = std::find(hidden.begin(), hidden.end(), feature.id) == hidden.end();
            out += line(tr_.of(feature.name) + ": " + tr_.of(lab::fact_in_words(feature, value)) +
                        (seen ? "" : ' ' + tr_("cli.case.model_does_not_see")));
        }
        return out;
    }

    std::string cues() const {
        std::string out = heading(tr_("cli.case.cues"));
        bool any = false;
        for (std::size_t c = 0; c < d_.cues.size(); ++c) {
            if (((story_.arrival.facts.cue_bits >> c) & 1U) == 0) continue;
            any = true;
            out += line(tr_.of(d_.cues[c].name) + '.');
        }
        if (!any) out += line(tr_("cli.case.no_cue"));
        if (!story_.event) return out;
        const std::string chance = percent(story_.trace->see_chance);
        if (event().skipped) return out + line(tr_("cli.case.not_looked"));
        return out + line(event().cue_seen ? tr_("cli.case.looked", {chance})
                                           : tr_("cli.case.missed_cues", {chance}));
    }

    std::string own() const {
        const sim::Event& e = event();
        std::string out = heading(tr_("cli.case.own"));
        if (e.skipped) return out + line(tr_("cli.case.skipped", {percent(story_.trace->skip_chance)}));
        if (sim::has_options(e.kind))
            return out + line(tr_("kinds.case.own_option", {option(e.own_option), percent(e.own_certainty)}));
        if (e.kind == sim::DecisionKind::number)
            return out + line(tr_("kinds.case.own_number", {amount(e.own), unit()}));
        const int own = sim::own_score(world_.own_cuts, e.own - e.threshold);
        out += line(tr_("cli.case.own_judgement",
                        {std::to_string(own), percent(e.own_certainty), choice(e.own_acts)}));
        return out;
    }

    std::string score() const {
        const sim::Event& e = event();
        const std::string number = std::to_string(e.score);
        if (sim::takes_proposals(e.kind)) {
            const std::string words =
                sim::has_options(e.kind)
                    ? tr_("kinds.case.proposes", {option(e.tool_option), number})
                    : tr_("kinds.case.proposes_number", {amount(e.advice), unit(), number});
            return heading(tr_("cli.case.score")) +
                   line(e.shown || e.automatic ? words : words + ' ' + tr_("kinds.case.not_shown"));
        }
        return heading(tr_("cli.case.score")) +
               line(e.shown ? tr_("cli.case.score_shown", {number, choice(e.recommended)})
                            : tr_("cli.case.score_not_shown", {number, choice(e.recommended)}));
    }

    std::string decision() const {
        const sim::Event& e = event();
        if (e.automatic) return heading(tr_("cli.case.decision")) + line(tr_("kinds.case.robot"));
        std::string words = decided(e);
        if (e.shown && e.skipped) words += ' ' + tr_("cli.case.by_score_and_glimpse");
        if (e.shown && !e.skipped) {
            words += ' ' + (e.revised ? tr_("cli.case.moved", {percent(story_.trace->weight)})
                                      : tr_("cli.case.stayed"));
        }
        if (e.wanted_override && e.asked)
            words += ' ' + tr_("cli.case.asked", {percent(story_.trace->grant_chance)});
        if (e.wanted_override && e.acts == e.recommended) words += ' ' + tr_("cli.case.override_given_up");
        if (e.shown && e.acts != e.recommended) words += ' ' + tr_("cli.case.override");
        return heading(tr_("cli.case.decision")) + line(words);
    }

    // What was decided, and the time it took.
    std::string decided(const sim::Event& e) const {
        const std::string minutes = tr_.number(e.minutes, e.minutes < 10 ? 1 : 0);
        if (sim::has_options(e.kind)) return tr_("kinds.case.chose", {option(e.option), minutes});
        if (e.kind == sim::DecisionKind::number)
            return tr_("kinds.case.granted", {amount(sim::decided_number(e)), unit(), minutes});
        return tr_("cli.case.decided", {choice(e.acts), tr_.number(e.minutes, 0)});
    }
    const std::string& option(std::size_t place) const {
        return tr_.of(d_.decision.palette.options[place].name);
    }
    std::string amount(double logarithm) const {
        const double value = base::exp(logarithm);
        return tr_.number(value, lab::amount_decimals(value));
    }
    const std::string& unit() const { return tr_.of(d_.decision.amount.unit); }

    // The same where the tool proposes something: which was right, and what the same person would have said alone.
    std::string truth_of_proposal() const {
        std::string out = heading(tr_("cli.case.truth"));
        if (!story_.event) return out + line("–");
        const sim::Event& e = event();
        if (sim::has_options(e.kind)) {
            out += line(tr_("kinds.case.right_option", {option(e.right_option), option(e.best_option)}));
            out += line(tr_("kinds.case.twin_option", {option(e.twin_option)}));
            if (e.kind == sim::DecisionKind::choose && !d_.decision.palette.outcome.da.empty())
                out += line(tr_("kinds.case.outcome",
                                {tr_.of(d_.decision.palette.outcome), tr_.percent(e.outcome, 1)}));
        } else {
            out += line(tr_("kinds.case.right_number", {amount(e.threshold), unit()}));
            out += line(tr_("kinds.case.twin_number", {amount(e.twin), unit()}));
        }
        const auto fate = [&](sim::Verdict decided, sim::Verdict twin) {
            return fate_of(decided == sim::Verdict::right, twin == sim::Verdict::right);
        };
        return out + line(tr_("cli.case.verdicts", {fate(e.verdict_knowable, e.twin_verdict_knowable),
                                                    fate(e.verdict, e.twin_verdict)}));
    }

    std::string truth() const {
        if (sim::takes_proposals(d_.decision.kind)) return truth_of_proposal();
        const sim::CaseFacts& facts = story_.arrival.facts;
        const bool best = sim::ActOrDismiss::choose(facts.risk, world_.best_threshold);
        std::string out = heading(tr_("cli.case.truth"));
        out += line(facts.harm ? tr_("cli.case.harm") : tr_("cli.case.no_harm"));
        out += line(tr_("cli.case.best", {choice(best)}));
        if (!story_.event) return out;
        out += line(tr_("cli.case.twin", {choice(event().twin_acts)}));
        out += line(tr_("cli.case.verdicts", {verdict(best), verdict(facts.harm)}));
        if (event().kind != sim::DecisionKind::complete) return out;
        return out + line(tr_("kinds.case.days",
                              {tr_.number(event().outcome, 0), tr_.number(event().clock_days, 0)}));
    }

    // What became of the decision of the same person without the score, when `right` is the right one.
    std::string verdict(bool right) const {
        return fate_of(event().acts == right, event().twin_acts == right);
    }
    std::string fate_of(bool is_right, bool was_right) const {
        if (is_right) return was_right ? tr_("cli.case.kept_right") : tr_("cli.case.rescued");
        return was_right ? tr_("cli.case.misled") : tr_("cli.case.kept_wrong");
    }

    std::string judgement() const {
        if (sim::takes_proposals(d_.decision.kind)) return "";  // many judgements, not one
        std::string out = heading(tr_("cli.case.why_judgement"));
        Table table({"", tr_("cli.case.log_odds"), ""}, kPartWidth);
        table.left_column(2);
        const auto towards = [&](double amount) { return tr_("cli.case.towards", {choice(amount > 0.0)}); };
        for (const lab::Addend& part : story_.judgement) add_part(part, towards(part.log_odds), table);
        const double sum = event().twin - event().threshold;
        table.row({tr_("cli.case.together"), tr_.number(std::fabs(sum), 2), towards(sum)});
        return out + table.str();
    }

    std::string revision() const {
        if (story_.revision.empty()) return "";
        std::string out = heading(tr_("cli.case.why_revision"));
        Table table({"", tr_("cli.case.log_odds"), ""}, kPartWidth);
        table.left_column(2);
        for (const lab::Addend& part : story_.revision) {
            add_part(part, part.log_odds > 0.0 ? tr_("cli.case.for_moving") : tr_("cli.case.against_moving"),
                     table);
        }
        out += table.str();
        const std::string chance = percent(story_.trace->revise_chance);
        return out +
               wrapped(event().revised ? tr_("cli.case.chance_came", {chance})
                                       : tr_("cli.case.chance_did_not", {chance})) +
               '\n';
    }

    void add_part(const lab::Addend& part, const std::string& direction, Table& table) const {
        if (part.log_odds == 0.0) return;  // the mechanism is off, or has nothing to say here
        table.row(
            {tr_("cli.part." + std::string(part.part)), tr_.number(std::fabs(part.log_odds), 2), direction});
    }

    const sim::World& world_;
    const sim::Definition& d_;
    const CaseStory& story_;
    const Tr& tr_;
};

}  // namespace

std::string case_text(const sim::World& world, const CaseStory& story, const Tr& tr) {
    return CaseText(world, story, tr).str();
}

}  // namespace skoen::cli
