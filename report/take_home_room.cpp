#include <algorithm>
#include <set>

#include "report/amounts.h"
#include "report/charts_workshop.h"
#include "report/hours.h"
#include "report/measure_words.h"
#include "report/nouns.h"
#include "report/take_home_sections.h"
#include "scenarios/texts.h"

namespace skoen::report {

namespace {

using scenarios::ItemKind;
using session::Choice;
using session::Workshop;

std::string team_number(int team) { return std::to_string(team + 1); }

const scenarios::WorkshopEvent* event_of(const Workshop& w, std::string_view id) {
    for (const scenarios::WorkshopEvent& event : w.definition->events) {
        if (event.id == id) return &event;
    }
    return nullptr;
}

// "Egne sager som tilbagemelding, uge 5 til 26"
std::string lever_line(const sim::LeverSpan& span, int weeks, Language language) {
    const std::string name = scenarios::lever_title(span.lever).in(language) + ": " +
                             scenarios::option_title(span.lever, span.option).in(language);
    const int to = std::min(span.to, weeks);
    if (span.from <= 1 && to >= weeks) return tr("workshop.handout.lever_always", language, {name});
    return tr("workshop.handout.lever", language, {name, std::to_string(span.from), std::to_string(to)});
}

std::string choice_line(const Workshop& w, const Choice& choice, const std::vector<std::string>& teams,
                        Language language) {
    const scenarios::WorkshopItem& item = w.definition->agenda[static_cast<std::size_t>(choice.item)];
    const scenarios::WorkshopEvent* event = event_of(w, choice.about);
    const std::string about = event == nullptr ? choice.about : event->title.in(language);
    const std::string& name = choice.plan.in(language);
    const std::string plan = name.empty() ? tr("workshop.none", language) : name;
    const std::string who = tr(teams.size() > 1 ? "workshop.teams.several" : "workshop.team", language,
                               {listed(teams, language)});
    switch (choice.kind) {
    case Choice::Kind::item:
        return {};
    case Choice::Kind::guess:
        return tr("workshop.course.guess", language, {who, item.wall.in(language)});
    case Choice::Kind::reveal:
        return tr("workshop.course.reveal", language, {item.title.in(language)});
    case Choice::Kind::vote:
        return tr("workshop.course.vote", language, {item.wall.in(language)});
    case Choice::Kind::event:
        return tr("workshop.course.event", language, {about});
    case Choice::Kind::take_back:
        return tr("workshop.course.take_back", language, {about});
    case Choice::Kind::plan:
        return tr("workshop.course.plan", language, {plan});
    case Choice::Kind::hand_in:
        return tr("workshop.course.hand_in", language, {who, plan});
    }
    return {};
}

// Several teams that did the same one after the other make one line.
bool is_same_choice(const Choice& a, const Choice& b) {
    return a.kind == b.kind && a.item == b.item && a.about == b.about && a.plan == b.plan &&
           (a.kind == Choice::Kind::guess || a.kind == Choice::Kind::hand_in);
}

}  // namespace

std::vector<std::string> course_lines(const Workshop& workshop, Language language) {
    std::vector<std::string> lines;
    const std::vector<Choice>& all = workshop.timeline;
    for (std::size_t i = 0; i < all.size();) {
        std::set<int> teams;
        std::size_t next = i;
        for (; next < all.size() && (next == i || is_same_choice(all[i], all[next])); ++next)
            teams.insert(all[next].team);
        std::vector<std::string> numbers;
        for (const int team : teams) numbers.push_back(team_number(team));
        std::string line = choice_line(workshop, all[i], numbers, language);
        if (!line.empty() && (lines.empty() || lines.back() != line)) lines.push_back(std::move(line));
        i = next;
    }
    return lines;
}

void take_home_agreed(const TakeHomeOf& of, TakeHomePaper& paper) {
    if (!of.view.workshop) return;
    const Language language = of.view.language;
    paper.section(tr("workshop.handout.agreed", language));
    if (of.view.workshop->actions.empty()) {
        paper.paragraph(tr("workshop.handout.agreed_none", language));
    } else {
        paper.bullets(of.view.workshop->actions);
    }
}

void take_home_plans(const TakeHomeOf& of, TakeHomePaper& paper) {
    const Language language = of.view.language;
    paper.section(tr("workshop.handout.plans", language));
    if (of.view.leader_budget > 0 || of.view.worker_budget > 0) {
        paper.paragraph(tr("workshop.handout.budget", language,
                           {base::format_number(of.view.leader_budget, 0, language),
                            base::format_number(of.view.worker_budget, 0, language)}));
    }
    for (std::size_t i = 0; i < of.view.plans.size(); ++i) {
        const session::DeskPlan& plan = of.view.plans[i];
        if (plan.letter.empty()) continue;
        std::vector<std::string> lines;
        for (const sim::LeverSpan& span : plan.strategy.levers)
            lines.push_back(lever_line(span, of.view.weeks, language));
        std::string hours;
        for (const session::PlanHours& h : of.view.hours) {
            if (h.plan != static_cast<int>(i) || !h.leader || !h.team) continue;
            const bool free = *h.leader < 0.5 && *h.team < 0.5;
            hours = free ? tr("workshop.handout.free", language)
                         : tr("workshop.handout.hours", language,
                              {plan_hours_words(*h.leader, *h.team, language)});
        }
        paper.paragraph(
            tr("workshop.handout.plan", language, {plan.letter, plan.strategy.name.in(language), hours}));
        paper.bullets(lines);
    }
    if (of.view.workshop && !of.view.workshop->released.empty()) {
        std::vector<std::string> lines;
        for (const std::string& id : of.view.workshop->released) {
            const scenarios::WorkshopEvent* event = event_of(*of.view.workshop, id);
            if (event != nullptr) lines.push_back(event->words.in(language));
        }
        paper.paragraph(tr("workshop.handout.events", language));
        paper.bullets(lines);
    }
}

void take_home_guesses(const TakeHomeOf& of, TakeHomePaper& paper) {
    if (!of.view.workshop) return;
    const Workshop& w = *of.view.workshop;
    bool begun = false;
    for (std::size_t i = 0; i < w.items.size(); ++i) {
        if (!w.items[i].revealed) continue;
        if (!begun) paper.section(tr("workshop.handout.guesses", of.view.language));
        begun = true;
        const scenarios::WorkshopItem& item = w.definition->agenda[i];
        const Chart chart =
            guess_chart(of.view, static_cast<int>(i), -1,
                        {paper.width(), item.kind == ItemKind::number ? 9.0 : 15.0, 0, 1, 1, text_width});
        paper.paragraph(item.wall.in(of.view.language));
        paper.picture(chart);
    }
}

void take_home_votes(const TakeHomeOf& of, TakeHomePaper& paper) {
    if (!of.view.workshop) return;
    const Workshop& w = *of.view.workshop;
    for (std::size_t i = 0; i < w.items.size(); ++i) {
        if (w.items[i].votes[0].empty() && w.items[i].votes[1].empty()) continue;
        const Chart chart =
            votes_chart(of.view, static_cast<int>(i), {paper.width(), 6, 0, 1, 1, text_width});
        paper.section(tr("workshop.handout.votes", of.view.language));
        paper.paragraph(w.definition->agenda[i].wall.in(of.view.language));
        paper.table(chart.counted, chart.data);
    }
}

void take_home_teams(const TakeHomeOf& of, TakeHomePaper& paper) {
    if (!of.view.workshop || of.view.handed_in.empty()) return;
    const Language language = of.view.language;
    paper.section(tr("workshop.handout.teams", language));
    paper.table(tr("workshop.handout.teams_table", language), teams_table(of.view));
    paper.note(tr("workshop.handout.teams_note", language));
}

void take_home_course(const TakeHomeOf& of, TakeHomePaper& paper) {
    if (!of.view.workshop) return;
    const std::vector<std::string> lines = course_lines(*of.view.workshop, of.view.language);
    if (lines.empty()) return;
    paper.section(tr("workshop.handout.course", of.view.language));
    paper.bullets(lines);
}

DataTable teams_table(const session::DeskView& view) {
    const Language language = view.language;
    DataTable table;
    table.columns = {
        tr("workshop.table.team", language), tr("workshop.table.plan", language),
        tr("workshop.table.errors", language, {capitalised(missed_noun(*view.definition, language))}),
        tr("workshop.table.errors", language, {capitalised(disturbed_noun(*view.definition, language))}),
        tr("workshop.table.hours", language)};
    const Workshop& w = *view.workshop;
    for (std::size_t i = 0; i < w.handed_in.size() && i < view.handed_in.size(); ++i) {
        const session::HandedIn& in = w.handed_in[i];
        const bool none = in.strategy.levers.empty();
        std::vector<std::string> row{tr("workshop.team", language, {team_number(in.team)}),
                                     none ? tr("workshop.none", language) : in.strategy.name.in(language)};
        const lab::StrategyResult* result = view.handed_in[i].get();
        const auto value = [&](const char* id, double factor, int decimals) {
            if (result == nullptr) return tr("workshop.table.waiting", language);
            const auto mean = result->measures[measure_index(id)].mean;
            return mean ? base::format_number(factor * *mean, decimals, language) : std::string("–");
        };
        row.push_back(value("missed_rate", 100, 1));
        row.push_back(value("disturbed_rate", 100, 1));
        row.push_back(value("leader_hours", 1, 0) + " / " + value("worker_hours", 1, 0));
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace skoen::report
