// What the open item of the agenda needs: guesses, hands, plans, events, the teams beside each other, what was agreed.
#include <algorithm>
#include <array>
#include <cmath>

#include "gui/screens/workshop.h"
#include "report/charts_workshop.h"
#include "report/hours.h"
#include "report/take_home.h"
#include "report/words.h"

namespace skoen::gui::screens {

namespace {

using scenarios::ItemKind;
using scenarios::WorkshopItem;
using session::Workshop;

constexpr double kMostHands = 40, kMostLeaderHours = 400, kMostWorkerHours = 2000;

report::Frame item_frame(float width, float height) {
    return {static_cast<double>(width), static_cast<double>(height), 0, 1, 1, report::text_width};
}

void draw_chart(const char* key, const report::Chart& chart, float x) {
    ui::at(x, ui::cursor_y() + 0.3F);
    ui::scene(key, chart.picture);
    ui::at(x, ui::cursor_y() + 0.3F);
}

// The words, then the slider in what room is left. True when it moved.
bool slider_line(const std::string& key, const std::string& label, float label_width, float x, float width,
                 double& value, double to, double step, const std::string& shown, bool enabled = true) {
    const float y = ui::cursor_y();
    ui::at(x, y + 0.3F);
    ui::body(label, label_width);
    const float below = ui::cursor_y();
    ui::at(x + label_width + 0.6F, y);
    ui::next_width(width - label_width - 0.6F);
    const bool moved = ui::slider(key, value, 0, to, step, shown, enabled);
    ui::at(x, std::max({ui::cursor_y(), y + 1.9F, below + 0.2F}));
    return moved;
}

void draw_teams(const DeskView& view, float width, DeskCommands& out) {
    const Workshop& w = *view.workshop;
    const float x = ui::cursor_x(), y = ui::cursor_y();
    const std::string words = tr(view, "workshop.whose");
    ui::at(x, y + 0.3F);
    ui::body(words);
    const float label = ui::text_width(words) + 0.8F;
    std::vector<std::string> numbers;
    for (int t = 0; t < w.teams; ++t) numbers.push_back(std::to_string(t + 1));
    ui::at(x + label, y);
    ui::next_width(std::min(width - label, 2.2F * static_cast<float>(w.teams)));
    const int hit = ui::segmented("team", numbers, w.team);
    if (hit >= 0 && hit != w.team) out.push_back(session::ChooseTeam{hit});
    ui::at(x, y + 2.3F);
}

void draw_lock(const DeskView& view, float x, DeskCommands& out) {
    const Workshop& w = *view.workshop;
    const session::ItemState& state = w.open_state();
    const float y = ui::cursor_y() + 0.3F;
    ui::at(x, y);
    const std::string lock = tr(view, state.locked ? "workshop.unlock" : "workshop.lock");
    if (ui::button("guess.lock", lock, ui::Kind::plain, !state.revealed))
        out.push_back(session::LockGuesses{w.item, !state.locked});
    const float after = x + ui::last().w + 0.6F;
    ui::at(after, y);
    if (ui::button("guess.reveal", tr(view, state.revealed ? "workshop.hide" : "workshop.reveal"),
                   ui::Kind::plain, state.locked))
        out.push_back(session::Reveal{w.item, !state.revealed});
    ui::at(x, y + 2.4F);
}

void draw_guess(const DeskView& view, float width, DeskCommands& out) {
    const Workshop& w = *view.workshop;
    const WorkshopItem& item = w.open_item();
    const session::ItemState& state = w.open_state();
    const bool curve = item.kind == ItemKind::curve;
    const float x = ui::cursor_x();
    ui::grey(tr(view, item.counted), width);
    ui::at(x, ui::cursor_y() + 0.3F);
    draw_teams(view, width, out);
    draw_chart(
        "chart.guess",
        report::guess_chart(view, w.item, state.revealed ? -1 : w.team, item_frame(width, curve ? 13 : 8)),
        x);
    if (state.revealed) {
        ui::at(x, ui::cursor_y());
        ui::strong(report::gap_sentence(view, w.item), width);
        ui::at(x, ui::cursor_y());
    }
    const std::vector<double>& knots = state.guesses[static_cast<std::size_t>(w.team)].knots;
    for (int k = curve ? 1 : 0; k < (curve ? session::kKnots : 1); ++k) {
        const auto place = static_cast<std::size_t>(k);
        double value = place < knots.size() ? knots[place] : 0;
        const std::string label =
            curve ? tr(view, "workshop.week", {std::to_string(session::week_of_knot(k, view.weeks))})
                  : tr(view, "workshop.number");
        const std::string shown = knots.empty() ? "–" : report::guess_words(item, value, view.language);
        ui::at(x, ui::cursor_y());
        if (slider_line("guess." + std::to_string(k), label, 4, x, width, value, item.axis_to,
                        item.axis_to / 100, shown, !state.locked))
            out.push_back(session::SetGuess{w.item, w.team, k, std::clamp(value, 0.0, item.axis_to)});
    }
    draw_lock(view, x, out);
}

void draw_votes(const DeskView& view, float width, DeskCommands& out) {
    const Workshop& w = *view.workshop;
    const WorkshopItem& item = w.open_item();
    const float x = ui::cursor_x();
    constexpr std::array<const char*, 2> kRounds = {"workshop.votes.first", "workshop.votes.second"};
    for (int round = 0; round < 2; ++round) {
        const std::vector<int>& hands = w.open_state().votes[static_cast<std::size_t>(round)];
        ui::at(x, ui::cursor_y() + 0.2F);
        ui::strong(tr(view, kRounds[static_cast<std::size_t>(round)]));
        for (std::size_t o = 0; o < item.options.size(); ++o) {
            double count = o < hands.size() ? hands[o] : 0;
            const std::string shown = hands.empty() ? "–" : std::to_string(static_cast<int>(count));
            ui::at(x, ui::cursor_y());
            if (slider_line("vote." + std::to_string(round) + "." + std::to_string(o),
                            tr(view, item.options[o].text), std::min(12.0F, width * 0.45F), x, width, count,
                            kMostHands, 1, shown))
                out.push_back(session::SetVotes{w.item, round, static_cast<int>(o),
                                                static_cast<int>(std::lround(count))});
        }
    }
    draw_chart("chart.votes", report::votes_chart(view, w.item, item_frame(width, 14)), x);
}

std::string plan_hours(const DeskView& view, std::size_t plan) {
    for (const session::PlanHours& h : view.hours) {
        if (h.plan != static_cast<int>(plan) || !h.leader || !h.team) continue;
        const bool within = *h.leader <= view.leader_budget && *h.team <= view.worker_budget;
        const std::string hours = report::plan_hours_words(*h.leader, *h.team, view.language);
        return tr(view, within ? "workshop.hours_within" : "workshop.hours_over",
                  {hours.empty() ? tr(view, "plainly.no_hours") : hours});
    }
    return tr(view, "workshop.hours_waiting");
}

// Place of what the team handed in among the choices: the plans on the desk, then none at all; -1: nothing yet.
int handed_in_choice(const DeskView& view, int team) {
    for (const session::HandedIn& in : view.workshop->handed_in) {
        if (in.team != team) continue;
        if (in.strategy.levers.empty()) return static_cast<int>(view.plans.size());
        for (std::size_t p = 0; p < view.plans.size(); ++p) {
            if (view.plans[p].strategy.name == in.strategy.name) return static_cast<int>(p);
        }
    }
    return -1;
}

void draw_hand_in(const DeskView& view, float x, float width, DeskCommands& out) {
    const Workshop& w = *view.workshop;
    std::vector<std::string> labels;
    for (std::size_t p = 0; p < view.plans.size(); ++p)
        labels.push_back(view.plans[p].letter.empty() ? "–" : view.plans[p].letter);
    labels.push_back(tr(view, "workshop.none_short"));
    for (int t = 0; t < w.teams; ++t) {
        const float y = ui::cursor_y();
        ui::at(x, y + 0.3F);
        ui::body(tr(view, "workshop.team", {std::to_string(t + 1)}));
        ui::at(x + 4, y);
        ui::next_width(std::min(width - 4, 2.2F * static_cast<float>(view.plans.size()) + 8));
        const int now = handed_in_choice(view, t);
        const int hit = ui::segmented("hand_in." + std::to_string(t), labels, now);
        if (hit >= 0 && hit != now)
            out.push_back(session::HandInPlan{t, hit == static_cast<int>(view.plans.size()) ? -1 : hit});
        ui::at(x, y + 2.2F);
    }
}

void draw_plans(const DeskView& view, float width, DeskCommands& out) {
    const float x = ui::cursor_x();
    double leader = view.leader_budget, team = view.worker_budget;
    // Both are drawn, whether or not the first was moved.
    const bool leader_moved =
        slider_line("budget.leader", tr(view, "workshop.budget.leader"), 8, x, width, leader,
                    kMostLeaderHours, 5, base::format_number(leader, 0, view.language));
    const bool team_moved = slider_line("budget.team", tr(view, "workshop.budget.team"), 8, x, width, team,
                                        kMostWorkerHours, 10, base::format_number(team, 0, view.language));
    if (leader_moved || team_moved) out.push_back(session::SetBudget{leader, team});
    for (std::size_t p = 0; p < view.plans.size(); ++p) {
        const float y = ui::cursor_y() + 0.3F;
        ui::at(x, y);
        plan_badge(view.plans[p]);
        ui::at(x + 2, y + 0.05F);
        ui::body(tr(view, view.plans[p].strategy.name), width - 2);
        ui::at(x + 2, ui::cursor_y());
        ui::grey(plan_hours(view, p), width - 2);
        ui::at(x, ui::cursor_y());
    }
    ui::at(x, ui::cursor_y() + 0.5F);
    if (ui::button("room.plans", tr(view, "workshop.edit_plans")))
        out.push_back(session::OpenView{"plan", 0});
    ui::at(x, ui::cursor_y() + 0.7F);
    ui::strong(tr(view, "workshop.hand_in"), width);
    ui::at(x, ui::cursor_y() + 0.2F);
    draw_hand_in(view, x, width, out);
}

void draw_events(const DeskView& view, float width, DeskCommands& out) {
    const Workshop& w = *view.workshop;
    const float x = ui::cursor_x();
    for (const scenarios::WorkshopEvent& event : w.definition->events) {
        const bool on = std::find(w.released.begin(), w.released.end(), event.id) != w.released.end();
        ui::at(x, ui::cursor_y() + 0.4F);
        if (ui::toggle("event." + event.id, tr(view, event.title), on))
            out.push_back(session::ReleaseEvent{event.id, !on});
        ui::at(x + 1.8F, ui::cursor_y());
        ui::grey(tr(view, event.words), width - 1.8F);
        ui::at(x, ui::cursor_y());
    }
}

void draw_compare(const DeskView& view, float width) {
    const float x = ui::cursor_x();
    const report::DataTable table = report::teams_table(view);
    if (table.rows.empty()) {
        ui::grey(tr(view, "workshop.teams.none"), width);
        ui::at(x, ui::cursor_y());
        return;
    }
    const float number = 6, first = 4.2F;
    const std::vector<ui::Column> columns{{0, first, ui::Align::left},
                                          {first, width - first - 3 * number, ui::Align::left},
                                          {width - 3 * number, number - 0.4F, ui::Align::right},
                                          {width - 2 * number, number - 0.4F, ui::Align::right},
                                          {width - number, number, ui::Align::right}};
    const auto row = [&](const std::vector<std::string>& cells, bool head) {
        const float y = ui::cursor_y();
        float lowest = y;
        if (!head) {
            ui::at(x, y);
            ui::hairline(width);
        }
        for (std::size_t c = 0; c < cells.size(); ++c) {
            ui::TextLook look = head ? ui::grey_look() : ui::body_look();
            look.align = columns[c].align;
            ui::at(x + columns[c].x, y + 0.3F);
            ui::text(cells[c], columns[c].width, look);
            lowest = std::max(lowest, ui::cursor_y());
        }
        ui::at(x, lowest + 0.2F);
    };
    row(table.columns, true);
    for (const auto& cells : table.rows) row(cells, false);
    draw_chart("chart.teams", report::teams_chart(view, item_frame(width, 16)), x);
}

// Pressed once it is on the wall, again it is not.
void draw_cards(const DeskView& view, float x, float width, DeskCommands& out) {
    const Workshop& w = *view.workshop;
    for (std::size_t i = 0; i < w.definition->cards.size(); ++i) {
        const std::string& words = tr(view, w.definition->cards[i].text);
        const bool on = w.card == static_cast<int>(i);
        const float y = ui::cursor_y() + 0.2F, height = ui::text_height(words, width - 1, on) + 0.6F;
        const ui::Rect card{x, y, width, height};
        ui::card(card, on);
        ui::at(x, y);
        if (ui::press_area("card." + std::to_string(i), words, card, on))
            out.push_back(session::ShowCard{on ? -1 : static_cast<int>(i)});
        ui::at(x + 0.5F, y + 0.3F);
        ui::text(words, width - 1, on ? ui::strong_look() : ui::body_look());
        ui::at(x, y + height);
    }
}

void draw_debrief(const DeskView& view, float width, DeskCommands& out) {
    const Workshop& w = *view.workshop;
    const float x = ui::cursor_x();
    const auto lines = [&](const char* heading, const std::vector<std::string>& all) {
        if (all.empty()) return;
        ui::at(x, ui::cursor_y() + 0.4F);
        ui::strong(tr(view, heading), width);
        for (const std::string& line : all) {
            ui::at(x, ui::cursor_y());
            ui::body(line, width);
        }
    };
    std::vector<std::string> gaps;
    for (std::size_t i = 0; i < w.items.size(); ++i) {
        if (w.items[i].revealed)
            gaps.push_back(tr(view, w.definition->agenda[i].title) + " " +
                           report::gap_sentence(view, static_cast<int>(i)));
    }
    lines("workshop.debrief.gaps", gaps);
    lines("workshop.debrief.course", report::course_lines(w, view.language));
    ui::at(x, ui::cursor_y() + 0.6F);
    ui::strong(tr(view, "workshop.debrief.what_if"), width);
    ui::at(x, ui::cursor_y());
    draw_events(view, width, out);
    ui::at(x, ui::cursor_y() + 0.6F);
    ui::strong(tr(view, "workshop.debrief.cards"), width);
    draw_cards(view, x, width, out);
}

void draw_actions(const DeskView& view, float width, DeskCommands& out) {
    const Workshop& w = *view.workshop;
    const float x = ui::cursor_x();
    for (std::size_t i = 0; i <= w.actions.size(); ++i) {
        std::string words = i < w.actions.size() ? w.actions[i] : "";
        ui::at(x, ui::cursor_y() + 0.3F);
        ui::next_width(width);
        if (ui::text_field("action." + std::to_string(i), words, tr(view, "workshop.actions.hint")))
            out.push_back(session::SetAction{static_cast<int>(i), words});
    }
    ui::at(x, ui::cursor_y() + 0.8F);
    if (ui::button("handout", tr(view, "workshop.actions.handout"), ui::Kind::main,
                   report::can_take_home(view)))
        out.push_back(session::WriteHandout{""});
    ui::at(x, ui::cursor_y() + 0.3F);
    ui::grey(view.notice.empty() ? tr(view, "workshop.actions.handout_words") : view.notice, width);
    ui::at(x, ui::cursor_y());
}

void draw_look(const DeskView& view, float width) {
    const float x = ui::cursor_x();
    if (!view.comparison || !view.world) return;
    const report::Chart& chart = wall_chart(view, view.workshop->open_item().picture, item_frame(width, 20));
    ui::strong(chart.headline, width);
    ui::at(x, ui::cursor_y());
    ui::grey(chart.counted, width);
    draw_chart("chart.look", chart, x);
}

}  // namespace

const report::Chart& wall_chart(const DeskView& view, const std::string& picture,
                                const report::Frame& frame) {
    const auto weeks = [](const char* measure) {
        return [measure](const report::Reading& r, const report::Frame& f) {
            return report::weeks_chart(r, f, measure);
        };
    };
    const auto make = [&]() -> ChartMaker {
        if (picture == "changes") return report::changes_chart;
        if (picture == "groups") return report::groups_chart;
        if (picture == "time") return report::time_chart;
        if (picture == "overrides") return weeks("override_rate");
        if (picture == "support") return weeks("support");
        if (picture == "chance") {
            return [](const report::Reading& r, const report::Frame& f) {
                return report::chance_chart(r, f, std::max<std::size_t>(report::lead_plan(r).value_or(1), 1),
                                            report::ChanceOf::missed);
            };
        }
        return report::tradeoff_chart;
    };
    return chart_of(view, "wall." + picture, frame, make());
}

void draw_item(const DeskView& view, float width, DeskCommands& out) {
    const WorkshopItem& item = view.workshop->open_item();
    const float x = ui::cursor_x(), y = ui::cursor_y();
    ui::rule(width);
    ui::at(x, y + 0.5F);
    ui::strong(tr(view, item.wall), width);
    ui::at(x, ui::cursor_y() + 0.2F);
    switch (item.kind) {
    case ItemKind::talk:
        break;
    case ItemKind::curve:
    case ItemKind::number:
        return draw_guess(view, width, out);
    case ItemKind::look:
        return draw_look(view, width);
    case ItemKind::vote:
        return draw_votes(view, width, out);
    case ItemKind::plan:
        return draw_plans(view, width, out);
    case ItemKind::event:
        return draw_events(view, width, out);
    case ItemKind::compare:
        return draw_compare(view, width);
    case ItemKind::debrief:
        return draw_debrief(view, width, out);
    case ItemKind::actions:
        return draw_actions(view, width, out);
    }
    double teams = view.workshop->teams;
    if (slider_line("teams", tr(view, "workshop.how_many_teams"), 8, x, width, teams, scenarios::kMostTeams,
                    1, std::to_string(view.workshop->teams)) &&
        teams >= 1)
        out.push_back(session::SetTeams{static_cast<int>(std::lround(teams))});
}

}  // namespace skoen::gui::screens
