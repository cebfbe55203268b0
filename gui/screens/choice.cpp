// A robust choice: plans found within the hours there are, as a picture, and when each is good or poor.
#include <algorithm>
#include <array>

#include "gui/screens/common.h"
#include "report/charts_why.h"
#include "report/choice_words.h"
#include "report/nouns.h"
#include "scenarios/catalogue.h"

namespace skoen::gui::screens {

namespace {

constexpr float kPictureBeside = 66;

// The hours, and the search.
float draw_budget(const DeskView& view, float x, float y, float width, DeskCommands& out) {
    double leader = view.questions.search.leader_hours, worker = view.questions.search.worker_hours;
    const float half = std::min((width - 14) / 2, 26.0F);
    const auto hours = [&](double value) {
        return base::format_count(static_cast<std::int64_t>(value), view.language);
    };
    ui::at(x, y);
    ui::grey(tr(view, "choice.leader_hours"));
    ui::at(x, y + ui::kBodyStep);
    ui::next_width(half);
    const bool first = ui::slider("robust.leader", leader, 0, 1000, 20, hours(leader));
    ui::at(x + half + 1.5F, y);
    ui::grey(tr(view, "choice.worker_hours"));
    ui::at(x + half + 1.5F, y + ui::kBodyStep);
    ui::next_width(half);
    const bool second = ui::slider("robust.worker", worker, 0, 3000, 50, hours(worker));
    if (first || second) out.push_back(session::SearchPlans{leader, worker});
    return y + 3.2F;
}

void draw_progress(const DeskView& view, float x, float y) {
    ui::at(x, y);
    ui::grey(tr(view, "choice.searching"));
    ui::at(x + ui::text_width(tr(view, "choice.searching")) + 0.8F, y + 0.45F);
    ui::progress(view.explained.progress, 8);
}

// One plan of the front: number, levers, numbers, belief.
float draw_found(const DeskView& view, std::size_t place, float x, float y, float width, DeskCommands& out) {
    const session::FoundPlans& found = *view.explained.found;
    const std::size_t i = found.findings.front[place];
    const lab::PlanOutcome& p = found.findings.plans[i];
    const auto number = [&](double value, int decimals) {
        return base::format_number(value, decimals, view.language);
    };
    ui::at(x, y);
    ui::hairline(width);
    ui::at(x, y + 0.5F);
    ui::number_disc(static_cast<int>(place) + 1);
    const float in = x + 2, room = width - 2;
    const std::string take = tr(view, "choice.take");
    ui::at(in, y + 0.5F);
    ui::strong(report::levers_named(found.plans[i], view.language), room - ui::text_width(take) - 2.2F);
    const float below = ui::cursor_y();
    if (i != 0) {
        const std::array<LineButton, 1> line{LineButton{"", take}};
        ui::at(x + width - width_of(line), y + 0.4F);
        if (ui::button("robust.take." + std::to_string(place), take, ui::Kind::plain,
                       static_cast<int>(view.plans.size()) < view.most_plans))
            out.push_back(session::PutPlan{scenarios::write_strategy(found.plans[i])});
    }
    ui::at(in, below);
    ui::grey(tr(view, "choice.numbers",
                {number(100 * p.missed, 1), number(100 * p.disturbed, 1), number(p.leader_hours, 0),
                 number(p.worker_hours, 0), number(p.support, 2),
                 report::missed_noun(*view.definition, view.language),
                 report::disturbed_noun(*view.definition, view.language)}),
             room);
    if (i != 0) {
        ui::at(in, ui::cursor_y());
        ui::body(report::belief_words(found.beliefs[place], report::tr("report.plan.none", view.language),
                                      view.language),
                 room);
    }
    return ui::cursor_y() + 0.5F;
}

}  // namespace

void draw_choice_of_plan(const DeskView& view, DeskCommands& out) {
    const ui::Rect area = ui::content();
    ui::at(area.x, area.y);
    ui::headline(tr(view, "choice.title"), area.w);
    float y = draw_budget(view, area.x, ui::cursor_y() + 0.3F, area.w, out);
    if (!view.explained.found) {
        draw_progress(view, area.x, y);
        return;
    }
    const session::FoundPlans& found = *view.explained.found;
    for (const std::string& sentence : report::regret_by_number(found.plans, found.findings, view.language)) {
        ui::at(area.x, y);
        ui::body(sentence, area.w);
        y = ui::cursor_y();
    }
    body("choice", y + 0.6F, [&](float width, float height) {
        const bool beside = ui::page().w >= kPictureBeside && view.scale < 1.5;
        const float gutter = 2.4F, left = beside ? (width - gutter) * 0.48F : width;
        report::Frame frame;
        frame.width = static_cast<double>(left);
        frame.height = beside ? static_cast<double>(std::clamp(height - 0.6F, 20.0F, 34.0F)) : 24.0;
        frame.number = 1;
        const report::Chart chart = report::front_chart(*view.definition, found.plans, found.findings,
                                                        found.plans.size(), view.language, frame);
        ui::at(kRing, 0);
        ui::scene("robust.front", chart.picture);
        const auto picture_end = static_cast<float>(chart.picture.height);
        const float x = beside ? kRing + left + gutter : kRing, room = beside ? width - left - gutter : width;
        float end = beside ? 0 : picture_end + 1;
        for (std::size_t place = 0; place < found.findings.front.size(); ++place)
            end = draw_found(view, place, x, end, room, out);
        ui::at(kRing, std::max(end, picture_end));
        ui::gap(0.3F);
    });
}

}  // namespace skoen::gui::screens
