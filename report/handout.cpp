#include "report/handout.h"

#include <algorithm>

#include "report/amounts.h"

namespace skoen::report {

namespace {

bool is_share(lab::Watched what) {
    return what == lab::Watched::override_of_act || what == lab::Watched::override_of_dismiss ||
           what == lab::Watched::own_first;
}

std::string watched_number(lab::Watched what, const std::optional<double>& value, Language language) {
    if (!value) return "–";
    if (is_share(what)) return base::format_percent(*value, 0, language);
    return base::format_number(*value, what == lab::Watched::minutes ? 0 : 1, language);
}

// "under 12 %", with nothing where the band ends at what cannot be passed.
std::string limit_words(const char* key, lab::Watched what, const std::optional<double>& value,
                        Language language) {
    if (!value) return "–";
    if (is_share(what) && (*value <= 0 || *value >= 1)) return "–";
    if (!is_share(what) && *value <= 0) return "–";
    return tr(key, language, {watched_number(what, value, language)});
}

std::string key_of(const char* start, lab::Watched what) {
    return start + std::string(lab::watched_name(what));
}

DataTable week_table(const lab::WatchedSeries& series, Language language) {
    DataTable table;
    table.columns.push_back(tr("handout.row", language));
    std::vector<std::string> expect{tr("handout.expect", language)}, low{tr("handout.look_below", language)},
        high{tr("handout.look_above", language)}, own{tr("handout.own", language)};
    for (std::size_t w = 0; w < series.weeks.size(); ++w) {
        const lab::Estimate& e = series.weeks[w];
        table.columns.push_back(tr("handout.week", language, {std::to_string(w + 1)}));
        expect.push_back(watched_number(series.what, e.mean, language));
        low.push_back(limit_words("handout.below", series.what, e.lo, language));
        high.push_back(limit_words("handout.above", series.what, e.hi, language));
        own.push_back("…");
    }
    table.rows = {std::move(expect), std::move(low), std::move(high), std::move(own)};
    return table;
}

}  // namespace

std::vector<WatchBlock> watch_blocks(const lab::FirstWeeks& first, Language language) {
    std::vector<WatchBlock> out;
    for (const lab::WatchedSeries& series : first.series) {
        WatchBlock block;
        block.heading = tr(key_of("handout.watch.", series.what), language);
        block.how = tr(key_of("handout.how.", series.what), language);
        block.table = week_table(series, language);
        // Where there is no limit, there is nothing to explain.
        const auto is_limit = [](const std::string& cell) { return cell != "–"; };
        const auto has_limits = [&](std::size_t row) {
            const auto& cells = block.table.rows[row];
            return std::any_of(cells.begin() + 1, cells.end(), is_limit);
        };
        if (has_limits(1)) block.meanings.push_back(tr(key_of("handout.low.", series.what), language));
        if (has_limits(2)) block.meanings.push_back(tr(key_of("handout.high.", series.what), language));
        out.push_back(std::move(block));
    }
    return out;
}

std::vector<std::string> watch_notes(const lab::FirstWeeks& first, Language language) {
    const auto percent = [&](double share) { return base::format_percent(share, 0, language); };
    std::vector<std::string> out{tr("handout.rule", language),
                                 tr("handout.false_alarm", language, {percent(first.alarm_any)}),
                                 tr("handout.leaning", language, {percent(first.leaning_any)})};
    // Which of the numbers shows it best.
    const lab::WatchedSeries* best = nullptr;
    for (const lab::WatchedSeries& s : first.series) {
        if (best == nullptr || s.leaning - s.alarm > best->leaning - best->alarm) best = &s;
    }
    if (best != nullptr && best->leaning > best->alarm) {
        out.push_back(tr("handout.best", language,
                         {tr(key_of("handout.watch.", best->what), language), percent(best->leaning),
                          percent(best->alarm)}));
    }
    return out;
}

std::vector<LawPoint> law_points(Language language) {
    std::vector<LawPoint> out;
    for (const char* id :
         {"facts", "discretion", "record", "reasons", "hearing", "access", "oversight", "basis"}) {
        const std::string key = std::string("handout.law.") + id;
        out.push_back({tr(key + ".demand", language), tr(key + ".where", language),
                       tr(key + ".here", language), tr(key + ".tag", language)});
    }
    return out;
}

}  // namespace skoen::report
