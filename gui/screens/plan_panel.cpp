#include "gui/screens/plan_panel.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "report/amounts.h"
#include "report/nouns.h"
#include "scenarios/texts.h"
#include "session/lever_facts.h"

namespace skoen::gui::screens {

namespace {

using session::DeskPlan;

// The lever's span in the plan, or what it would be if it were chosen.
sim::LeverSpan span_in(const DeskPlan& plan, sim::Lever lever) {
    sim::LeverSpan span;
    span.lever = lever;
    span.option = sim::option_names(lever).front();
    for (const sim::LeverSpan& one : plan.strategy.levers) {
        if (one.lever == lever) span = one;
    }
    return span;
}

void thin_rule(float x, float width) {
    ui::at(x, ui::cursor_y() + 0.5F);
    ui::hairline(width);
    ui::at(x, ui::cursor_y() + 0.4F);
}

void draw_options(const DeskView& view, const sim::LeverSpan& span, float x, float width, DeskCommands& out) {
    const auto& names = sim::option_names(span.lever);
    std::vector<std::string> labels;
    int current = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
        labels.push_back(tr(view, scenarios::option_title(span.lever, names[i])));
        if (names[i] == span.option) current = static_cast<int>(i);
    }
    ui::at(x, ui::cursor_y());
    ui::next_width(width);
    const int hit = ui::choice_list("option", labels, current);
    if (hit < 0 || hit == current) return;
    if (hit == 0) {
        out.push_back(session::RemoveLever{view.plan, span.lever});
    } else {
        out.push_back(session::SetLever{view.plan, span.lever,
                                        std::string(names[static_cast<std::size_t>(hit)]), span.from, span.to,
                                        span.intensity});
    }
}

void draw_when(const DeskView& view, const sim::LeverSpan& span, float x, float width, DeskCommands& out) {
    const int weeks = std::max(view.weeks, 1);
    int from = std::min(span.from, weeks), to = std::min(span.to, weeks);
    double strength = std::round(span.intensity * 100);
    bool moved = false;
    const float label =
        std::max({ui::text_width(tr(view, "desk.plan.from")), ui::text_width(tr(view, "desk.plan.to")),
                  ui::text_width(tr(view, "desk.plan.strength"))}) +
        0.8F;
    const auto row = [&](const char* key, const std::string& words, double& value, double lo, double hi,
                         double step, const std::string& shown) {
        const float y = ui::cursor_y();
        ui::at(x, y + 0.3F);
        ui::body(words);
        ui::at(x + label, y);
        ui::next_width(width - label);
        moved = ui::slider(key, value, lo, hi, step, shown) || moved;
        ui::at(x, std::max(ui::cursor_y(), y + 1.9F));
    };
    double first = from, last = to;
    row("slider.from", tr(view, "desk.plan.from"), first, 1, weeks, 1, std::to_string(from));
    row("slider.to", tr(view, "desk.plan.to"), last, 1, weeks, 1, std::to_string(to));
    if (session::has_strength(span.lever, span.option)) {
        row("slider.strength", tr(view, "desk.plan.strength"), strength, 0, 100, 5,
            base::format_percent(strength / 100, 0, view.language));
    }
    if (!moved) return;
    const bool start_moved = static_cast<int>(first) != from;
    from = static_cast<int>(first);
    to = static_cast<int>(last);
    if (from > to) (start_moved ? to : from) = start_moved ? from : to;
    out.push_back(
        session::SetLever{view.plan, span.lever, span.option, from, to == weeks ? 520 : to, strength / 100});
}

// Author, year and venue, without what was computed how: "Fogliato et al. 2021 (CSCW)".
std::string citation(const std::string& source) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    std::size_t year = 0;
    while (year + 4 <= source.size() &&
           !std::all_of(source.begin() + static_cast<std::ptrdiff_t>(year),
                        source.begin() + static_cast<std::ptrdiff_t>(year) + 4, is_digit))
        ++year;
    if (year + 4 > source.size()) return source;
    const bool has_venue = source.compare(year + 4, 2, " (") == 0;
    const std::size_t end = has_venue ? source.find(')', year) : year + 3;
    return source.substr(0, end == std::string::npos ? end : end + 1);
}

void draw_evidence(const DeskView& view, const sim::LeverSpan& span, float x, float width) {
    const session::LeverEvidence evidence = session::evidence_of(span.lever, span.option);
    constexpr std::array<const char*, 4> kGrades = {"desk.evidence.0", "desk.evidence.1", "desk.evidence.2",
                                                    "desk.evidence.3"};
    const float y = ui::cursor_y();
    ui::at(x, y + 0.4F);
    ui::evidence_squares(evidence.grade);
    ui::at(x + 2.8F, y);
    ui::strong(tr(view, kGrades[static_cast<std::size_t>(evidence.grade)]), width - 2.8F);
    ui::at(x, ui::cursor_y());
    if (evidence.sources.empty()) {
        ui::grey(tr(view, "desk.evidence.none"), width);
        return;
    }
    std::string sources;
    for (std::size_t i = 0; i < std::min<std::size_t>(evidence.sources.size(), 2); ++i) {
        const std::string one = citation(evidence.sources[i]);
        if (sources.find(one) == std::string::npos) sources += (sources.empty() ? "" : "; ") + one;
    }
    ui::grey(sources, width);
}

// "0,9 flere oversete børn pr. 100 (0,2 til 1,6)": without the lever, against with it.
std::string effect_words(const DeskView& view, const lab::Estimate& estimate, const std::string& noun) {
    return report::difference_with_range(estimate, report::Amount::per_hundred, view.language) + ' ' + noun;
}

void draw_effect(const DeskView& view, float x, float width) {
    ui::at(x, ui::cursor_y());
    ui::strong(tr(view, "desk.plan.without"), width);
    ui::at(x, ui::cursor_y());
    if (!view.effect || view.effect->lever != view.lever || !view.effect->missed.mean) {
        ui::grey(tr(view, view.job.running ? "desk.plan.without_waiting" : "desk.plan.without_nothing"),
                 width);
        return;
    }
    const lab::Comparison empty;
    const report::Reading reading{*view.world, view.comparison ? *view.comparison : empty, view.language};
    ui::body(tr(view, "desk.plan.effect",
                {effect_words(view, view.effect->missed, report::missed_noun(reading)),
                 effect_words(view, view.effect->disturbed, report::disturbed_noun(reading))}),
             width);
    ui::at(x, ui::cursor_y());
    ui::grey(tr(view, "desk.plan.effect_counted", {std::to_string(view.effect->replications)}), width);
}

// As many decimals as the span needs.
std::string shown_value(double value, double span, base::Language language) {
    std::string number = base::format_number(value,
                                             span >= 10     ? 0
                                             : span >= 1    ? 1
                                             : span >= 0.05 ? 2
                                                            : 4,
                                             language);
    return number.starts_with('-') ? "–" + number.substr(1) : number;  // a hyphen is too short beside digits
}

// The plan's name, and the way to and from a strategy file.
void draw_file(const DeskView& view, const DeskPlan& plan, float x, float width, DeskCommands& out) {
    std::string name = tr(view, plan.strategy.name);
    ui::at(x, ui::cursor_y() + 0.5F);
    ui::next_width(width);
    if (ui::text_field("plan.name", name, tr(view, "workshop.plan.name")) && !name.empty())
        out.push_back(session::RenamePlan{view.plan, name});
    static thread_local std::string path;  // being typed; no file until a button is pressed
    ui::at(x, ui::cursor_y() + 0.4F);
    ui::next_width(width);
    ui::text_field("plan.path", path, tr(view, "workshop.plan.path"));
    const float y = ui::cursor_y() + 0.4F;
    ui::at(x, y);
    if (ui::button("plan.save", tr(view, "workshop.plan.save"), ui::Kind::plain, !path.empty()))
        out.push_back(session::SavePlan{view.plan, path});
    ui::at(x + ui::last().w + 0.6F, y);
    const bool room = static_cast<int>(view.plans.size()) < view.most_plans;
    if (ui::button("plan.load", tr(view, "workshop.plan.load"), ui::Kind::plain, !path.empty() && room))
        out.push_back(session::LoadPlan{path});
    ui::at(x, y + 2.2F);
    if (!view.message.empty()) {
        ui::text(tr(view, "workshop.refused", {view.message}), width, ui::strong_look());
        ui::at(x, ui::cursor_y());
    }
}

}  // namespace

float draw_panel(const DeskView& view, const DeskPlan& plan, float x, float y, float width,
                 DeskCommands& out) {
    const sim::LeverSpan span = span_in(plan, view.lever);
    const bool is_on = span.option != sim::option_names(view.lever).front();
    ui::at(x, y);
    ui::rule(width);
    ui::at(x, y + 0.5F);
    ui::strong(tr(view, scenarios::lever_title(view.lever)), width);
    ui::at(x, ui::cursor_y());
    ui::body(tr(view, is_on ? scenarios::option_summary(view.lever, span.option)
                            : scenarios::lever_summary(view.lever)),
             width);
    ui::at(x, ui::cursor_y() + 0.4F);
    draw_options(view, span, x, width, out);
    if (is_on) {
        thin_rule(x, width);
        draw_when(view, span, x, width, out);
        thin_rule(x, width);
        draw_evidence(view, span, x, width);
        thin_rule(x, width);
        draw_effect(view, x, width);
    }
    thin_rule(x, width);
    if (ui::toggle("plan.enabled", tr(view, "desk.plan.enabled"), plan.enabled))
        out.push_back(session::TogglePlan{view.plan});
    draw_file(view, plan, x, width, out);
    return ui::cursor_y();
}

float draw_assumptions(const DeskView& view, const DeskPlan& plan, float x, float y, float width) {
    const sim::LeverSpan span = span_in(plan, view.lever);
    const auto& fields = session::fields_of(view.lever, span.option);
    ui::at(x, y);
    ui::rule(width);
    ui::at(x, y + 0.5F);
    ui::strong(tr(view, "desk.plan.nobody_knows"));
    const float head = ui::text_width(tr(view, "desk.plan.nobody_knows"), true) + 1;
    const std::string grey =
        tr(view, fields.empty() ? "desk.plan.no_assumptions" : "desk.plan.cannot_choose");
    const bool in_line = head + ui::text_width(grey) <= width;
    ui::at(in_line ? x + head : x, in_line ? y + 0.5F : ui::cursor_y());
    ui::grey(grey, in_line ? 0 : width);
    ui::at(x, ui::cursor_y() + 0.3F);
    if (fields.empty()) return ui::cursor_y();
    const std::size_t shown = std::min<std::size_t>(fields.size(), 3);
    const float gutter = 2, column = (width - 2 * gutter) / 3;
    const float top = ui::cursor_y();
    float lowest = top;
    std::vector<session::Assumption> rows;
    float words = 0;
    for (std::size_t i = 0; i < shown; ++i) {
        rows.push_back(session::assumption(fields[i]));
        words = std::max(words, ui::text_height(tr(view, rows.back().meaning), column));
    }
    for (std::size_t i = 0; i < shown; ++i) {
        const session::Assumption& a = rows[i];
        const float left = x + static_cast<float>(i) * (column + gutter);
        ui::at(left, top);
        ui::body(tr(view, a.meaning), column);
        ui::at(left, top + words + 0.1F);
        const double size = a.axis_hi - a.axis_lo;
        const auto along = [&](double v) { return size > 0 ? (v - a.axis_lo) / size : 0.5; };
        ui::fixed_range(along(a.lo), along(a.hi), along(a.value), column);
        ui::at(left, top + words + 1.4F);
        ui::grey(tr(view, a.assumed ? "desk.plan.assumed" : "desk.plan.known",
                    {shown_value(a.value, a.hi - a.lo, view.language),
                     shown_value(a.lo, a.hi - a.lo, view.language),
                     shown_value(a.hi, a.hi - a.lo, view.language)}),
                 column);
        lowest = std::max(lowest, ui::cursor_y());
    }
    ui::at(x, lowest);
    return lowest;
}

}  // namespace skoen::gui::screens
