#include "report/charts_training.h"

#include <algorithm>
#include <array>

#include "report/language.h"

namespace skoen::report {

namespace {

using session::TrainingCount;
using session::TrainingFate;

constexpr std::array<TrainingFate, session::kTrainingFates> kFatesInOrder = {
    TrainingFate::both_right, TrainingFate::resisted,   TrainingFate::misled,
    TrainingFate::corrected,  TrainingFate::kept_error, TrainingFate::both_wrong};

std::string fate_name(TrainingFate fate, Language language) {
    switch (fate) {
    case TrainingFate::both_right:
        return tr("trainingroom.fate.both_right", language);
    case TrainingFate::resisted:
        return tr("trainingroom.fate.resisted", language);
    case TrainingFate::misled:
        return tr("trainingroom.fate.misled", language);
    case TrainingFate::corrected:
        return tr("trainingroom.fate.corrected", language);
    case TrainingFate::kept_error:
        return tr("trainingroom.fate.kept_error", language);
    case TrainingFate::both_wrong:
        break;
    }
    return tr("trainingroom.fate.both_wrong", language);
}

// Was own judgement, score, decision right?
std::array<bool, 3> rights_of(TrainingFate fate) {
    switch (fate) {
    case TrainingFate::both_right:
        return {true, true, true};
    case TrainingFate::resisted:
        return {true, false, true};
    case TrainingFate::misled:
        return {true, false, false};
    case TrainingFate::corrected:
        return {false, true, true};
    case TrainingFate::kept_error:
        return {false, true, false};
    case TrainingFate::both_wrong:
        break;
    }
    return {false, false, false};
}

const std::vector<int>& places_of(const session::TrainingDebrief& d, TrainingFate fate) {
    return d.fates[static_cast<std::size_t>(fate)];
}

std::string fates_headline(const session::TrainingDebrief& d, Language language) {
    const auto cases = [&](TrainingFate fate) {
        const std::size_t n = places_of(d, fate).size();
        if (n < 2)
            return std::string(
                tr(n == 0 ? "trainingroom.fate.no_case" : "trainingroom.fate.one_case", language));
        return tr("trainingroom.fate.many_cases", language, {std::to_string(n)});
    };
    return tr("trainingroom.fate.headline", language,
              {cases(TrainingFate::corrected), cases(TrainingFate::misled)});
}

// One case's column.
void draw_case_column(Pen& pen, TrainingFate fate, double x, double top, double row, int place) {
    const std::array<bool, 3> rights = rights_of(fate);
    for (std::size_t i = 0; i < rights.size(); ++i) {
        const Shape shape = !rights[i] ? Shape::cross : i == 1 ? Shape::square : Shape::circle;
        const bool corrected = i == 2 && fate == TrainingFate::corrected;
        pen.marker({{x, top + (static_cast<double>(i) + 0.5) * row},
                    shape,
                    0.95,
                    corrected ? kRescued : kBlack,
                    false,
                    0.17});
    }
    pen.write({x, top + 3 * row + 1.1}, std::to_string(place), {.ink = kGrey, .anchor = Anchor::middle});
}

void fates_table(Chart& chart, const session::TrainingDebrief& d, Language language) {
    chart.data.columns = {tr("trainingroom.fate.what", language), tr("trainingroom.fate.cases", language)};
    for (const TrainingFate fate : kFatesInOrder) {
        std::string places;
        for (const int place : places_of(d, fate))
            places += (places.empty() ? "" : ", ") + std::to_string(place);
        if (!places.empty()) chart.data.rows.push_back({fate_name(fate, language), places});
    }
    describe_picture(chart);
}

}  // namespace

Chart fates_chart(const session::TrainingDebrief& d, Language language, const Frame& asked) {
    Frame frame = asked;
    Chart chart;
    chart.id = "fates";
    chart.headline = fates_headline(d, language);
    chart.counted = tr("trainingroom.fate.counted", language);
    std::size_t cases = 0;
    for (const TrainingFate fate : kFatesInOrder) cases += places_of(d, fate).size();
    at_least(chart, frame, 13);
    const double begin = begin_picture(chart, frame);
    if (cases == 0) {
        draw_nothing(chart, frame, begin, tr("trainingroom.fate.none", language));
        return chart;
    }
    Pen pen(chart.picture, frame.measure);
    constexpr double kRow = 1.95, kHeads = 1.5;
    const std::array<std::string, 3> rows = {tr("trainingroom.fate.own", language),
                                             tr("trainingroom.fate.score", language),
                                             tr("trainingroom.fate.decision", language)};
    double names = pen.measured(tr("trainingroom.fate.place", language));
    for (const std::string& row : rows) names = std::max(names, pen.measured(row));
    const double left = names + 1.2, top = begin + kHeads + 0.3, width = frame.width;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double y = top + static_cast<double>(i) * kRow;
        pen.line({0, y}, {width, y}, {i == 0 ? kMidGrey : kLine, kHair});
        pen.write({0, y + kRow / 2 + 0.35}, rows[i]);
    }
    pen.line({0, top + 3 * kRow}, {width, top + 3 * kRow}, {kMidGrey, kHair});
    pen.write({0, top + 3 * kRow + 1.1}, tr("trainingroom.fate.place", language), {.ink = kGrey});
    // Room for each group: as many columns as cases, but never less than its name takes.
    std::vector<double> wanted;
    double fixed = 0;
    std::size_t free_cases = 0;
    const double pitch = (width - left) / static_cast<double>(cases);
    for (const TrainingFate fate : kFatesInOrder) {
        const std::size_t n = places_of(d, fate).size();
        if (n == 0) continue;
        const double name = pen.measured(fate_name(fate, language), true) + 0.9;
        const bool narrow = name > pitch * static_cast<double>(n);
        wanted.push_back(narrow ? name : 0);
        fixed += narrow ? name : 0;
        free_cases += narrow ? 0 : n;
    }
    const double rest = free_cases == 0 ? 0 : (width - left - fixed) / static_cast<double>(free_cases);
    const double squeeze = free_cases == 0 ? (width - left) / fixed : 1;
    double x = left;
    std::size_t group = 0;
    for (const TrainingFate fate : kFatesInOrder) {
        const auto& places = places_of(d, fate);
        if (places.empty()) continue;
        const double room =
            wanted[group] > 0 ? wanted[group] * squeeze : rest * static_cast<double>(places.size());
        if (group++ > 0) pen.line({x, begin + 0.1}, {x, top + 3 * kRow + 1.5}, {kLine, kHair});
        pen.write({x + room / 2, begin + 1.1}, fate_name(fate, language),
                  {.semibold = fate != TrainingFate::both_right && fate != TrainingFate::both_wrong,
                   .anchor = Anchor::middle});
        for (std::size_t i = 0; i < places.size(); ++i) {
            const double step = room / static_cast<double>(places.size());
            draw_case_column(pen, fate, x + (static_cast<double>(i) + 0.5) * step, top, kRow, places[i]);
        }
        x += room;
    }
    fates_table(chart, d, language);
    return chart;
}

Chart colleagues_chart(const session::TrainingDebrief& d, const session::ColleaguesOnDeck& colleagues,
                       AfterScore after, Language language, const Frame& asked) {
    Frame frame = asked;
    const bool wrong = after == AfterScore::wrong;
    const TrainingCount own = wrong ? d.after_wrong : d.after_right;
    const std::vector<int>& all = wrong ? colleagues.after_wrong : colleagues.after_right;
    const std::vector<int> dots = session::twenty_of(all);
    Chart chart;
    chart.id = wrong ? "colleagues_wrong" : "colleagues_right";
    const auto k = std::to_string(own.k), n = std::to_string(own.n);
    const auto reached =
        std::to_string(std::count_if(all.begin(), all.end(), [&](int v) { return v >= own.k; }));
    const auto people = std::to_string(all.size());
    chart.headline = wrong ? tr("trainingroom.dots.wrong", language, {k, n, reached, people})
                           : tr("trainingroom.dots.right", language, {k, n, reached, people});
    chart.counted = tr("trainingroom.dots.counted", language,
                       {std::to_string(all.size() / 20), std::to_string(all.size())});
    at_least(chart, frame, 12);
    const double begin = begin_picture(chart, frame);
    if (own.n == 0 || dots.empty()) {
        draw_nothing(chart, frame, begin, tr("trainingroom.dots.none", language));
        return chart;
    }
    Pen pen(chart.picture, frame.measure);
    std::vector<int> height(static_cast<std::size_t>(own.n) + 1);
    for (const int dot : dots) ++height[static_cast<std::size_t>(dot)];
    const int tallest = *std::max_element(height.begin(), height.end());
    const double base = frame.height - 2.9, pitch = frame.width / (own.n + 1);
    const double room = base - begin - 2.6;
    const double dot = std::min({1.4, pitch * 0.92, room / tallest});
    pen.line({0, base}, {frame.width, base}, {kMidGrey, kRule});
    for (int v = 0; v <= own.n; ++v) {
        const double x = (v + 0.5) * pitch;
        const bool you = v == own.k;
        const int stacked = height[static_cast<std::size_t>(v)];
        for (int i = 0; i < stacked; ++i) {
            pen.marker({{x, base - (i + 0.55) * dot}, Shape::circle, dot * 0.92, you ? kBlack : kRight});
        }
        pen.write({x, base + 1.3}, std::to_string(v), {.semibold = you, .anchor = Anchor::middle});
        if (!you) continue;
        const double above = base - stacked * dot;
        pen.marker({{x, above - 0.5}, Shape::triangle_down, 0.6, kBlack});
        pen.write({x, above - 1.1}, tr("trainingroom.dots.you", language),
                  {.semibold = true, .anchor = Anchor::middle});
    }
    pen.write({0, base + 2.6},
              wrong ? tr("trainingroom.dots.of_wrong", language, {n})
                    : tr("trainingroom.dots.of_right", language, {n}),
              {.ink = kGrey});
    chart.data.columns = {tr("trainingroom.dots.ended", language), tr("trainingroom.dots.people", language)};
    for (int v = 0; v <= own.n; ++v) {
        chart.data.rows.push_back({std::to_string(v), std::to_string(std::count(all.begin(), all.end(), v))});
    }
    describe_picture(chart);
    return chart;
}

Chart little_chart(const session::TrainingDebrief& d, Language language, const Frame& asked) {
    Frame frame = asked;
    Chart chart;
    chart.id = "little";
    chart.headline = tr("trainingroom.little.headline", language, {std::to_string(d.decided)});
    chart.counted = tr("trainingroom.little.counted", language);
    at_least(chart, frame, 12);
    const double begin = begin_picture(chart, frame);
    Pen pen(chart.picture, frame.measure);
    struct Row {
        const char* key;
        const TrainingCount& count;
    };
    const std::array<Row, 3> rows = {Row{"trainingroom.little.alone", d.alone},
                                     Row{"trainingroom.little.resist", d.rsr},
                                     Row{"trainingroom.little.follow", d.rair}};
    const double width = frame.width, step = std::min(2.9, (frame.height - begin - 2.6) / 3);
    const auto at = [&](double share) { return 0.4 + share * (width - 0.8); };
    chart.data.columns = {tr("trainingroom.little.what", language), tr("trainingroom.little.from", language),
                          tr("trainingroom.little.to", language)};
    double y = begin;
    for (const Row& row : rows) {
        const auto interval = row.count.interval();
        if (!interval) continue;
        const auto whole = [](double share) { return std::to_string(static_cast<int>(share * 100 + 0.5)); };
        pen.write({0, y + 0.9}, tr(row.key, language, {whole(interval->lo), whole(interval->hi)}));
        const double line = y + 1.75;
        pen.line({at(0), line}, {at(1), line}, {kLine, kHair});
        pen.line({at(interval->lo), line}, {at(interval->hi), line}, {kBlack, 0.28});
        pen.marker({{at(*row.count.share()), line}, Shape::circle, 0.8, kPaper});
        pen.marker({{at(*row.count.share()), line}, Shape::ring, 0.8, kBlack, false, 0.12});
        chart.data.rows.push_back({tr(row.key, language, {whole(interval->lo), whole(interval->hi)}),
                                   whole(interval->lo), whole(interval->hi)});
        y += step;
    }
    pen.line({at(0), y + 0.2}, {at(1), y + 0.2}, {kMidGrey, kHair});
    for (const int tick : {0, 50, 100}) {
        pen.write({at(tick / 100.0), y + 1.4}, std::to_string(tick),
                  {.ink = kGrey,
                   .anchor = tick == 0     ? Anchor::start
                             : tick == 100 ? Anchor::end
                                           : Anchor::middle});
    }
    describe_picture(chart);
    return chart;
}

Scene score_scale_picture(int score, int own, int line, const std::string& dismiss, const std::string& act,
                          Language language, double width) {
    Scene scene;
    scene.width = width;
    scene.height = 5.2;
    scene.title = tr("trainingroom.scale.title", language, {std::to_string(score)});
    scene.description = scene.title;
    Pen pen(scene, text_width);
    const double y = 2.6, margin = 1.2;
    const auto at = [&](double value) { return margin + (value - 1) / 9 * (width - 2 * margin); };
    pen.line({at(1), y}, {at(10), y}, {kBlack, kRule});
    const double cut = at(line - 0.5);
    pen.line({cut, y - 1.6}, {cut, y + 0.7}, {kMidGrey, kHair});
    pen.write({cut - 0.4, y - 0.95}, dismiss, {.ink = kGrey, .anchor = Anchor::end});
    pen.write({cut + 0.4, y - 0.95}, act, {.ink = kGrey});
    for (int v = 1; v <= 10; ++v) {
        pen.line({at(v), y - 0.3}, {at(v), y + 0.3}, {kBlack, kHair});
        if (v != score && v != own)
            pen.write({at(v), y + 1.5}, std::to_string(v), {.ink = kGrey, .anchor = Anchor::middle});
    }
    const bool same = score == own;
    // Below its mark, within the picture.
    const auto label = [&](double x, const std::string& words) {
        const double half = pen.measured(words, true) / 2 + 0.1;
        pen.write({std::clamp(x, half, width - half), y + 2.2}, words,
                  {.semibold = true, .anchor = Anchor::middle});
    };
    pen.rect({at(score) - 0.85, y - 0.85, 1.7, 1.7, kWhite, Stroke{kBlack, kRule}, 0});
    pen.write({at(score), y + 0.36}, std::to_string(score), {.semibold = true, .anchor = Anchor::middle});
    if (own > 0 && !same) {
        pen.marker({{at(own), y}, Shape::circle, 1.7, kBlack});
        pen.write({at(own), y + 0.36}, std::to_string(own),
                  {.ink = kWhite, .semibold = true, .anchor = Anchor::middle});
        label(at(own), tr("trainingroom.scale.you", language));
    }
    label(at(score), tr(same ? "trainingroom.scale.both" : "trainingroom.scale.score", language));
    return scene;
}

Scene progress_picture(int place, int cases, Language language) {
    constexpr double kSquare = 0.8, kPitch = 1.0;
    Scene scene;
    scene.width = cases * kPitch;
    scene.height = kSquare + 0.2;
    scene.title = tr("trainingdesk.count", language, {std::to_string(place), std::to_string(cases)});
    scene.description = scene.title;
    Pen pen(scene, text_width);
    for (int i = 1; i <= cases; ++i) {
        const double x = (i - 1) * kPitch + 0.1;
        const Stroke edge{i > place ? kMidGrey : kBlack, i == place ? 2 * kRule : kHair};
        pen.rect({x, 0.1, kSquare, kSquare, i < place ? kBlack : kPaper, edge, 0});
    }
    return scene;
}

}  // namespace skoen::report
