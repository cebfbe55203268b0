#include "cli/replicate_text.h"

#include <utility>

#include "cli/layout.h"
#include "sim/base/json_writer.h"

namespace skoen::cli {

namespace {

constexpr std::size_t kMeasureWidth = 40;

std::string measure_of(const scenarios::StudyStatistic& s) {
    return std::string(scenarios::study_measure_names()[static_cast<std::size_t>(s.measure)]);
}

using Side = lab::ReplicatedStudy ReplicatedTwice::*;

std::vector<lab::ReplicatedStudy> one_side(const std::vector<ReplicatedTwice>& studies, Side which) {
    std::vector<lab::ReplicatedStudy> side;
    for (const ReplicatedTwice& twice : studies) side.push_back(twice.*which);
    return side;
}

class ReplicateText {
  public:
    explicit ReplicateText(const Tr& tr) : tr_(tr) {}

    std::string study(const ReplicatedTwice& twice) const {
        const scenarios::Study& s = twice.same_place.study;
        std::string out = tr_.of(s.name) + " (" + s.id + ")\n" + wrapped(s.citation) + "\n\n";
        std::vector<std::string> heads{tr_("cli.replicate.statistic"), tr_("cli.replicate.published"),
                                       tr_("cli.replicate.interval"),  tr_("cli.replicate.same_place"),
                                       tr_("cli.replicate.spread"),    "",
                                       tr_("cli.replicate.any_place"), ""};
        const bool own_place = !twice.own_place.statistics.empty();
        if (own_place) {
            heads.push_back(tr_("cli.replicate.own_place", {tr_.number(twice.place, 2)}));
            heads.emplace_back();
        }
        Table table(heads, kMeasureWidth);
        for (std::size_t i = 0; i < s.statistics.size(); ++i) {
            const scenarios::StudyStatistic& statistic = s.statistics[i];
            std::vector<std::string> row{statistic.id + ' ' + measure_of(statistic),
                                         tr_.number(statistic.value, 3),
                                         interval(lab::published_interval(statistic))};
            append(row, statistic, twice.same_place.statistics[i], true);
            append(row, statistic, twice.any_place.statistics[i], false);
            if (own_place) append(row, statistic, twice.own_place.statistics[i], false);
            table.row(row);
        }
        return out + table.str() + '\n';
    }

    std::string summary(const std::vector<ReplicatedTwice>& studies) const {
        std::string out;
        const std::pair<const char*, Side> sides[] = {
            {"cli.replicate.sum_same_place", &ReplicatedTwice::same_place},
            {"cli.replicate.sum_any_place", &ReplicatedTwice::any_place},
            {"cli.replicate.sum_own_place", &ReplicatedTwice::own_place}};
        for (const auto& [key, side] : sides) {
            const InsideCount count = count_inside(one_side(studies, side));
            if (count.all == 0) continue;
            out += wrapped(tr_(key, {tr_.count(count.inside), tr_.count(count.all),
                                     tr_.percent(static_cast<double>(count.inside) / count.all, 1),
                                     tr_.number(count.width, 2)})) +
                   '\n';
        }
        return out + wrapped(tr_("cli.replicate.note")) + '\n';
    }

  private:
    std::string interval(const stats::Interval& i) const {
        return tr_("cli.text.range", {tr_.number(i.lo, 3), tr_.number(i.hi, 3)});
    }

    void append(std::vector<std::string>& row, const scenarios::StudyStatistic& statistic,
                const lab::ReplicatedStatistic& r, bool with_spread) const {
        row.push_back(r.n > 0 ? tr_.number(r.mean, 3) : "–");
        if (with_spread) row.push_back(r.n > 0 ? interval(r.spread) : "–");
        const char* verdict = statistic.use != scenarios::StatisticUse::calibrate ? "cli.replicate.shown"
                              : r.inside                                          ? "cli.replicate.inside"
                                                                                  : "cli.replicate.outside";
        row.push_back(tr_(verdict));
    }

    const Tr& tr_;
};

void write_result(base::JsonWriter& out, const lab::ReplicatedStatistic& r) {
    const auto value = [&](const char* key, double number) {
        out.key(key);
        if (r.n > 0) {
            out.value(number);
        } else {
            out.value(nullptr);
        }
    };
    value("simulated", r.mean);
    value("slo", r.spread.lo);
    value("shi", r.spread.hi);
    value("tail", r.tail);
    out.key("inside").value(r.inside);
    out.key("n").value(static_cast<int>(r.n));
}

void write_count(base::JsonWriter& out, const char* key, const InsideCount& count) {
    out.key(key).begin_object();
    out.key("inside").value(count.inside);
    out.key("of").value(count.all);
    out.key("mean_width").value(count.width);
    out.end_object();
}

}  // namespace

InsideCount count_inside(const std::vector<lab::ReplicatedStudy>& studies) {
    InsideCount count;
    for (const lab::ReplicatedStudy& study : studies) {
        for (std::size_t i = 0; i < study.statistics.size(); ++i) {
            const scenarios::StudyStatistic& s = study.study.statistics[i];
            if (s.use != scenarios::StatisticUse::calibrate) continue;
            const lab::ReplicatedStatistic& r = study.statistics[i];
            const stats::Interval published = lab::published_interval(s);
            ++count.all;
            count.inside += r.inside ? 1 : 0;
            count.width += (r.spread.hi - r.spread.lo) / (published.hi - published.lo);
        }
    }
    if (count.all > 0) count.width /= count.all;
    return count;
}

std::string replicate_text(const std::vector<ReplicatedTwice>& studies, const Tr& tr) {
    const ReplicateText text(tr);
    std::string out;
    for (const ReplicatedTwice& twice : studies) out += text.study(twice);
    return out + text.summary(studies);
}

std::string replicate_json(const std::vector<ReplicatedTwice>& studies) {
    base::JsonWriter out;
    out.begin_object();
    out.key("studies").begin_array();
    for (const ReplicatedTwice& twice : studies) {
        const scenarios::Study& study = twice.same_place.study;
        out.begin_object();
        out.key("id").value(study.id);
        if (!twice.own_place.statistics.empty()) out.key("place").value(twice.place);
        out.key("statistics").begin_array();
        for (std::size_t i = 0; i < study.statistics.size(); ++i) {
            const scenarios::StudyStatistic& s = study.statistics[i];
            const stats::Interval published = lab::published_interval(s);
            out.begin_object();
            out.key("id").value(s.id);
            out.key("name").value(measure_of(s));
            out.key("calibrate").value(s.use == scenarios::StatisticUse::calibrate);
            out.key("published").value(s.value);
            out.key("lo").value(published.lo);
            out.key("hi").value(published.hi);
            write_result(out, twice.same_place.statistics[i]);
            out.key("place_drawn").begin_object();
            write_result(out, twice.any_place.statistics[i]);
            out.end_object();
            if (!twice.own_place.statistics.empty()) {
                out.key("place_fitted").begin_object();
                write_result(out, twice.own_place.statistics[i]);
                out.end_object();
            }
            out.end_object();
        }
        out.end_array();
        out.end_object();
    }
    out.end_array();
    write_count(out, "same_place", count_inside(one_side(studies, &ReplicatedTwice::same_place)));
    write_count(out, "place_drawn", count_inside(one_side(studies, &ReplicatedTwice::any_place)));
    if (!studies.empty() && !studies.front().own_place.statistics.empty())
        write_count(out, "place_fitted", count_inside(one_side(studies, &ReplicatedTwice::own_place)));
    out.end_object();
    return out.finish();
}

}  // namespace skoen::cli
