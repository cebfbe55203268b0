#include "report/charts_workshop.h"

#include <algorithm>
#include <cmath>

#include "report/amounts.h"
#include "report/axes.h"
#include "report/nouns.h"
#include "report/reading.h"

namespace skoen::report {

namespace {

using scenarios::ItemKind;
using scenarios::WorkshopItem;
using session::DeskView;
using session::Guess;
using session::Workshop;

constexpr Colour kGapGround = colour(0xE9E3D3);
constexpr double kThick = 5.0 / 24;  // em: 5 px at the wall's 24

const WorkshopItem& asked_item(const Workshop& w, int item) {
    return w.definition->agenda[static_cast<std::size_t>(item)];
}
const session::ItemState& asked_state(const Workshop& w, int item) {
    return w.items[static_cast<std::size_t>(item)];
}
bool asks_for_share(const WorkshopItem& item) { return sim::find_measure(item.measure)->unit == "share"; }
double guess_factor(const WorkshopItem& item) { return asks_for_share(item) ? 100.0 : 1.0; }

const lab::StrategyResult* answer_of(const DeskView& view, int item) {
    const auto place = static_cast<std::size_t>(item);
    return place < view.answers.size() ? view.answers[place].get() : nullptr;
}

const lab::WeekSeries* weeks_of(const lab::StrategyResult* answer, const WorkshopItem& item) {
    if (answer == nullptr) return nullptr;
    for (const lab::WeekSeries& series : answer->weekly) {
        if (series.measure == item.measure) return &series;
    }
    return nullptr;
}

// Value of a guessed curve in a week, straight between the knots; the first knot is the given week.
double guessed(const std::vector<double>& knots, double week, int weeks) {
    const double place = (week - 1) / std::max(1, weeks - 1) * (session::kKnots - 1);
    const auto k = std::min(static_cast<std::size_t>(place), knots.size() - 2);
    const double part = place - static_cast<double>(k);
    return knots[k] * (1 - part) + knots[k + 1] * part;
}

std::string team_words(int team, Language language) {
    return tr("workshop.team", language, {std::to_string(team + 1)});
}

struct GuessAxes {
    LinearScale x, y;
    double left, right, top, bottom;
};

struct CurvePicture {
    const DeskView& view;
    int item, team;
    const WorkshopItem& asked;
    const lab::WeekSeries* answer;  // null: not revealed, or not played
    double first;                   // value of the given week; negative: not known yet
    double factor;
    Pen& pen;
    GuessAxes g;

    [[nodiscard]] std::vector<double> with_first(std::vector<double> knots) const {
        if (!knots.empty() && first >= 0) knots.front() = first;
        return knots;
    }
    [[nodiscard]] Point spot(double week, double value) const { return {g.x(week), g.y(factor * value)}; }

    void guess_line(const std::vector<double>& knots, const Stroke& stroke, const std::string& label,
                    bool handles) {
        std::vector<Point> points;
        for (int k = 0; k < session::kKnots; ++k)
            points.push_back(spot(session::week_of_knot(k, view.weeks), knots[static_cast<std::size_t>(k)]));
        pen.polyline(points, stroke);
        for (std::size_t k = 1; handles && k < points.size(); ++k)
            pen.marker({points[k], Shape::circle, 0.55, stroke.ink, true});
        if (!label.empty())
            pen.write({points.back().x + 0.5, points.back().y + kCapHeight / 2}, label, {.ink = stroke.ink});
    }

    void gap(const std::vector<double>& knots) {
        std::vector<Point> outline;
        const auto weeks = static_cast<int>(answer->weeks.size());
        for (int w = 1; w <= weeks; ++w) outline.push_back(spot(w, guessed(knots, w, view.weeks)));
        for (int w = weeks; w >= 1; --w) {
            const lab::Estimate& e = answer->weeks[static_cast<std::size_t>(w - 1)];
            if (e.mean) outline.push_back(spot(w, *e.mean));
        }
        if (outline.size() > 3) pen.area(std::move(outline), kGapGround);
    }

    void answer_line() {
        const PlanLook look = plan_look(1);
        std::vector<Point> line, band;
        for (std::size_t w = 0; w < answer->weeks.size(); ++w) {
            const lab::Estimate& e = answer->weeks[w];
            if (!e.mean) continue;
            line.push_back(spot(static_cast<double>(w + 1), *e.mean));
            band.push_back(spot(static_cast<double>(w + 1), e.hi.value_or(*e.mean)));
        }
        for (std::size_t w = answer->weeks.size(); w-- > 0;) {
            const lab::Estimate& e = answer->weeks[w];
            if (e.mean) band.push_back(spot(static_cast<double>(w + 1), e.lo.value_or(*e.mean)));
        }
        if (line.size() < 2) return;
        Colour light = look.area;
        light.alpha = 0.2;
        pen.area(std::move(band), light);
        const Point last = line.back();
        pen.polyline(std::move(line), {look.dark, kThick});
        pen.marker({last, Shape::circle, 0.7, look.dark, true});
    }

    // Names at the right end keep apart.
    void end_labels(const std::vector<double>& knots) {
        std::vector<double> wished;
        std::vector<std::string> words;
        std::vector<Colour> inks;
        if (!knots.empty()) {
            wished.push_back(spot(view.weeks, knots.back()).y);
            words.push_back(
                tr("workshop.guess_end", view.language, {guess_words(asked, knots.back(), view.language)}));
            inks.push_back(kBlack);
        }
        const auto end = answer_at_end(view, item);
        if (answer != nullptr && end && end->mean) {
            wished.push_back(spot(view.weeks, *end->mean).y);
            words.push_back(
                tr("workshop.answer_end", view.language, {guess_words(asked, *end->mean, view.language)}));
            inks.push_back(plan_look(1).dark);
        }
        std::vector<std::size_t> order(wished.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::sort(order.begin(), order.end(), [&](auto a, auto b) { return wished[a] < wished[b]; });
        std::vector<double> sorted;
        for (const std::size_t i : order) sorted.push_back(wished[i]);
        const std::vector<double> placed =
            spread(sorted, std::vector<double>(sorted.size(), 1.2), 0.1, g.top, g.bottom);
        for (std::size_t i = 0; i < order.size(); ++i)
            pen.write({g.right + 0.7, placed[i] + kCapHeight / 2}, words[order[i]],
                      {.ink = inks[order[i]], .semibold = true});
    }

    void draw() {
        const Workshop& w = *view.workshop;
        const session::ItemState& state = asked_state(w, item);
        std::vector<double> strong =
            team >= 0 ? state.guesses[static_cast<std::size_t>(team)].knots : middle_guess(w, item);
        strong = with_first(std::move(strong));
        if (answer != nullptr && !strong.empty()) gap(strong);
        for (int t = 0; t < w.teams; ++t) {
            const Guess& other = state.guesses[static_cast<std::size_t>(t)];
            if (t == team || other.knots.empty()) continue;
            guess_line(with_first(other.knots), {kMidGrey, 1.5 / 24, {0.25, 0.2}}, "", false);
        }
        if (answer != nullptr) answer_line();
        if (!strong.empty()) guess_line(strong, {kBlack, 2.5 / 18, {0.5, 0.3}}, "", team >= 0);
        if (first >= 0) pen.marker({spot(1, first), Shape::circle, 0.75, kBlack, true});
        end_labels(strong);
    }
};

void draw_number(Pen& pen, const DeskView& view, int item, int team, const GuessAxes& g,
                 const lab::Estimate* answer) {
    const Workshop& w = *view.workshop;
    const WorkshopItem& asked = asked_item(w, item);
    const double factor = guess_factor(asked), middle = (g.top + g.bottom) / 2;
    const session::ItemState& state = asked_state(w, item);
    const std::vector<double> all = middle_guess(w, item);
    if (answer != nullptr && answer->mean) {
        const double at = g.x(factor * *answer->mean);
        if (!all.empty()) {
            const double guess = g.x(factor * all.front());
            pen.rect({std::min(at, guess),
                      g.top + 0.4,
                      std::abs(at - guess),
                      g.bottom - g.top - 0.4,
                      kGapGround,
                      {},
                      0});
        }
        Colour light = plan_look(1).area;
        light.alpha = 0.2;
        const double lo = g.x(factor * answer->lo.value_or(*answer->mean)),
                     hi = g.x(factor * answer->hi.value_or(*answer->mean));
        pen.rect({lo, g.top + 0.4, hi - lo, g.bottom - g.top - 0.4, light, {}, 0});
        pen.line({at, g.top + 0.2}, {at, g.bottom}, {plan_look(1).dark, kThick});
        const std::string words =
            tr("workshop.answer_end", view.language, {guess_words(asked, *answer->mean, view.language)});
        const bool right = at + pen.measured(words, true) + 0.6 <= g.right + 1.5;
        pen.write(
            {right ? at + 0.4 : at - 0.4, g.top + 1}, words,
            {.ink = plan_look(1).dark, .semibold = true, .anchor = right ? Anchor::start : Anchor::end});
    }
    std::vector<std::pair<double, int>> spots;
    for (int t = 0; t < w.teams; ++t) {
        const Guess& guess = state.guesses[static_cast<std::size_t>(t)];
        if (!guess.knots.empty()) spots.emplace_back(g.x(factor * guess.knots.front()), t);
    }
    std::sort(spots.begin(), spots.end());
    std::vector<double> wished, sizes;
    for (const auto& [x, t] : spots) {
        wished.push_back(x);
        sizes.push_back(pen.measured(team_words(t, view.language), t == team));
    }
    const std::vector<double> placed = spread(wished, sizes, 0.6, g.left, g.right);
    for (std::size_t i = 0; i < spots.size(); ++i) {
        const bool chosen = spots[i].second == team;
        pen.marker({{spots[i].first, middle + 0.6}, Shape::circle, 0.75, chosen ? kBlack : kGrey, true});
        pen.line({spots[i].first, middle + 1.1}, {placed[i], middle + 2}, {kMidGrey, kHair});
        pen.write({placed[i], middle + 3}, team_words(spots[i].second, view.language),
                  {.ink = chosen ? kBlack : kGrey, .semibold = chosen, .anchor = Anchor::middle});
    }
}

}  // namespace

std::string guess_words(const WorkshopItem& item, double value, Language language) {
    if (asks_for_share(item)) return base::format_percent(value, 0, language);
    return base::format_number(value, item.axis_to < 10 ? 1 : 0, language);
}

std::vector<double> middle_guess(const Workshop& workshop, int item) {
    std::vector<std::vector<double>> by_knot;
    for (int t = 0; t < workshop.teams; ++t) {
        const std::vector<double>& knots =
            asked_state(workshop, item).guesses[static_cast<std::size_t>(t)].knots;
        by_knot.resize(std::max(by_knot.size(), knots.size()));
        for (std::size_t k = 0; k < knots.size(); ++k) by_knot[k].push_back(knots[k]);
    }
    std::vector<double> middle;
    for (std::vector<double>& values : by_knot) {
        std::sort(values.begin(), values.end());
        const std::size_t n = values.size();
        middle.push_back((values[(n - 1) / 2] + values[n / 2]) / 2);
    }
    return middle;
}

std::optional<lab::Estimate> answer_at_end(const DeskView& view, int item) {
    const WorkshopItem& asked = asked_item(*view.workshop, item);
    const lab::StrategyResult* answer = answer_of(view, item);
    if (answer == nullptr) return std::nullopt;
    if (asked.kind == ItemKind::number) return answer->measures[measure_index(asked.measure)];
    const lab::WeekSeries* weeks = weeks_of(answer, asked);
    if (weeks == nullptr || weeks->weeks.empty()) return std::nullopt;
    return weeks->weeks.back();
}

std::string gap_sentence(const DeskView& view, int item) {
    const std::vector<double> guess = middle_guess(*view.workshop, item);
    const auto answer = answer_at_end(view, item);
    if (guess.empty() || !answer || !answer->mean) return {};
    const WorkshopItem& asked = asked_item(*view.workshop, item);
    const double factor = guess_factor(asked);
    const double off = std::round(factor * guess.back()) - std::round(factor * *answer->mean);
    const std::string number = base::format_number(std::abs(off), 0, view.language);
    const char* key = off == 0 ? "workshop.gap.same" : off < 0 ? "workshop.gap.low" : "workshop.gap.high";
    const std::string room = guess_words(asked, guess.back(), view.language),
                      truth = guess_words(asked, *answer->mean, view.language);
    return off == 0 ? tr(key, view.language, {room}) : tr(key, view.language, {room, truth, number});
}

Chart guess_chart(const DeskView& view, int item, int team, const Frame& asked_frame) {
    const Workshop& w = *view.workshop;
    const WorkshopItem& asked = asked_item(w, item);
    const session::ItemState& state = asked_state(w, item);
    Frame frame = asked_frame;
    Chart chart;
    chart.id = "guess-" + asked.id;
    chart.headline = asked.wall.in(view.language);
    chart.counted = asked.counted.in(view.language);
    const double top = begin_picture(chart, frame) + 0.6;
    at_least(chart, frame, top + 7);
    Pen pen(chart.picture, frame.measure);
    const double factor = guess_factor(asked);
    const std::vector<Tick> ticks =
        linear_ticks(0, factor * asked.axis_to, view.language,
                     asks_for_share(asked) ? tr("report.axis.percent", view.language) : "", 5);
    const double bottom = frame.height - 1.7;
    if (asked.kind == ItemKind::number) {
        const GuessAxes g{LinearScale(0, factor * asked.axis_to, 1, frame.width - 3),
                          LinearScale(0, 1, bottom, top),
                          1,
                          frame.width - 3,
                          top,
                          bottom};
        pen.line({g.left, bottom}, {g.right, bottom}, {kBlack, kRule});
        x_labels(pen, g.x, ticks, bottom, 0, frame.width);
        const auto answer = answer_at_end(view, item);
        draw_number(pen, view, item, team, g, state.revealed && answer ? &*answer : nullptr);
    } else {
        const double left = widest(pen, ticks) + 0.5, right = frame.width - 7.5;
        const GuessAxes g{LinearScale(1, std::max(2, view.weeks), left, right),
                          LinearScale(0, factor * asked.axis_to, bottom, top),
                          left,
                          right,
                          top,
                          bottom};
        y_grid(pen, g.y, ticks, left, right);
        pen.line({left, bottom}, {right, bottom}, {kMidGrey, kHair});
        x_labels(pen, g.x, week_ticks(view.weeks, view.language), bottom, 0, right + 1);
        const lab::WeekSeries* weeks = weeks_of(answer_of(view, item), asked);
        const bool known = weeks != nullptr && !weeks->weeks.empty() && weeks->weeks.front().mean;
        CurvePicture{view,
                     item,
                     team,
                     asked,
                     state.revealed ? weeks : nullptr,
                     known ? *weeks->weeks.front().mean : -1,
                     factor,
                     pen,
                     g}
            .draw();
    }
    if (state.revealed) chart.headline = gap_sentence(view, item);
    if (chart.headline.empty()) chart.headline = asked.wall.in(view.language);
    chart.data.columns = {tr("workshop.table.team", view.language),
                          tr("workshop.table.guess", view.language)};
    for (int t = 0; t < w.teams; ++t) {
        const std::vector<double>& knots = state.guesses[static_cast<std::size_t>(t)].knots;
        if (!knots.empty())
            chart.data.rows.push_back(
                {team_words(t, view.language), guess_words(asked, knots.back(), view.language)});
    }
    describe_picture(chart);
    return chart;
}

Chart votes_chart(const DeskView& view, int item, const Frame& asked_frame) {
    const Workshop& w = *view.workshop;
    const WorkshopItem& asked = asked_item(w, item);
    const auto& votes = asked_state(w, item).votes;
    Frame frame = asked_frame;
    Chart chart;
    chart.id = "votes-" + asked.id;
    chart.headline = asked.wall.in(view.language);
    chart.counted = tr("workshop.votes.counted", view.language);
    const double top = begin_picture(chart, frame) + 0.2;
    const double row = 4.4;
    at_least(chart, frame, top + row * static_cast<double>(asked.options.size()));
    Pen pen(chart.picture, frame.measure);
    int most = 1;
    for (const auto& round : votes) {
        for (const int count : round) most = std::max(most, count);
    }
    const double room = frame.width - 9;
    chart.data.columns = {tr("workshop.table.option", view.language),
                          tr("workshop.votes.first", view.language),
                          tr("workshop.votes.second", view.language)};
    for (std::size_t o = 0; o < asked.options.size(); ++o) {
        const double y = top + row * static_cast<double>(o);
        const std::string& words = asked.options[o].text.in(view.language);
        pen.write({0, y + 1}, words, {.semibold = true});
        std::vector<std::string> cells{words};
        for (std::size_t r = 0; r < votes.size(); ++r) {
            const bool counted = !votes[r].empty();
            const int count = counted ? votes[r][o] : 0;
            const double line = y + 1.5 + 1.25 * static_cast<double>(r);
            cells.push_back(counted ? std::to_string(count) : "–");
            if (!counted) continue;
            const double width = room * count / most;
            if (width > 0) pen.rect({0, line, width, 1, r == 0 ? kLine : kGrey, {}, 0});
            pen.write({width + 0.4, line + 0.85},
                      tr(r == 0 ? "workshop.votes.before" : "workshop.votes.after", view.language,
                         {std::to_string(count)}),
                      {.ink = r == 0 ? kGrey : kBlack, .semibold = r == 1});
        }
        chart.data.rows.push_back(std::move(cells));
    }
    describe_picture(chart);
    return chart;
}

Chart teams_chart(const DeskView& view, const Frame& asked_frame) {
    Frame frame = asked_frame;
    Chart chart;
    chart.id = "teams";
    chart.headline = tr("workshop.teams.headline", view.language);
    chart.counted = tr("workshop.teams.counted", view.language);
    const double top = begin_picture(chart, frame) + 0.5;
    at_least(chart, frame, top + 9);
    Pen pen(chart.picture, frame.measure);
    struct Spot {
        double x, y;
        std::string words;
        bool without;
    };
    std::vector<Spot> spots;
    const std::size_t missed = measure_index("missed_rate"), disturbed = measure_index("disturbed_rate");
    const auto add = [&](const lab::StrategyResult& result, std::string words, bool without) {
        const auto& m = result.measures;
        if (!m[missed].mean || !m[disturbed].mean) return;
        const double x = 100 * *m[disturbed].mean, y = 100 * *m[missed].mean;
        for (Spot& spot : spots) {  // teams that stand by one plan share a mark
            if (std::abs(spot.x - x) + std::abs(spot.y - y) > 1e-9) continue;
            spot.words += ", " + words;
            return;
        }
        spots.push_back({x, y, std::move(words), without});
    };
    if (view.comparison) add(view.comparison->no_tool(), tr("workshop.teams.without", view.language), true);
    for (std::size_t i = 0; i < view.handed_in.size(); ++i) {
        if (view.handed_in[i])
            add(*view.handed_in[i], team_words(view.workshop->handed_in[i].team, view.language), false);
    }
    if (spots.empty()) {
        draw_nothing(chart, frame, top, tr("workshop.teams.none", view.language));
        return chart;
    }
    double x_lo = spots[0].x, x_hi = x_lo, y_lo = spots[0].y, y_hi = y_lo;
    for (const Spot& s : spots) {
        x_lo = std::min(x_lo, s.x);
        x_hi = std::max(x_hi, s.x);
        y_lo = std::min(y_lo, s.y);
        y_hi = std::max(y_hi, s.y);
    }
    const NiceRange xr = nice_range(x_lo - 0.5, x_hi + 0.5, 6), yr = nice_range(y_lo - 0.2, y_hi + 0.2, 5);
    const std::vector<Tick> xt = linear_ticks(xr.lo, xr.hi, view.language),
                            yt = linear_ticks(yr.lo, yr.hi, view.language, {}, 5);
    const double bottom = frame.height - 3, left = widest(pen, yt) + 0.6, right = frame.width - 6;
    const LinearScale x(xr.lo, xr.hi, left, right), y(yr.lo, yr.hi, bottom, top + 1.6);
    pen.write({0, top + 0.6}, capitalised(missed_noun(*view.definition, view.language)), {.ink = kGrey});
    y_grid(pen, y, yt, left, right);
    pen.line({left, bottom}, {right, bottom}, {kBlack, kHair});
    x_labels(pen, x, xt, bottom, 0, frame.width);
    pen.write({right, bottom + 2.7}, capitalised(disturbed_noun(*view.definition, view.language)),
              {.ink = kGrey, .anchor = Anchor::end});
    std::sort(spots.begin(), spots.end(), [](const Spot& a, const Spot& b) { return a.y > b.y; });
    std::vector<double> wished;
    for (const Spot& s : spots) wished.push_back(y(s.y));
    const std::vector<double> placed =
        spread(wished, std::vector<double>(wished.size(), 1.2), 0.1, top + 1.6, bottom);
    chart.data.columns = {tr("workshop.table.team", view.language),
                          capitalised(missed_noun(*view.definition, view.language)),
                          capitalised(disturbed_noun(*view.definition, view.language))};
    for (std::size_t i = 0; i < spots.size(); ++i) {
        const Spot& s = spots[i];
        const Point at{x(s.x), y(s.y)};
        pen.marker(
            {at, s.without ? Shape::ring : Shape::circle, 0.8, s.without ? kGrey : kBlack, true, 0.14});
        const double width = pen.measured(s.words, !s.without);
        const bool fits = at.x + 0.8 + width <= frame.width;
        if (std::abs(placed[i] - at.y) > 0.4)
            pen.line({at.x + 0.4, at.y}, {at.x + 0.9, placed[i]}, {kMidGrey, kHair});
        pen.write({fits ? at.x + 1 : at.x - 0.8, placed[i] + kCapHeight / 2}, s.words,
                  {.ink = s.without ? kGrey : kBlack,
                   .semibold = !s.without,
                   .anchor = fits ? Anchor::start : Anchor::end});
        chart.data.rows.push_back({s.words, base::format_number(s.y, 1, view.language),
                                   base::format_number(s.x, 1, view.language)});
    }
    describe_picture(chart);
    return chart;
}

}  // namespace skoen::report
