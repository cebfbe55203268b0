// Who is missed, who is disturbed: every plan as a point with its cloud of chance.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "report/amounts.h"
#include "report/axes.h"
#include "report/charts.h"
#include "report/labels.h"
#include "report/nouns.h"
#include "report/verdicts.h"
#include "sim/base/math.h"
#include "sim/measures.h"

namespace skoen::report {

namespace {

constexpr double kHundred = 100;
constexpr std::size_t kFewest = 20;  // replications for a cloud
constexpr std::size_t kEllipsePoints = 48;
constexpr double kChi2 = 4.605170185988092;  // 90 % of a chi-squared with 2 degrees of freedom: -2 ln 0.1

// The ellipse that holds 90 % of a bivariate normal with the mean and covariance of the values; empty when there are too few.
std::vector<Point> cloud_of(const std::vector<Point>& values) {
    if (values.size() < kFewest) return {};
    const auto n = static_cast<double>(values.size());
    Point mean;
    for (const Point& v : values) mean.x += v.x / n, mean.y += v.y / n;
    double xx = 0, xy = 0, yy = 0;
    for (const Point& v : values) {
        xx += (v.x - mean.x) * (v.x - mean.x) / (n - 1);
        xy += (v.x - mean.x) * (v.y - mean.y) / (n - 1);
        yy += (v.y - mean.y) * (v.y - mean.y) / (n - 1);
    }
    const double a = std::sqrt(xx), b = a > 0 ? xy / a : 0.0, c = std::sqrt(std::max(0.0, yy - b * b));
    std::vector<Point> out;
    for (std::size_t i = 0; i < kEllipsePoints; ++i) {
        const auto [sin, cos] = base::sincos_turn(static_cast<double>(i) / kEllipsePoints);
        const double r = std::sqrt(kChi2);
        out.push_back({mean.x + r * a * cos, mean.y + r * (b * cos + c * sin)});
    }
    return out;
}

struct Spot {  // x disturbed, y missed, per case
    Point at;
    std::vector<Point> cloud;
};

// What chance does to the comparison: paired differences, drawn from where the office without the score lies. (Values as they
// are would mostly show how offices differ, which all plans share.)
std::vector<Point> around_none(const Reading& r, std::size_t plan) {
    const std::vector<Point> with = r.pairs(plan, "disturbed_rate", "missed_rate");
    const std::vector<Point> without = r.pairs(0, "disturbed_rate", "missed_rate");
    const Point none{*r.estimate(0, "disturbed_rate").mean, *r.estimate(0, "missed_rate").mean};
    std::vector<Point> out;
    for (std::size_t i = 0; i < std::min(with.size(), without.size()); ++i) {
        out.push_back({none.x + with[i].x - without[i].x, none.y + with[i].y - without[i].y});
    }
    return out;
}

std::vector<Spot> spots_of(const Reading& r) {
    std::vector<Spot> spots;
    for (std::size_t i = 0; i < r.plans(); ++i) {
        const auto disturbed = r.estimate(i, "disturbed_rate").mean,
                   missed = r.estimate(i, "missed_rate").mean;
        if (!disturbed || !missed) return {};
        spots.push_back({{*disturbed, *missed}, i == 0 ? std::vector<Point>{} : cloud_of(around_none(r, i))});
    }
    return spots;
}

// Plans that no other beats on both, from left to right.
std::vector<std::size_t> unbeaten(const std::vector<Spot>& spots) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < spots.size(); ++i) {
        const Point& p = spots[i].at;
        const bool beaten = std::any_of(spots.begin(), spots.end(), [&](const Spot& s) {
            return s.at.x <= p.x && s.at.y <= p.y && (s.at.x < p.x || s.at.y < p.y);
        });
        if (!beaten) out.push_back(i);
    }
    std::stable_sort(out.begin(), out.end(), [&](auto a, auto b) { return spots[a].at.x < spots[b].at.x; });
    return out;
}

// Plans that did the same to both errors share a sentence; what can be said most firmly is the headline.
std::string tradeoff_headline(const Reading& r) {
    if (r.plans() < 2) return tr("report.tradeoff.none", r.language);
    std::vector<std::pair<ErrorVerdicts, std::vector<std::string>>> groups;
    for (std::size_t i = 1; i < r.plans(); ++i) {
        const ErrorVerdicts v = error_verdicts(r, i);
        const auto found =
            std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return g.first == v; });
        if (found == groups.end()) {
            groups.push_back({v, {plan_look(i).letter}});
        } else {
            found->second.push_back(plan_look(i).letter);
        }
    }
    if (groups.front().first.missed == Verdict::too_few)
        return capitalised(tr("report.too_few", r.language)) + '.';
    const auto firmness = [](const ErrorVerdicts& v) {
        const auto one = [](Verdict w) { return is_stated(w) ? 2 : (is_less(w) || is_more(w) ? 1 : 0); };
        return one(v.missed) + one(v.disturbed);
    };
    const auto& [verdicts, letters] =
        *std::max_element(groups.begin(), groups.end(), [&](const auto& a, const auto& b) {
            return firmness(a.first) < firmness(b.first);
        });
    return listed(letters, r.language) + ' ' + errors_predicate(r, verdicts, letters.size() > 1) + '.';
}

struct Plane {
    LinearScale x, y;
    Box plot;
    [[nodiscard]] Point operator()(Point p) const { return {x(p.x * kHundred), y(p.y * kHundred)}; }
    [[nodiscard]] bool holds(Point p) const {
        const Point at = (*this)(p);
        return at.x >= plot.left && at.x <= plot.right && at.y >= plot.top && at.y <= plot.bottom;
    }
};

// Range of the plans and their clouds, and of the score alone where it lies near them.
Plane plane_of(const std::vector<Spot>& spots, const std::optional<sim::PolicyPoints>& policies,
               const Box& plot) {
    Box range{1e9, 1e9, -1e9, -1e9};
    const auto take = [&](Point p) {
        range.left = std::min(range.left, p.x), range.right = std::max(range.right, p.x);
        range.top = std::min(range.top, p.y), range.bottom = std::max(range.bottom, p.y);
    };
    for (const Spot& s : spots) {
        take(s.at);
        for (const Point& p : s.cloud) take(p);
    }
    if (policies) {
        const Point tool{policies->tool.disturbed, policies->tool.missed};
        const double wide = range.right - range.left, high = range.bottom - range.top;
        const bool near = tool.x > range.left - wide && tool.x < range.right + wide &&
                          tool.y > range.top - high && tool.y < range.bottom + high;
        if (near) take(tool);
    }
    constexpr double kLeast = 0.004;  // four cases in 1,000: a single point is no reason to show hundredths
    const auto widen = [](double& lo, double& hi) {
        const double lacking = kLeast - (hi - lo);
        if (lacking <= 0) return;
        lo -= lacking / 2, hi += lacking / 2;
        if (lo < 0) hi -= lo, lo = 0;  // there are no fewer than none
    };
    widen(range.left, range.right);
    widen(range.top, range.bottom);
    const double wide = range.right - range.left, high = range.bottom - range.top;
    constexpr double kRoom = 0.08;
    constexpr double kStrip = 1.7;  // em above and below, for arrows to what lies outside
    return {LinearScale(kHundred * (range.left - kRoom * wide), kHundred * (range.right + kRoom * wide),
                        plot.left, plot.right),
            LinearScale(kHundred * (range.top - kRoom * high), kHundred * (range.bottom + kRoom * high),
                        plot.bottom - kStrip, plot.top + kStrip),
            plot};
}

void draw_arrow(Pen& pen, Point from, Point to, const Stroke& stroke) {
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    const Point unit{(to.x - from.x) / length, (to.y - from.y) / length};
    constexpr double kHead = 0.45;
    const Point base{to.x - unit.x * kHead, to.y - unit.y * kHead};
    pen.line(from, base, stroke);
    pen.area({to,
              {base.x - unit.y * kHead / 2, base.y + unit.x * kHead / 2},
              {base.x + unit.y * kHead / 2, base.y - unit.x * kHead / 2}},
             stroke.ink);
}

// A policy outside the picture: an arrow in the corner that points to it, and its numbers.
void draw_outside(Pen& pen, const Reading& r, const Plane& plane, const std::string& name,
                  const sim::PolicyPoint& p, std::vector<Box>& taken) {
    const Point at = plane({p.disturbed, p.missed});
    const bool right = at.x > (plane.plot.left + plane.plot.right) / 2;
    const bool low = at.y > (plane.plot.top + plane.plot.bottom) / 2;
    const double edge = right ? plane.plot.right : plane.plot.left;
    const double inwards = right ? -1.0 : 1.0, rise = low ? 0.5 : -0.5;
    std::string words =
        tr("report.tradeoff.outside", r.language,
           {name, shown(p.missed, Amount::per_hundred, r.language),
            shown(p.disturbed, Amount::per_hundred, r.language), missed_head(r.definition(), r.language),
            disturbed_head(r.definition(), r.language)});
    // Its numbers stand in the table too; a long name keeps the room.
    if (pen.measured(words) > plane.plot.right - plane.plot.left - 1.6) words = name;
    double y = low ? plane.plot.bottom - 0.75 : plane.plot.top + 0.55;
    Text text{{edge + inwards * 1.5, y + kCapHeight / 2}, words, kGrey, false,
              right ? Anchor::end : Anchor::start,        1};
    // A second one on the same side stands a line further in.
    const auto is_taken = [&] {
        const Box box = pen.box(text);
        return std::any_of(taken.begin(), taken.end(), [&](const Box& b) { return b.overlaps(box); });
    };
    for (int line = 0; line < 4 && is_taken(); ++line) {
        y += low ? -kLineStep : kLineStep;
        text.at.y = y + kCapHeight / 2;
    }
    draw_arrow(pen, {edge + inwards * 1.1, y - rise * 0.6}, {edge, y + rise * 0.6}, {kGrey, kHair * 1.5});
    pen.write(text.at, words, {.ink = kGrey, .anchor = text.anchor}).key = "policy";
    taken.push_back(pen.box(text));
}

std::string always_name(const Reading& r) {
    return tr("report.policy.always", r.language, {r.definition().decision.act.in(r.language)});
}
std::string never_name(const Reading& r) {
    return tr("report.policy.never", r.language, {r.definition().decision.act.in(r.language)});
}

struct Policies {  // the three that are not plans
    std::vector<std::pair<std::string, sim::PolicyPoint>> all;
};

Policies policies_of(const Reading& r, const sim::PolicyPoints& p) {
    return {{{tr("report.policy.tool", r.language), p.tool},
             {always_name(r), p.always},
             {never_name(r), p.never}}};
}

void draw_clouds(Pen& pen, const Plane& plane, const std::vector<Spot>& spots, const Reading& r) {
    for (std::size_t i = 0; i < spots.size(); ++i) {
        if (spots[i].cloud.empty()) continue;
        std::vector<Point> outline;
        for (const Point& p : spots[i].cloud) outline.push_back(plane(p));
        const PlanLook look = plan_look(i);
        const std::string& key = r.plan(i).strategy.id;
        Colour fill = look.area, rim = look.dark;
        fill.alpha = 0.13;
        rim.alpha = 0.5;
        pen.area(outline, fill).key = key;
        outline.push_back(outline.front());
        pen.polyline(std::move(outline), {rim, kHair, look.dash}).key = key;
    }
}

// Small boxes along a line, so that labels keep off it.
std::vector<Box> along(const std::vector<Point>& line) {
    constexpr double kStep = 0.3, kHalf = 0.12;
    std::vector<Box> boxes;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Point a = line[i - 1], b = line[i];
        const double length = std::hypot(b.x - a.x, b.y - a.y);
        for (double at = 0; at < length; at += kStep) {
            const Point p{a.x + (b.x - a.x) * at / length, a.y + (b.y - a.y) * at / length};
            boxes.push_back({p.x - kHalf, p.y - kHalf, p.x + kHalf, p.y + kHalf});
        }
    }
    return boxes;
}

void draw_points(Pen& pen, const Plane& plane, const std::vector<Spot>& spots, const Reading& r,
                 const std::optional<sim::PolicyPoints>& policies, const std::vector<Point>& front) {
    std::vector<Box> taken = along(front);
    std::vector<PointLabel> labels;
    for (std::size_t i = 0; i < spots.size(); ++i) {
        const PlanLook look = plan_look(i);
        const Point at = plane(spots[i].at);
        Mark& mark = pen.marker({at, look.marker, 0.78, look.dark, true, i == 0 ? 0.16 : 0.0});
        mark.key = r.plan(i).strategy.id;
        mark.tooltip = {r.called(i) + ": " + r.name(i),
                        missed_noun(r) + ": " + shown(spots[i].at.y, Amount::per_hundred, r.language),
                        disturbed_noun(r) + ": " + shown(spots[i].at.x, Amount::per_hundred, r.language)};
        taken.push_back({at.x - 0.45, at.y - 0.45, at.x + 0.45, at.y + 0.45});
        labels.push_back(
            {at, 0.62, i == 0 ? r.name(0) : look.letter, {.ink = look.dark, .semibold = true}, mark.key});
    }
    if (policies) {
        for (const auto& [name, point] : policies_of(r, *policies).all) {
            const Point where{point.disturbed, point.missed};
            if (!plane.holds(where)) {
                draw_outside(pen, r, plane, name, point, taken);
                continue;
            }
            const Point at = plane(where);
            pen.marker({at, Shape::circle, 0.42, kGrey, true}).key = "policy";
            taken.push_back({at.x - 0.3, at.y - 0.3, at.x + 0.3, at.y + 0.3});
            labels.push_back({at, 0.5, name, {.ink = kGrey}, "policy"});
        }
    }
    place_labels(pen, labels, plane.plot, taken);
}

void fill_table(Chart& chart, const Reading& r, const std::vector<Spot>& spots,
                const std::optional<sim::PolicyPoints>& policies) {
    chart.data.columns = {tr("report.table.plan", r.language), capitalised(missed_noun(r)),
                          capitalised(disturbed_noun(r))};
    const auto row = [&](const std::string& name, double missed, double disturbed) {
        chart.data.rows.push_back({name, shown(missed, Amount::per_hundred, r.language),
                                   shown(disturbed, Amount::per_hundred, r.language)});
    };
    for (std::size_t i = 0; i < spots.size(); ++i)
        row(plan_look(i).letter + ' ' + r.name(i), spots[i].at.y, spots[i].at.x);
    if (!policies) return;
    for (const auto& [name, point] : policies_of(r, *policies).all) row(name, point.missed, point.disturbed);
}

}  // namespace

Chart tradeoff_chart(const Reading& r, const Frame& asked) {
    constexpr double kLeastPlot = 12;  // so that letters stay apart from clouds and from each other
    Frame frame = asked;
    Chart chart;
    chart.id = "tradeoff";
    chart.headline = tradeoff_headline(r);
    chart.counted = tr("report.tradeoff.counted", r.language);
    const double top = begin_picture(chart, frame);
    const std::vector<Spot> spots = spots_of(r);
    if (spots.empty()) {
        draw_nothing(chart, frame, top, tr("report.empty.no_cases", r.language));
        return chart;
    }
    // A route without an urgent group, say, knows one kind of error only: there is nothing to trade off.
    if (std::all_of(spots.begin(), spots.end(), [](const Spot& s) { return s.at.y == 0; })) {
        draw_nothing(chart, frame, top, tr("report.empty.one_error", r.language, {disturbed_noun(r)}));
        return chart;
    }
    at_least(chart, frame, top + 1.5 + kLeastPlot + 2.9);
    Pen pen(chart.picture, frame.measure);
    const auto policies = sim::policy_points(r.tally(0), r.definition().costs);
    const double bottom = frame.height - 2.9;
    const Plane plane = plane_of(spots, policies, {2.2, top + 1.5, frame.width - 0.2, bottom});

    pen.write({0, top + kAscent}, capitalised(missed_noun(r)));
    y_grid(pen, plane.y, linear_ticks(std::max(0.0, plane.y.lo()), plane.y.hi(), r.language), plane.plot.left,
           plane.plot.right);
    pen.line({plane.plot.left, bottom}, {plane.plot.right, bottom}, {kMidGrey, kHair});
    x_labels(pen, plane.x, linear_ticks(std::max(0.0, plane.x.lo()), plane.x.hi(), r.language), bottom,
             plane.plot.left, plane.plot.right);
    pen.write({plane.plot.right, bottom + 2.5}, capitalised(disturbed_noun(r)), {.anchor = Anchor::end});
    draw_arrow(pen, {1.6, bottom + 1.55}, {0.6, bottom + 2.35}, {kBlack, kHair * 1.5});
    pen.write({2.2, bottom + 2.5}, tr("report.tradeoff.better", r.language));

    draw_clouds(pen, plane, spots, r);
    std::vector<Point> front;
    for (const std::size_t i : unbeaten(spots)) front.push_back(plane(spots[i].at));
    if (front.size() > 1) pen.polyline(front, {kBlack, kHair * 1.2, {0.28, 0.22}});
    draw_points(pen, plane, spots, r, policies, front);
    fill_table(chart, r, spots, policies);
    describe_picture(chart);
    return chart;
}

}  // namespace skoen::report
