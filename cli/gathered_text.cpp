#include "cli/gathered_text.h"

#include <array>

#include "cli/layout.h"
#include "sim/base/json_writer.h"

namespace skoen::cli {

namespace {

struct Figure {
    const char* key;  // of its words, and its name in JSON
    session::TrainingCount session::GatheredGroup::*count;
};
constexpr std::array kFigures = {Figure{"alone", &session::GatheredGroup::alone},
                                 Figure{"with_score", &session::GatheredGroup::with_score},
                                 Figure{"wrong_followed", &session::GatheredGroup::wrong_followed},
                                 Figure{"overrides_right", &session::GatheredGroup::overrides_right},
                                 Figure{"switched_in_doubt", &session::GatheredGroup::switched_in_doubt},
                                 Figure{"switched_when_sure", &session::GatheredGroup::switched_when_sure},
                                 Figure{"resisted", &session::GatheredGroup::rsr},
                                 Figure{"followed", &session::GatheredGroup::rair}};

std::string interval_words(const session::TrainingCount& count, const Tr& tr) {
    const auto interval = count.interval();
    if (!interval) return "–";
    return tr("session.gather.to", {tr.percent(interval->lo, 0), tr.percent(interval->hi, 0)});
}

}  // namespace

std::string gathered_text(const session::Gathered& gathered, const Tr& tr) {
    std::string out;
    for (const session::GatheredGroup& group : gathered.groups) {
        out += tr("session.gather.group",
                  {group.session, group.arm.empty() ? "–" : group.arm, tr.count(group.people)}) +
               "\n\n";
        constexpr std::size_t kNames = 52;
        Table table({tr("session.gather.what"), tr("session.gather.of"), tr("session.gather.share"),
                     tr("session.gather.interval")},
                    kNames);
        for (const Figure& figure : kFigures) {
            const session::TrainingCount& count = group.*figure.count;
            const auto share = count.share();
            table.row({tr(std::string("session.gather.") + figure.key),
                       tr("session.gather.k_of_n", {tr.count(count.k), tr.count(count.n)}),
                       share ? tr.percent(*share, 0) : "–", interval_words(count, tr)});
        }
        out += table.str() + tr("session.gather.minutes", {tr.number(group.minutes, 1)}) + "\n\n";
    }
    if (gathered.groups.empty()) out += tr("session.gather.none") + '\n';
    if (gathered.left_out > 0) out += tr("session.gather.left_out", {tr.count(gathered.left_out)}) + '\n';
    return out + wrapped(tr("session.gather.forgotten")) + '\n';
}

std::string gathered_json(const session::Gathered& gathered) {
    base::JsonWriter out;
    out.begin_object().key("groups").begin_array();
    for (const session::GatheredGroup& group : gathered.groups) {
        out.begin_object().key("session").value(group.session).key("arm").value(group.arm);
        out.key("people").value(group.people).key("minutes").value(group.minutes);
        for (const Figure& figure : kFigures) {
            const session::TrainingCount& count = group.*figure.count;
            out.key(figure.key).begin_object().key("k").value(count.k).key("n").value(count.n).end_object();
        }
        out.end_object();
    }
    return out.end_array().key("left_out").value(gathered.left_out).end_object().finish();
}

}  // namespace skoen::cli
