#include "gui/screens/case_words.h"

#include <algorithm>

#include "gui/screens/case_proposal.h"
#include "scenarios/texts.h"

namespace skoen::gui::screens {

namespace {

const std::string& choice(const DeskView& view, bool acts) {
    const sim::DecisionText& d = view.definition->decision;
    return tr(view, acts ? d.act : d.dismiss);
}

std::string number(const DeskView& view, double value, int decimals = 0) {
    return base::format_number(value, decimals, view.language);
}

int seen(const lab::CaseStory& story, bool with_score) {
    return static_cast<int>(
        std::count_if(story.cues.begin(), story.cues.end(), [with_score](const lab::CueLine& c) {
            return with_score ? c.seen_with_score : c.seen_without;
        }));
}

int there(const lab::CaseStory& story) {
    return static_cast<int>(
        std::count_if(story.cues.begin(), story.cues.end(), [](const lab::CueLine& c) { return c.there; }));
}

std::string how_it_was_read(const DeskView& view, const lab::Handling& h) {
    const lab::CaseStory& story = *view.story;
    const std::string seat = std::to_string(story.seat), own = std::to_string(h.own_score);
    const std::string of = std::to_string(there(story)), saw = std::to_string(seen(story, true));
    if (h.event.skipped) return tr(view, "desk.story.skipped", {seat, number(view, h.event.minutes)});
    if (there(story) == 0) return tr(view, "desk.story.read_no_cue", {seat, own});
    return tr(view, "desk.story.read", {seat, saw, of, own});
}

// What it costs in this plan and week to go against the score, as the plan's rule; "" where there is no rule.
std::string rule_of(const DeskView& view, int week) {
    if (view.plans.empty()) return {};
    const auto& plan = view.plans[static_cast<std::size_t>(
        std::clamp(view.plan, 0, static_cast<int>(view.plans.size()) - 1))];
    std::string rule;
    for (const sim::LeverSpan& span : plan.strategy.levers) {
        if (span.lever == sim::Lever::override_rule && span.from <= week && week <= span.to)
            rule = tr(view, scenarios::option_title(span.lever, span.option));
    }
    return rule;
}

// Why the decision is not what the judgement said.
std::string what_gave(const DeskView& view, const lab::Handling& h) {
    const std::string& decided = choice(view, h.event.acts);
    if (h.event.asked) return tr(view, "desk.story.refused", {decided});
    const std::string rule = rule_of(view, h.event.week);
    return rule.empty() ? tr(view, "desk.story.gave_up", {decided})
                        : tr(view, "desk.story.gave_up_rule", {rule, decided});
}

std::string what_moved(const DeskView& view, const lab::Handling& h) {
    const std::string score = std::to_string(h.event.score), last = std::to_string(h.final_score);
    const std::string& decided = choice(view, h.event.acts);
    if (!h.event.shown) return tr(view, "desk.story.not_shown", {decided});
    if (h.event.skipped) return tr(view, "desk.story.took_score", {score, decided});
    if (gave_up(h.event)) {
        const std::string first =
            h.event.revised ? tr(view, "desk.story.moved_only", {score, std::to_string(h.own_score), last})
                            : tr(view, "desk.story.stayed_only", {score});
        return first + ' ' + what_gave(view, h);
    }
    if (h.event.revised)
        return tr(view, "desk.story.moved", {score, std::to_string(h.own_score), last, decided});
    return tr(view, "desk.story.stayed", {score, decided});
}

}  // namespace

bool gave_up(const sim::Event& e) { return e.wanted_override && e.acts == e.recommended; }

std::string case_headline(const DeskView& view) {
    if (is_proposal(view)) return proposal_headline(view);
    const lab::CaseStory& story = *view.story;
    if (!story.with_score) return tr(view, "desk.story.head_waiting");
    const sim::Event& e = story.with_score->event;
    const std::string first =
        e.shown ? tr(view, "desk.story.head", {std::to_string(e.score), choice(view, e.acts)})
                : tr(view, "desk.story.head_unshown", {choice(view, e.acts)});
    const bool same = e.twin_acts == e.acts;
    return first + ' ' +
           (same ? tr(view, "desk.story.head_same")
                 : tr(view, "desk.story.head_other", {choice(view, e.twin_acts)}));
}

std::string case_kind(const DeskView& view) {
    const lab::CaseStory& story = *view.story;
    if (!story.with_score) return tr(view, "desk.story.kind_waiting");
    const sim::Event& e = story.with_score->event;
    const bool right = sim::is_right(e), was_right = sim::twin_is_right(e);
    if (right) return tr(view, was_right ? "desk.story.kind_right" : "desk.story.kind_corrected");
    if (!was_right) return tr(view, "desk.story.kind_as_before");
    const sim::DecisionText& d = view.definition->decision;
    const bool disturbed = is_proposal(view) ? e.verdict_knowable == sim::Verdict::disturbed : e.acts;
    return tr(view, "desk.story.kind_new", {tr(view, disturbed ? d.disturbed : d.missed)});
}

std::string case_line(const DeskView& view, const std::string& plan) {
    const lab::CaseStory& story = *view.story;
    return tr(view, "desk.case.line",
              {plan, std::to_string(story.arrival_week), base::format_count(story.number, view.language),
               std::to_string(story.seat), std::to_string(view.case_place),
               base::format_count(view.case_count, view.language)});
}

std::string scale_headline(const DeskView& view) {
    if (is_proposal(view)) return proposal_scale_headline(view);
    const lab::CaseStory& story = *view.story;
    if (!story.with_score) return tr(view, "desk.case.nobody");
    const lab::Handling& h = *story.with_score;
    const std::string own = std::to_string(h.own_score), last = std::to_string(h.final_score);
    if (h.event.skipped) return tr(view, "desk.case.scale_skipped");
    if (!h.event.shown) return tr(view, "desk.case.scale_alone", {own});
    if (gave_up(h.event)) return tr(view, "desk.case.scale_gave_up", {last});
    if (h.event.revised && h.own_score != h.final_score)
        return tr(view, "desk.case.scale_moved", {own, last});
    return tr(view, "desk.case.scale_stayed", {own});
}

std::string scale_grey(const DeskView& view) {
    if (is_proposal(view)) return proposal_scale_grey(view);
    if (view.definition->decision.kind == sim::DecisionKind::rank)
        return tr(view, "kinds.desk.scale_grey_rank",
                  {std::to_string(view.definition->decision.ranking.capacity)});
    return tr(view, "desk.case.scale_grey");
}

std::string truth_words(const DeskView& view) {
    if (is_proposal(view)) return proposal_truth(view);
    const lab::CaseStory& story = *view.story;
    if (view.definition->decision.kind == sim::DecisionKind::rank)
        return tr(view, "kinds.desk.truth_rank",
                  {choice(view, story.best), base::format_percent(story.risk, 0, view.language)});
    return tr(view, story.best ? "desk.case.truth_act" : "desk.case.truth_dismiss",
              {choice(view, story.best), base::format_percent(story.risk, 0, view.language)});
}

std::string pull_words(const DeskView& view, const lab::Pull& pull) {
    return tr(view, "desk.pull." + pull.parameter);
}

std::string why_headline(const DeskView& view) {
    const lab::CaseStory& story = *view.story;
    if (!story.with_score || story.pulls.empty()) return tr(view, "desk.case.why_nothing");
    const sim::Event& e = story.with_score->event;
    const std::string seat = std::to_string(story.seat);
    if (gave_up(e)) return tr(view, "desk.case.why_gave_up", {seat});
    const bool followed = e.skipped || e.revised;
    // The strongest of those that worked in the direction in which it went.
    const auto main = std::find_if(story.pulls.begin(), story.pulls.end(),
                                   [followed](const lab::Pull& p) { return (p.log_odds > 0) == followed; });
    if (main == story.pulls.end())
        return tr(view, followed ? "desk.case.why_followed_chance" : "desk.case.why_stayed_chance", {seat});
    return tr(view, followed ? "desk.case.why_followed" : "desk.case.why_stayed",
              {seat, pull_words(view, *main)});
}

std::string why_grey(const DeskView& view) {
    const lab::CaseStory& story = *view.story;
    if (!story.with_score || story.pulls.empty()) return tr(view, "desk.case.why_nothing_grey");
    return tr(view, story.with_score->event.skipped ? "desk.case.why_grey_skip" : "desk.case.why_grey",
              {number(view, story.follow_chance * 100)});
}

std::vector<std::string> story_sentences(const DeskView& view) {
    if (is_proposal(view)) return proposal_sentences(view);
    const lab::CaseStory& story = *view.story;
    std::vector<std::string> all;
    if (!story.with_score) {
        all.push_back(tr(view, "desk.story.waits"));
    } else {
        all.push_back(how_it_was_read(view, *story.with_score));
        all.push_back(what_moved(view, *story.with_score));
    }
    if (story.without) {
        const lab::Handling& h = *story.without;
        all.push_back(tr(view, "desk.story.twin",
                         {std::to_string(seen(story, false)), std::to_string(there(story)),
                          std::to_string(h.own_score), choice(view, h.event.acts)}));
    }
    all.push_back(tr(view, story.harm ? "desk.story.harm" : "desk.story.no_harm"));
    if (story.with_score && story.with_score->event.kind == sim::DecisionKind::complete)
        all.push_back(tr(view, "kinds.case.days",
                         {number(view, story.with_score->event.outcome),
                          number(view, story.with_score->event.clock_days)}));
    return all;
}

}  // namespace skoen::gui::screens
